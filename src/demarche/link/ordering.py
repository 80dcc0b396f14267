"""Articles in order of publication, however many there are.

In:  articles in any order, of a few lines each: "Chad closed its border with Sudan on Sunday." Out: the same by date,
then id; those without a date last. Sorted in pieces on disk and merged, so that memory stays bounded.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from tempfile import TemporaryFile
from typing import IO

import msgspec

from demarche.records import Article

LEAD = 3_000  # characters of the text that linking reads at most
_UNDATED = "9999-12-31"


def by_publication(articles: Iterable[Article], *, piece: int = 20_000) -> Iterator[Article]:
    """The articles by date and id, their texts cut to what linking reads. `piece`: articles in memory at a time."""
    heads = (msgspec.structs.replace(article, text=article.text[:LEAD]) for article in articles)
    with ExitStack() as files:
        pieces: list[Iterator[Article]] = []
        while part := sorted(islice(heads, piece), key=_key):
            if not pieces and len(part) < piece:
                yield from part
                return
            file = files.enter_context(TemporaryFile())
            pieces.append(_spilled(part, file))
        yield from heapq.merge(*pieces, key=_key)


def _key(article: Article) -> tuple[str, str, str]:
    return article.published or _UNDATED, article.id, article.title


def _spilled(part: list[Article], file: IO[bytes]) -> Iterator[Article]:
    """The articles, written to the file at once and read back one at a time."""
    file.writelines(msgspec.json.encode(article) + b"\n" for article in part)
    file.seek(0)
    return (msgspec.json.decode(line, type=Article) for line in file)
