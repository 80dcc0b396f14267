"""Where sentences start: the rules that correct the model."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language

from demarche.language.sentences import read_sentence_rules


def decide(text: str, scored: dict[str, float]) -> list[str]:
    """The words that start a sentence, for blank-separated `text` (`+` glues); `scored` gives words their log-odds."""
    words, spaces = [], []
    for chunk in text.split():
        parts = chunk.split("+")
        words += parts
        spaces += [False] * (len(parts) - 1) + [True]
    scores = np.array([scored.get(word, -9.0) for word in words], np.float32)
    starts = read_sentence_rules().starts(words, spaces, scores)
    return [word for word, start in zip(words, starts, strict=True) if start]


@pytest.mark.parametrize(
    ("text", "scored", "expected"),
    [
        ('"+Never+,+" said Kurti+.', {"said": 5}, ['"']),
        ('"+Why+?+" he asked+.', {"he": 5}, ['"']),
        ("It won the vote Tuesday in Lima+.", {"Tuesday": 5}, ["It"]),
        ("He left for the U.S. The talks go on+.", {"The": -3}, ["He", "The"]),
        ("the U.S. Army came", {"Army": -1}, ["the"]),
        ("It ended in riots+. SpaceX left+.", {"SpaceX": -1}, ["It", "SpaceX"]),
        ("SANTIAGO , Chile ( AP ) — Miners struck+.", {}, ["SANTIAGO", "Miners"]),
        ("NATO — the alliance — met+.", {}, ["NATO"]),
        ("Dear all+, we met+.", {"we": 4}, ["Dear", "we"]),
        ("Envoys from Peru , Chile met+.", {"Chile": 4}, ["Envoys"]),
        ('He left+. "+We stay+.+"', {'"': 3, "We": 3}, ["He", '"']),
        ("He said this+: “+We stay+.+”", {"“": 3}, ["He"]),
        ("the ministers+’ Lima summit", {"Lima": 1}, ["the"]),
        ("They agreed+; the envoy left", {"the": 3}, ["They"]),
    ],
)
def test_rules(text: str, scored: dict[str, float], expected: list[str]) -> None:
    """Each rule holds against the model's score where it is sure, and only there."""
    assert decide(text, scored) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will not yield," said Kurti. "Not now."', 2),
        ("“Nobody asked us,” the minister told reporters on Friday. The talks go on.", 2),
        ("Ministers met in the U.S. The visit ended on Oct. 3 in New York.", 2),
        ("Gen. Diallo met Gov. Mensah. Both left early.", 2),
        ("PARLIAMENT PASSES BUDGET\nDeputies voted late on Monday.", 2),
        ("He arrived at 5 p.m. The crowd waited.", 2),
        ("They came\nthey left", 2),
    ],
)
def test_sentences_of_news(nlp: Language, text: str, expected: int) -> None:
    """Quotations keep their speaker; abbreviations, headlines and line breaks part as a reader would."""
    assert len(list(nlp(text).sents)) == expected
