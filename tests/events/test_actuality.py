"""Actuality: what the words in the frame and above it make of an act, on hand-built trees."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from demarche.events.actuality import ActualityLexicon, Reading, read_actuality
from demarche.language.frames import FrameLexicon, find_frames
from tests import parses

DATA = Path(str(files("demarche").joinpath("data")))


def reading(lines: str, lemma: str) -> tuple[Reading, list[str]]:
    frames = find_frames(parses.parse(lines), lexicon=FrameLexicon.load())
    found = frames.at(frames.syntax.lemma.index(lemma))
    assert found is not None
    return read_actuality(
        found, frames, ActualityLexicon.load(DATA / "ontology" / "actuality.yaml")
    ), frames.syntax.lower


@pytest.mark.parametrize(
    ("lines", "lemma", "actuality", "cue"),
    [
        (parses.LIGHT, "attack", "actual", None),
        (parses.NEGATED, "shell", "negated", "n't"),
        (parses.PLANNED, "visit", "future", "plans"),
        (parses.REFUSED, "visit", "negated", "refused"),
        (parses.CONDITIONAL, "attack", "hypothetical", "if"),
        (parses.CONDITIONAL, "retaliate", "future", "will"),
    ],
)
def test_actuality_and_its_cue(lines: str, lemma: str, actuality: str, cue: str | None) -> None:
    """Each decision names the word it rests on."""
    found, words = reading(lines, lemma)
    assert found.actuality == actuality
    assert (words[found.cue] if found.cue is not None else None) == cue


def test_a_hedge_leaves_the_act_actual() -> None:
    """ "reportedly met" happened, hedged."""
    found, words = reading(parses.HEDGED, "meet")
    assert found.actuality == "actual"
    assert found.hedge is not None
    assert words[found.hedge] == "reportedly"
