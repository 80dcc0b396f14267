"""Whose somebody is that no table gives to one country: peoples of several states, voices of the state."""

from __future__ import annotations

import pytest

from tests.actors.conftest import Read


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Tuareg rebels attacked an army post in northern Mali.", "Tuareg rebels", "MLI"),
        ("Fulani herders killed nine farmers, Nigerian police said.", "Fulani herders", "NGA"),
        ("Kurds protested in Tehran.", "Kurds", "IRN"),
        ("Pashtun elders met envoys of Afghanistan and Pakistan.", "Pashtun elders", None),
        ("Dinka chiefs asked for rain.", "Dinka chiefs", "SSD"),
    ],
)
def test_peoples_of_several_countries(text: str, name: str, country: str | None, read: Read) -> None:
    """The only one of their countries that the page names; open, with candidates, where it names two."""
    actor = next(a for a in read(text) if a.name == name)
    assert actor.country == country
    assert actor.inferred == (country not in (None, "SSD"))
    assert (len(actor.candidates) > 1) == (country is None)


def test_state_media(read: Read) -> None:
    """ "State television" without a country is that of the story's, marked as inferred; a reporter is not."""
    cast = read(
        "Protesters marched in Minsk on Sunday. State television showed empty streets. Belarus has jailed dozens of "
        "journalists. The official news agency counted ten arrests. Reporters were beaten."
    )
    found = {a.name: (a.country, a.inferred) for a in cast if a.sector == "JRN"}
    assert found["State television"] == found["official news agency"] == ("BLR", True)
    assert found["Reporters"] == (None, False)


def test_office_without_a_date(read: Read) -> None:
    """Without a day of publication the latest office is taken, and the rule says so."""
    text = "Angela Merkel spoke in Berlin."
    assert next(a.rule for a in read(text) if a.office) == "name.leader-table.undated"
    assert next(a.rule for a in read(text, day="2015-01-01") if a.office) == "name.leader-table"


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("The museum opened in May. They sold tickets.", "They"),
        ("The company won the race. It was the third victory in a row.", "It"),
        ("The soldiers left. A town burned. They were gone.", "They"),
    ],
)
def test_far_things_stay_open(text: str, pronoun: str, read: Read) -> None:
    """ "It" and "they" that may well mean a thing or somebody else are nobody's."""
    assert not any(text[m.span.start : m.span.end] == pronoun for m in read(text).mentions)


HERE = (
    "The ruling party has offered talks. The police fired tear gas in front of the market. The electoral commission "
    "said that turnout had been low. Outside the bakery a queue had formed by noon, and most of the shops were shut."
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"NAMPULA, Mozambique — {HERE}", ""),
        (f"MAPUTO (Reuters) - {HERE}", ""),
        (HERE, "Mozambique votes: live from Maputo"),
    ],
)
def test_dateline_and_headline_say_where_a_story_plays(text: str, title: str, read: Read) -> None:
    """Where its sentences name no country; the dateline's country is no party."""
    cast = read(text, title=title)
    assert {a.country for a in cast if a.sector in ("COP", "PTY", "GOV")} == {"MOZ"}
    assert not any(a.kind == "state" for a in cast)
