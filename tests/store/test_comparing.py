"""Comparing two coders' rows."""

from __future__ import annotations

from collections import Counter

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.store.comparing import compare_events, counts_by_type
from demarche.store.imports import CodedEvent, Side

QUADS = {"CONSULT": 1, "AGREE": 1, "SANCTION": 4, "COERCE": 4, "": None}


def event(
    id: str,
    type: str = "SANCTION",
    day: int = 11,
    actor: str = "TCD",
    recipient: str = "SDN",
    sectors: tuple[str, ...] = ("GOV",),
) -> CodedEvent:
    def side(codes: str) -> Side:
        return Side(countries=tuple(codes.split()), sectors=sectors)

    return CodedEvent(
        id=id, date=f"2025-05-{day:02}", type=type, quad=QUADS[type], actor=side(actor), recipient=side(recipient)
    )


def told(here: list[CodedEvent], there: list[CodedEvent], days: int = 1) -> list[tuple[str, str, str]]:
    rows = compare_events(here, there, days=days)
    return [(r.agreement, r.here.id if r.here else "", r.there.id if r.there else "") for r in rows]


def test_same_type_before_same_quad_and_near_days_first() -> None:
    """The best counterpart is taken, whatever the order of the rows."""
    there = [event("coerce", "COERCE"), event("late", day=12), event("same", day=11)]
    assert told([event("a")], there)[0] == ("same type", "a", "same")
    assert told([event("a")], there[:2])[0] == ("same type", "a", "late")
    assert told([event("a")], there[:1])[0] == ("same quad", "a", "coerce")


def test_sectors_prefer_but_do_not_decide() -> None:
    """Of two counterparts the one with the same sector; without one, the country is enough, and the line says so."""
    army = event("army", sectors=("MIL",))
    state = event("state", day=12)
    assert told([event("a")], [army, state])[0] == ("same type", "a", "state")
    (row,) = compare_events([event("a")], [army], days=0)
    assert (row.agreement, row.same_sectors, row.days) == ("same type", False, 0)


def test_other_countries_directions_and_days_are_no_counterparts() -> None:
    """Who did it to whom counts, in this order; two days apart is too far for one."""
    for other in (event("x", actor="NER"), event("x", actor="SDN", recipient="TCD"), event("x", day=13)):
        assert told([event("a")], [other]) == [("only here", "a", ""), ("only there", "", "x")]
    assert told([event("a")], [event("x", day=13)], days=2)[0][0] == "same type"


def test_each_row_has_one_counterpart_and_the_rest_are_repetitions() -> None:
    """Five papers' rows of one event are one pair and four repetitions, not four finds of theirs."""
    found = told([event("a")], [event(f"x{n}") for n in range(5)])
    assert Counter(a for a, _, _ in found) == {"same type": 1, "repeated there": 4}


def test_sides_with_several_countries_meet_in_one() -> None:
    """POLECAT's event of two actors is the counterpart of a row about either."""
    assert told([event("a", actor="NER TCD")], [event("x", actor="TCD")])[0] == ("same type", "a", "x")


def test_rows_without_code_or_countries_have_no_counterpart() -> None:
    """Statements (CAMEO 01) have no PLOVER type; rows of nobody to nobody would match everything."""
    assert told([event("a", type="")], [event("x", type="")])[0][0] == "only here"
    assert told([event("a", actor="", recipient="")], [event("x", actor="", recipient="")])[0][0] == "only here"
    assert told([event("a", recipient="")], [event("x", recipient="")])[0][0] == "same type"


def test_events_that_place_nobody_meet_by_name() -> None:
    """Armed bands without a country: the names must be the same, but for capitals."""
    band, other = (msgspec.structs.replace(event(n, actor="", recipient=""), actor=Side(names=(n,))) for n in "ab")
    shouted = msgspec.structs.replace(band, id="x", actor=Side(names=("A",)))
    assert told([band], [shouted])[0][0] == "same type"
    assert told([band], [other])[0][0] == "only here"


_events = st.builds(
    event,
    st.text("abc", max_size=3),
    st.sampled_from(sorted(QUADS)),
    st.integers(1, 5),
    st.sampled_from(["TCD", "SDN", "TCD SDN", ""]),
    st.sampled_from(["TCD", "SDN", ""]),
    st.sampled_from([(), ("GOV",), ("GOV", "MIL")]),
)


@settings(max_examples=200)
@given(st.lists(_events, max_size=8), st.lists(_events, max_size=8), st.integers(0, 3))
def test_every_row_is_told_once(here: list[CodedEvent], there: list[CodedEvent], days: int) -> None:
    """Nothing is lost or doubled, pairs keep to the rules, and the counts add up."""
    rows = list(compare_events(here, there, days=days))
    assert [r.here for r in rows if r.here] == here
    assert Counter(r.there for r in rows if r.there) == Counter(there)
    for row in rows:
        if row.here and row.there:
            assert row.days is not None
            assert abs(row.days) <= days
            assert row.here.quad == row.there.quad
    assert sum(sum(c.values()) for c in counts_by_type(rows).values()) == len(rows)


@given(st.lists(_events, max_size=6))
def test_a_store_agrees_with_itself(events: list[CodedEvent]) -> None:
    """Against itself every row that can be compared has a counterpart of the same type, on the same day."""
    for row in compare_events(events, events, days=0):
        assert row.here is None or row.there is not None or not row.here.type or not _placed(row.here)


def _placed(event: CodedEvent) -> bool:
    return bool(event.actor.countries or event.recipient.countries)
