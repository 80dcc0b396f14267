"""Packed parses: the same Doc comes back, and damage is told."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from demarche.errors import UnreadableParse
from demarche.language.parses import lemmas_of, pack, syntax_of, unpack
from demarche.language.syntax import Syntax


def doc() -> Doc:
    nlp = spacy.blank("en")
    made = Doc(
        nlp.vocab,
        words=["Chad", "closed", "its", "border", ".", " ", "Why", "?"],
        spaces=[True, True, True, False, True, False, False, False],
        lemmas=["Chad", "close", "its", "border", ".", " ", "why", "?"],
        tags=["NNP", "VBD", "PRP$", "NN", ".", "_SP", "WRB", "."],
        pos=["PROPN", "VERB", "PRON", "NOUN", "PUNCT", "SPACE", "ADV", "PUNCT"],
        morphs=["Number=Sing", "Tense=Past", "", "Number=Sing", "", "", "", ""],
        heads=[1, 1, 3, 1, 1, 4, 6, 6],
        deps=["nsubj", "ROOT", "nmod:poss", "obj", "punct", "dep", "ROOT", "punct"],
        sent_starts=[True, False, False, False, False, False, True, False],
    )
    made.ents = [Span(made, 0, 1, label="LOC")]
    return made


def told(d: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.whitespace_, t.lemma_, t.tag_, t.pos_, str(t.morph), t.dep_, t.head.i, t.is_sent_start, t.ent_type_)
        for t in d
    ]


def test_a_parse_comes_back_as_it_was() -> None:
    """Words, spaces, tags, tree, sentences, names and lemmas are the same after packing; so do the bytes."""
    before = doc()
    after = unpack(pack(before), spacy.blank("en").vocab)
    assert told(after) == told(before)
    assert [e.text for e in after.ents] == ["Chad"]
    assert pack(after) == pack(before)


def test_a_tree_without_a_doc() -> None:
    """The tree read from the bytes is that of the Doc; all its lemmas are told at a glance."""
    from_bytes, from_doc = syntax_of(pack(doc())), Syntax(doc())
    for column in ("text", "words", "lower", "lemma", "pos", "tag", "dep", "head", "start", "end", "sentences"):
        assert getattr(from_bytes, column) == getattr(from_doc, column), column
    assert from_bytes.children == from_doc.children
    assert lemmas_of(pack(doc())) >= set(from_doc.lemma)


@pytest.mark.parametrize("damage", [b"", b"none", pack(doc())[:-9], pack(doc())[:20]])
def test_damage_is_told(damage: bytes) -> None:
    """Bytes that are no parse raise UnreadableParse."""
    with pytest.raises(UnreadableParse, match="cannot be read"):
        unpack(damage, spacy.blank("en").vocab)
    with pytest.raises(UnreadableParse, match="cannot be read"):
        syntax_of(damage)
