"""Plain text files: one article each, with header lines if there are any.

In:  "Title: Lima recalls envoy\\nDate: 2025-03-04\\n\\nLIMA - Peru recalled its ambassador…", or the bare article.
Out: the Article; its text begins behind the header, untouched. Without an `Id:` the id is the file's name with a
hash of the content: told apart from another folder's article.txt, and still to be joined with the user's own list of
files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.records import Article, content_hash
from demarche.sources.characters import decode, is_binary
from demarche.sources.fields import ArticleMaker
from demarche.sources.reading import Unread

_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z_ ]{0,20}):[ \t]*(?P<value>[^\r\n]*)\r?\n")
_BLANK = re.compile(r"[ \t]*\r?\n")
_FENCE = re.compile(r"---[ \t]*\r?\n")


def read_text(data: bytes, maker: ArticleMaker, *, where: str, stem: str = "") -> Iterator[Article | Unread]:
    """The article of one text file's bytes."""
    if is_binary(data):
        yield Unread(where, "is no text (binary data)")
        return
    if not data.strip():
        yield Unread(where, "is empty")
        return
    text = decode(data)
    fields, start = header(text, maker)
    fields["text"] = text[start:]
    if stem and "id" not in fields:
        fields["id"] = f"{stem}-{content_hash(text)[:8]}"
    yield from maker.from_fields(fields, where=where)


def header(text: str, maker: ArticleMaker) -> tuple[dict[str, str], int]:
    """Fields of the header lines and where the text behind them begins; ({}, 0) when the article begins at once.

    A header is a first stretch of "Name: value" lines, all of known names, closed by a blank line or a fence of dashes.
    """
    fence = _FENCE.match(text)
    at = fence.end() if fence else 0
    fields: dict[str, str] = {}
    while match := _HEADER.match(text, at):
        field = maker.names.field_of(match["name"])
        if field is None or field == "text":
            return {}, 0
        fields.setdefault(field, match["value"].strip())
        at = match.end()
    end = (_FENCE if fence else _BLANK).match(text, at)
    if not fields or end is None:
        return {}, 0
    blank = _BLANK.match(text, end.end()) if fence else None
    return fields, (blank or end).end()
