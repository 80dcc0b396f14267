"""RSS and Atom feeds, and single addresses, when the user names them.

In:  a feed on disk (nothing is fetched: each entry's own words are its text), or an address, whose entries are
fetched one by one. Out: an Article per entry, with the feed's title and date where the page has none: "Chad closes
border", 2025-05-12.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import feedparser
from lxml import html as lxml_html
from lxml.etree import LxmlError

from demarche.records import Article
from demarche.sources.fetching import Fetcher, NothingNew, RefusedFetch, RefusedForGood
from demarche.sources.html import PageReader
from demarche.sources.reading import Unread
from demarche.sources.tags import most_names_in_a_tag, without_beginning

_FEED_STARTS = (b"<rss", b"<feed", b"<rdf:rdf", b"<?xml")
_NO_WORDS = ("script", "style", "noscript", "template", "iframe", "figure")  # of the report: pictures have captions
_WHOLE_STORY = 1000  # characters: an entry with so much text carries the report itself, not a teaser


@dataclass(frozen=True, slots=True)
class FeedReader:
    """Reads feeds and addresses."""

    pages: PageReader
    fetcher: Fetcher

    def read_file(self, data: bytes, *, where: str) -> Iterator[Article | Unread]:
        """Entries of a feed on disk, each with the words the feed itself has."""
        yield from self._entries(data, where=where, fetch=False)

    def read_address(self, url: str) -> Iterator[Article | Unread]:
        """The page at an address, or the pages that the feed at it names."""
        try:
            fetched = self.fetcher.fetch(url, named=True)
        except NothingNew as error:
            yield Unread(url, str(error), kept=True)
            return
        except RefusedFetch as error:
            yield Unread(url, str(error))
            return
        if is_feed(fetched.data, fetched.kind):
            yield from self._entries(fetched.data, where=url, fetch=True)
        else:
            yield from self.pages.read(fetched.data, where=url, url=fetched.url)

    def _entries(self, data: bytes, *, where: str, fetch: bool) -> Iterator[Article | Unread]:
        limit_bytes = self.pages.maker.limits.page_bytes
        if len(data) > limit_bytes:
            yield Unread(where, f"feed is larger than {limit_bytes:,} bytes; split it")
            return
        data = without_beginning(data)
        most = self.pages.maker.limits.tag_names
        if (names := most_names_in_a_tag(data, most)) > most:
            yield Unread(where, f"feed has a tag of {names:,} names; at most {most:,} are read")
            return
        try:
            feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
        except (LookupError, ValueError, TypeError, AttributeError, AssertionError) as error:  # slips of its own
            yield Unread(where, f"feed cannot be read ({type(error).__name__} in its markup)")
            return
        if not feed.entries:
            yield Unread(where, "is no feed, or one without entries")
            return
        publisher = _title(feed.feed)
        limit = self.fetcher.manners.feed_entries
        for number, entry in enumerate(feed.entries[:limit], start=1):
            try:
                fields = _fields(entry, publisher)
            except (ValueError, AssertionError, LxmlError) as error:  # control characters in markup, days no month has
                yield Unread(where, f"entry cannot be read ({error})", number)
                continue
            if fetch and fields["url"].startswith(("http://", "https://")) and len(fields["text"]) < _WHOLE_STORY:
                yield from self._fetched(fields, feed=where)
            else:
                fields["text"] = self.pages.boilerplate.cleaned(fields["text"], title=fields["title"])
                yield from self.pages.maker.from_fields(fields, where=where, line=number)
        if len(feed.entries) > limit:
            yield Unread(where, f"feed has {len(feed.entries)} entries; the first {limit} were read")

    def _fetched(self, fields: dict[str, Any], *, feed: str) -> Iterator[Article | Unread]:
        """The page of an entry; nothing where it was read before. One that fails is tried again at the next visit."""
        try:
            page = self.fetcher.fetch(fields["url"])
        except NothingNew:
            return
        except RefusedFetch as error:
            if not isinstance(error, RefusedForGood):
                self.fetcher.visits.forget(feed)
            yield Unread(fields["url"], str(error))
            return
        yield from self.pages.read(page.data, where=fields["url"], url=page.url, fallback=fields)


def is_feed(data: bytes, kind: str = "") -> bool:
    """Whether bytes are a feed, by their declared type or their first tag."""
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if "rss" in kind or "atom" in kind:
        return True
    return start.startswith(_FEED_STARTS) and b"<html" not in start


def _fields(entry: Any, publisher: str) -> dict[str, Any]:
    contents = [part.get("value") for part in entry.get("content") or ()]
    text = max((_plain(t) for t in [*contents, entry.get("summary")]), key=len)
    return {
        "text": text,
        "title": _plain(entry.get("title")),
        "published": _day(entry),
        "source": publisher,
        "url": entry.get("link") or "",
    }


def _day(entry: Any) -> str | None:
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return dt.date(*when[:3]).isoformat() if when else None


def _title(feed: Any) -> str:
    try:
        return _plain(feed.get("title"))
    except (ValueError, LxmlError):
        return ""


def _plain(markup: str | None) -> str:
    """Words of a piece of HTML, paragraphs on lines of their own."""
    if not markup or not markup.strip():
        return ""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    root = lxml_html.document_fromstring(f"<div>{markup}</div>")  # as a fragment, "<html><head>" would raise
    for part in [*root.iter(*_NO_WORDS)]:
        part.drop_tree()
    for block in root.iter("p", "br", "div", "li"):
        block.tail = "\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().splitlines())
    return "\n".join(line for line in lines if line)
