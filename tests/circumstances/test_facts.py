"""Standing facts keep whose word they are."""

from __future__ import annotations

import pytest

from demarche.records import Attribution, Span
from tests.circumstances.reading import Found


def relations(text: str) -> set[str]:
    return {f.relation for f in Found(text).facts}


def test_a_claim_is_its_claimants() -> None:
    """Contested territory is held by who claims it, never by the article."""
    found = Found("Serbia still considers Kosovo part of its territory.")
    (fact,) = found.facts
    assert fact.relation == "claims_territory"
    assert found.is_called(fact.subject, "Serbia")
    assert found.is_called(fact.object, "Kosovo")
    assert fact.holder == fact.subject


def test_a_speaker_holds_what_he_says() -> None:
    """An attribution around the words makes its speaker the holder."""
    text = "Norway is a NATO member, Ruto said."
    said = Attribution(
        id="q1", speaker="a9", source=(Span(25, 29),), cue=(Span(30, 34),), content=(Span(0, 23),), kind="indirect"
    )
    facts = Found(text, (said,)).facts
    assert {f.holder for f in facts if f.relation == "member_of"} == {"a9"}


def test_a_description_of_the_speaker_is_the_articles() -> None:
    """ "X, a spokesman for Y, said" is nobody's claim."""
    (fact,) = Found("Zabihullah Mujahid, a spokesman for the Taliban, said so.").facts
    assert fact.holder is None


def test_included_states_recognise_as_well() -> None:
    """ "By some 119 countries, including Türkiye"."""
    found = Found("Kosovo is recognized by many countries worldwide, including Albania.")
    assert any(f.relation == "recognises" and found.is_called(f.subject, "Albania") for f in found.facts)


def test_the_year_of_a_beginning_is_kept() -> None:
    """ "Joined NATO in 2023" is member since 2023."""
    assert {f.since for f in Found("Finland joined NATO in 2023.").facts} == {"2023"}


def test_made_in_is_read_from_an_adjective() -> None:
    """ "Turkish-made drones"."""
    found = Found("Turkish-made Kestrel drones reached Niamey.")
    assert any(f.relation == "made_in" and found.is_called(f.object, "Turkish") for f in found.facts)


@pytest.mark.parametrize(
    ("text", "relation", "word"),
    [
        ("Former NATO member Norway voted.", "member_of", "Norway"),
        ("Norway was a NATO member until May.", "member_of", "Norway"),
        ("Britain left the European Union in 2020.", "member_of", "Britain"),
        ("Sheikh Hasina was ousted as prime minister in 2024.", "office_of", "Hasina"),
        ("Michael McFaul, a former United States ambassador to Russia, spoke.", "office_of", "McFaul"),
        ("Angela Merkel, who was chancellor until 2021, spoke.", "office_of", "Merkel"),
    ],
)
def test_what_is_over_is_told_as_former(text: str, relation: str, word: str) -> None:
    """ "Former", "left", "was … until 2021": nobody is told to be what he is no more."""
    found = Found(text)
    facts = [f for f in found.facts if f.relation == relation and found.is_called(f.subject, word)]
    assert facts
    assert all(f.former for f in facts)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Kim Min-seok has been prime minister since July.", "2025-07", None),
        ("Turkey, a member of NATO since 1952, blocked the bid.", "1952", None),
        ("The M23 rebels have controlled Goma since January 27.", "2025-01-27", None),
        ("Sheikh Hasina was ousted as prime minister in August 2024.", None, "2024-08"),
        ("Mali quit ECOWAS on January 29.", None, "2025-01-29"),
    ],
)
def test_since_and_until_are_no_finer_than_their_words(text: str, since: str | None, until: str | None) -> None:
    """A year stays a year, a month a month."""
    assert {(f.since, f.until) for f in Found(text).facts} == {(since, until)}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Norway was a NATO member.", "member_of"),
        ("Norway may become a NATO member.", "member_of"),
        ("Is Norway a NATO member?", "member_of"),
        ("Norway is not a NATO member.", "member_of"),
        ("Niger could recognise Kosovo.", "recognises"),
        ("Honduras no longer recognises Taiwan.", "recognises"),
    ],
)
def test_what_is_over_denied_or_only_possible_is_no_fact(text: str, relation: str) -> None:
    """Past, possible, asked and denied relations do not stand."""
    assert relation not in relations(text)


def test_parties_swap_evenly() -> None:
    """Names swapped, parties swapped, nothing else."""
    (one,) = Found("Poland recognises Chad.").facts
    (two,) = Found("Chad recognises Poland.").facts
    assert (one.relation, one.rule) == (two.relation, two.rule)
    assert Found("Poland recognises Chad.").is_called(one.subject, "Poland")
    assert Found("Chad recognises Poland.").is_called(two.subject, "Chad")


def test_presidents_of_bodies_hold_no_office_of_the_state() -> None:
    """Who heads a commission leads it; his country has another president."""
    found = Found("Viktor Gonchar, the president of the country's electoral commission, spoke in Belarus.")
    assert {f.relation for f in found.facts} == {"leads"}
