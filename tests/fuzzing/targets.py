"""What is fuzzed: each target takes any bytes and raises only where the program has a defect.

In:  bytes, e.g. a page cut off in the middle of a tag. Out: nothing, or the exception that is the finding.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path

from spacy.lang.en import English
from spacy.tokens import Doc

from demarche.cast import Cast
from demarche.errors import BrokenRule
from demarche.events import EventLexicon, find_events
from demarche.language.frames import FrameLexicon, find_frames
from demarche.language.quotations import find_quotations
from demarche.records import Actor, ActorMention, Article, Span, spans_in
from demarche.sources import Limits, read_articles
from demarche.sources.characters import decode

CORPUS = Path(__file__).parent / "corpus"
DATA = Path(str(files("demarche").joinpath("data")))
SUFFIXES = (".txt", ".jsonl", ".json", ".csv", ".tsv", ".html", ".xml", ".warc", ".parquet", ".gz", ".jsonl.gz", "")
LIMITS = Limits(characters=200_000, line_bytes=50_000, file_bytes=200_000, page_bytes=100_000, page_tags=2_000)
VOCAB = English().vocab
WORDS = [
    "Mali",
    "Chad",
    "accused",
    "attacked",
    "said",
    "of",
    "by",
    "not",
    "would",
    "the",
    "troops",
    "strike",
    "signed",
    "deal",
    "“",
    "”",
    ",",
    ".",
    "'s",
    "\n",
    "and",
    "to",
]
POS = ("NOUN", "PROPN", "VERB", "AUX", "ADP", "PUNCT", "PRON", "ADJ", "CCONJ", "PART", "DET", "SPACE")
TAGS = ("NN", "NNS", "NNP", "VBD", "VBN", "VBG", "VB", "VBZ", "MD", "IN", "JJ", "TO", "PRP", "DT")
DEPS = (
    *("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:unmarked", "nmod", "nmod:poss", "compound"),
    *("compound:prt", "aux", "aux:pass", "advmod", "amod", "acl", "acl:relcl", "advcl", "ccomp", "xcomp", "mark"),
    *("case", "cc", "conj", "appos", "parataxis", "punct", "cop", "det", "dep", "expl", "fixed", "flat"),
)


def readers(data: bytes) -> None:
    """The first byte chooses the kind of file, the rest is its content."""
    if not data:
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"any{SUFFIXES[data[0] % len(SUFFIXES)]}"
        file.write_bytes(data[1:])
        for item in read_articles(file, limits=LIMITS):
            if isinstance(item, Article):
                item.text.encode()
                assert len(item.text) <= LIMITS.characters
            else:
                assert "\n" not in str(item)


def quotations(data: bytes) -> None:
    """Quotations lie in the text, in order, inside one another or apart."""
    text = decode(data)
    before = Span(0, 0)
    for quotation in find_quotations(text):
        span = quotation.span
        assert 0 <= span.start < span.end <= len(text)
        assert span.covers(quotation.content)
        assert span.start >= before.start
        before = span


def rules(data: bytes) -> None:
    """A rule file is loaded, or refused in one line that names it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "own.yaml").write_bytes(data)
        try:
            EventLexicon.load(DATA, rules=Path(folder))
        except BrokenRule as error:
            told = str(error)
        else:
            return
    assert "own.yaml" in told
    assert "\n" not in told


def frames(data: bytes) -> None:
    """Any tree over any words has frames, and events whose spans lie in the text."""
    doc = tree(data[:800])
    if not len(doc):
        return
    found = find_frames(doc, lexicon=_frame_words())
    events = find_events(found, _cast(doc), (), (), lexicon=_event_rules())
    assert all(0 <= s.start < s.end <= len(doc.text) for s in spans_in(events.mentions))


def tree(data: bytes) -> Doc:
    """A Doc whose words, tags and heads are read off the bytes, four to a word."""
    rows = [data[i : i + 4] for i in range(0, len(data) - 3, 4)]
    heads = [_head(i, row[2], len(rows)) for i, row in enumerate(rows)]
    heads = [i if _circular(i, heads) else head for i, head in enumerate(heads)]
    return Doc(
        VOCAB,
        words=[WORDS[row[0] % len(WORDS)] for row in rows],
        lemmas=[WORDS[row[0] % len(WORDS)].lower().removesuffix("ed") for row in rows],
        pos=[POS[row[1] % len(POS)] for row in rows],
        tags=[TAGS[row[1] % len(TAGS)] for row in rows],
        heads=heads,
        deps=["ROOT" if heads[i] == i else DEPS[row[3] % len(DEPS)] for i, row in enumerate(rows)],
    )


def _head(i: int, byte: int, count: int) -> int:
    return min(max(i + (byte - 128) // 8, 0), count - 1)


def _circular(i: int, heads: list[int]) -> bool:
    """Whether the way up from a word comes back to it."""
    at, steps = heads[i], 0
    while at not in (i, heads[at]) and steps < len(heads):
        at, steps = heads[at], steps + 1
    return at == i or steps == len(heads)


def _cast(doc: Doc) -> Cast:
    actors = [Actor(id=f"a{n}", name=f"N{n}", kind="state", country="MLI", sector="GOV") for n in range(3)]
    mentions = [
        ActorMention(actor=f"a{t.i % 3}", span=Span(t.idx, t.idx + len(t)), head=t.i, form="name", rule="fuzz")
        for t in doc
        if t.pos_ == "PROPN"
    ]
    return Cast(actors, mentions)


@cache
def _frame_words() -> FrameLexicon:
    return FrameLexicon.load()


@cache
def _event_rules() -> EventLexicon:
    return EventLexicon.load(DATA)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "readers": readers,
    "quotations": quotations,
    "rules": rules,
    "frames": frames,
}


def corpus(target: str) -> list[bytes]:
    """What a target begins with: small inputs of ours, good and broken."""
    return [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]
