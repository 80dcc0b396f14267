"""Occurrences: which reports tell of one and the same, and which never do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.link import OccurrenceOptions, find_occurrences
from demarche.link.reports import Days, Party, Place, Report
from demarche.link.telling import telling_words

CHAD = Party("state:TCD", "Chad", "state", "TCD", "GOV")
SUDAN = Party("state:SDN", "Sudan", "state", "SDN", "GOV")
DEBY = Party("person:mahamat_deby", "Mahamat Deby", "person", "TCD", "GOV")
NIGER = Party("state:NER", "Niger", "state", "NER", "GOV")
CABINET = Party("generic:17", "government", "group", "TCD", "GOV")
GUNMEN = Party("generic:18", "gunmen", "group", None, "UAF")
ATTACKERS = Party("generic:19", "attackers", "group", None, "UAF")
SOLDIERS = Party("generic:20", "soldiers", "group", "TCD", "MIL")
TROOPS = Party("generic:21", "Chadian troops", "group", "TCD", "MIL")
ADRE = Place("Adré", "TCD", "Ouaddaï", 2436400, point=True)
TINE = Place("Tiné", "TCD", "Wadi Fira", 244878, point=True)
SUNDAY = date(2025, 5, 11).toordinal()


def on(day: int, *, firm: bool = True) -> Days:
    return Days(day, day, firm) if firm else Days(day - 3, day, firm)


CLOSING = Report(
    article="a",
    event="e1",
    key="ka",
    story="s",
    origin="a",
    published=SUNDAY + 1,
    type="SANCTION",
    mode="discontinue",
    standing="happened",
    verbal=False,
    actors=(CHAD,),
    recipients=(SUDAN,),
    days=on(SUNDAY),
    place=None,
    tolls=(),
    words=telling_words("Chad closed its border with Sudan on Sunday.", ["Chad", "Sudan"]),
)
RAID = replace(
    CLOSING,
    type="ASSAULT",
    mode="firearms",
    actors=(GUNMEN,),
    recipients=(SOLDIERS,),
    place=ADRE,
    tolls=(("dead", 17),),
    words=telling_words("Gunmen killed at least 17 soldiers in an attack on a garrison at Adré on Saturday.", []),
)
CHARGE = replace(
    CLOSING,
    type="ACCUSE",
    mode="allege",
    verbal=True,
    days=on(SUNDAY + 1, firm=False),
    words=telling_words("Chad accused Sudan of sheltering the attackers.", ["Chad", "Sudan"]),
)


def told(report: Report, article: str = "b", sentence: str = "", **changes: object) -> Report:
    """The same in another article, with these differences."""
    names = [p.name for p in (*report.actors, *report.recipients)]
    words = telling_words(sentence, names) if sentence else report.words
    return replace(report, article=article, key=f"k{article}", origin=article, words=words, **changes)  # type: ignore[arg-type]


def are_one(*reports: Report) -> bool:
    return len({name for _, name in find_occurrences(reports)}) == 1


def test_one_closing_in_three_papers() -> None:
    """An occurrence is named for the event that told it first."""
    second = told(CLOSING, "b", "Chad shut its border with Sudan on Sunday, the ministry said.")
    third = told(CLOSING, "c", "The border between Chad and Sudan has been closed since Sunday.")
    assert [name for _, name in find_occurrences([CLOSING, second, third])] == ["ka", "ka", "ka"]


@pytest.mark.parametrize(
    "changes",
    [
        {"recipients": (NIGER,)},
        {"actors": (NIGER,)},
        {"type": "COERCE"},
        {"mode": "expel"},
        {"standing": "future"},
        {"days": on(SUNDAY + 1)},
        {"days": on(SUNDAY - 30)},
    ],
)
def test_what_differs_is_apart(changes: dict[str, object]) -> None:
    """Another party, type, mode, standing or firm day is another occurrence, in the same words or not."""
    assert not are_one(CLOSING, told(CLOSING, **changes))


def test_two_points_are_two_occurrences() -> None:
    """Raids on one day in Adré and in Tiné are two; in Adré and in its province they may be one."""
    assert not are_one(RAID, told(RAID, place=TINE))
    assert are_one(RAID, told(RAID, place=Place("Ouaddaï", "TCD", "Ouaddaï", None, point=False)))
    assert not are_one(RAID, told(RAID, place=Place("Darfur", "SDN", "Darfur", None, point=False)))


def test_parties_without_names() -> None:
    """Gunmen and attackers, soldiers and troops: one day, one point and one story say that they are the same."""
    other = told(RAID, "b", "Attackers shot dead 17 troops at Adré.", actors=(ATTACKERS,), recipients=(TROOPS,))
    assert are_one(RAID, other)
    assert not are_one(RAID, replace(other, story="t", place=None, days=None))


def test_who_speaks_for_a_state() -> None:
    """President, cabinet and country are akin; the firm day and the words decide."""
    for actor in (DEBY, CABINET):
        assert are_one(CLOSING, told(CLOSING, "b", "The border with Sudan was closed on Sunday.", actors=(actor,)))
    assert not are_one(told(CLOSING, "b", actors=(DEBY,)), told(CLOSING, "c", actors=(replace(DEBY, key="person:x"),)))


def test_words_of_accusations_must_be_alike() -> None:
    """Two accusations by the same against the same on near days are one only if they say the same."""
    assert are_one(CHARGE, told(CHARGE, "b", "N'Djamena accused Khartoum of sheltering the attackers on its soil."))
    assert not are_one(CHARGE, told(CHARGE, "b", "Chad accused Sudan of flooding its markets with cheap sugar."))


def test_conflicting_tolls_join() -> None:
    """Seventeen dead and twenty-three dead are two accounts of one raid."""
    assert are_one(RAID, told(RAID, tolls=(("dead", 23),)))


def test_conflicting_days_and_places_join_only_if_all_else_is_the_same() -> None:
    """Named parties, mode, story and place alike: Saturday and Sunday are two accounts of one day."""
    raid = replace(RAID, actors=(SUDAN,), recipients=(CHAD,))
    assert are_one(raid, told(raid, days=on(SUNDAY - 1)))
    assert not are_one(raid, told(raid, days=on(SUNDAY - 2)))
    assert not are_one(raid, told(raid, days=on(SUNDAY - 1), story="t"))
    assert not are_one(RAID, told(RAID, days=on(SUNDAY - 1)))
    assert are_one(raid, told(raid, place=TINE))
    assert not are_one(raid, told(raid, "b", "Sudan shelled a market.", place=TINE))


def test_events_of_one_article_stay_apart() -> None:
    """Merging has told them apart; of two that fit, the better joins."""
    vague = replace(told(CLOSING, "b"), event="e2", key="kb2", days=on(SUNDAY + 1, firm=False))
    found = {r.key: name for r, name in find_occurrences([CLOSING, vague, told(CLOSING, "b")])}
    assert found == {"ka": "ka", "kb2": "kb2", "kb": "ka"}


def test_one_contradiction_keeps_apart() -> None:
    """A report without a day does not chain two reports of different days."""
    friday = told(CLOSING, "c", days=on(SUNDAY - 2))
    assert [n for _, n in find_occurrences([CLOSING, told(CLOSING, "b", days=None), friday])] == ["ka", "ka", "kc"]


def test_memory_is_bounded() -> None:
    """What was silent for long, or is too much, is closed."""
    later = told(CLOSING, "b", published=SUNDAY + 90)
    assert not are_one(CLOSING, later)
    options = OccurrenceOptions(capacity=1)
    found = find_occurrences([CLOSING, told(RAID, "b"), told(CHARGE, "c"), told(CLOSING, "d")], options=options)
    assert [name for _, name in found] == ["ka", "kb", "kc", "kd"]


@given(
    st.lists(
        st.builds(
            lambda n, day, parties, place, mode: told(
                CLOSING, f"{n}", days=day, actors=parties, recipients=parties[::-1], place=place, mode=mode
            ),
            st.integers(0, 99),
            st.sampled_from([None, on(SUNDAY), on(SUNDAY + 5), on(SUNDAY + 5, firm=False)]),
            st.lists(st.sampled_from([CHAD, SUDAN, DEBY, GUNMEN, CABINET]), max_size=2).map(tuple),
            st.sampled_from([None, ADRE, TINE]),
            st.sampled_from([None, "discontinue", "expel"]),
        ),
        max_size=9,
        unique_by=lambda r: r.article,
    )
)
def test_any_reports(reports: list[Report]) -> None:
    """Each gets an occurrence, named for its first report, the same each time; no two modes or firm days lie in one."""
    found = list(find_occurrences(reports))
    assert [r for r, _ in found] == reports
    assert found == list(find_occurrences(reports))
    for name in {n for _, n in found}:
        members = [r for r, n in found if n == name]
        assert members[0].key == name
        assert len({r.mode for r in members} - {None}) <= 1
        assert len({r.days.first for r in members if r.days and r.days.firm}) <= 1
