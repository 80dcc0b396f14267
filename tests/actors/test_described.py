"""Bodies taken up by what they are: "the regional bloc", "the Shiite movement", "the 15-member body"."""

from __future__ import annotations

import pytest

from demarche.cast import Cast
from tests.actors.conftest import Read

SAME = [
    ("ECOWAS imposed sanctions on Niger. The regional bloc threatened force.", "The regional bloc"),
    ("ASEAN criticised Myanmar. The ten-member bloc met in Jakarta.", "The ten-member bloc"),
    ("Hezbollah fired rockets at Haifa. The Shiite movement blamed Israel.", "The Shiite movement"),
    ("UNICEF condemned the strike. The UN agency said two children had died.", "The UN agency"),
    ("The Wagner Group left Mali. The Russian mercenary outfit lost 80 men.", "The Russian mercenary outfit"),
    ("Amnesty International accused Qatar of abuse. The rights group urged Doha to act.", "The rights group"),
    ("The Mossad killed a scientist. The Israeli spy agency made no comment.", "The Israeli spy agency"),
    ("The Supreme Court of Brazil barred the senator. The top court said he had lied.", "The top court"),
    ("Mexico's National Guard shot two migrants. The force denied it.", "The force"),
    ("The Taliban banned music. The movement jailed two singers.", "The movement"),
]
OTHERS = [
    ("M23 seized Masisi. The rival group fled.", "The rival group"),
    ("Fatah and Hamas met in Doha. The Palestinian group demanded elections.", "The Palestinian group"),
    ("Hungary's Fidesz party called him a traitor. The Tisza party laughed.", "The Tisza party"),
    ("Hezbollah condemned the raid. The Israeli group was set up in May.", "The Israeli group"),
]


def actor_of(cast: Cast, text: str, words: str) -> str | None:
    return next((m.actor for m in cast.mentions if text[m.span.start : m.span.end] == words), None)


@pytest.mark.parametrize(("text", "words"), SAME)
def test_same_body(text: str, words: str, read: Read) -> None:
    """Words that only describe mean the one body just named."""
    cast = read(text, day="2024-05-10")
    assert actor_of(cast, text, words) == cast.mentions[0].actor


@pytest.mark.parametrize(("text", "words"), OTHERS)
def test_another_body(text: str, words: str, read: Read) -> None:
    """Words that tell one body from another, a country of its own or a second body that fits: somebody else."""
    cast = read(text, day="2024-05-10")
    named = {m.actor for m in cast.mentions if m.form in ("name", "acronym")}
    told = actor_of(cast, text, words)
    assert told is not None
    assert told not in named or cast[told].name.startswith("Tisza")


def test_organs_of_the_union(read: Read) -> None:
    """ "The Commission" is the European one beside the Union, and open without it."""
    with_union = read("The European Union warned Hungary. The Commission said funds would be frozen.")
    assert "European Commission" in [a.name for a in with_union]
    assert "European Commission" not in [a.name for a in read("Kenya voted in May. The Commission said so.")]
