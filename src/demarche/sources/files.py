"""Files, folders, globs and standard input to articles.

In:  names as on the command line: `wire/ export.csv "2025-*.jsonl" -`. Out: Articles in input order and, among them,
an Unread for each input or row that gave none, with file and line: "export.csv:17: row has 9 cells, the header 6".
Reading goes on.
"""

from __future__ import annotations

import io
import lzma
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from demarche.records import Article
from demarche.sources.compressed import open_file
from demarche.sources.feeds import FeedReader, is_feed
from demarche.sources.fetching import Fetcher, Manners
from demarche.sources.fields import ArticleMaker, Defaults
from demarche.sources.html import Boilerplate, PageReader
from demarche.sources.languages import LanguageGuesser
from demarche.sources.lines import read_json, read_lines
from demarche.sources.paths import Place, places
from demarche.sources.reading import FieldNames, Limits, Unread
from demarche.sources.tables import read_csv, read_parquet
from demarche.sources.text import read_text
from demarche.sources.visits import Visits
from demarche.sources.warc import read_warc

_READ_ERRORS = (OSError, EOFError, zlib.error, lzma.LZMAError)


def read_articles(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    stdin: IO[bytes] | None = None,
    limits: Limits | None = None,
    defaults: Defaults | None = None,
    manners: Manners | None = None,
    visits: Visits | None = None,
) -> Iterator[Article | Unread]:
    """Articles of everything named, streaming. Nothing raises for bad input: it is yielded as Unread, and the batch
    goes on.

    stdin: what "-" reads, standard input when None. defaults: date, source and language of inputs that name none.
    manners, visits: how addresses are fetched, and what was seen of them before; the caller keeps it.
    """
    named = [paths] if isinstance(paths, str | os.PathLike) else paths
    maker = ArticleMaker(FieldNames.load(), LanguageGuesser.load(), limits or Limits(), defaults or Defaults())
    pages = PageReader(maker, Boilerplate.load())
    reader = _Reader(maker, pages, FeedReader(pages, Fetcher(manners or Manners(), visits or Visits())), stdin)
    for place in places(named):
        if isinstance(place, Unread):
            yield place
        else:
            yield from reader.read(place)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Sends each place to the reader of its kind."""

    maker: ArticleMaker
    pages: PageReader
    feeds: FeedReader
    stdin: IO[bytes] | None

    def read(self, place: Place) -> Iterator[Article | Unread]:
        try:
            yield from self._place(place)
        except _READ_ERRORS as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            yield Unread(place.name, f"cannot be read ({reason})")

    def _place(self, place: Place) -> Iterator[Article | Unread]:
        if place.kind == "address":
            yield from self.feeds.read_address(place.name)
        elif place.path is None:
            yield from self._stream(self.stdin or sys.stdin.buffer, where=place.name)
        elif place.kind == "parquet":
            yield from read_parquet(place.path, self.maker, where=place.name)
        else:
            with open_file(place.path, self.maker.limits) as file:
                yield from self._file(file, place, place.path)

    def _file(self, file: IO[bytes], place: Place, path: Path) -> Iterator[Article | Unread]:
        if place.kind == "lines":
            yield from read_lines(file, self.maker, where=place.name)
        elif place.kind == "warc":
            yield from read_warc(file, self.pages, where=place.name)
        elif place.kind == "table":
            yield from read_csv(file, self.maker, where=place.name)
        elif place.kind == "":
            yield from self._stream(file, where=place.name, stem=path.stem)
        else:
            yield from self._whole(file, place, path)

    def _whole(self, file: IO[bytes], place: Place, path: Path) -> Iterator[Article | Unread]:
        limit = self.maker.limits.file_bytes
        data = file.read(limit + 1)
        if len(data) > limit:
            yield Unread(place.name, f"is larger than {limit:,} bytes; split it, or write it as JSON Lines")
        elif place.kind == "json":
            yield from read_json(data, self.maker, where=place.name)
        elif place.kind == "html":
            yield from self.pages.read(data, where=place.name)
        elif place.kind == "feed":
            yield from self.feeds.read_file(data, where=place.name)
        else:
            yield from read_text(data, self.maker, where=place.name, stem=path.name.split(".")[0])

    def _stream(self, file: IO[bytes], *, where: str, stem: str = "") -> Iterator[Article | Unread]:
        """Standard input or a file of unknown kind, told by its first characters; plain text where they say nothing."""
        buffered = file if isinstance(file, io.BufferedReader) else io.BufferedReader(_Raw(file))
        start = buffered.peek(64)[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
        if start.startswith(b"{"):
            yield from read_lines(buffered, self.maker, where=where)
            return
        limit = self.maker.limits.file_bytes
        data = buffered.read(limit + 1)
        if len(data) > limit:
            yield Unread(where, f"is larger than {limit:,} bytes; write it as JSON Lines")
        elif start.startswith(b"["):
            yield from read_json(data, self.maker, where=where)
        elif start[:14].lower().startswith((b"<!doctype html", b"<html")):
            yield from self.pages.read(data, where=where)
        elif is_feed(data):
            yield from self.feeds.read_file(data, where=where)
        else:
            yield from read_text(data, self.maker, where=where, stem=stem)


class _Raw(io.RawIOBase):
    """Any binary file as a raw stream, so that it can be peeked into."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
