"""Whose "the army" and "the government" are in a text on several countries: those of the passage.

In:  passages of our own. Out: nothing.
"""

from __future__ import annotations

from tests.actors.conftest import Read

ROUNDUP = """Fighting spread on Tuesday.

In Sudan, paramilitaries shelled a market in El Fasher. The army said it had retaken two suburbs of Omdurman.

In Yemen, the Houthis fired missiles at a tanker. The government accused Iran. The army closed the road to Marib.

In Ethiopia, regional forces seized a town. The government declared a curfew, and the opposition called for talks.
"""


def _country(read: Read, text: str, words: str) -> str | None:
    at = text.index(words)
    cast = read(text)
    mention = next(m for m in cast.mentions if at <= m.span.start < at + len(words))
    return cast[mention.actor].country


def test_bodies_of_the_passage(read: Read) -> None:
    """Each paragraph that is set in a country has that country's bodies, though another's were named before."""
    told = {
        "The army said": "SDN", "The government accused": "YEM", "The army closed": "YEM",
        "The government declared": "ETH", "the opposition called": "ETH",
    }  # fmt: skip
    assert {words: _country(read, ROUNDUP, words) for words in told} == told


def test_a_reaction_does_not_take_the_story_away(read: Read) -> None:
    """A foreign state that reacts in a paragraph leaves "the army" with the country of the story."""
    text = (
        "Mali's soldiers fought rebels near Gao. Mali's president called for calm in Bamako. Villagers in Gao fled.\n\n"
        "France condemned the attack. The army said it had killed forty rebels near Kidal."
    )
    assert _country(read, text, "The army said") == "MLI"


def test_shared_owner(read: Read) -> None:
    """A noun without words of its own shares those of the noun beside it."""
    text = "The Chinese government and military kept to the resolutions on North Korea."
    assert _country(read, text, "military") == "CHN"
    text = "Egypt offered its help to the government and people of Chad."
    assert _country(read, text, "the government") == "TCD"


def test_the_capital_that_opens_a_sentence_tells_whose_officials_speak(read: Read) -> None:
    """ "In Paris, the foreign ministry …" is French in a report on Turkey; "the foreign ministry" alone is Turkish."""
    cast = read(
        "Turkey jailed an editor in Istanbul on Friday. A Turkish court said she had spread lies. The foreign ministry "
        "defended the verdict. In Paris, lawmakers condemned it. In London, officials summoned the ambassador."
    )
    found = {a.name: a.country for a in cast}
    assert (found["foreign ministry"], found["lawmakers"], found["officials"]) == ("TUR", "FRA", "GBR")
    assert next(a.rule for a in cast if a.name == "lawmakers") == "coref.opening"
