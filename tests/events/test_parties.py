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


def test_only_what_strengthens_receives(coder: Coder) -> None:
    """Of an arrival that strengthened one and angered another, the first is who got the arms."""
    text = "The delivery of jets has not only strengthened the army of Chad but also angered Sudan."
    assert ("COOPERATE", (), ("army of Chad",)) in events(coder, text)


def test_what_is_condemned_was_somebodys_deed(coder: Coder) -> None:
    """ "The launch" takes up who fired the rocket; the answer is directed at them."""
    text = "North Korea fired a long-range rocket on Sunday. It flew over Okinawa. Japan condemned the launch."
    assert ("ACCUSE", ("Japan",), ("North Korea",)) in events(coder, text)
