"""Names put right by tables and by the text."""

from __future__ import annotations

import itertools

import pytest
from spacy.language import Language

from demarche.language.name_lexicon import NameLexicon, read_name_lexicon
from demarche.language.name_rules import correct_names, read_names
from demarche.language.name_words import Words


@pytest.fixture(scope="module")
def lexicon() -> NameLexicon:
    return read_name_lexicon()


def corrected(lexicon: NameLexicon, text: str) -> list[tuple[str, str]]:
    """Names of blank-separated `word/TAG/LABEL` text; TAG+ marks a word that hangs flat on the one before."""
    forms, tags, labels = zip(*(chunk.rsplit("/", 2) for chunk in text.split()), strict=True)
    joined = " ".join(forms)
    offsets = [sum(len(form) + 1 for form in forms[:index]) for index in range(len(forms))]
    flat = [tag.endswith("+") for tag in tags]
    starts = [index == 0 or forms[index - 1] == "." for index in range(len(forms))]
    words = Words(joined, forms, offsets, [tag.rstrip("+") for tag in tags], starts, flat)
    found = correct_names(words, read_names(labels), lexicon)
    return [(words.between(name.start, name.end), name.label) for name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Türkiye/NNP/B-PERSON denied/VBD/O it/PRP/O", [("Türkiye", "LOC")]),
        ("in/IN/O Kosovo/NNP/O", [("Kosovo", "LOC")]),
        ("the/DT/O United/NNP/B-LOC Nations/NNPS/O met/VBD/O", [("United Nations", "ORG")]),
        ("President/NNP/B-PERSON Ruto/NNP/I-PERSON spoke/VBD/O", [("Ruto", "PERSON")]),
        ("candidate/NN/O Amina/NNP/O Diallo/NNP+/O won/VBD/O", [("Amina Diallo", "PERSON")]),
        ("rocket/NN/O Falcon/NNP/O Heavy/NNP+/O flew/VBD/O", []),
        (
            "Amina/NNP/B-PERSON Diallo/NNP/I-PERSON won/VBD/O ././O Diallo/NNP/B-ORG spoke/VBD/O",
            [("Amina Diallo", "PERSON"), ("Diallo", "PERSON")],
        ),
        ("Kenya/NNP/O Pipeworks/NNP/O closed/VBD/O", []),
        ("turkey/NN/O was/VBD/O served/VBN/O", []),
    ],
)
def test_rules(lexicon: NameLexicon, text: str, expected: list[tuple[str, str]]) -> None:
    """Countries are places, listed organisations are whole, titles are no names, surnames follow the full name."""
    assert corrected(lexicon, text) == expected


def test_ambiguous_forms_are_left_to_the_model(lexicon: NameLexicon) -> None:
    """Georgia, Jordan and Chad have a second meaning: the table does not decide."""
    assert not {"Georgia", "Jordan"} & lexicon.forms.keys()


def test_names_never_overlap_or_cross_sentences(nlp: Language) -> None:
    """Names of an analysed text are disjoint, in order, and each lies in one sentence."""
    doc = nlp(
        "Deputies of the United\nNations met in Türkiye. Gen. Amara Okafor-Bello of the Turkish Armed Forces spoke."
    )
    names = list(doc.ents)
    assert all(first.end <= second.start for first, second in itertools.pairwise(names))
    assert all(name.sent.start <= name.start and name.end <= name.sent.end for name in names)
    assert "United\nNations" not in [name.text for name in names]


def test_blanks_inside_a_name_belong_to_it(nlp: Language) -> None:
    """Doubled blanks and tabs within a name do not break it, nor `doc.ents`."""
    doc = nlp("The United  \t Nations met in New  York.")
    assert ("New  York", "LOC") in [(name.text, name.label_) for name in doc.ents]
