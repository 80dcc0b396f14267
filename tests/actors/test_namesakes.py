"""Names of places that mean a person, a committee's matter or a town alone.

In:  sentences of our own. Out: nothing.
"""

from __future__ import annotations

import pytest

from tests.actors.conftest import Read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jim Jordan asked for the papers in Ohio. “It is late,” Jordan said.", "Jim Jordan"),
        ("Lewis Hamilton won in Sao Paulo. Hamilton praised the crowd.", "Lewis Hamilton"),
        ("Jordan Henderson criticised the ministry.", "Jordan Henderson"),
        ("Victoria Azarenka criticised the ministry.", "Victoria Azarenka"),
    ],
)
def test_person_named_like_a_place(read: Read, text: str, name: str) -> None:
    """A surname of somebody named in full and a given name before a surname are that person, no state."""
    cast = read(text)
    assert name in {a.name for a in cast}
    assert not {"JOR", "GBR", "SYC"} & {a.country for a in cast}


@pytest.mark.parametrize(
    "text",
    ["Jordan closed its border. Amman blamed Jim Jordan.", "Israel Katz spoke for Israel. The army of Israel moved."],
)
def test_the_place_itself(read: Read, text: str) -> None:
    """Where the page names the country by another word, or behind a word of place, the country is meant."""
    assert any(a.kind == "state" for a in read(text))


def test_matter_of_a_committee(read: Read) -> None:
    """A place behind a chamber's name is what its committee looks into."""
    cast = read("The House Benghazi Committee rejected the charge. The United States said nothing in Washington.")
    committee = next(a for a in cast if "Benghazi" in a.name)
    assert (committee.country, committee.sector) == ("USA", "LEG")


@pytest.mark.parametrize(
    "text",
    ["Guests left a Paris hotel.", "The Doha talks collapsed.", "Crowds came to Berlin's museum."],
)
def test_town_of_a_thing(read: Read, text: str) -> None:
    """A capital with what stands or takes place in it is a place, no government."""
    cast = read(text)
    states = {a.id for a in cast if a.kind == "state"}
    assert all(m.form == "place" for m in cast.mentions if m.actor in states)


@pytest.mark.parametrize("text", ["Jakarta's answer was cold.", "Moscow's forces attacked.", "Kyiv's proposal failed."])
def test_government_of_a_capital(read: Read, text: str) -> None:
    """A capital with an act is its government."""
    assert any(m.form in ("metonym", "name") for m in read(text).mentions)


@pytest.mark.parametrize(("text", "code"), [("JASTA was passed. She praised it.", "JASTA"), ("SALT failed.", "SALT")])
def test_codes_are_nobody(read: Read, text: str, code: str) -> None:
    """One word in capitals that nothing tells to be somebody is no person."""
    assert all(a.name != code for a in read(text) if a.kind == "person")


def test_seat_in_congress(read: Read) -> None:
    """Party and state behind a name are those of a member of Congress."""
    pell = next(a for a in read("“No,” said Ann Pell (R-Utah).") if a.name == "Ann Pell")
    assert (pell.country, pell.sector, pell.rule) == ("USA", "LEG", "name.seat")
