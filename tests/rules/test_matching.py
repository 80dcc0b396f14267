"""Matching: the rule that asks most reads the frame, in whatever order rules stand."""

from __future__ import annotations

import itertools

from demarche.cast import Cast
from demarche.language.frames import FrameLexicon, find_frames
from demarche.rules import Classes, Condition, Index, Pattern, fillers_of
from tests import parses

CLASSES = Classes({"place": ["gao"], "weapon": ["gun", "+heavy"], "heavy": ["howitzer"]})
BROAD = Pattern(id="broad", lemma=("attack",), pos="noun")
NARROW = Pattern(id="narrow", lemma=("attack",), pos="noun", where={"prep:on": Condition(klass=("place",))})
OTHER = Pattern(id="other", lemma=("attack",), pos="noun", where={"prep:on": Condition(klass=("weapon",))})


def test_the_most_specific_rule_reads_the_frame() -> None:
    """Order decides nothing."""
    frames = find_frames(parses.parse(parses.LIGHT), lexicon=FrameLexicon.load())
    frame = frames.at(3)
    assert frame is not None
    for order in itertools.permutations([BROAD, NARROW, OTHER]):
        match = Index(order, CLASSES).match(frame, frames, Cast())
        assert match is not None
        assert match.rule.id == "narrow"


def test_what_a_rule_forbids_adds_nothing() -> None:
    """A rule with many exceptions is no narrower for it."""
    forbidding = Pattern(id="f", lemma=("attack",), unless={"obj": Condition(lemma=("a", "b"))})
    assert forbidding.specificity == BROAD.specificity == 0


def test_classes_take_classes_in() -> None:
    """A howitzer is a weapon because heavy weapons are."""
    assert CLASSES.of("howitzer") == {"weapon", "heavy"}
    assert CLASSES.of("spoon") == set()


def test_a_compound_is_listed_whole() -> None:
    """Where the last word alone says too little: an airline is a carrier, but no ship."""
    classes = Classes({"ship": ["tanker", "bulk carrier"]})
    assert classes.of("bulk carrier") == {"ship"}
    assert classes.of("carrier") == set()
    assert classes.heads == {"carrier"}


def test_roles_reach_below_a_filler() -> None:
    """`obj>prep:on`: where the light verb's object has a phrase of its own."""
    frames = find_frames(parses.parse(parses.LIGHT), lexicon=FrameLexicon.load())
    frame = frames.at(1)
    assert frame is not None
    assert [a.token for a in fillers_of(frame, "obj>prep:on", frames.syntax)] == [5]
    assert [a.token for a in fillers_of(frame, "prep:on", frames.syntax)] == [5]  # parsers hang it there
