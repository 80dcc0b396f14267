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
_PAGE_BYTES = 8 * 2**20
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_warc(file: IO[bytes], pages: PageReader, *, where: str) -> Iterator[Article | Unread]:
    """Articles of an archive; compression is undone here, so `file` holds the bytes as they lie on the disk."""
    number = 0
    records = iter(ArchiveIterator(file))
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            number += 1
            if _is_page(record):
                yield from _from_record(record, pages, where=where, number=number)
        except _BREAKS as error:
            yield Unread(where, f"archive breaks off behind record {number} ({error})")
            return
    if not number:
        yield Unread(where, "holds no records")


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type") or ""
    return record.http_headers.get_statuscode() == "200" and kind.split(";")[0].strip().lower() in _PAGE_TYPES


def _from_record(record: ArcWarcRecord, pages: PageReader, *, where: str, number: int) -> Iterator[Article | Unread]:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    place = f"{where}#{number} {url}"
    page = record.content_stream().read(_PAGE_BYTES + 1)
    if len(page) > _PAGE_BYTES:
        yield Unread(place, f"page is larger than {_PAGE_BYTES:,} bytes")
    elif page.strip():
        yield from pages.read(page, where=place, url=url)
    else:
        yield Unread(place, "page is empty")
