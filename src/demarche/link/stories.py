"""Articles on the same matter form a story; one pass, incrementally, with bounded memory.

In:  articles in order of publication, "Chad closes border with Sudan", "Sudan protests at closed border", "Rain stops
play". Out: (id, story) for each at once: the first two share a story, whose name is the id of its first article.

A story is the sum of its articles' vectors. An article joins the most similar story when the cosine, lowered by the
days since the story's last report, reaches the threshold; else it begins one. An inverted index finds the stories that
share a telling term, so the work per article does not grow with the number of stories but with those that are alike.
`OpenStories` can be filled with stories that were kept elsewhere: those that a few more articles may join are enough.
"""

from __future__ import annotations

import math
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from demarche.link.clock import Clock
from demarche.link.terms import count_terms
from demarche.link.weights import TermWeights, Vector, norm, strongest_of
from demarche.records import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOptions:
    """How alike articles of a story are, and how much is remembered. Measurements: docs/decisions/0005-stories.md.

    threshold:   least similarity to a story, 0 to 1.
    lead:        characters of the text that are read.
    terms:       strongest terms kept of an article; of a story twice as many.
    fading_days: after so many days without a report most of what time takes is taken from the similarity …
    remaining:   … and this part of it remains however long a story was silent.
    window_days: stories silent for longer are closed.
    capacity:    most open stories; the longest without a report are closed first.
    """

    threshold: float = 0.15
    lead: int = 1200
    terms: int = 40
    fading_days: float = 60.0
    remaining: float = 0.6
    window_days: int = 730
    capacity: int = 100_000


def find_stories(articles: Iterable[Article], *, options: StoryOptions | None = None) -> Iterator[tuple[str, str]]:
    """(article id, story) of each article, in the order given, which should be that of publication.

    The same articles in the same order give the same stories. An article without date is compared as if it were of
    the day of the story's last report; an article without words is a story of its own.
    """
    options = options or StoryOptions()
    weights, stories = TermWeights(), OpenStories(options)
    for article in articles:
        vector = weights.weigh(count_terms(article, lead=options.lead), strongest=options.terms)
        yield article.id, stories.place(article, vector)


@dataclass(slots=True)
class Story:
    """A story that may still grow.

    number, turn: in which order it began, and had its last report.  day: of the last report.
    seen: newest day of the stream when it came: also what has no date must be closed one day.
    """

    number: int
    name: str
    sum: Vector = field(default_factory=dict)
    length: float = 0.0
    day: int | None = None
    seen: int | None = None
    turn: int = 0


def finding_terms(vector: Vector, threshold: float) -> Iterator[str]:
    """The terms, strongest first, of which a story has one if it is as like as that.

    What is left when they are taken away is shorter than the threshold: no story is as like by that alone.
    """
    rest = 1.0
    for term, weight in vector.items():
        if rest < threshold * threshold:
            return
        yield term
        rest -= weight * weight


class OpenStories:
    """Stories that may still grow, and which of them each term stands in.

    changed: numbers of the stories that were begun or joined.
    """

    def __init__(self, options: StoryOptions, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.changed: dict[int, None] = {}
        self._options = options
        self._stories: OrderedDict[int, Story] = OrderedDict()  # longest without a report first
        self._of_term: defaultdict[str, set[int]] = defaultdict(set)
        self._taken: frozenset[str] = frozenset()

    def recall(self, stories: Iterable[Story], *, taken: Collection[str] = ()) -> None:
        """Take in stories of before, the longest without a report first. `taken`: names that no new one may have."""
        self._taken = frozenset(taken)
        for story in stories:
            self._stories[story.number] = Story(story.number, story.name, {}, 0.0, story.day, story.seen, story.turn)
            self._replace(story.number, story.sum)

    def __getitem__(self, number: int) -> Story:
        return self._stories[number]

    def place(self, article: Article, vector: Vector) -> str:
        """The name of the story the article joins or begins."""
        published = article.published_on
        day = published.toordinal() if published else None
        self._close_old(day)
        number = self._most_similar(vector, day)
        if number is None:
            number = self.clock.begin()
            name = article.id if article.id not in self._taken else f"{article.id}~{number}"
            self._stories[number] = Story(number, name)
        self._extend(number, vector, day)
        return self._stories[number].name

    def _most_similar(self, vector: Vector, day: int | None) -> int | None:
        found = ((self._likeness(number, dot, day), -number) for number, dot in self._products(vector).items())
        likeness, number = max(found, default=(0.0, 0))
        return -number if likeness >= self._options.threshold else None

    def _products(self, vector: Vector) -> dict[int, float]:
        """Stories that may be alike enough and their scalar product."""
        products: dict[int, float] = {}
        finding = set(finding_terms(vector, self._options.threshold))
        for term, weight in vector.items():
            holders = self._of_term.get(term, ())
            for number in holders if term in finding else products.keys() & holders:
                products[number] = products.get(number, 0.0) + weight * self._stories[number].sum[term]
        return products

    def _likeness(self, number: int, product: float, day: int | None) -> float:
        story, remaining = self._stories[number], self._options.remaining
        cosine = product / story.length if story.length else 0.0
        if day is None or story.day is None:
            return cosine
        fading = math.exp(-abs(day - story.day) / self._options.fading_days)
        return cosine * (remaining + (1 - remaining) * fading)

    def _extend(self, number: int, vector: Vector, day: int | None) -> None:
        story = self._stories[number]
        joined = Counter(story.sum)
        for term, weight in vector.items():
            joined[term] += weight  # type: ignore[assignment]
        self._replace(number, strongest_of(joined, 2 * self._options.terms))
        story.day = max((d for d in (story.day, day) if d is not None), default=None)
        story.seen, story.turn = self.clock.today, self.clock.pass_on()
        self._stories.move_to_end(number)
        self.changed[number] = None

    def _replace(self, number: int, terms: Vector) -> None:
        """Give the story these terms, and tell the index."""
        story = self._stories[number]
        for term in story.sum.keys() - terms.keys():
            self._of_term[term].discard(number)
            if not self._of_term[term]:
                del self._of_term[term]
        for term in terms.keys() - story.sum.keys():
            self._of_term[term].add(number)
        story.sum, story.length = terms, norm(terms)

    def _close_old(self, day: int | None) -> None:
        self.clock.see(day)
        surplus = len(self._stories) - self._options.capacity + 1
        for number in list(islice(self._stories, max(surplus, 0))):
            self._close(number)
        while self._stories and self._is_over(next(iter(self._stories.values()))):
            self._close(next(iter(self._stories)))

    def _is_over(self, story: Story) -> bool:
        return self.clock.is_over(story.seen, self._options.window_days)

    def _close(self, number: int) -> None:
        self._replace(number, {})
        del self._stories[number]
        self.changed.pop(number, None)
