"""Who acts and who undergoes, read from whole sentences."""

from __future__ import annotations

import pytest

from demarche import Article
from demarche.coder import Coder
from demarche.records import Coding

Said = tuple[str, tuple[str, ...], tuple[str, ...]]


def events(coder: Coder, text: str) -> list[Said]:
    """(type, names of actors, names of recipients) of each event."""
    coding: Coding = coder.code(Article(text=text))
    names = {a.id: a.name for a in coding.actors}
    return [(e.type, tuple(names[a] for a in e.actors), tuple(names[r] for r in e.recipients)) for e in coding.events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana voiced its support for the plan of Togo.", ("SUPPORT", ("Ghana",), ("Togo",))),
        ("Kenya closed its borders with Somalia and Ethiopia.", ("COERCE", ("Kenya",), ("Somalia", "Ethiopia"))),
        ("North and South Korea exchanged artillery fire.", ("ASSAULT", ("North Korea", "South Korea"), ())),
        ("Ankara refuses to lift the ban on Cypriot ships.", ("REJECT", ("Türkiye",), ("Cyprus",))),
        (
            "Albania's parliament passed a resolution criticizing Serbia.",
            ("ACCUSE", ("Albania's parliament",), ("Serbia",)),
        ),
        ("The court dismissed an appeal lodged by Kenya.", ("REJECT", ("court",), ("Kenya",))),
        ("Mali is angry with the way the French army operates.", ("ACCUSE", ("Mali",), ("French army",))),
        ("Ghana expressed frustration that Togo was blocking the road.", ("ACCUSE", ("Ghana",), ("Togo",))),
        ("Britain condemned the arrest of two journalists.", ("ACCUSE", ("United Kingdom",), ())),
        ("Britain condemned Myanmar's arrest of two journalists.", ("ACCUSE", ("United Kingdom",), ("Myanmar",))),
        ("France condemned the beheading of hostages by Al-Shabaab.", ("ACCUSE", ("France",), ("al-Shabaab",))),
        ("Ghana condemned attacks on villagers.", ("ACCUSE", ("Ghana",), ())),
        ("Ghana supports sanctions against Iran.", ("SUPPORT", ("Ghana",), ())),
        ("Britain condemned human rights violations in Zimbabwe.", ("ACCUSE", ("United Kingdom",), ("Zimbabwe",))),
        ("Thousands of people protested in Warsaw on Sunday.", ("PROTEST", ("people",), ())),
        ("Chad called the raid that killed five policemen an outrage.", ("ASSAULT", (), ("policemen",))),
        ("China denounced claims that Japan had fled.", ("ACCUSE", ("China",), ())),
    ],
)
def test_parties(coder: Coder, text: str, expected: Said) -> None:
    """Recipients stand in objects, in what is promised or refused, in who made the thing that is turned down."""
    assert expected in events(coder, text)


def test_whose_deed_is_answered(coder: Coder) -> None:
    """Sanctions over "its" invasion answer what their object did."""
    found = events(coder, "The United Nations imposed sanctions on Iraq over its invasion of Kuwait.")
    assert ("ASSAULT", ("Iraq",), ("Kuwait",)) in found
    assert not any(kind == "ASSAULT" and actors != ("Iraq",) for kind, actors, _ in found)


def test_a_deed_belongs_to_who_claims_it(coder: Coder) -> None:
    """Unnamed men did it until somebody owns up; two reports of it are one event."""
    found = events(
        coder,
        "Gunmen attacked a police station in Gao on Monday. Residents fled. Ansar Dine claimed responsibility for "
        "the attack. The town was calm later.",
    )
    assaults = [e for e in found if e[0] == "ASSAULT"]
    assert assaults == [("ASSAULT", ("Ansar Dine",), ("police station",))]


def test_gunmen_placed_by_the_story_are_still_unnamed(coder: Coder) -> None:
    """That they are taken to be the country's does not make them a party of their own."""
    found = events(
        coder,
        "Mali's president spoke in Bamako. Gunmen attacked a police station in Gao, in Mali, on Monday. "
        "Residents of Mali fled. Ansar Dine claimed responsibility for the attack.",
    )
    assert [e[1] for e in found if e[0] == "ASSAULT"] == [("Ansar Dine",)]


def test_what_goes_on_about_an_act_is_the_act(coder: Coder) -> None:
    """The relative clause tells of the same protests."""
    text = "Chad's president faces anti-government protests that have spread across the country."
    assert [e[0] for e in events(coder, text)] == ["PROTEST"]


def test_only_what_strengthens_receives(coder: Coder) -> None:
    """Of an arrival that strengthened one and angered another, the first is who got the arms."""
    text = "The delivery of jets has not only strengthened the army of Chad but also angered Sudan."
    assert ("COOPERATE", (), ("army of Chad",)) in events(coder, text)


def test_what_is_condemned_was_somebodys_deed(coder: Coder) -> None:
    """ "The launch" takes up who fired the rocket; the answer is directed at them."""
    text = "North Korea fired a long-range rocket on Sunday. It flew over Okinawa. Japan condemned the launch."
    assert ("ACCUSE", ("Japan",), ("North Korea",)) in events(coder, text)


