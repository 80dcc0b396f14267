"""Lemmas by form and tag."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from demarche.errors import BrokenModel
from demarche.language.lemmatizer import read_lemmas
from demarche.language.model_files import PACKAGED_MODEL

CASES = [
    ("withdrew", "VERB", "VBD", "withdraw"),
    ("sent", "VERB", "VBN", "send"),
    ("endorsed", "VERB", "VBD", "endorse"),
    ("vetoed", "VERB", "VBD", "veto"),
    ("barred", "VERB", "VBN", "bar"),
    ("bared", "VERB", "VBD", "bare"),
    ("denied", "VERB", "VBD", "deny"),
    ("fleeing", "VERB", "VBG", "flee"),
    ("shelling", "VERB", "VBG", "shell"),
    ("accuses", "VERB", "VBZ", "accuse"),
    ("lying", "VERB", "VBG", "lie"),
    ("panicked", "VERB", "VBD", "panic"),
    ("'s", "AUX", "VBZ", "be"),
    ("n’t", "PART", "RB", "not"),
    ("countries", "NOUN", "NNS", "country"),
    ("wives", "NOUN", "NNS", "wife"),
    ("policemen", "NOUN", "NNS", "policeman"),
    ("crises", "NOUN", "NNS", "crisis"),
    ("forces", "NOUN", "NNS", "force"),
    ("headquarters", "NOUN", "NNS", "headquarters"),
    ("Palestinian", "ADJ", "JJ", "Palestinian"),
    ("Serbs", "PROPN", "NNPS", "Serb"),
    ("Vucic", "PROPN", "NNP", "Vucic"),
    ("them", "PRON", "PRP", "they"),
    ("better", "ADV", "RBR", "well"),
]


@pytest.mark.parametrize(("form", "upos", "xpos", "lemma"), CASES)
def test_lemmas(form: str, upos: str, xpos: str, lemma: str) -> None:
    """Irregular, regular and doubtful forms get the lemma a dictionary has."""
    assert read_lemmas(PACKAGED_MODEL).lemma(form, upos, xpos) == lemma


def test_capital_at_a_sentence_start_says_nothing() -> None:
    """ "New" opening a sentence is new; "Kosovar" within one keeps its capital."""
    lemmatizer = read_lemmas(PACKAGED_MODEL)
    assert lemmatizer.lemma("New", "ADJ", "JJ", initial=True) == "new"
    assert lemmatizer.lemma("Kosovar", "ADJ", "JJ") == "Kosovar"


CONTENTS = [b"", b"no gzip", gzip.compress(b"{}", mtime=0), gzip.compress(b"[1]", mtime=0)]


@pytest.mark.parametrize("content", CONTENTS, ids=["empty", "text", "mapping", "list"])
def test_broken_table_is_named(tmp_path: Path, content: bytes) -> None:
    """A damaged table of lemmas stops loading with its path."""
    (tmp_path / "lemmas.json.gz").write_bytes(content)
    with pytest.raises(BrokenModel, match=r"lemmas\.json\.gz"):
        read_lemmas(tmp_path)
