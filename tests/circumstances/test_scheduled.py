"""What lies ahead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from demarche.cast import Cast
from demarche.circumstances.occasions import Occasions
from demarche.circumstances.places import Gazetteer, find_places
from demarche.circumstances.scheduled import find_scheduled
from demarche.circumstances.times import TimeKnowledge, Times, find_times
from demarche.circumstances.times.vocabulary import PACKAGED_TIMES
from demarche.language.frames import Frames
from demarche.records import Scheduled
from tests.circumstances.reading import Found

PUBLISHED = dt.date(2025, 10, 9)
Parse = Callable[..., Frames]

BEFORE_ELECTIONS = (
    "The/the/DET/DT/det/2 row/row/NOUN/NN/nsubj/3 began/begin/VERB/VBD/root/0 days/day/NOUN/NNS/obl:unmarked/9 "
    "before/before/ADP/IN/case/9 Peru/Peru/PROPN/NNP/nmod:poss/9 's/'s/PART/POS/case/6 local/local/ADJ/JJ/amod/9 "
    "elections/election/NOUN/NNS/obl/3 on/on/ADP/IN/case/11 Oct./Oct./PROPN/NNP/nmod/9 12/12/NUM/CD/nummod/11 "
    "././PUNCT/./punct/3"
)
PAST_ELECTIONS = (
    "The/the/DET/DT/det/2 elections/election/NOUN/NNS/nsubj:pass/6 on/on/ADP/IN/case/4 Oct./Oct./PROPN/NNP/nmod/2 "
    "were/be/AUX/VBD/aux:pass/6 annulled/annul/VERB/VBN/root/0 ././PUNCT/./punct/6"
)
WILL_VISIT = (
    "Ruiz/Ruiz/PROPN/NNP/nsubj/3 will/will/AUX/MD/aux/3 visit/visit/VERB/VB/root/0 Quito/Quito/PROPN/NNP/obj/3 "
    "next/next/ADJ/JJ/amod/6 week/week/NOUN/NN/obl:unmarked/3 ././PUNCT/./punct/3"
)


def _scheduled(
    frames: Frames, times_known: TimeKnowledge, gazetteer: Gazetteer, cast: Cast | None = None
) -> tuple[Scheduled, ...]:
    s = frames.syntax
    mentions = find_times(s.doc, published=PUBLISHED, knowledge=times_known, syntax=s)
    times = Times(mentions, s, frames, published=PUBLISHED, knowledge=times_known)
    cast = cast or Cast()
    places = find_places(s.doc, cast=cast, gazetteer=gazetteer, syntax=s)
    occasions = Occasions.load(PACKAGED_TIMES / "occasions.yaml")
    return find_scheduled(frames, times, places, cast, published=PUBLISHED, occasions=occasions, knowledge=times_known)


def test_dated_election(parse: Parse, times_known: TimeKnowledge, gazetteer: Gazetteer) -> None:
    """An election with a day after publication stands in the calendar, with its country."""
    (entry,) = _scheduled(parse(BEFORE_ELECTIONS, names={"Peru": "LOC"}), times_known, gazetteer)
    assert (entry.kind, entry.name, entry.country) == ("election", "local elections", "PER")
    assert entry.date is not None
    assert entry.date.start == "2025-10-12"


def test_what_is_over_is_not_ahead(parse: Parse, times_known: TimeKnowledge, gazetteer: Gazetteer) -> None:
    """An election in a past clause is no scheduled event."""
    assert _scheduled(parse(PAST_ELECTIONS.replace("Oct.", "June")), times_known, gazetteer) == ()


def test_visit_told_by_a_verb(parse: Parse, times_known: TimeKnowledge, gazetteer: Gazetteer) -> None:
    """A verb in a clause that looks ahead, with a day, is scheduled."""
    (entry,) = _scheduled(parse(WILL_VISIT, names={"Quito": "LOC"}), times_known, gazetteer)
    assert (entry.kind, entry.rule) == ("visit", "scheduled.verb")
    assert entry.date is not None
    assert (entry.date.start, entry.date.end) == ("2025-10-13", "2025-10-19")


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Tanzania goes to the polls on October 29.", "election", "2025-10-29", "2025-10-29"),
        ("The ceasefire expires at midnight on Friday.", "deadline", "2025-10-10", "2025-10-10"),
        ("Iran has until the end of November to comply.", "deadline", "2025-11-30", "2025-11-30"),
        ("The court will hand down its verdict on November 4.", "trial", "2025-11-04", "2025-11-04"),
        ("The opposition called a general strike for Thursday, Oct. 16.", "protest", "2025-10-16", "2025-10-16"),
        ("The election, scheduled for January, has been postponed.", "election", "2026-01-01", "2026-01-31"),
        ("The hearing was postponed to Nov. 20.", "trial", "2025-11-20", "2025-11-20"),
        ("The trial was adjourned until Oct. 24.", "trial", "2025-10-24", "2025-10-24"),
        ("Nepal has set March 5 as the date of elections.", "election", "2026-03-05", "2026-03-05"),
        ("Saturday marks the second anniversary of the coup.", "anniversary", "2025-10-11", "2025-10-11"),
        ("Iraqis will choose a new parliament on Nov. 11.", "election", "2025-11-11", "2025-11-11"),
        ("The new president takes office on Nov. 8.", "inauguration", "2025-11-08", "2025-11-08"),
        ("Joint drills are scheduled for next week.", "exercise", "2025-10-13", "2025-10-19"),
        ("The new system comes into force on Sunday.", "entry into force", "2025-10-12", "2025-10-12"),
        ("The presidents are expected to meet in Abu Dhabi on Friday.", "talks", "2025-10-10", "2025-10-10"),
    ],
)
def test_plans_are_told_in_many_ways(
    text: str, kind: str, start: str, end: str, times_known: TimeKnowledge, gazetteer: Gazetteer
) -> None:
    """Timetables, terms given, calls for a day, verbs of effect."""
    (found,) = _scheduled(Found(text).frames, times_known, gazetteer, Found(text).cast)
    assert found.date is not None
    assert (found.kind, found.date.start, found.date.end) == (kind, start, end)


def test_a_paper_to_be_concluded_takes_no_effect(times_known: TimeKnowledge, gazetteer: Gazetteer) -> None:
    """What somebody aims to conclude is no entry into force."""
    found = Found("India aims to conclude a trade agreement by the end of the year.")
    assert _scheduled(found.frames, times_known, gazetteer) == ()


@pytest.mark.parametrize(
    ("text", "kind", "status", "start"),
    [
        ("The Arab League summit has been postponed until 4 November.", "summit", "postponed", "2025-11-04"),
        ("Next week's summit in Budapest was called off on Tuesday.", "summit", "cancelled", "2025-10-13"),
        ("Chad's president cancelled a visit to Paris planned for next week.", "visit", "cancelled", "2025-10-13"),
        ("India's prime minister may travel to Washington in December.", "visit", "possible", "2025-12-01"),
        ("Iran's foreign minister will travel to Ankara next week.", "visit", "planned", "2025-10-13"),
        ("The prime minister is due in Beijing on Monday.", "visit", "planned", "2025-10-13"),
        ("All foreign troops must leave by 31 March.", "deadline", "planned", "2026-03-31"),
        ("The rebels were given until midnight on Friday to leave Goma.", "deadline", "planned", "2025-10-10"),
        ("Kenya's presidential run-off will be held on Oct. 26.", "election", "planned", "2025-10-26"),
        ("The general strike planned for Monday has been suspended.", "protest", "postponed", "2025-10-13"),
        ("The hearing has been moved from Monday to 20 November.", "trial", "postponed", "2025-11-20"),
        ("Turkey's election, brought forward to 24 November, will be watched.", "election", "planned", "2025-11-24"),
        ("A tender for the road closes on October 31.", "deadline", "planned", "2025-10-31"),
    ],
)
def test_put_off_called_off_and_possible_are_told_apart(
    text: str, kind: str, status: str, start: str, times_known: TimeKnowledge, gazetteer: Gazetteer
) -> None:
    """What is off is not ahead as if nothing had happened."""
    (found,) = _scheduled(Found(text).frames, times_known, gazetteer, Found(text).cast)
    assert found.date is not None
    assert (found.kind, found.status, found.date.start) == (kind, status, start)


@pytest.mark.parametrize(
    "text",
    [
        "Georgia's local elections will not be held on 4 November.",
        "If the leaders meet in Seoul on Friday, a deal could follow.",
        "Putin will not travel to Johannesburg next month.",
        "The UN General Assembly will approve the text on 12 November.",
    ],
)
def test_what_is_denied_or_a_condition_is_not_ahead(
    text: str, times_known: TimeKnowledge, gazetteer: Gazetteer
) -> None:
    """Nor is the body that acts."""
    assert _scheduled(Found(text).frames, times_known, gazetteer, Found(text).cast) == ()
