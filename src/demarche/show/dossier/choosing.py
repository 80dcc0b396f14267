"""Which articles a dossier is made of, cut out of the store, so that large stores give no endless page.

In:  a store, "Kosovo", since 2025-10-01. Out: a small store of its own for as long as the dossier is made: the latest
articles that fit, at most MOST_ARTICLES of MOST_CHARACTERS together, linked. All that the page counts, it counts there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from demarche.linker import link_store
from demarche.records import iso_date
from demarche.show.telling.marking import LONGEST
from demarche.store import Store, is_linked, write_excerpt

MOST_ARTICLES = 200
MOST_CHARACTERS = 1_000_000  # of all articles together; a page of 200 has 10 MB


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a dossier is about: articles that name `about`, published from `since` to `until` (ISO dates); "" for all.

    most: how many articles at most, the latest ones.
    """

    about: str = ""
    since: str = ""
    until: str = ""
    most: int = MOST_ARTICLES


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The chosen articles as a store; `fitting`: how many of the whole store fit."""

    store: Store
    keys: tuple[str, ...]
    fitting: int


@contextmanager
def excerpt_of(store: Store, wanted: Wanted) -> Iterator[Excerpt]:
    """The excerpt, there until it is left; BadArticle for a day that is none."""
    values = {"about": wanted.about, "since": iso_date(wanted.since) or "", "until": iso_date(wanted.until) or ""}
    limits = {"most": wanted.most, "characters": MOST_CHARACTERS, "longest": LONGEST}
    chosen = store.query("chosen", **values, **limits).to_pylist()
    keys = tuple(row["article_key"] for row in chosen)
    with TemporaryDirectory(prefix="demarche-") as folder:
        excerpt = write_excerpt(store, keys, Path(folder) / "excerpt.duckdb")
        if not is_linked(excerpt):
            link_store(excerpt)
        yield Excerpt(excerpt, keys, chosen[0]["fitting"] if chosen else 0)
