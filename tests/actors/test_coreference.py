"""Who is the same: surnames, offices, pronouns, nouns that take somebody up, acronyms."""

from __future__ import annotations

import pytest

from demarche.cast import Cast
from demarche.records import Actor
from tests.actors.conftest import Read


def actor_of(cast: Cast, text: str, words: str, nth: int = 0) -> Actor | None:
    """The actor of the nth mention whose span is exactly these words."""
    spans = [m for m in cast.mentions if text[m.span.start : m.span.end] == words]
    return cast[spans[nth].actor] if len(spans) > nth else None


def test_surname_after_full_name(read: Read) -> None:
    """A surname is the person named in full before."""
    text = "Kenyan lawmaker Achieng Wanjala resigned on Monday. Wanjala gave no reason."
    cast = read(text)
    assert actor_of(cast, text, "Wanjala") == actor_of(cast, text, "Kenyan lawmaker Achieng Wanjala")


def test_surname_before_full_name(read: Read) -> None:
    """A surname is the person named in full only later, or in the title."""
    text = "Wanjala will not run again. The party praised Achieng Wanjala for her work."
    first = actor_of(read(text), text, "Wanjala")
    assert first is not None
    assert first.name == "Achieng Wanjala"
    short = "Wanjala will not run again."
    titled = actor_of(read(short, title="Achieng Wanjala leaves parliament"), short, "Wanjala")
    assert titled is not None
    assert titled.name == "Achieng Wanjala"


def test_two_of_one_surname_stay_two(read: Read) -> None:
    """Given names that differ keep relatives apart."""
    text = "Achieng Wanjala met Peter Wanjala. Both smiled."
    cast = read(text)
    assert actor_of(cast, text, "Achieng Wanjala") != actor_of(cast, text, "Peter Wanjala")


def test_pronouns(read: Read) -> None:
    """ "he" is the man in mind, "it" the state that is the subject."""
    text = "Iran said it would retaliate. Its army was ready."
    cast = read(text)
    iran = actor_of(cast, text, "Iran")
    assert iran is not None
    assert actor_of(cast, text, "it") == iran
    assert actor_of(cast, text, "Its") == iran
    army = actor_of(cast, text, "Its army")
    assert army is not None
    assert (army.country, army.sector, army.name) == ("IRN", "MIL", "Iran's army")


def test_the_office_is_who_leads_the_sentence_before(read: Read) -> None:
    """Of two presidents "the president" is the subject of the sentence before, not who is named in his words."""
    text = 'Mr Obama said: "Not much happens there without Vladimir Putin." The president then left.'
    found = actor_of(read(text), text, "The president")
    assert found is not None
    assert found.name == "Barack Obama"


def test_equal_candidates_stay_open(read: Read) -> None:
    """Where two could be meant alike, nobody is."""
    text = "Robert Okello and David Mutua were arrested on Monday. Police searched his flat."
    assert actor_of(read(text), text, "his") is None


def test_they_after_two_subjects(read: Read) -> None:
    """ "they" after two coordinated subjects is both."""
    text = "Serbia and Hungary signed the treaty. They will open the border."
    cast = read(text)
    both = {cast[m.actor].country for m in cast.mentions if text[m.span.start : m.span.end] == "They"}
    assert both == {"SRB", "HUN"}


def test_both_countries(read: Read) -> None:
    """ "both countries" has a mention for each of the two."""
    text = "Armenia accused Azerbaijan of an attack. Both countries reported losses."
    cast = read(text)
    both = {cast[m.actor].country for m in cast.mentions if text[m.span.start : m.span.end] == "Both countries"}
    assert both == {"ARM", "AZE"}


def test_the_country_takes_up_a_place(read: Read) -> None:
    """ "the country's president" belongs to the country named as a place just before."""
    text = "A storm killed six people in Mozambique. The country's president thanked donors."
    president = actor_of(read(text), text, "The country's president")
    assert president is not None
    assert president.country == "MOZ"


def test_office_on_the_day(read: Read) -> None:
    """Without a name an office still has its country; with apposition it has its holder's name."""
    text = "Turkey's foreign minister, Kemal Ozdag, flew to Rome. The foreign minister met bishops."
    cast = read(text)
    assert actor_of(cast, text, "The foreign minister") == actor_of(cast, text, "Kemal Ozdag")


def test_counterpart(read: Read) -> None:
    """A counterpart has the same office of the other country."""
    text = "Turkey's interior minister Kemal Ozdag called his Bulgarian counterpart."
    other = actor_of(read(text), text, "his Bulgarian counterpart")
    assert other is not None
    assert (other.country, other.sector, other.office) == ("BGR", "GOV", "interior minister")


def test_acronym_defined_in_the_text(read: Read) -> None:
    """An acronym in brackets is the organisation before it, there and later."""
    text = "The Lake Harbour Fishers Union (LHFU) called a strike. The LHFU blocked the port."
    cast = read(text)
    assert actor_of(cast, text, "The LHFU") == actor_of(cast, text, "The Lake Harbour Fishers Union")


def test_five_and_five_are_not_the_same(read: Read) -> None:
    """Counted groups are new each time; "the protesters" takes the last up."""
    text = "Five protesters were shot in Lima. Five protesters were shot in Cusco. The protesters were unarmed."
    cast = read(text)
    first, second = (actor_of(cast, text, "Five protesters", n) for n in (0, 1))
    assert first is not None
    assert second is not None
    assert first != second
    assert actor_of(cast, text, "The protesters") == second


def test_somebody_new(read: Read) -> None:
    """An indefinite phrase is somebody new."""
    text = "A prosecutor questioned him. A prosecutor was shot."
    cast = read(text)
    assert actor_of(cast, text, "A prosecutor", 0) != actor_of(cast, text, "A prosecutor", 1)


@pytest.mark.parametrize(
    ("text", "noun", "members"),
    [
        ("Chad threatened neighbours such as Togo and Benin.", "neighbours", ["Togo", "Benin"]),
        ("Ghana signed deals with two rivals, namely Togo and Benin.", "two rivals", ["Togo", "Benin"]),
        ("He said Chad cannot threaten a small country like Togo.", "a small country", ["Togo"]),
        (
            "Peru is deepening relations with states increasingly at odds with the West, namely Russia and Iran.",
            "states",
            ["Iran", "Russia"],
        ),
        ("Mali wrote to several states, including Togo.", "several states", ["several states", "Togo"]),
        ("Gunmen shot ten men, including the mayor Ana Soto.", "ten men", ["men"]),
        ("Fighting goes on in countries like Iraq.", "countries", ["countries"]),
    ],
)
def test_groups_told_by_their_members(read: Read, text: str, noun: str, members: list[str]) -> None:
    """A nameless group is those named as its examples; beside them where the list is open; never for a mere place."""
    cast = read(text)
    start = text.index(noun)
    found = [cast[m.actor].name for m in cast.mentions if m.span.start == start and m.span.end <= start + len(noun)]
    assert sorted(found) == sorted(members)


def test_both_sides_are_the_two_states_of_the_affair(read: Read) -> None:
    """Not the one who urges them, nor groups that stand nearer."""
    cast = read(
        "Chad accused Togo of shelling a village. Togo denied it, and Chad recalled its envoy. Togo expelled two "
        "diplomats. Chad closed the border. The African Union urged both sides to show restraint. "
        "The sides signed a treaty."
    )
    meant = {actor.name for m in cast.mentions if m.rule == "coref.pair" for actor in [cast[m.actor]]}
    assert meant == {"Chad", "Togo"}
