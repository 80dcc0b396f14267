"""An auditor's card on the screen: an event's sentences with its words in colour, between what stands around them.

In:  a card. Out: on the screen "Chad closed its border with Sudan on Sunday." with actor, act and recipient in colour.
"""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from demarche.audit import Card
from demarche.audit.card import Telling

_STYLES = {"actor": "actor", "recipient": "actor", "act": "event", "when": "said", "where": "said"}


def show_card(card: Card, screen: Console) -> None:
    """Print title, context and the other mentions of an event."""
    article, (first, *others) = card.article, card.tellings
    head = " · ".join(filter(None, (article.title, article.published or "", article.source, article.id)))
    screen.print(Text(head, style="bold"))
    screen.print(Text(first.before, style="quiet"), marked(first), end=" ")
    screen.print(Text(first.behind, style="quiet"))
    for telling in others:
        screen.print(Text("again: ", style="quiet"), marked(telling))
    screen.print()


def marked(telling: Telling) -> Text:
    """The sentence with the event's words in colour."""
    return Text.assemble(*((piece.words, _STYLES.get(piece.part, "")) for piece in telling.pieces))
