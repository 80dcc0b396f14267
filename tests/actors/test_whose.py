"""Whose people and bodies are that nothing near says: by owner, group, forces, story; by country of the name.

In:  short reports of our own with invented people. Out: nothing; each test says whose somebody must come to be.
"""

from __future__ import annotations

import pytest

from demarche.cast import Cast
from tests.actors.conftest import Read


def homes(cast: Cast) -> dict[str, tuple[str | None, bool]]:
    """Country and whether it is inferred, by name."""
    return {actor.name: (actor.country, actor.inferred) for actor in cast}


def meant(cast: Cast, text: str, words: str) -> set[str | None]:
    """Countries of those whom the last of these words mean."""
    start = text.rindex(words)
    return {cast[m.actor].country for m in cast.mentions if m.span.start == start and m.form != "place"}


UGANDA = (
    "Refugees in western Uganda blocked a road. Ismail Otim, the district chairman, wrote to Geneva. The soldiers "
    "left. An envoy, Jonas Berg, spoke to Otim's aunt, Grace Otim."
)


@pytest.mark.parametrize(
    ("name", "country"), [("Ismail Otim", "UGA"), ("soldiers", "UGA"), ("Grace Otim", "UGA"), ("Jonas Berg", None)]
)
def test_officials_are_the_storys(read: Read, name: str, country: str | None) -> None:
    """Officials, soldiers, then kin; an envoy may be from anywhere."""
    assert homes(read(UGANDA))[name][0] == country


def test_a_list_has_its_groups_nationality(read: Read) -> None:
    """Every name behind a plural title is one of them."""
    found = homes(read("Russian officials Igor Belov and Anna Sokolova landed in Minsk."))
    assert found["Igor Belov"][0] == found["Anna Sokolova"][0] == "RUS"
    listed = homes(read("Police in Chad arrested Kenyan activists John Otieno, Mary Atieno and Paul Kamau."))
    assert {listed[name][0] for name in ("John Otieno", "Mary Atieno", "Paul Kamau")} == {"KEN"}


def test_a_nationality_that_names_somebody(read: Read) -> None:
    """ "A Frenchman named" tells of the attacker and of the name."""
    text = "The attacker, a Frenchman named Luc Perrin, was shot in Linz by police."
    assert homes(read(text))["Luc Perrin"][0] == "FRA"


def test_judges_are_of_the_only_court(read: Read) -> None:
    """In a report on two countries, a judge is of the one whose court is named."""
    text = "A Ghanaian court jailed two Nigerians for piracy. The judge, Ama Boateng, was stern."
    assert homes(read(text))["Ama Boateng"] == ("GHA", True)


@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        (
            "Burundi and Malawi signed a trade deal. The two trade ministers shook hands.",
            "The two trade ministers",
            {"BDI", "MWI"},
        ),
        (
            "Chad's trade minister, Ali Saleh, met Togo's trade minister, Kossi Adjo. Both ministers smiled.",
            "Both ministers",
            {"TCD", "TGO"},
        ),
        ("Mali arrested two generals. Both generals denied it.", "Both generals", {"MLI", None}),
        ("Poland's border guards fired. The guards fled.", "The guards", {"POL"}),
        ("Gunmen of the Azawad Front fled from Mali. The front said so.", "The front", {"MLI", None}),
    ],
)
def test_pairs_and_short_names(read: Read, text: str, words: str, countries: set[str | None]) -> None:
    """Two who were named, one of each of two states, a body by its noun."""
    found = meant(read(text), text, words)
    assert found
    assert found <= countries


def test_no_ministry_is_a_movement(read: Read) -> None:
    """ "The movement" is the body built on that noun, not the last organisation named."""
    text = "Mauritania's interior ministry banned a march by the Haratin Movement. The movement protested."
    cast = read(text)
    start = text.rindex("The movement")
    assert {cast[m.actor].name for m in cast.mentions if m.span.start == start} <= {"Haratin Movement", "movement"}


def test_open_pronouns_have_candidates(read: Read) -> None:
    """Two men alike in mind: both are kept, the pronoun is nobody's."""
    text = (
        "Aras met Boran, and Boran met Aras. In Ankara President Ali Demir and Prime Minister Omer Kaya spoke. He left."
    )
    cast = read(text)
    assert all(o.reason in ("equal", "doubtful") and o.candidates for o in cast.open_mentions)
    assert all(candidate in cast for o in cast.open_mentions for candidate in o.candidates)
    taken = any(text[m.span.start : m.span.end] == "He" for m in cast.mentions)
    assert taken or any(text[o.span.start : o.span.end] == "He" for o in cast.open_mentions)


def test_doubtful_it_is_kept_with_whom_it_may_mean(read: Read) -> None:
    """ "It" two sentences on is left open, with the state that it may be."""
    text = "Togo closed the border. Traders wept. It was a surprise."
    (found,) = read(text).open_mentions
    assert (found.reason, text[found.span.start : found.span.end]) == ("doubtful", "It")
