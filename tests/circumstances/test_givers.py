"""On whose word a figure rests: the tolls of whole texts, with who gave them though nobody "said" anything."""

from __future__ import annotations

import pytest

from demarche.coder import Coder
from demarche.records import Article, Coding, Count

GIVEN = {
    "A bomb hit a market in Kano. Hospital officials put the toll at 61.": (61, "Hospital officials"),
    "Shells hit Bunia. The governor put the number of dead at 48.": (48, "governor"),
    "A raid hit Bunia on Monday. The ministry gave a figure of 40 dead.": (40, "ministry"),
    "A bomb hit a market in Kano. Police gave a toll of 14 dead.": (14, "Police"),
    "The army raided a village in Mali. The opposition put the death toll at 35.": (35, "opposition"),
    "Chad's army attacked rebels. The defence ministry put rebel losses at 90 dead.": (90, "defence ministry"),
    "A quake hit Nepal. Rescuers counted 50 dead.": (50, "Rescuers"),
    "A bomb left 12 dead in Kano, the governor said.": (12, "governor"),
}
NOT_FOUND = {
    "Gunmen attacked a convoy near Bunia. By the rebels' count 12 soldiers died.": (12, "rebels"),
    "The strike hit Idlib. Monitors counted 23 civilians killed.": (23, "Monitors"),
}


def dead(coding: Coding) -> list[tuple[float | None, str | None]]:
    """The dead of events and of tolls that no event took, with the name of who gave the figure."""
    name = {a.id: a.name for a in coding.actors}
    counts: list[Count | None] = [e.magnitude.dead for e in coding.events]
    counts += [toll.count for toll in coding.tolls if toll.kind == "dead"]
    return [(count.min, name.get(count.speaker or "")) for count in counts if count]


@pytest.mark.parametrize("text", GIVEN)
def test_whose_figure_it_is(coder: Coder, text: str) -> None:
    """Whoever puts, gives or counts a figure is its speaker, as whoever says it is."""
    assert dead(coder.code(Article(text=text))) == [GIVEN[text]]


@pytest.mark.xfail(reason="who counts is looked for as the subject of a verb of giving figures, right above the number")
@pytest.mark.parametrize("text", NOT_FOUND)
def test_whose_figure_it_is_told_otherwise(coder: Coder, text: str) -> None:
    """ "By the rebels' count", and what monitors counted killed."""
    assert dead(coder.code(Article(text=text))) == [NOT_FOUND[text]]


def test_a_figure_of_nobody(coder: Coder) -> None:
    """What the reporter tells rests on nobody's word."""
    text = "A bomb left 12 dead in Kano. The governor visited the market."
    assert dead(coder.code(Article(text=text))) == [(12, None)]
