"""One event as an auditor sees it: its sentence with the words marked, the sentences beside it, its fields in words.

In:  an article, its coding, an event's id. Out: on the screen "Chad closed its border with Sudan on Sunday." with
actor, act and recipient in colour, between what stands before and behind it.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from demarche.records import Article, Coding, Event, EventDate, Span

_AROUND = 300  # characters before and behind the sentence


def show_card(article: Article, coding: Coding, event_id: str, screen: Console) -> None:
    """Print title, context and the other mentions of an event."""
    event = _event(coding, event_id)
    first = event.mentions[0].sentence
    head = " · ".join(filter(None, (article.title, article.published or "", article.source, article.id)))
    screen.print(Text(head, style="bold"))
    before, behind = article.text[max(first.start - _AROUND, 0) : first.start], article.text[first.end :][:_AROUND]
    screen.print(Text(_from_word(before), style="quiet"), marked(article.text, coding, event, first), end=" ")
    screen.print(Text(_to_word(behind), style="quiet"))
    for mention in event.mentions[1:]:
        screen.print(Text("again: ", style="quiet"), marked(article.text, coding, event, mention.sentence))
    screen.print()


def marked(text: str, coding: Coding, event: Event, sentence: Span) -> Text:
    """The sentence with the event's words in colour."""
    shown = Text(text[sentence.start : sentence.end].replace("\n", " "))
    parties = {*event.actors, *event.recipients}
    named = [span for actor in coding.actors if actor.id in parties for span in actor.mentions]
    _mark(shown, sentence, named, "actor")
    _mark(shown, sentence, [place for place in (event.location and event.location.span,) if place], "said")
    _mark(shown, sentence, [day for day in (event.date and event.date.span,) if day], "said")
    _mark(shown, sentence, [mention.predicate for mention in event.mentions], "event")
    return shown


def _mark(shown: Text, sentence: Span, spans: Iterable[Span], style: str) -> None:
    for span in spans:
        if sentence.covers(span):
            shown.stylize(style, span.start - sentence.start, span.end - sentence.start)


def coded_words(article: Article, coding: Coding, event_id: str) -> tuple[str, dict[str, str]]:
    """The words the event stands on, and what was coded, by field; "" where nothing was."""
    event = _event(coding, event_id)
    names = {a.id: " ".join(filter(None, (a.name, f"({a.country})" if a.country else ""))) for a in coding.actors}
    clause = event.mentions[0].clause
    hedged = ", hedged" if event.hedged else ""
    said = f", on the word of {names[event.attributed_to]}" if event.attributed_to else ""
    coded = {
        "type": event.type + (f"/{event.mode}" if event.mode else ""),
        "actor": "; ".join(names[id] for id in event.actors),
        "recipient": "; ".join(names[id] for id in event.recipients),
        "date": _days(event.date),
        "place": event.location.name if event.location else "",
        "actuality": f"{event.actuality}{hedged}{said}",
    }
    return " ".join(article.text[clause.start : clause.end].split()), coded


def _event(coding: Coding, event_id: str) -> Event:
    return next(event for event in coding.events if event.id == event_id)


def _days(date: EventDate | None) -> str:
    if date is None or date.start is None:
        return ""
    days = date.start if date.start == date.end else f"{date.start} to {date.end}"
    return f"{days} (day of publication)" if date.precision == "unresolved" else days


def _from_word(words: str) -> str:
    line = " ".join(words.split())
    return f"… {line.partition(' ')[2]}" if len(words) == _AROUND else line


def _to_word(words: str) -> str:
    line = " ".join(words.split())
    return f"{line.rpartition(' ')[0]} …" if len(words) == _AROUND else line
