"""Who stands against whom in an event, for formats that know only one source and one target a row.

In:  an event with two actors and a recipient. Out: two rows; for a meeting of three, one row for each ordered pair:
"Kenya met Uganda and Tanzania" is six dyads in ICEWS and in GDELT.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from demarche.records import Actor, Article, Coding, Event, Span

# Acts that all do together: the parties stand side by side as actors, and each is the others' partner. Of ACLED,
# battles and, of another type, agreements.
_MUTUAL = ("CONSULT", "AGREE", "COOPERATE", "Battles")
_MUTUAL_MODE = "Agreement"
# What older formats mean by an event: they have no column for plans, conditions and denials.
HAPPENED = ("actual", "historical")

Pair = tuple[Actor | None, Actor | None]


def actors_of(coding: Coding) -> dict[str, Actor]:
    """The actors of a coding by their ids."""
    return {a.id: a for a in coding.actors}


def pairs_of(event: Event, known: Mapping[str, Actor]) -> Iterator[Pair]:
    """(actor, recipient) for each dyad; None where a side is not named. `known`: the coding's actors by their ids."""
    actors = [known[id] for id in event.actors if id in known]
    recipients = [known[id] for id in event.recipients if id in known]
    if not recipients and len(actors) > 1 and is_mutual(event):
        yield from ((a, b) for a in actors for b in actors if a.id != b.id)
        return
    for actor in actors or (None,):
        for recipient in recipients or (None,):
            yield actor, recipient


def is_mutual(event: Event) -> bool:
    """Whether those who do it without a recipient do it with each other: they met, agreed, fought."""
    return event.type in _MUTUAL or event.mode == _MUTUAL_MODE


def number_of(*parts: str) -> int:
    """A positive number below 2^53 that depends on the parts alone: readers keep ids as doubles."""
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 11


def sentence_starts(coding: Coding) -> list[int]:
    """Where the sentences begin that the coding names, in order."""
    starts = {m.sentence.start for e in coding.events for m in e.mentions}
    starts |= {u.sentence.start for u in coding.uncoded} | {v.sentence.start for v in coding.voices}
    return sorted(starts)


def sentence_number(starts: Sequence[int], span: Span) -> int:
    """Which sentence of the article, from 1, counted over those that begin at `starts`."""
    return max(1, bisect_right(starts, span.start))


def mention_in(actor: Actor | None, sentence: Span) -> int | None:
    """Where the actor's first mention in a sentence begins; of actors named before only, where that last was."""
    spans = actor.mentions if actor else ()
    inside = [s.start for s in spans if sentence.covers(s)]
    before = [s.start for s in spans if s.start < sentence.start]
    return min(inside) if inside else max(before, default=None)


def day_of(event: Event, article: Article) -> str | None:
    """First day of the event; where its words refuse resolution, the day of publication, as the field has it."""
    return event.date.start if event.date and event.date.start else article.published
