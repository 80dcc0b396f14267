"""The fuzzing targets over their corpus, and atheris for some seconds each; `make fuzz` goes on for longer.

In:  tests/fuzzing. Out: nothing, or the input that broke a promise, kept in a file.
"""

from __future__ import annotations

import random
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from demarche.coder import Coder
from demarche.records import Article
from tests.fuzzing import grammars, odd_parses
from tests.fuzzing.articles import EXAMPLES, fault, texts_of
from tests.fuzzing.files import KINDS, faults
from tests.fuzzing.mutations import mutated
from tests.fuzzing.targets import TARGETS, corpus

ROOT = Path(__file__).parents[1]
SECONDS = 7  # for each target: a minute for all


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_is_sound(name: str) -> None:
    """What was found once, or could have been, stays mended."""
    assert len(corpus(name)) > 3
    for data in corpus(name):
        TARGETS[name](data)


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is built for Linux and Python up to 3.13")
@pytest.mark.parametrize("name", TARGETS)
def test_guided_by_coverage(name: str, tmp_path: Path) -> None:
    """For some seconds, whatever reaches new lines of the program does no harm."""
    command = [sys.executable, "-m", "tests.fuzzing.run", name, "--found", str(tmp_path)]
    limits = [f"-max_total_time={SECONDS}", "-seed=1", "-max_len=4096", "-timeout=120", "-rss_limit_mb=4096"]
    done = subprocess.run([*command, *limits], cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    findings = "\n".join(f"{path.name}: {path.read_bytes()!r}" for path in tmp_path.rglob("*-*"))
    if done.returncode:  # told whole: what was found may not be found again
        pytest.fail(f"{findings}\n{done.stderr[-3000:]}", pytrace=False)
    assert "INFO: seed corpus" in done.stderr


def test_mutated_articles(coder: Coder) -> None:
    """Sixty articles, changed as no outlet would, keep every promise of a coding, in time."""
    texts, found = texts_of([EXAMPLES]), {}
    for number in range(60):
        article = mutated(texts, random.Random(f"tests {number}"), id=str(number))
        if told := fault(coder, article):
            found[number] = told
    assert found == {}


@pytest.mark.parametrize(
    "text",
    ["They seized gold worth", "Iran violated the Treaty on Cooperation and", "BELGRADE, Serbia - ", "A Russia-"],
)
def test_a_text_may_end_anywhere(coder: Coder, text: str) -> None:
    """A teaser cut off before the word that a reader looks ahead for is coded as far as it goes."""
    (doc,) = coder.parse([Article(text=text)])
    assert odd_parses.fault(coder, doc) == ""


def test_odd_parses(coder: Coder) -> None:
    """Beginnings of sentences, and trees that a weak parser might make of them: every stage takes them."""
    sentences = odd_parses.sentences_of(coder, every=30)
    assert list(odd_parses.cuts(coder, sentences)) == []
    assert list(odd_parses.faults(coder, sentences, "tests", range(150))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files(kind: str) -> None:
    """Some files of each kind with bytes flipped, lost or overwritten: read, or told in one line."""
    assert list(faults(kind, "tests", range(8 if kind == "store" else 25))) == []


@pytest.mark.parametrize("kind", grammars.KINDS)
def test_inputs_grown_from_grammars(kind: str) -> None:
    """Pages, feeds, archives, lists, tables and rules of odd forms: read, or told in one line, in time."""
    assert list(grammars.faults(kind, "tests", range(6 if kind == "feed" else 20))) == []
