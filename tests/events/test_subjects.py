"""The subject of sentences, on word lists of the test's own and hand-made documents."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from demarche.errors import BrokenRule
from demarche.events.subjects import Setting, Subjects
from demarche.language.syntax import Syntax

WORDS = """
subjects:
  politics: {telling: [minister, parliament, "white house"], hinting: [vote]}
  sport: {telling: [goal, match, striker], hinting: [win]}
  culture: {telling: [film, actor, director, studio, sequel]}
technical: [weather]
titles: [President]
regulating: [watchdog]
followers: [fan]
communal: [mob]
protesting: [protesters]
"""


@pytest.fixture
def subjects(tmp_path: Path) -> Subjects:
    path = tmp_path / "subjects.yaml"
    path.write_text(WORDS, "utf-8")
    return Subjects.load(path)


def syntax(*sentences: str) -> Syntax:
    words = [s.split() for s in sentences]
    flat = [w for sentence in words for w in sentence]
    starts = [n == 0 for sentence in words for n in range(len(sentence))]
    heads = [i - n for sentence, first in _firsts(words) for n, i in enumerate(range(first, first + len(sentence)))]
    doc = Doc(
        spacy.blank("en").vocab,
        words=flat,
        lemmas=[w.lower() for w in flat],
        heads=heads,
        deps=["ROOT" if start else "dep" for start in starts],
    )
    return Syntax(doc)


def _firsts(words: list[list[str]]) -> list[tuple[list[str], int]]:
    out, first = [], 0
    for sentence in words:
        out.append((sentence, first))
        first += len(sentence)
    return out


def test_a_text_on_sport_is_about_sport(subjects: Subjects) -> None:
    """Two telling words and no politics are enough."""
    s = syntax("the striker had a goal", "they win the match")
    assert Setting(s, subjects).at(0) == "sport"


def test_politics_beside_sport_is_told_by_its_own_words(subjects: Subjects) -> None:
    """In a text about sport the passage on parliament is not about sport."""
    sport = ["the striker had a goal", "the match was long"] * 4
    s = syntax(*sport, "they left", "they ate", "the minister told parliament", "they slept")
    setting = Setting(s, subjects)
    assert setting.at(0) == "sport"
    assert setting.at(s.lower.index("minister")) == ""


def test_names_of_politicians_tell_of_politics(subjects: Subjects) -> None:
    """A text full of a known politician's name is none about sport, though its words are."""
    s = syntax("Obama saw the match", "Obama praised the striker", "Obama left")
    assert Setting(s, subjects).at(0) == "sport"
    obama = {i: "a1" for i, w in enumerate(s.words) if w == "Obama"}
    assert Setting(s, subjects, obama).at(0) == ""


def test_words_side_by_side_are_one(subjects: Subjects) -> None:
    """ "White House" tells of politics, "white" does not."""
    assert subjects.weigh({"white house": 1})["politics"] == 1
    assert not subjects.weigh({"white": 1, "house": 1})


def test_one_word_does_not_decide(subjects: Subjects) -> None:
    """A word repeated counts four times at most."""
    assert subjects.weigh({"goal": 50})["sport"] == 4


def test_too_little_said_is_no_subject(subjects: Subjects) -> None:
    """One hinting word leaves the text without a subject."""
    assert Setting(syntax("they win"), subjects).at(0) == ""


def test_a_file_without_politics_is_refused(tmp_path: Path) -> None:
    """There is nothing to weigh the others against."""
    path = tmp_path / "subjects.yaml"
    lists = "technical: [], titles: [], regulating: [], followers: [], communal: [], protesting: []"
    path.write_text(f"{{subjects: {{sport: {{telling: [goal]}}}}, {lists}}}", "utf-8")
    with pytest.raises(BrokenRule, match="politics"):
        Subjects.load(path)
