"""What is fuzzed: each target takes any bytes and raises only where the program has a defect.

In:  bytes, e.g. a page cut off in the middle of a tag. Out: nothing, or the exception that is the finding.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path

from demarche.circumstances.times import TimeKnowledge, resolve_date_expression
from demarche.errors import BrokenRule, UnreadableEvents
from demarche.events import EventLexicon, find_events
from demarche.language.frames import FrameLexicon, find_frames
from demarche.language.quotations import find_quotations
from demarche.records import Article, Span, spans_in
from demarche.sources import Limits, read_articles
from demarche.sources.characters import decode
from demarche.store.imports import ImportTables, Unusable, read_events
from tests.fuzzing.trees import cast_of, tree

CORPUS = Path(__file__).parent / "corpus"
DATA = Path(str(files("demarche").joinpath("data")))
SUFFIXES = (".txt", ".jsonl", ".json", ".csv", ".tsv", ".html", ".xml", ".warc", ".parquet", ".gz", ".jsonl.gz", "")
TABLE_SUFFIXES = (".tab", ".csv", ".txt", ".zip", ".gz")
LIMITS = Limits(characters=200_000, line_bytes=50_000, file_bytes=200_000, page_bytes=100_000, page_tags=2_000)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def readers(data: bytes) -> None:
    """The first byte chooses the kind of file, the rest is its content."""
    if data:
        read_as(data[1:], SUFFIXES[data[0] % len(SUFFIXES)])


def pages(data: bytes) -> None:
    """A web page."""
    read_as(data, ".html")


def feeds(data: bytes) -> None:
    """A feed on disk; nothing in it makes anybody fetch."""
    read_as(data, ".xml")


def archives(data: bytes) -> None:
    """A web archive."""
    read_as(data, ".warc")


def read_as(data: bytes, suffix: str) -> None:
    """Articles can be written and keep the limits; what is told is one line."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"any{suffix}"
        file.write_bytes(data)
        for item in read_articles(file, limits=LIMITS):
            if isinstance(item, Article):
                item.text.encode()
                assert len(item.text) <= LIMITS.characters
            else:
                assert "\n" not in str(item)


def imports(data: bytes) -> None:
    """The first byte chooses the kind of file; its rows are events with ISO days, or told with their line."""
    if not data:
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"any{TABLE_SUFFIXES[data[0] % len(TABLE_SUFFIXES)]}"
        file.write_bytes(data[1:])
        told: list[str] = []
        try:
            for row in read_events(file, _import_tables()):
                if isinstance(row, Unusable):
                    told.append(str(row))
                else:
                    assert dt.date.fromisoformat(row.date)
        except UnreadableEvents as error:
            told.append(str(error))
    assert not any("\n" in line for line in told)


def dates(data: bytes) -> None:
    """The first two bytes choose the day of publication; what is found has days in order, or a reason for none."""
    text = decode(data[2:])
    published = dt.date.fromordinal(1 + int.from_bytes(data[:2], "big") * 55) if len(data) > 2 else None
    found = resolve_date_expression(text, published, knowledge=_times())
    assert found.reason
    assert (found.start is None) == (found.end is None)
    assert found.span is None or text[found.span.start : found.span.end].strip()
    if found.start is not None and found.end is not None:
        assert _ISO_DAY.fullmatch(found.start)
        assert _ISO_DAY.fullmatch(found.end)
        assert found.start <= found.end


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
    events = find_events(found, cast_of(doc), (), (), lexicon=_event_rules())
    assert all(0 <= s.start < s.end <= len(doc.text) for s in spans_in(events.mentions))


@cache
def _frame_words() -> FrameLexicon:
    return FrameLexicon.load()


@cache
def _event_rules() -> EventLexicon:
    return EventLexicon.load(DATA)


@cache
def _import_tables() -> ImportTables:
    return ImportTables.load()


@cache
def _times() -> TimeKnowledge:
    return TimeKnowledge.load()


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (readers, pages, feeds, archives, imports, dates, quotations, rules, frames)
}


def corpus(target: str) -> list[bytes]:
    """What a target begins with: small inputs of ours, good and broken."""
    return [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]
