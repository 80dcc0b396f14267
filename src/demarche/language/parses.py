"""Parses as the store keeps them: everything that coding needs, small enough to keep of every article.

In:  a parsed Doc. Out: some kilobytes, and the same Doc again: after a change of rules "Chad closed its border" is
coded anew without being parsed anew. Columns with a table of their values each take 60 % of what spaCy's DocBin
takes, in the same time.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

import msgspec

from demarche.errors import UnreadableParse
from demarche.language.syntax import Columns, Syntax
from demarche.packing import MOST, unpacked

if TYPE_CHECKING:  # spaCy is loaded only when a parse is unpacked
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_FORM = 1
_SPACE, _SENTENCE, _INSIDE, _BEGIN = 1, 2, 4, 8
_SAME = "\x00"  # a lemma that is the word in lower case: two in three


class _Column(msgspec.Struct, frozen=True, array_like=True):
    """Strings by their place in a table of the distinct ones."""

    table: list[str]
    codes: list[int]

    def values(self) -> list[str]:
        return [self.table[code] for code in self.codes]


class _Parse(msgspec.Struct, frozen=True, array_like=True):
    form: int
    words: _Column
    lemmas: _Column
    tags: _Column
    pos: _Column
    morphs: _Column
    deps: _Column
    names: _Column
    heads: list[int]  # distance from the word to its head
    marks: list[int]  # space behind, sentence start, within a name, first of a name


class _Glance(msgspec.Struct, frozen=True, array_like=True):
    """The beginning of a parse; the rest is skipped."""

    form: int
    words: _Column
    lemmas: _Column


_decoder = msgspec.msgpack.Decoder(_Parse)
_glance = msgspec.msgpack.Decoder(_Glance)


def pack(doc: Doc) -> bytes:
    """The Doc as bytes; what users add to it (extensions, user_data) is not kept."""
    parse = _Parse(
        form=_FORM,
        words=_column(t.text for t in doc),
        lemmas=_column(_SAME if t.lemma_ == t.lower_ else t.lemma_ for t in doc),
        tags=_column(t.tag_ for t in doc),
        pos=_column(t.pos_ for t in doc),
        morphs=_column(str(t.morph) for t in doc),
        deps=_column(t.dep_ for t in doc),
        names=_column(t.ent_type_ for t in doc),
        heads=[t.head.i - t.i for t in doc],
        marks=[
            _SPACE * bool(t.whitespace_)
            + _SENTENCE * bool(t.is_sent_start)
            + _INSIDE * (t.ent_iob == 1)
            + _BEGIN * (t.ent_iob == 3)
            for t in doc
        ],
    )
    return zlib.compress(msgspec.msgpack.encode(parse), 6)


def unpack(parse: bytes, vocab: Vocab) -> Doc:
    """The Doc of `pack`'s bytes; UnreadableParse when they are not."""
    with _damage_told():
        return _doc(_decoded(parse), vocab)


def lemmas_of(parse: bytes) -> set[str]:
    """The lemmas of a packed parse and maybe more: what can be told of it a hundred times faster than by unpacking."""
    with _damage_told():
        found = _glance.decode(unpacked(parse))
        return {word.lower() for table in (found.words.table, found.lemmas.table) for word in table}


def syntax_of(parse: bytes) -> Syntax:
    """The tree of a packed parse without a Doc: as `Syntax(unpack(parse, vocab))`, in half the time."""
    with _damage_told():
        return _syntax(_decoded(parse))


def behind(parse: bytes) -> bytes:
    """What stands behind the packed parse in the same bytes; b"" where nothing does, or where the parse is damaged."""
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(parse, MOST)
    except zlib.error:
        return b""
    return unpacking.unused_data


def _decoded(parse: bytes) -> _Parse:
    """The columns; ValueError unless they are of one length and the heads make trees."""
    found = _decoder.decode(unpacked(parse))
    columns = (found.words, found.lemmas, found.tags, found.pos, found.morphs, found.deps, found.names)
    if {len(column.codes) for column in columns} != {len(found.marks)} or len(found.heads) != len(found.marks):
        raise ValueError("its columns differ in length")
    _check_trees(found.heads)
    return found


def _check_trees(distances: list[int]) -> None:
    """ValueError where a head lies outside, or where the way up from a word never ends: a walk would not, either."""
    seen = [0] * len(distances)  # the word from which the way up first came by
    for first in range(len(distances)):
        at = first
        while not seen[at]:
            seen[at] = first + 1
            above = at + distances[at]
            if not 0 <= above < len(distances):
                raise ValueError("a head lies outside")
            if above != at and seen[above] == first + 1:
                raise ValueError("its heads go round in a circle")
            at = above


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except (msgspec.MsgspecError, ValueError, IndexError, OverflowError) as error:
        raise UnreadableParse(f"a parse in the store cannot be read ({error}); code the article again") from None


def _syntax(found: _Parse) -> Syntax:
    words, lemmas = found.words.values(), found.lemmas.values()
    lower = [word.lower() for word in words]
    pieces = [word + " " if mark & _SPACE else word for word, mark in zip(words, found.marks, strict=True)]
    columns = Columns(
        text="".join(pieces),
        words=words,
        lower=lower,
        lemma=[w if lemma == _SAME else lemma.lower() for w, lemma in zip(lower, lemmas, strict=True)],
        pos=found.pos.values(),
        tag=found.tags.values(),
        dep=found.deps.values(),
        head=[index + distance for index, distance in enumerate(found.heads)],
        start=list(accumulate(map(len, pieces), initial=0))[:-1],
        begins=[index for index, mark in enumerate(found.marks) if mark & _SENTENCE or index == 0],
        entities=list(_entities(found)),
    )
    return Syntax.of_columns(columns)


def _entities(found: _Parse) -> Iterator[tuple[int, int, str]]:
    """First and last-plus-one token of each name, with its label."""
    names = found.names.values()
    firsts = [index for index, mark in enumerate(found.marks) if mark & _BEGIN]
    for first in firsts:
        within = takewhile(lambda mark: mark & _INSIDE, found.marks[first + 1 :])
        yield first, first + 1 + sum(1 for _ in within), names[first]


def _doc(found: _Parse, vocab: Vocab) -> Doc:
    from spacy.tokens import Doc

    words = found.words.values()
    return Doc(
        vocab,
        words=words,
        spaces=[bool(mark & _SPACE) for mark in found.marks],
        lemmas=[w.lower() if lemma == _SAME else lemma for w, lemma in zip(words, found.lemmas.values(), strict=True)],
        tags=found.tags.values(),
        pos=found.pos.values(),
        morphs=found.morphs.values(),
        deps=found.deps.values(),
        heads=[index + distance for index, distance in enumerate(found.heads)],
        sent_starts=[bool(mark & _SENTENCE) for mark in found.marks],
        ents=[_iob(mark, name) for mark, name in zip(found.marks, found.names.values(), strict=True)],
    )


def _column(values: Iterable[str]) -> _Column:
    places: dict[str, int] = {}
    codes = [places.setdefault(value, len(places)) for value in values]
    return _Column(list(places), codes)


def _iob(mark: int, name: str) -> str:
    if mark & _BEGIN:
        return f"B-{name}"
    return f"I-{name}" if mark & _INSIDE else "O"
