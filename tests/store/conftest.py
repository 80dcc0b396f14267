"""Codings built by hand, so that the store's tests need no language model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from demarche.records import (
    Actor,
    Article,
    Attribution,
    CoderVersion,
    Coding,
    Count,
    Event,
    EventDate,
    EventObject,
    Fact,
    Instrument,
    Invocation,
    Location,
    Magnitude,
    Quantity,
    Scheduled,
    Span,
    Trail,
    Uncoded,
    Voice,
    check_spans,
    head_of,
)
from tests.codings import make_event

TEXT = (
    "Chad closed its border with Sudan on Sunday, President Mahamat Deby said, citing the 1967 treaty. "
    "At least 12 soldiers died. Ten trucks of flour were held. A shameful day! Elections are due in May."
)
CLAUSE = "Chad closed its border with Sudan on Sunday"
CHAD = Location(
    name="Chad", country="TCD", admin1=None, lat=15.0, lon=19.0, geonameid=2434508, precision="country", span=None
)
CODER = CoderVersion(version="1.0", rules="r1", model="m1")

Maker = Callable[..., tuple[Article, Coding]]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def make_article(id: str = "a1", text: str = TEXT, **fields: str) -> Article:
    return Article(text=text, id=id, title="Chad closes border", published="2025-05-12", source="Wire", **fields)


def make_coding(article: Article, coder: CoderVersion = CODER) -> Coding:
    """TEXT as it is read, or another text that has its words."""
    text = article.text
    coding = Coding(
        article=head_of(article),
        actors=_actors(text),
        attributions=(_said(text),),
        events=(_closing(article),),
        instruments=(_treaty(text),),
        facts=(_borders(text),),
        uncoded=(Uncoded(sentence=span(text, "Ten trucks of flour were held."), reason="no-actor"),),
        coder=coder,
        voices=(Voice(sentence=span(text, "A shameful day!"), voice="author-opinion", rule="v"),),
        scheduled=(_election(text),),
    )
    return check_spans(coding, text)


def _actors(text: str) -> tuple[Actor, ...]:
    return (
        Actor(id="a1", name="Chad", kind="state", country="TCD", sector="GOV", sectors=("GOV",), key="TCD"),
        Actor(id="a2", name="Sudan", kind="state", country="SDN", key="SDN", mentions=(span(text, "Sudan"),)),
        Actor(id="a3", name="Mahamat Deby", kind="person", country="TCD", sector="GOV", office="president", key="deby"),
    )


def _said(text: str) -> Attribution:
    return Attribution(
        id="q1",
        speaker="a3",
        source=(span(text, "President Mahamat Deby"),),
        cue=(span(text, "said"),),
        content=(span(text, CLAUSE), span(text, "citing the 1967 treaty")),
        kind="indirect",
        rule="say",
    )


def _closing(article: Article) -> Event:
    text = article.text
    return make_event(
        "e1",
        f"{article.id}-k1",
        "SANCTION",
        span(text, "closed"),
        mode="discontinue",
        contexts=("military",),
        cameo="163",
        score=-6.0,
        goldstein=-8.0,
        actors=("a1",),
        recipients=("a2",),
        attributed_to="a3",
        attribution="q1",
        date=_day("2025-05-11", "2025-05-11", "day", span(text, "Sunday"), "weekday"),
        location=CHAD,
        magnitude=Magnitude(dead=Count(min=12, max=None, span=span(text, "At least 12"))),
        objects=(_flour(text),),
        instruments=("i1",),
        mentions=(_trail(text),),
        denied_by=("a2",),
    )


def _day(start: str, end: str, precision: str, words: Span, reason: str) -> EventDate:
    return EventDate(start=start, end=end, precision=precision, span=words, reason=reason)  # type: ignore[arg-type]


def _flour(text: str) -> EventObject:
    return EventObject(
        item="flour",
        category="goods",
        quantity=Quantity(min=10.0, max=10.0, text="Ten trucks"),
        supplier="a1",
        span=span(text, "Ten trucks of flour"),
    )


def _trail(text: str) -> Trail:
    sentence = Span(0, text.index(". ") + 1)
    return Trail(
        predicate=span(text, "closed"), clause=span(text, CLAUSE), sentence=sentence, rule="sanction.close-border"
    )


def _treaty(text: str) -> Instrument:
    words = span(text, "1967 treaty")
    return Instrument(
        id="i1",
        name="1967 treaty",
        kind="treaty",
        mentions=(words,),
        invoked_by=("a3",),
        invocations=(Invocation(by="a3", stance="under", party=None, span=words),),
    )


def _borders(text: str) -> Fact:
    words = span(text, "border")
    return Fact(subject="a1", relation="borders", object="a2", holder=None, since=None, span=words, rule="f")


def _election(text: str) -> Scheduled:
    day = _day("2026-05-01", "2026-05-31", "month", span(text, "May"), "future")
    return Scheduled(name="election", kind="election", date=day, country="TCD", span=span(text, "Elections"), rule="s")


@pytest.fixture
def coded() -> Maker:
    """Makes an article and its coding: `coded("a1", text=…, coder=…)`."""

    def make(id: str = "a1", *, text: str = TEXT, coder: CoderVersion = CODER, **fields: str) -> tuple[Article, Coding]:
        article = make_article(id, text, **fields)
        return article, make_coding(article, coder)

    return make


@pytest.fixture
def coder_version() -> CoderVersion:
    return CODER
