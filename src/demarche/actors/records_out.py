"""Figures as records.

In:  a finished Discourse. Out: a Cast: actors a1, a2 … in the order of their first mention, mentions in text order.
"""

from __future__ import annotations

from demarche.actors.discourse import Discourse
from demarche.actors.reading import Reading
from demarche.cast import Cast
from demarche.records import Actor, ActorMention, OpenMention, Span, content_hash


def cast_of(discourse: Discourse, text: str, *, story: str | None) -> Cast:
    """The cast; generic actors get keys that no other article has. Both of "North and South Korea" are at Korea."""
    seed = content_hash(text)
    first: dict[int, int] = {}
    for noted in discourse.mentions:
        first[id(noted.figure)] = min(noted.token, first.get(id(noted.figure), noted.token))
    used = sorted((f for f in discourse.figures if id(f) in first), key=lambda f: (first[id(f)], f.order))
    ids = {id(f): f"a{n}" for n, f in enumerate(used, start=1)}
    spans: dict[str, list[Span]] = {}
    mentions: list[ActorMention] = []
    halves = discourse.page.halves
    for noted in sorted(discourse.mentions, key=lambda m: (m.span, m.token, ids[id(m.figure)])):
        actor = ids[id(noted.figure)]
        spans.setdefault(actor, []).append(noted.span)
        head = halves.get(noted.token, noted.token)
        mentions.append(ActorMention(actor=actor, span=noted.span, head=head, form=noted.form, rule=noted.rule))
    actors = (actor_record(f.reading, ids[id(f)], seed, spans[ids[id(f)]]) for f in used)
    left_open = (
        OpenMention(span=o.span, reason=o.reason, candidates=tuple(ids[id(f)] for f in o.rivals if id(f) in ids))
        for o in discourse.open
    )
    return Cast(actors, mentions, story=story, open_mentions=left_open)


def actor_record(reading: Reading, id: str, seed: str, spans: list[Span]) -> Actor:
    """The record of one actor."""
    return Actor(
        id=id, name=reading.name, kind=reading.kind, country=reading.country, sector=reading.sector,
        sectors=reading.sectors, office=reading.office, rule=reading.rule, inferred=reading.inferred,
        key=reading.key or f"generic:{content_hash(seed, id, reading.name)}",
        mentions=tuple(dict.fromkeys(spans)), candidates=reading.candidates,
    )  # fmt: skip
