"""Quotation-first sentences."""

import random

import pytest

from training.invented_names import NameMaker
from training.quoting import Quoter, quotable
from training.splice import root_of
from training.treebanks import Sentence


@pytest.fixture
def quoter() -> Quoter:
    """With the project's names."""
    return Quoter(NameMaker())


def test_only_whole_clauses_are_quotable(sentences: list[Sentence]) -> None:
    """A sentence with quotation marks of its own is not."""
    assert [quotable(s) for s in sentences] == [True, True, False]


@pytest.mark.parametrize("seed", range(60))
def test_frames_are_trees_with_one_root(quoter: Quoter, sentences: list[Sentence], seed: int) -> None:
    """Every word leads to one root, whatever frame is drawn."""
    for made in quoter.quote(sentences[0], sentences[1], random.Random(seed)):
        assert sum(w.head < 0 for w in made.words) == 1
        for start in range(len(made.words)):
            at, steps = start, 0
            while made.words[at].head >= 0:
                at, steps = made.words[at].head, steps + 1
                assert steps <= len(made.words)
        assert made.text.count('"') == 2


@pytest.mark.parametrize("seed", range(40))
def test_quoted_clause_is_ccomp_of_the_verb_of_saying(quoter: Quoter, sentences: list[Sentence], seed: int) -> None:
    """As EWT and GUM draw direct speech."""
    made = quoter.quote(sentences[0], sentences[1], random.Random(seed))[0]
    failed = next(w for w in made.words if w.form == "failed")
    assert failed.deprel == "ccomp"
    assert failed.head == root_of(made.words)


def test_no_space_before_the_closing_mark(quoter: Quoter, sentences: list[Sentence]) -> None:
    """The text looks like print."""
    texts = [quoter.quote(sentences[0], sentences[1], random.Random(seed))[0].text for seed in range(50)]
    assert all(" ," not in t and " ." not in t and ' "' not in t[-2:] for t in texts)
