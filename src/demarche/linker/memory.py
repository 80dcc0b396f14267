"""What linking remembers from one time to the next: recalled as far as a page of articles needs it, and kept again.

In:  a page of articles and their events. Out: the story and origin of each, the occurrence of each event. Recalled are
those open stories, texts and occurrences that the page may join: of ten thousand, for an article on Chad's border, the
two stories on Chad.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import Any

import msgspec
import pyarrow as pa

from demarche.link import (
    MOST_TERMS,
    Clock,
    KnownTexts,
    Occurrence,
    OccurrenceOptions,
    OpenOccurrences,
    OpenStories,
    OriginOptions,
    Sketch,
    Story,
    StoryOptions,
    TermWeights,
    Text,
    Vector,
    count_terms,
    ties_of,
)
from demarche.link.reports import Report
from demarche.records import Article
from demarche.store import Links, table_of

_FORM = 1  # of what is remembered; another number has every store linked anew
_ROUNDING = 0.999  # sums in SQL differ in the last digits
_LOOKED_AT = 5_000  # occurrences looked at together for members that were lost

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(list[Report]).decode


class LinkOptions(msgspec.Struct, frozen=True):
    """How a store is linked; with others it is linked anew."""

    stories: StoryOptions
    occurrences: OccurrenceOptions
    origins: OriginOptions = OriginOptions()
    form: int = _FORM

    def written(self) -> str:
        return msgspec.json.encode(self, order="deterministic").decode()


class Counters(msgspec.Struct):
    """How far linking has come: articles weighed, texts known, and the clocks of stories and occurrences."""

    articles: int = 0
    texts: int = 0
    stories: Clock = msgspec.field(default_factory=Clock)
    occurrences: Clock = msgspec.field(default_factory=Clock)

    def written(self) -> str:
        return msgspec.json.encode(self).decode()


class Memory:
    """The memory of one store. What comes of a page of articles waits until `keep` writes it."""

    def __init__(self, links: Links, options: LinkOptions) -> None:
        self._links = links
        self._options = options
        self._counters = msgspec.json.decode(links.counters, type=Counters)
        self._rows: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def place_in_stories(self, articles: Sequence[Article]) -> list[str]:
        """The story of each article."""
        options = self._options.stories
        stories = OpenStories(options, self._counters.stories)
        vectors = self._vectors([count_terms(article, lead=options.lead) for article in articles])
        stories.recall(self._stories_alike(vectors), taken=self._taken("stories_named", [a.id for a in articles]))
        names = [stories.place(article, vector) for article, vector in zip(articles, vectors, strict=True)]
        for story in (stories[number] for number in stories.changed):
            row = (story.number, story.name, story.length, story.day, story.seen, story.turn)
            self._rows["open_stories"].append(row)
            self._rows["story_terms"] += [(story.number, term, weight) for term, weight in story.sum.items()]
        return names

    def _vectors(self, counted: Sequence[dict[str, float]]) -> list[Vector]:
        """The articles' terms as weighed vectors; each counts for those after it."""
        weights = TermWeights(articles=self._counters.articles)
        terms = sorted({term for counts in counted for term in counts})
        wanted = table_of({"term": pa.string()}, [(term,) for term in terms])
        weights.recall(dict(self._links.recall("terms_seen", {"wanted_terms": wanted})))
        vectors = [weights.weigh(counts, strongest=self._options.stories.terms) for counts in counted]
        self._counters.articles = weights.articles
        self._rows["seen_terms"] += [(term, weights.seen[term]) for term in terms]
        return vectors

    def _stories_alike(self, vectors: Sequence[Vector]) -> list[Story]:
        rows = [(n, term, weight) for n, vector in enumerate(vectors) for term, weight in vector.items()]
        given = table_of({"article": pa.int32(), "term": pa.string(), "weight": pa.float64()}, rows)
        options = self._options.stories
        limits = {
            "threshold": options.threshold * _ROUNDING,
            "since": _since(self._counters.stories, options.window_days),
        }
        found = self._links.recall("stories_alike", {"vectors": given}, **limits)
        return [
            Story(number, name, dict(zip(terms, weights, strict=True)), day=day, seen=seen, turn=turn)
            for number, name, day, seen, turn, terms, weights in found
        ]

    def find_origins(self, articles: Sequence[Article]) -> list[str]:
        """The origin of each article."""
        texts = KnownTexts(self._options.origins, self._counters.texts)
        sketches = [texts.sketch(article) for article in articles]
        bands = {band for sketch in sketches if sketch is not None for band in sketch.bands}
        wanted = table_of({"band": pa.int64()}, [(band,) for band in sorted(bands)])
        found = self._links.recall("texts_alike", {"wanted_bands": wanted})
        texts.recall(Text(n, origin, Sketch(values, shared)) for n, origin, values, shared in found)
        origins = [texts.place(a.id, sketch) for a, sketch in zip(articles, sketches, strict=True)]
        for text in (texts.texts[n] for n in range(self._counters.texts, texts.count)):
            self._rows["known_texts"].append((text.number, text.origin, text.sketch.values))
            self._rows["text_bands"] += [(text.number, band) for band in text.sketch.bands]
        self._counters.texts = texts.count
        return origins

    def place_events(self, reports: Sequence[Sequence[Report]]) -> list[tuple[Report, str]]:
        """The occurrence of each report; given are those of one article together."""
        occurrences = OpenOccurrences(self._options.occurrences, self._counters.occurrences)
        flat = list(chain.from_iterable(reports))
        taken = self._taken("occurrences_named", [report.key for report in flat])
        occurrences.recall(*self._occurrences_tied(flat), taken=taken)
        placed = [pair for of_article in reports if of_article for pair in occurrences.place(of_article)]
        for number, ties in occurrences.changed.items():
            occurrence = occurrences[number]
            first, last = self._span(occurrence.members)
            row = (number, occurrence.name, occurrence.seen, occurrence.turn, first, last, _pack(occurrence.members))
            self._rows["open_occurrences"].append(row)
            self._rows["occurrence_ties"] += [(number, tie, occurrence.ties[tie]) for tie in sorted(ties)]
        return placed

    def _occurrences_tied(self, reports: Sequence[Report]) -> tuple[list[Occurrence], dict[int, int]]:
        """Occurrences that share a tie with a report and can lie in its days, and how many reports had each tie."""
        spans: dict[int, tuple[int, int]] = {}
        for report in reports:
            first, last = self._span([report])
            for tie in ties_of(report):
                least, greatest = spans.get(tie, (first, last))
                spans[tie] = min(first, least), max(last, greatest)
        columns = {"tie": pa.int64(), "first_day": pa.int32(), "last_day": pa.int32()}
        given = {"spans": table_of(columns, [(tie, *spans[tie]) for tie in sorted(spans)])}
        options = self._options.occurrences
        since = _since(self._counters.occurrences, options.window_days)
        counts = dict(self._links.recall("ties_counted", given))
        found = self._links.recall("occurrences_tied", given, compared=options.compared, since=since)
        return [
            Occurrence(number, name, _unpack(members), seen, turn, dict(zip(ties, positions, strict=True)))
            for number, name, seen, turn, members, ties, positions in found
        ], counts

    def _span(self, reports: Sequence[Report]) -> tuple[int, int]:
        """First and last day in which another report of their occurrence can lie."""
        points = self._options.occurrences.points
        spans = [report.span(near=points.near_days, slip=points.slip_days) for report in reports]
        return min(first for first, _ in spans), max(last for _, last in spans)

    def _taken(self, query: str, names: Sequence[str]) -> list[str]:
        """Which of the names are given already."""
        given = table_of({"name": pa.string()}, [(name,) for name in names])
        return [name for (name,) in self._links.recall(query, {"names": given})]

    def keep(self, stories: list[tuple[str, str, str]], events: list[tuple[str, str, str, int]]) -> None:
        """Write a page: (article_key, story, origin), (occurrence, article_key, event_id, event_no), and the memory."""
        touched = [(name,) for name in sorted({name for name, *_ in events})]
        links: dict[str, list[Any]] = {"story_articles": stories, "occurrence_events": events, "unsettled": touched}
        self._links.keep({**links, **self._rows}, self._counters.written())
        self._rows.clear()

    def drop_lost_members(self) -> None:
        """Forget reports of articles that were changed or coded anew, as far as they told an occurrence."""
        after, emptied = -1, []
        while rows := self._links.recall("members_left", {}, after=after, page=_LOOKED_AT):
            kept: list[tuple[Any, ...]] = []
            for number, *others, members, keys in rows:
                left = [report for report in _unpack(members) if report.key in keys]
                if left:
                    kept.append((number, *others, _pack(left)))
                else:
                    emptied.append(number)
            self._links.keep({"open_occurrences": kept}, self._counters.written())
            after = rows[-1][0]
        if emptied:
            self._links.forget(emptied)

    def settle(self) -> None:
        """Make the rows of the occurrences that were touched, and close what can be joined no more."""
        o, counters = self._options, self._counters
        self._links.settle(
            stories=o.stories.capacity,
            stories_since=_since(counters.stories, o.stories.window_days),
            first_text=counters.texts - o.origins.capacity,
            occurrences=o.occurrences.capacity,
            occurrences_since=_since(counters.occurrences, o.occurrences.window_days),
        )
        if self._links.halve_terms(MOST_TERMS):
            counters.articles //= 2
            self._links.keep({}, counters.written())


def _since(clock: Clock, window_days: int) -> int:
    """The first newest day by which a story or occurrence that was reported then is not over."""
    return (clock.today or 0) - window_days
