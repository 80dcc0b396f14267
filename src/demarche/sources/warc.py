"""Web archives (WARC, as Common Crawl publishes its news) to articles.

In:  a .warc or .warc.gz file, possibly cut off. Out: an Article for every page of news in it, the address as `url`;
what stands before the cut is read, and the cut is told. The day of the crawl is no day of publication and is not
used as one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from demarche.records import Article
from demarche.sources.html import PageReader
from demarche.sources.reading import Unread

# AttributeError: warcio 1.8 asks the missing address of a record for its scheme when a file is cut in its header.
_BREAKS = (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error, AttributeError)
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_warc(file: IO[bytes], pages: PageReader, *, where: str) -> Iterator[Article | Unread]:
    """Articles of an archive, whose compression is undone by whoever opened the file."""
    number, pieces = 0, _Pieces(file)
    records = iter(ArchiveIterator(pieces))
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            number += 1
            if record.rec_type is None:
                yield Unread(where, f"record {number} has no header; what stands up to the next is not read")
            elif _is_page(record):
                yield from _from_record(record, pages, where=where, number=number)
        except _BREAKS as error:
            yield Unread(where, f"archive breaks off behind record {number} ({error})")
            return
    if pieces.broken:
        yield Unread(where, f"archive breaks off behind record {number} ({pieces.broken})")
    elif not number:
        yield Unread(where, "holds no records")


class _Pieces:
    """The file read piece by piece, as far as it goes: a whole block would be lost with the break in it.

    broken: why it could not be read to its end, as the archive's reader takes a break in a record's header for the end.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self.broken = ""
        self._read1 = getattr(file, "read1", file.read)

    def read(self, size: int) -> bytes:
        try:
            return bytes(self._read1(size))
        except (EOFError, OSError, zlib.error) as error:
            self.broken = str(error)
            raise


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type") or ""
    return record.http_headers.get_statuscode() == "200" and kind.split(";")[0].strip().lower() in _PAGE_TYPES


def _from_record(record: ArcWarcRecord, pages: PageReader, *, where: str, number: int) -> Iterator[Article | Unread]:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    place = f"{where}#{number} {url}"
    limit = pages.maker.limits.page_bytes
    page = record.content_stream().read(limit + 1)
    if len(page) > limit:
        yield Unread(place, f"page is larger than {limit:,} bytes")
    elif page.strip():
        yield from pages.read(page, where=place, url=url)
    else:
        yield Unread(place, "page is empty")
    left = getattr(record.raw_stream, "limit", 0)
    if left and not record.raw_stream.read(1):
        yield Unread(place, f"archive breaks off {left:,} bytes before the record's end; what is there of it is read")
