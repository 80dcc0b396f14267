"""Web pages to articles: the body alone, with title, date and publisher.

In:  a page's bytes, as saved or fetched. Out: an Article whose text is the report, without menus, captions, "Read
more:" lines and "(Reporting by …)" tails; the paragraphs stand on lines of their own: "Chad closed its border with
Sudan on Sunday."
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from trafilatura import bare_extraction

from demarche.records import Article
from demarche.sources.characters import readable
from demarche.sources.fields import ArticleMaker
from demarche.sources.reading import SOURCE_DATA, Unread
from demarche.sources.tags import most_names_in_a_tag

_MARKS = re.compile(r"^(?:[»›>→▶•*·–-]+\s*)+(?=\S)")  # before links and items of lists
_SHORTEST = 120  # characters: a page of links leaves less
# Dates are taken from what a page declares (metadata, JSON-LD, <time>, the address). A search through all words finds
# the year of the copyright line as readily as the day of the report.
_DATE_SEARCH = {"original_date": True, "extensive_search": False}


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Lines that are no part of a report: to be left out, or to end it (data/sources/boilerplate.csv)."""

    lines: tuple[re.Pattern[str], ...]
    ends: tuple[re.Pattern[str], ...]

    @classmethod
    def load(cls) -> Self:
        patterns: dict[str, list[re.Pattern[str]]] = {"line": [], "end": []}
        with (SOURCE_DATA / "boilerplate.csv").open(encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                patterns[row["kind"]].append(re.compile(row["pattern"], re.IGNORECASE))
        return cls(tuple(patterns["line"]), tuple(patterns["end"]))

    def cleaned(self, text: str, *, title: str = "") -> str:
        """The text without such lines and without the headline said again at its start.

        An ending counts in the second half only: "Related:" above the report must not cut it off.
        """
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        kept: list[str] = []
        for number, line in enumerate(lines):
            bare = _MARKS.sub("", line)
            if 2 * number >= len(lines) and any(p.fullmatch(bare) for p in self.ends):
                break
            said_again = not kept and bool(title) and _bare(line) == _bare(title)
            if not said_again and not any(p.fullmatch(bare) for p in (*self.lines, *self.ends)):
                kept.append(line)
        return "\n".join(kept)


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads pages. Loaded once per reading."""

    maker: ArticleMaker
    boilerplate: Boilerplate

    def read(
        self, page: bytes | str, *, where: str, url: str = "", fallback: dict[str, Any] | None = None
    ) -> Iterator[Article | Unread]:
        """The article on a page. `fallback` has fields (of a feed, say) for what the page does not tell."""
        problem = self._page_problem(page)
        if problem:
            yield Unread(where, problem)
            return
        found = _extract(page, url)
        if found is None:
            yield Unread(where, "no article found on this page")
            return
        title = readable(str(found.get("title") or ""))
        text = self.boilerplate.cleaned(readable(str(found.get("text") or "")), title=title)
        if len(text) < _SHORTEST:
            yield Unread(where, "no article found on this page")
            return
        fields = {
            "text": text,
            "title": title,
            "published": found.get("date"),
            "source": found.get("sitename") or found.get("hostname"),
            "url": found.get("url") or url,
        }
        yield from self.maker.from_fields(_filled(fields, fallback or {}), where=where)

    def _page_problem(self, page: bytes | str) -> str | None:
        """Extraction takes time by the square of the tags: a page built to that end must not hold up the others."""
        limits = self.maker.limits
        tags = page.count("<") if isinstance(page, str) else page.count(b"<")
        if len(page) > limits.page_bytes:
            return f"page is larger than {limits.page_bytes:,} bytes"
        if tags > limits.page_tags:
            return f"page has {tags:,} tags; at most {limits.page_tags:,} are read"
        names = most_names_in_a_tag(page, limits.tag_names)
        return (
            f"page has a tag of {names:,} names; at most {limits.tag_names:,} are read"
            if names > limits.tag_names
            else None
        )


def _extract(page: bytes | str, url: str) -> dict[str, Any] | None:
    found = bare_extraction(
        page,
        url=url or None,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=dict(_DATE_SEARCH),
    )
    if found is None or isinstance(found, dict):
        return found
    return {name: getattr(found, name) for name in ("title", "date", "sitename", "hostname", "url", "text")}


def _filled(fields: dict[str, Any], fallback: dict[str, Any]) -> dict[str, Any]:
    return {name: value or fallback.get(name) for name, value in fields.items()}


def _bare(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().lower()
