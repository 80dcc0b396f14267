"""Nameless people take the country of the place where something was done to them."""

from __future__ import annotations

import pytest

import demarche
from demarche.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return demarche.load()


@pytest.mark.parametrize(
    ("text", "name", "country", "inferred"),
    [
        ("In Kandahar the army killed six civilians on Monday.", "civilians", "AFG", True),
        ("The army killed six civilians on Monday.", "civilians", None, False),
        ("The army killed six Indian civilians in Kandahar on Monday.", "Indian civilians", "IND", False),
    ],
)
def test_victims_are_placed_where_it_happened(
    coder: Coder, text: str, name: str, country: str | None, inferred: bool
) -> None:
    """Marked as inferred; their own country comes first."""
    coding = coder.code(demarche.Article(text=text, published="2025-03-04"))
    found = next(a for a in coding.actors if a.name == name)
    assert (found.country, found.inferred) == (country, inferred)


REPORT = (
    "TUNIS — Tunisia's president dissolved parliament in March. Tunisians queue for bread. "
    "In Tunis shops closed early. "
    "The minister of state for relief promised help. Women carrying empty saucepans blocked the road. "
    "Gunmen attacked a convoy. Soldiers searched the houses. Three countries condemned the attack. "
)


def test_nameless_parties_are_the_storys(coder: Coder) -> None:
    """Crowds, gunmen and soldiers of whom nothing is told; states are never anybody's."""
    actors = {a.name: a for a in coder.code(demarche.Article(text=REPORT, published="2022-11-21")).actors}
    assert (actors["Women"].country, actors["Women"].inferred, actors["Women"].rule) == ("TUN", True, "event.story")
    assert actors["Gunmen"].country == "TUN"
    assert actors["countries"].country is None
    assert (actors["Soldiers"].country, actors["Soldiers"].inferred) == ("TUN", True)


def test_soldiers_stay_open_beside_anothers(coder: Coder) -> None:
    """Where another country's forces take part, soldiers may be theirs."""
    text = REPORT.replace("Three countries", "Soldiers left at dawn. French troops landed in Tunis. Three countries")
    actors = {a.name: a for a in coder.code(demarche.Article(text=text, published="2022-11-21")).actors}
    assert actors["Soldiers"].country != "FRA"


def test_a_minister_whom_nothing_places_is_the_storys(coder: Coder) -> None:
    """Also where the office goes on behind "of"."""
    actors = {a.name: a for a in coder.code(demarche.Article(text=REPORT, published="2022-11-21")).actors}
    assert actors["minister of state"].country == "TUN"
