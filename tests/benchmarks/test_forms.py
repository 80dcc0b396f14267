"""The forms in which the lexicon's examples are told: what is written, and what is no plain sentence."""

from __future__ import annotations

import pytest

from benchmarks.forms.inflection import inflect
from benchmarks.forms.measuring import read_forms
from benchmarks.forms.rewriting import forms, plain
from demarche import Article, Coder, load
from demarche.language.frames import find_frames


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load()


def told(coder: Coder, text: str) -> dict[str, str]:
    doc = next(iter(coder.parse([Article(text=text)])))
    parts = plain(find_frames(doc, lexicon=coder.knowledge.frames).syntax)
    return dict(forms(parts)) if parts is not None else {}


def test_one_act_in_other_clauses(coder: Coder) -> None:
    """Names stay, the verb is inflected, the object goes first in passives."""
    found = told(coder, "Chad expelled two envoys on Friday.")
    assert found["relative"] == "Chad, which expelled two envoys on Friday, gave no reason."
    assert found["participle"] == "Chad surprised everybody, expelling two envoys on Friday."
    assert found["passive perfect"] == "Two envoys have been expelled by Chad on Friday."
    assert found["to"] == "Chad to expel two envoys on Friday"


def test_many_and_persons(coder: Coder) -> None:
    assert told(coder, "The rebels attacked Lome.")["forced to"] == "The rebels were forced to attack Lome."
    assert (
        told(coder, "Amina Diallo thanked Togo.")["relative of"] == "Nobody waited for Amina Diallo, who thanked Togo."
    )


@pytest.mark.parametrize("text", ["Chad will expel the envoy.", "The envoy was expelled.", "It rained."])
def test_what_is_no_plain_sentence_has_no_forms(coder: Coder, text: str) -> None:
    assert told(coder, text) == {}


@pytest.mark.parametrize(
    ("lemma", "tag", "form"),
    [("deny", "VBZ", "denies"), ("ban", "VBG", "banning"), ("tie", "VBG", "tying"), ("send", "VBD", "sent")],
)
def test_forms_of_verbs(lemma: str, tag: str, form: str) -> None:
    assert inflect(lemma, tag) == form


def test_plain_forms_are_read_as_their_examples(coder: Coder) -> None:
    """Of one example of each type, told again in the past and in the perfect, nearly all are read alike."""
    read = [r for r in read_forms(coder, 1) if r.form in ("plain", "perfect")]
    assert len(read) >= 16
    assert sum(r.actuality for r in read) >= 0.9 * len(read)
