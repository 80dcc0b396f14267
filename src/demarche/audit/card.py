"""One event as an auditor sees it: its sentences with the words marked, what stands around them, its fields in words.

In:  an article, its coding, an event's id. Out: a card: "[actor Chad] [act closed] its border with [recipient Sudan]
[when on Sunday].", the words before and behind, and {"type": "SANCTION/discontinue", "actor": "Chad (TCD)", …}.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from demarche.records import Article, Coding, Event, EventDate, Span

_AROUND = 300  # characters before and behind the sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence and the part they play: actor, recipient, act, when, where, or "" for none."""

    words: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention: the sentence in pieces, between what stands before and behind it."""

    before: str
    pieces: tuple[Piece, ...]
    behind: str


@dataclass(frozen=True, slots=True)
class Card:
    """words: the clause that the event stands on. coded: what the program says, by field; "" where it says nothing."""

    article: Article
    event: Event
    tellings: tuple[Telling, ...]
    words: str
    coded: dict[str, str]


def card_of(article: Article, coding: Coding, event_id: str) -> Card:
    """What an auditor needs to judge this event."""
    event = next(event for event in coding.events if event.id == event_id)
    clause = event.mentions[0].clause
    tellings = tuple(_telling(article.text, coding, event, mention.sentence) for mention in event.mentions)
    words = " ".join(article.text[clause.start : clause.end].split())
    return Card(article, event, tellings, words, _coded(coding, event))


def _telling(text: str, coding: Coding, event: Event, sentence: Span) -> Telling:
    before, behind = text[max(sentence.start - _AROUND, 0) : sentence.start], text[sentence.end :][:_AROUND]
    return Telling(_from_word(before), tuple(_pieces(text, sentence, _parts(coding, event))), _to_word(behind))


def _parts(coding: Coding, event: Event) -> Iterator[tuple[Span, str]]:
    """Which words play which part; of words that play two, the first part counts."""
    yield from ((mention.predicate, "act") for mention in event.mentions)
    for told, part in ((event.date, "when"), (event.location, "where")):
        if told is not None and told.span is not None:
            yield told.span, part
    for ids, part in ((event.actors, "actor"), (event.recipients, "recipient")):
        yield from ((span, part) for actor in coding.actors if actor.id in ids for span in actor.mentions)


def _pieces(text: str, sentence: Span, parts: Iterable[tuple[Span, str]]) -> Iterator[Piece]:
    taken: list[tuple[Span, str]] = []
    for span, part in parts:
        if sentence.covers(span) and not any(span.overlaps(other) for other, _ in taken):
            taken.append((span, part))
    at = sentence.start
    for span, part in sorted(taken):
        yield Piece(_flat(text[at : span.start]))
        yield Piece(_flat(text[span.start : span.end]), part)
        at = span.end
    yield Piece(_flat(text[at : sentence.end]))


def _flat(words: str) -> str:
    return words.replace("\n", " ")


def _coded(coding: Coding, event: Event) -> dict[str, str]:
    names = {a.id: " ".join(filter(None, (a.name, f"({a.country})" if a.country else ""))) for a in coding.actors}
    hedged = ", hedged" if event.hedged else ""
    said = f", on the word of {names[event.attributed_to]}" if event.attributed_to else ""
    return {
        "type": event.type + (f"/{event.mode}" if event.mode else ""),
        "actor": "; ".join(names[id] for id in event.actors),
        "recipient": "; ".join(names[id] for id in event.recipients),
        "date": _days(event.date),
        "place": event.location.name if event.location else "",
        "actuality": f"{event.actuality}{hedged}{said}",
    }


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
