"""What the words beside a name say of somebody whom no table knows."""

from __future__ import annotations

import pytest

from demarche.records import Actor
from tests.actors.conftest import Read

CASES = [
    ("Rainer Wendt, head of Germany's police union, criticised the plan.", "Rainer Wendt", "DEU", "LAB"),
    ("Enio Cubillo, director of Costa Rica's civil aviation agency, left.", "Enio Cubillo", "CRI", "GOV"),
    ("Amin Haddad, commander of Libya's navy, accused Malta.", "Amin Haddad", "LBY", "MIL"),
    ("Ama Boateng, mayor of Kumasi, resigned.", "Ama Boateng", "GHA", "GOV"),
    ("Backroads spokeswoman Liz Einbinder condemned the attack.", "Liz Einbinder", None, None),
    ("Yusuf Demir, who was born in Izmir, was shot in Vienna.", "Yusuf Demir", "TUR", None),
    ("The newspaper Al Barid accused Morocco of spying.", "Al Barid", None, "JRN"),
    ("The Japanese brewer Kirin left Myanmar.", "Kirin", "JPN", "BUS"),
    ("Ecuador expelled the oil company Drillco.", "Drillco", None, "BUS"),
    ("Telegram sued Brazil on Monday. The company said it would appeal.", "Telegram", None, "BUS"),
]


def named(read: Read, text: str, name: str) -> Actor:
    return next(a for a in read(text, day="2024-05-10") if a.name == name)


@pytest.mark.parametrize(("text", "name", "country", "sector"), CASES)
def test_described(text: str, name: str, country: str | None, sector: str | None, read: Read) -> None:
    """Country and sector as the words beside the name tell them; nothing where they do not."""
    actor = named(read, text, name)
    assert (actor.country, actor.sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The PKK militant group attacked Turkish troops.", "Kurdistan Workers' Party"),
        ("Lawmakers left the AfD party.", "Alternative for Germany"),
        ("The so-called Islamic State extremist group claimed it.", "Islamic State"),
    ],
)
def test_body_with_its_sort(text: str, name: str, read: Read) -> None:
    """A known body stays itself with the noun that says what it is."""
    assert name in [a.name for a in read(text)]


@pytest.mark.parametrize("text", ["The Unha-3 rose.", "Marco Rubio, R-Texas, voted.", "Photo: EPA/Landov"])
def test_codes_are_nobody(text: str, read: Read) -> None:
    """Rockets, party labels and photo credits are no people and no bodies."""
    assert not [a for a in read(text) if a.name in ("Unha-3", "R-Texas", "EPA/Landov")]


def test_kin_hold_no_office(read: Read) -> None:
    """A president's father is nobody's officer."""
    father = next(a for a in read("Hillary Clinton's father was buried there.") if a.name.endswith("father"))
    assert father.office is None


def test_nobodys_ally_is_its_own(read: Read) -> None:
    """ "Iran praised its ally": whoever that is, it is not Iran's own."""
    assert all(a.country is None for a in read("Iran praised its ally.") if a.name.endswith("ally"))


def test_troops_of_who_sends_them(read: Read) -> None:
    """Troops that a state sends are its own, marked as inferred."""
    cast = read("Ecuador sent troops to the port. Colombia protested. Peru and Chile sent envoys.")
    troops = next(a for a in cast if a.sector == "MIL")
    assert (troops.country, troops.inferred) == ("ECU", True)


def test_dateline_acts_not(read: Read) -> None:
    """The town and agency that a report begins with are no party of its first sentence."""
    text = "New York (AFP) – Vice President Joe Biden hit the trail, trashing Donald Trump and accusing him of lies."
    cast = read(text, day="2016-08-15")
    assert "New York" not in [a.name for a in cast]
    him = next(m for m in cast.mentions if text[m.span.start : m.span.end] == "him")
    assert cast[him.actor].name == "Donald Trump"


def test_contested_place_is_nobodys(read: Read) -> None:
    """Kashmir has no country in a story of both, and that of the story where one is named twice as often."""
    both = read("India and Pakistan clashed. Kashmir will suffer.")
    assert next(a for a in both if a.name == "Kashmir").country is None
    one = read("Pakistan said Lahore was calm. Islamabad rejected it. Kashmir had voted in Pakistan's elections.")
    assert next(a for a in one if a.name == "Kashmir").country == "PAK"


def test_one_person_under_two_names_is_one(read: Read) -> None:
    """No two actors of an article share a key."""
    text = (
        "Debbie Wasserman Schultz won. Wasserman Schultz thanked her voters. NPR's envoy, Ana Cruz, left. CRUZ spoke."
    )
    keys = [a.key for a in read(text)]
    assert len(keys) == len(set(keys))
    assert sum("wasserman" in key for key in keys) == 1


def test_person_behind_a_body_is_no_body(read: Read) -> None:
    """ "Sol Network's Ana Cruz" and "Clinton's aide Jake Hall" stay people, and the aide's sector its master's."""
    cruz = next(a for a in read("He told the Sol Network's Ana Cruz that it was over.") if "Cruz" in a.name)
    assert cruz.kind == "person"
    wendt = next(a for a in read("Police union boss Rainer Wendt criticised the plan.") if "Wendt" in a.name)
    assert (wendt.kind, wendt.sector) == ("person", "LAB")


def test_agency_with_a_country_is_the_states(read: Read) -> None:
    """An agency's own words between it and its country leave it the state's."""
    agency = next(a for a in read("Chad's Judicial Inquiry agency met.") if a.kind == "organisation")
    assert (agency.country, agency.sector) == ("TCD", "GOV")
