"""Named values to an Article, for every format that has names: JSON, CSV, Parquet, text with header lines.

In:  {"text": "Lima recalled its envoy on Monday.", "date": "2025-03-04", "headline": "Peru recalls envoy"}, with the
file and line it stands in. Out: an Article, or an Unread that says what is missing; a bad date costs the date, not
the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from demarche.records import Article
from demarche.sources.characters import readable
from demarche.sources.languages import LanguageGuesser
from demarche.sources.publication_dates import publication_date
from demarche.sources.reading import FieldNames, Limits, Unread


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the user says of inputs that do not say it themselves."""

    published: str | None = None
    source: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ArticleMaker:
    """Makes articles of named values. Loaded once per reading."""

    names: FieldNames
    languages: LanguageGuesser
    limits: Limits
    defaults: Defaults

    def from_values(
        self, values: Mapping[str, Any], *, where: str, line: int | None = None
    ) -> Iterator[Article | Unread]:
        """The article a mapping of any known field names describes."""
        columns = self.names.choose([name for name in values if isinstance(name, str)])
        if "text" not in columns:
            found = ", ".join(str(name)[:20] for name in list(values)[:6]) or "nothing"
            yield Unread(where, f"no field `text` (found: {found})", line)
            return
        yield from self.from_fields({f: values[column] for f, column in columns.items()}, where=where, line=line)

    def from_fields(
        self, fields: Mapping[str, Any], *, where: str, line: int | None = None
    ) -> Iterator[Article | Unread]:
        text = fields["text"]
        problem = self._text_problem(text)
        if problem:
            yield Unread(where, problem, line)
            return
        published = self.defaults.published
        try:
            published = publication_date(fields.get("published")) or published
        except ValueError as error:
            yield Unread(where, f"{error}; the article is read without it", line, kept=True)
        yield self._article(fields, readable(text), published)

    def _text_problem(self, text: object) -> str | None:
        if not isinstance(text, str):
            kind = "nothing" if text is None else type(text).__name__
            return f"`text` must be a string (found {kind})"
        if len(text) > self.limits.characters:
            return f"article of {len(text):,} characters; at most {self.limits.characters:,} are read"
        return None

    def _article(self, fields: Mapping[str, Any], text: str, published: str | None) -> Article:
        language = _line(fields.get("language")) or self.defaults.language or self.languages.guess(text)
        return Article(
            text=text,
            id=_line(fields.get("id")),
            title=_line(fields.get("title")),
            published=published,
            source=_line(fields.get("source")) or self.defaults.source,
            url=_line(fields.get("url")),
            language=language.lower().replace("_", "-").split("-")[0],
        )


def _line(value: object) -> str:
    """A short value as one clean line; pandas' NaN, None and nested values count as nothing."""
    if value is None or value != value or isinstance(value, dict | list):
        return ""
    return " ".join(readable(str(value)).split())
