"""Packed parses: the same Doc comes back, and damage is told."""

from __future__ import annotations

import zlib

import msgspec
import pytest
import spacy
from spacy.tokens import Doc, Span

from demarche.errors import UnreadableParse
from demarche.language.frames import FrameLexicon, Frames
from demarche.language.parses import _decoder, lemmas_of, pack, syntax_of, unpack
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
    """The tree read from the bytes is that of the Doc, names included; all its lemmas are told at a glance."""
    from_bytes, from_doc = syntax_of(pack(doc())), Syntax(doc())
    for column in set(Syntax.__slots__) - {"doc"}:
        assert getattr(from_bytes, column) == getattr(from_doc, column), column
    assert from_bytes.named == {0}
    assert lemmas_of(pack(doc())) >= set(from_doc.lemma)


def test_frames_without_a_doc() -> None:
    """A frame that asks for names, "Chad warned Uganda", is made from the bytes as from the Doc."""
    made = Doc(
        spacy.blank("en").vocab,
        words=["Chad", "warned", "New", "Guinea", "Sunday", "."],
        lemmas=["Chad", "warn", "New", "Guinea", "Sunday", "."],
        tags=["NNP", "VBD", "NNP", "NNP", "NNP", "."],
        pos=["PROPN", "VERB", "PROPN", "PROPN", "PROPN", "PUNCT"],
        heads=[1, 1, 1, 2, 1, 1],
        deps=["nsubj", "ROOT", "obl:unmarked", "flat", "obl:unmarked", "punct"],
        sent_starts=[True, False, False, False, False, False],
    )
    made.ents = [Span(made, 0, 1, label="LOC"), Span(made, 2, 4, label="LOC")]
    frame = Frames(syntax_of(pack(made)), FrameLexicon.load()).at(1)
    assert frame is not None
    assert frame == Frames(Syntax(made), FrameLexicon.load()).at(1)
    assert [(a.role, a.token) for a in frame.arguments if a.role == "obj"] == [("obj", 2)]


@pytest.mark.parametrize("damage", [b"", b"none", pack(doc())[:-9], pack(doc())[:20]])
def test_damage_is_told(damage: bytes) -> None:
    """Bytes that are no parse raise UnreadableParse."""
    with pytest.raises(UnreadableParse, match="cannot be read"):
        unpack(damage, spacy.blank("en").vocab)
    with pytest.raises(UnreadableParse, match="cannot be read"):
        syntax_of(damage)


def forged(**columns: object) -> bytes:
    """The packed parse with other columns."""
    found = msgspec.to_builtins(_decoder.decode(zlib.decompress(pack(doc()))))
    names = _decoder.type.__struct_fields__
    return zlib.compress(
        msgspec.msgpack.encode([columns.get(name, value) for name, value in zip(names, found, strict=True)])
    )


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"heads": [1, -1, 1, -2, -3, -1, 0, -1]}, "in a circle"),
        ({"heads": [10**9, 0, 1, -2, -3, -1, 0, -1]}, "outside"),
        ({"heads": [-1, 0, 1, -2, -3, -1, 0, -1]}, "outside"),
        ({"heads": [0]}, "differ in length"),
        ({"marks": [0] * 9}, "differ in length"),
        ({"tags": [["NNP"], [5] * 8]}, "index out of range"),
    ],
)
def test_forged_parses_are_told(columns: dict[str, object], reason: str) -> None:
    """Trees that are none, in which a walk to the root would never end or leave the text, are refused."""
    for read in (syntax_of, lambda packed: unpack(packed, spacy.blank("en").vocab)):
        with pytest.raises(UnreadableParse, match=reason):
            read(forged(**columns))


def test_a_packed_flood_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few kilobytes that would fill the memory are refused; so are bytes that break off."""
    monkeypatch.setattr("demarche.packing.MOST", 1_000_000)
    flood = zlib.compress(b" " * 5_000_000)
    for read in (syntax_of, lemmas_of):
        with pytest.raises(UnreadableParse, match="unpacks to more than 1,000,000 bytes"):
            read(flood)
        with pytest.raises(UnreadableParse, match="is cut off"):
            read(pack(doc())[:-3])
