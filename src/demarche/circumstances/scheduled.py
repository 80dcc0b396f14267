"""What lies ahead: elections, summits, deadlines, visits, with their dates, and what was put off or called off.

In:  frames, the times and places of an article, its day of publication. Out: `Scheduled` records: "days before
Kosovo's local elections on Oct. 12" gives an election, XKX, 12 October.

A noun counts with a day after publication of its own, or with a sign that it is to come ("upcoming", "ahead of") or
that it is off; a verb ("will visit Beijing next week") only with a day after publication in a clause that looks ahead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from demarche.cast import Cast
from demarche.circumstances.ahead import Ahead
from demarche.circumstances.occasions import Occasions
from demarche.circumstances.places import PlaceMention
from demarche.circumstances.scheduled_nouns import NounsAhead
from demarche.circumstances.scheduled_terms import TermsAhead
from demarche.circumstances.scheduled_verbs import VerbsAhead
from demarche.circumstances.speakers import Speakers
from demarche.circumstances.times import TimeKnowledge, Times
from demarche.language.frames import Frames
from demarche.records import Attribution, Scheduled


def find_scheduled(
    frames: Frames,
    times: Times,
    places: Sequence[PlaceMention],
    cast: Cast,
    attributions: Sequence[Attribution] = (),
    *,
    published: dt.date | None,
    occasions: Occasions,
    knowledge: TimeKnowledge,
) -> tuple[Scheduled, ...]:
    """What is ahead, each once: of two mentions with one kind, day, country and status the first is kept."""
    speakers = Speakers(frames, cast, attributions, sayers=knowledge.words["sayers"])
    ahead = Ahead(
        frames, times, places, cast, published=published, occasions=occasions, knowledge=knowledge, speakers=speakers
    )
    terms = list(TermsAhead(ahead).found())
    limited = {said.predicate for said in terms}
    verbs = (said for said in VerbsAhead(ahead).found() if said.predicate not in limited)
    found: dict[tuple[str, str | None, str | None, str], Scheduled] = {}
    for said in (*NounsAhead(ahead).found(), *verbs, *terms):
        day = said.date.start if said.date and said.date.start else said.name.lower()
        found.setdefault((said.kind, day, said.country, said.status), ahead.record(said))
    return tuple(sorted(found.values(), key=lambda entry: entry.span))
