"""The actors of an article.

In:  a Doc, e.g. of "Serbian President Aleksandar Vucic accused Türkiye … Vucic wrote on social media. He added …".
Out: a Cast: Vucic (SRB, GOV, president) with four mentions, Türkiye (TUR, GOV) with one.
"""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Doc

from demarche.actors.casting import Casting
from demarche.actors.discourse import Discourse
from demarche.actors.knowledge import ActorKnowledge
from demarche.actors.page import Page
from demarche.actors.reading import Reading
from demarche.cast import Cast
from demarche.records import Actor, ActorMention, Span, content_hash


def find_actors(doc: Doc, *, knowledge: ActorKnowledge, published: dt.date | None = None, title: str = "") -> Cast:
    """Everybody who acts, is acted on or speaks. "I", "you" and "we" wait for `resolve_quoted`."""
    discourse = Casting(Page(doc, knowledge), day=published, title=title).run()
    return _records(discourse, content_hash(doc.text))


def _records(discourse: Discourse, seed: str) -> Cast:
    used = sorted((f for f in discourse.figures if f.tokens), key=lambda f: (min(f.tokens), f.order))
    ids = {id(f): f"a{n}" for n, f in enumerate(used, start=1)}
    spans: dict[str, list[Span]] = {}
    mentions: list[ActorMention] = []
    for noted in sorted(discourse.mentions, key=lambda m: (m.span, m.token)):
        actor = ids[id(noted.figure)]
        spans.setdefault(actor, []).append(noted.span)
        mentions.append(
            ActorMention(actor=actor, span=noted.span, head=noted.token, form=noted.form, rule=noted.rule)
        )
    return Cast((actor_record(f.reading, ids[id(f)], seed, spans[ids[id(f)]]) for f in used), mentions)


def actor_record(reading: Reading, id: str, seed: str, spans: list[Span]) -> Actor:
    """The record of a finished figure."""
    return Actor(
        id=id, name=reading.name, kind=reading.kind, country=reading.country, sector=reading.sector,
        sectors=reading.sectors, office=reading.office, rule=reading.rule, inferred=reading.inferred,
        key=reading.key or f"generic:{content_hash(seed, id, reading.name)}",
        mentions=tuple(dict.fromkeys(spans)), candidates=reading.candidates,
    )  # fmt: skip
