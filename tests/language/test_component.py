"""The pipeline: what it sets, in company or alone, on any input."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from demarche.errors import BrokenModel
from demarche.language import load_language

REPORT = """NAIROBI, Kenya (AP) — Kenya's foreign minister on Monday accused Uganda of moving its border.

"We cannot accept it," Amina Odhiambo told reporters. "The line of 1926 holds."

Ugandan officials denied the charge on Tuesday."""
PARTS = ["Ministers from Peru and Chile", "met in Lima", "on Friday", "to sign", "a treaty", "while troops", "withdrew"]


def analysis(doc: Doc) -> list[Any]:
    """Everything the model decides, and how it cut the text."""
    words = [
        (t.text, t.pos_, t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_iob_, t.ent_type_, t.is_sent_start) for t in doc
    ]
    return [words, doc.text]


def texts(count: int) -> list[str]:
    """Texts of many lengths, one to sixty-odd words and a few long ones."""
    made = []
    for number in range(count):
        chosen = [PARTS[(number * 3 + step) % len(PARTS)] for step in range(1 + number % 11)]
        made.append(" ".join(chosen) + (". " if number % 3 else "") + REPORT * (number % 7 == 0) * 3)
    return made


def test_annotations(nlp: Language) -> None:
    """A plain sentence gets the tags, tree, names and lemmas a grammarian would give."""
    doc = nlp("Serbian troops attacked two villages near Pristina on Monday, Vjosa Osmani said.")
    attacked, said = doc[2], doc[12]
    assert (attacked.lemma_, attacked.pos_, attacked.tag_) == ("attack", "VERB", "VBD")
    assert said.dep_ == "ROOT"
    assert (attacked.dep_, attacked.head) == ("ccomp", said)
    assert (doc[1].dep_, doc[4].dep_) == ("nsubj", "obj")
    assert ("Vjosa Osmani", "PERSON") in [(name.text, name.label_) for name in doc.ents]


def test_alone_and_in_company(nlp: Language) -> None:
    """A text is analysed the same alone, and in a batch of 64 with others of all lengths."""
    sixty_four = texts(64)
    together = [analysis(doc) for doc in nlp.pipe(sixty_four, batch_size=64)]
    alone = [analysis(nlp(text)) for text in sixty_four]
    assert together == alone


def test_same_on_every_run(nlp: Language) -> None:
    """A fresh pipeline and one that has seen other texts agree."""
    assert analysis(nlp(REPORT)) == analysis(load_language()(REPORT))


def test_one_root_a_sentence_and_trees_only(nlp: Language) -> None:
    """Every sentence has one root, heads stay inside it, and a name never crosses its border."""
    for doc in nlp.pipe(texts(20)):
        for sentence in doc.sents:
            roots = [t for t in sentence if t.head is t or t.head.i == t.i]
            assert len([t for t in roots if not t.is_space]) <= 1
            assert all(sentence.start <= t.head.i < sentence.end for t in sentence)
        assert all(name.start >= name.sent.start and name.end <= name.sent.end for name in doc.ents)


def test_line_break_is_a_border(nlp: Language) -> None:
    """A headline without full stop does not run into the report."""
    doc = nlp("Deputies reject budget\nThe vote came late on Monday.")
    assert next(sentence.text.strip() for sentence in doc.sents) == "Deputies reject budget"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "\x00\x07",
        "word " * 1_500,
        "x" * 3_000,
        '"' * 2_000,
        ".,;:!?" * 300,
        "😀" * 300,
        "(" * 500,
        "漢字" * 300,
    ],
)
def test_hostile_text_keeps_its_characters(nlp: Language, text: str) -> None:
    """Endless sentences, no blanks, only signs: the Doc comes back whole, with its sentences."""
    doc = nlp(text)
    assert doc.text == text
    assert not len(doc) or list(doc.sents)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_text(nlp: Language, text: str) -> None:
    """No characters are refused or lost."""
    assert nlp(text).text == text


def test_stream_is_lazy_and_in_order(nlp: Language) -> None:
    """`pipe` reads ahead a batch only, and keeps the order."""
    seen: list[int] = []

    def source() -> Any:
        for number in range(40):
            seen.append(number)
            yield f"Report {number} came."

    stream = nlp.pipe(source(), batch_size=8)
    assert next(stream).text == "Report 0 came."
    assert len(seen) < 40
    assert [doc[1].text for doc in stream] == [str(number) for number in range(1, 40)]


def test_users_can_store_send_and_extend_it(nlp: Language, tmp_path: Path) -> None:
    """The pipeline goes to disk, through pickle, and takes other components."""
    expected = analysis(nlp(REPORT))
    nlp.to_disk(tmp_path)
    assert analysis(spacy.load(tmp_path)(REPORT)) == expected
    assert analysis(pickle.loads(pickle.dumps(nlp))(REPORT)) == expected
    own = load_language()
    own.add_pipe("merge_entities")
    assert own("Vjosa Osmani left.")[0].text == "Vjosa Osmani"


def test_missing_model_is_named(tmp_path: Path) -> None:
    """A folder without a model is refused with its path."""
    with pytest.raises(BrokenModel, match=r"meta\.json is missing"):
        load_language(model=tmp_path)
