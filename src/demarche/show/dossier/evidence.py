"""What a row of an analysis rests on, found on the page: occurrences and words.

In:  a row that names an article and an event in it, "5f3c…", "e4". Out: the occurrence of which that is an account,
with its line in the timeline: Serbia accused Türkiye.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from demarche.show.dossier.occurrences import Key, Occurrence
from demarche.show.telling.lines import Said, Source

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a row of an analysis rests on: an occurrence, or words. kind: denial, accusation, threat, support."""

    kind: str
    name: str
    occurrence: Occurrence | None = None
    said: Said | None = None


class Cited:
    """Finds what the rows of analyses name by keys."""

    def __init__(
        self, occurrences: Mapping[Key, Occurrence], said: Mapping[Key, Said], sources: Iterable[Source]
    ) -> None:
        self._occurrences, self.said = occurrences, said
        self.sources = {source.key: source for source in sources}

    def occurrence(self, article: str, event: str) -> Occurrence | None:
        return self._occurrences.get((article, event))

    def evidence(self, rows: Iterable[Row] | None) -> list[Evidence]:
        """Each occurrence once."""
        found: dict[object, Evidence] = {}
        for row in rows or ():
            article, name = row["article_key"], row.get("name") or ""
            kind = row.get("kind") or row.get("type") or ""
            occurrence = self.occurrence(article, row.get("event_id") or "")
            said = self.said.get((article, row.get("attribution_id") or ""))
            if occurrence:
                found.setdefault(occurrence.n, Evidence(kind, name, occurrence=occurrence))
            elif said:
                found.setdefault(said.anchor, Evidence(kind, name, said=said))
        return list(found.values())