@pytest.mark.parametrize(
    ("told", "answer", "expected"),
    [
        ("Togo closed its border with Benin on Monday.", "The decision was criticised by Ghana.", ("ACCUSE", "Togo")),
        ("Togo closed its border with Benin on Monday.", "Ghana condemned the move.", ("ACCUSE", "Togo")),
        ("Togo closed its border with Benin.", "Ghana condemned the decision to arm the rebels.", ("ACCUSE", None)),
        ("Togo accused Ghana of theft.", "Ghana rejected the accusation.", ("REJECT", "Togo")),
        ("Togo demanded an apology from Ghana.", "Ghana rejected the demand.", ("REJECT", "Togo")),
        ("Togo tested a missile on Friday. Fishermen had seen ships.", "Ghana denounced the test.", ("ACCUSE", "Togo")),
        ("The hacking of a bank by Togo was noted.", "Ghana condemned the hacking.", ("ACCUSE", "Togo")),
        ('"They cheat," Togo\'s minister said.', "Ghana dismissed the remarks.", ("REJECT", "Togo's minister")),
    ],
)
def test_what_is_taken_up(coder: Coder, told: str, answer: str, expected: tuple[str, str | None]) -> None:
    """A bare word for an act or for words is directed at who did or said them; a word that tells its matter is not."""
    kind, name = expected
    assert (kind, ("Ghana",), (name,) if name else ()) in events(coder, f"{told} {answer}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana will not lift the embargo until Togo frees the poet.", ("REJECT", ("Ghana",), ("Togo",))),
        ("Ghana threatened to attack unless Togo withdraws.", ("THREATEN", ("Ghana",), ("Togo",))),
        ("Ghana will not lift the embargo until Friday.", ("REJECT", ("Ghana",), ())),
    ],
)
def test_who_is_asked_under_a_condition(coder: Coder, text: str, expected: Said) -> None:
    """What hangs on another's deed is directed at that other."""
    assert expected in events(coder, text)


def test_gifts_in_a_row_go_to_one(coder: Coder) -> None:
    """The later gift names nobody and goes where the first went; after nothing of the kind it is left out."""
    text = "France gave Chad ten tanks. Belgium has given smaller sums."
    assert ("AID", ("Belgium",), ("Chad",)) in events(coder, text)
    assert not events(coder, "Rain fell in Chad. Belgium has given smaller sums.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo's minister said Ghana had sent troops. A Ghanaian official denied this.", "Togo's minister"),
        ("Togo said a cutter had rammed its boat. Ghana rejected that account.", "Togo"),
        ("Togo's envoy said nobody would come, an assertion which Ghana's envoy contradicted.", "Togo's envoy"),
    ],
)
def test_words_that_are_denied(coder: Coder, text: str, expected: str) -> None:
    """ "This", "that account" and "an assertion which" stand for what somebody said; they answer him."""
    assert expected in {r for kind, _, recipients in events(coder, text) if kind == "REJECT" for r in recipients}


def test_people_beside_a_protest(coder: Coder) -> None:
    """Arrests and beatings of nobody in particular are politics in the story of a protest, and nowhere else."""
    suffered = "Ninety people were detained."
    text = f"Thousands marched against the president in Lome. {suffered}"
    assert ("COERCE", ("Togo",), ("people",)) in events(coder, text)
    assert not events(coder, f"Snow fell on the market. {suffered}")


def test_what_is_set_up_is_no_party(coder: Coder) -> None:
    """The place where it is set up is."""
    text = "Ghana has agreed to set up two hospitals in Togo."
    assert events(coder, text) == [("AGREE", ("Ghana",), ("Togo",))]


def test_whose_a_place_is_does_nothing_there(coder: Coder) -> None:
    """The state that a town belongs to neither did the deed told of it nor is blamed for it."""
    text = "Ghana condemned the attack on a church during a mass in Togo's northern city of Dapaong which killed nine."
    assert not any("Togo" in (*actors, *recipients) for _, actors, recipients in events(coder, text))


def test_a_relative_clause_in_the_singular(coder: Coder) -> None:
    """ "Chad and Mali, which has": Mali alone."""
    found = events(coder, "Envoys of Chad and the Central African Republic, which has condemned Togo, flew to Lome.")
    assert ("ACCUSE", ("Central African Republic",), ("Togo",)) in found


def test_killed_by_shelling(coder: Coder) -> None:
    """A noun in -ing behind a passive is what was done, not what the victims did."""
    assert events(coder, "Nine shoppers were killed by shelling on Sunday.") == [("ASSAULT", (), ("shoppers",))]


def test_who_is_among_the_arrested(coder: Coder) -> None:
    """The men are whom the police arrested, not the one of whom it is told."""
    text = "Kofi Annor is among the 20 activists arrested by police in Lome."
    assert ("COERCE", ("police",), ("activists",)) in events(coder, text)
