"""Parses of the sentences that tests of circumstances read, recorded once, so that a new model breaks no test.

In:  a text. Out: its Doc, from `recorded_parses.tsv`. `DEMARCHE_RECORD=1 pytest tests/circumstances` records anew with
the packaged model: look at what changes before you keep it.
"""

from __future__ import annotations

import atexit
import os
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Token

FILE = Path(__file__).with_suffix(".tsv")
RECORDING = bool(os.environ.get("DEMARCHE_RECORD"))
_new: dict[str, Doc] = {}


def parsed(text: str) -> Doc:
    """The recorded parse of a text; the test fails where there is none."""
    if RECORDING:
        return _record(text)
    rows = _recorded().get(text)
    if rows is None:
        pytest.fail(f"no recorded parse of {text!r}; run DEMARCHE_RECORD=1 pytest tests/circumstances")
    return _doc(rows)


@cache
def _recorded() -> dict[str, list[list[str]]]:
    blocks = FILE.read_text("utf-8").split("\n\n") if FILE.exists() else []
    texts = (block.split("\n") for block in blocks if block.strip())
    return {lines[0].removeprefix("# "): [line.split("\t") for line in lines[1:] if line] for lines in texts}


def _doc(rows: list[list[str]]) -> Doc:
    forms, lemmas, pos, tags, heads, deps, names, spaces = zip(*rows, strict=True)
    return Doc(
        _vocab(),
        words=list(forms),
        lemmas=list(lemmas),
        pos=list(pos),
        tags=list(tags),
        heads=[int(h) for h in heads],
        deps=list(deps),
        ents=list(names),
        spaces=[s == "1" for s in spaces],
    )


@cache
def _vocab() -> spacy.vocab.Vocab:
    return spacy.blank("en").vocab


@cache
def _language() -> spacy.Language:
    from demarche.language import load_language

    atexit.register(_write)
    return load_language()


def _record(text: str) -> Doc:
    if text not in _new:
        _new[text] = _language()(text)
    return _new[text]


def _write() -> None:
    rows = _recorded() | {text: [_row(t) for t in doc] for text, doc in _new.items()}
    blocks = ("\n".join([f"# {text}", *("\t".join(r) for r in rows[text])]) for text in sorted(rows))
    FILE.write_text("\n\n".join(blocks) + "\n", "utf-8")


def _row(t: Token) -> list[str]:
    name = f"{t.ent_iob_}-{t.ent_type_}".rstrip("-")
    return [t.text, t.lemma_, t.pos_, t.tag_, str(t.head.i), t.dep_, name, "1" if t.whitespace_ else "0"]
