"""`find_actors`: which words are mentions, of whom, and what the records promise."""

from __future__ import annotations

from demarche.cast import Cast
from demarche.records import Span
from tests.actors.conftest import Read


def readings(cast: Cast) -> set[tuple[str | None, str | None]]:
    return {(a.country, a.sector) for a in cast}


def words(cast: Cast, text: str, country: str) -> list[str]:
    """The mentions of a country's actors, as printed."""
    return [text[m.span.start : m.span.end] for m in cast.mentions if cast[m.actor].country == country]


def test_maximal_span_and_head(read: Read) -> None:
    """A mention spans title and name; its head is the syntactic head."""
    text = "Serbian President Aleksandar Vucic praised the army."
    cast = read(text, day="2025-10-09")
    mention = cast.mentions[0]
    assert mention.span == Span(0, 34)
    assert cast.at(mention.head) == (mention.actor,)
    actor = cast[mention.actor]
    assert (actor.country, actor.sector, actor.office, actor.kind) == ("SRB", "GOV", "president", "person")


def test_capital_acts_or_is_a_place(read: Read) -> None:
    """A capital is its government as a subject and a place behind "in" or after a journey."""
    text = "Ankara rejected the charge. Talks were held in Ankara. The minister flew to Ankara."
    cast = read(text)
    forms = [m.form for m in cast.mentions if text[m.span.start : m.span.end] == "Ankara"]
    assert forms == ["metonym", "place", "place"]


def test_palaces_and_headquarters(read: Read) -> None:
    """Seats of government stand for it; the Pentagon is military."""
    assert readings(read("The Kremlin denied it.")) == {("RUS", "GOV")}
    assert readings(read("The Pentagon denied it.")) == {("USA", "MIL")}


def test_adjective_before_a_deed(read: Read) -> None:
    """A country's adjective before a noun that is no actor is a mention of the state."""
    text = "The Israeli attack on Gaza killed nine people."
    cast = read(text)
    israeli = next(m for m in cast.mentions if text[m.span.start : m.span.end] == "Israeli")
    assert israeli.form == "adjective"
    assert cast[israeli.actor].key == "state:ISR"
    assert words(cast, text, "PSE") == ["Gaza"]


def test_possessor_is_a_mention(read: Read) -> None:
    """A state that owns a deed is a mention of its own."""
    text = "Serbia's condemnation surprised Kosovo."
    assert words(read(text), text, "SRB") == ["Serbia"]


def test_shared_noun(read: Read) -> None:
    """Two adjectives before one noun are two actors."""
    text = "Russian and Belarusian soldiers crossed the river."
    cast = read(text)
    assert readings(cast) == {("RUS", "MIL"), ("BLR", "MIL")}
    assert len(cast.at(3)) == 2


def test_backed_is_not_owned(read: Read) -> None:
    """Who backs a group does not own it."""
    text = "Iran-backed militias shelled a school."
    militias = next(m for m in read(text).mentions if text[m.span.start : m.span.end].endswith("militias"))
    assert read(text)[militias.actor].country is None


def test_quantity_looks_through(read: Read) -> None:
    """ "hundreds of protesters" and "a group of settlers" are protesters and settlers."""
    cast = read("Hundreds of protesters threw stones at a group of settlers.")
    assert [a.name for a in cast] == ["protesters", "settlers"]


def test_institution_takes_the_storys_country(read: Read) -> None:
    """Police without a country are the story's, marked as inferred; a crowd stays open."""
    cast = read("Nairobi was calm on Friday. Police said protesters had left. Kenya votes in May.")
    police = next(a for a in cast if a.sector == "COP")
    crowd = next(a for a in cast if a.sector == "CVL")
    assert (police.country, police.inferred) == ("KEN", True)
    assert crowd.country is None


def test_former_office(read: Read) -> None:
    """A former minister is of the elite."""
    cast = read("Former Bolivian interior minister Juana Quispe was arrested.")
    assert (cast.actors[0].country, cast.actors[0].sector) == ("BOL", "ELI")
    assert cast.actors[0].office == "former interior minister"


def test_spokesman_inherits(read: Read) -> None:
    """A spokesman has the sector of what he speaks for."""
    cast = read("A spokesman for the Turkish army denied it.")
    assert cast.actors[0].sectors == ("MIL",)


def test_generic_keys_are_the_articles_own(read: Read) -> None:
    """Named actors have one key everywhere, generic ones another in every article."""
    one, other = read("Turkey met gunmen."), read("Gunmen shot at Turkey.")
    assert {a.key for a in one} & {a.key for a in other} == {"state:TUR"}


def test_same_text_same_cast(read: Read) -> None:
    """Reading twice gives the same records."""
    text = "Turkish officials met members of Hamas. They praised Ankara."
    assert read(text).actors == read(text).actors
    assert read(text).mentions == read(text).mentions


def test_any_text(read: Read) -> None:
    """Empty, blank and broken texts give a cast without complaint."""
    for text in ("", " \n\n", "\ufffd ((( —", "U.S. and", "the the of"):
        assert isinstance(read(text), Cast)


def test_spans_lie_in_the_text(read: Read) -> None:
    """Every span of every record quotes something."""
    text = "The U.S. and Chinese presidents met\nin Rome , and (the EU) \u201cwelcomed\u201d it."
    cast = read(text)
    assert cast.mentions
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in cast.mentions)
