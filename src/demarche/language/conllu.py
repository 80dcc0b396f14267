"""Docs to CoNLL-U and back.

In:  analysed Docs, e.g. of "Serbia protested. Kosovo replied."
Out: CoNLL-U (https://universaldependencies.org/format.html), every non-blank character of the text in exactly one
     word; and from such lines the words again, with the white space between them.

White space is kept: `SpaceAfter=No`, `SpacesAfter=\\n\\n` and `SpacesBefore=…` (UDPipe's names) hold what is not one
blank, so that the text can be put together again to the character. Names stand in MISC as `Entity=B-ORG`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from demarche.errors import UnreadableSource

COLUMNS = 10
_ESCAPED = {"\\": "\\\\", " ": "\\s", "\n": "\\n", "\r": "\\r", "\t": "\\t", "|": "\\p"}
_PLAIN = {short[1]: character for character, short in _ESCAPED.items()}
_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4,8});|(.))")


@dataclass(frozen=True, slots=True)
class ConlluWord:
    """One word line. head counts the words of the sentence from 1, 0 is the root. before, after: the white space."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    name: str
    before: str
    after: str


def write_conllu(doc: Doc, *, article_id: str = "") -> Iterator[str]:
    """The lines of one analysed Doc, without line ends; an empty line closes each sentence.

    article_id: written as `# newdoc id`; the sentences' ids are built on it. A Doc without words is its comment only.
    """
    identifier = " ".join(article_id.split())
    yield f"# newdoc id = {identifier}" if identifier else "# newdoc"
    if not identifier:
        identifier = "s"
    spacing = _spacing(doc)
    sentences = ([token for token in sentence if not token.is_space] for sentence in doc.sents) if len(doc) else ()
    for number, words in enumerate(filter(None, sentences), start=1):
        yield f"# sent_id = {identifier}-{number}"
        shown = "".join(token.text + (" " if spacing[token.i][1] else "") for token in words)
        yield f"# text = {shown.strip()}"
        places = {token.i: place for place, token in enumerate(words, start=1)}
        for token in words:
            yield _line(token, places, *spacing[token.i])
        yield ""


def read_conllu(lines: Iterable[str]) -> Iterator[list[ConlluWord]]:
    """The sentences of CoNLL-U lines. Comments, multi-word tokens and empty nodes are passed over.

    Raises UnreadableSource, with the line's number, for a line that has not ten columns or no number where one belongs.
    """
    words: list[ConlluWord] = []
    for number, line in enumerate(lines, start=1):
        line = line.rstrip("\n")
        if line.startswith("#"):
            continue
        if line:
            columns = line.split("\t")
            if len(columns) != COLUMNS:
                raise UnreadableSource(f"CoNLL-U, line {number}: {len(columns)} columns found, 10 are needed")
            if columns[0].isdigit():
                words.append(_word(columns, number))
        elif words:
            yield words
            words = []
    if words:
        yield words


def conllu_text(sentences: Iterable[Iterable[ConlluWord]]) -> str:
    """The text that the sentences were cut from."""
    return "".join(word.before + word.form + word.after for sentence in sentences for word in sentence)


def _spacing(doc: Doc) -> dict[int, tuple[str, str]]:
    """White space before and after every word; what stands between two words belongs to the first."""
    text = doc.text
    words = [token for token in doc if not token.is_space]
    ends = [token.idx for token in words[1:]] + [len(text)]
    spacing = {}
    before = text[: words[0].idx] if words else ""
    for token, end in zip(words, ends, strict=False):
        spacing[token.i] = (before, text[token.idx + len(token.text) : end])
        before = ""
    return spacing


def _line(token: Token, places: dict[int, int], before: str, after: str) -> str:
    root = token.head.i == token.i or token.head.i not in places
    head, deprel = ("0", "root") if root else (str(places[token.head.i]), token.dep_ or "dep")
    lemma = token.lemma_ or "_"
    columns = (str(places[token.i]), token.text, lemma, token.pos_ or "_", token.tag_ or "_", "_", head, deprel, "_")
    return "\t".join((*columns, _misc(token, before, after)))


def _misc(token: Token, before: str, after: str) -> str:
    notes = []
    if token.ent_iob_ in ("B", "I"):
        notes.append(f"Entity={token.ent_iob_}-{token.ent_type_}")
    if not after:
        notes.append("SpaceAfter=No")
    elif after != " ":
        notes.append(f"SpacesAfter={_escaped(after)}")
    if before:
        notes.append(f"SpacesBefore={_escaped(before)}")
    return "|".join(notes) or "_"


def _word(columns: list[str], number: int) -> ConlluWord:
    try:
        head = int(columns[6]) if columns[6] != "_" else 0
    except ValueError:
        raise UnreadableSource(f"CoNLL-U, line {number}: head {columns[6]!r} is no number") from None
    notes = dict(note.partition("=")[::2] for note in columns[9].split("|"))
    after = "" if notes.get("SpaceAfter") == "No" else _unescaped(notes.get("SpacesAfter", "\\s"))
    before = _unescaped(notes.get("SpacesBefore", ""))
    name = notes.get("Entity", "")
    return ConlluWord(columns[1], columns[2], columns[3], columns[4], head, columns[7], name, before, after)


def _escaped(blank: str) -> str:
    return "".join(_ESCAPED.get(character) or f"\\u{ord(character):04X};" for character in blank)


def _unescaped(written: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _PLAIN.get(found[2], found[2]), written)
