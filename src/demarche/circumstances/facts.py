"""Standing relations that a report states in passing: who is whose member, ally, commander, who claims what.

In:  frames, cast, attributions, rules. Out: `Fact`s with holder: for "Argentina still considers the islands part of its
territory" claims_territory(Argentina, islands), held by Argentina; for "NATO member Norway" member_of, the article's.

Nothing in dispute is asserted by us: a view has the one who holds it, a report its speaker.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from demarche.cast import Cast
from demarche.circumstances.fact_clauses import ClauseFacts
from demarche.circumstances.fact_names import NameFacts
from demarche.circumstances.fact_nouns import NounFacts
from demarche.circumstances.fact_offices import OfficeFacts
from demarche.circumstances.fact_parties import Parties
from demarche.circumstances.fact_rules import FactRules
from demarche.circumstances.fact_spans import FactSpans
from demarche.circumstances.places import PlaceMention
from demarche.circumstances.speakers import Speakers
from demarche.circumstances.times import Times
from demarche.language.frames import Frames
from demarche.records import Attribution, Fact


def find_facts(
    frames: Frames,
    cast: Cast,
    attributions: Sequence[Attribution],
    *,
    rules: FactRules,
    places: Sequence[PlaceMention] = (),
    times: Times | None = None,
    published: dt.date | None = None,
) -> tuple[Fact, ...]:
    """The facts of an article in text order; the same relation of the same parties once for each holder."""
    speakers = Speakers(frames, cast, attributions, sayers=rules.words.sayers)
    parties = Parties(frames, cast, rules, places)
    spans = FactSpans(frames.syntax, times, published)
    clauses = ClauseFacts(frames, parties, speakers, rules, spans)
    nouns = NounFacts(frames, parties, speakers, rules, spans)
    offices = OfficeFacts(frames, parties, speakers, rules, spans)
    names = NameFacts(frames, cast, speakers, rules.words, spans, places)
    found: dict[tuple[str, str, str, str | None, bool], Fact] = {}
    for fact in map(_as_claim, (*offices.facts(), *clauses.facts(), *names.facts(), *nouns.facts())):
        if fact.subject != fact.object:
            found.setdefault((fact.subject, fact.relation, fact.object, fact.holder, fact.former), fact)
    return tuple(sorted(found.values(), key=lambda f: f.span))


def _as_claim(fact: Fact) -> Fact:
    """ "Israel says the heights belong to it": who holds a place to be part of himself claims it."""
    if fact.relation != "part_of" or fact.holder is None or fact.holder != fact.object:
        return fact
    return msgspec.structs.replace(fact, subject=fact.object, relation="claims_territory", object=fact.subject)
