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

TEXT = (
    "Chad closed its border with Sudan on Sunday, President Mahamat Deby said, citing the 1967 treaty. "
    "At least 12 soldiers died. Ten trucks of flour were held. A shameful day! Elections are due in May."
)
CODER = CoderVersion(version="1.0", rules="r1", model="m1")

Maker = Callable[..., tuple[Article, Coding]]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def make_article(id: str = "a1", text: str = TEXT, **fields: str) -> Article:
    return Article(text=text, id=id, title="Chad closes border", published="2025-05-12", source="Wire", **fields)


def make_coding(article: Article, coder: CoderVersion = CODER) -> Coding:
    text = article.text

    def at(words: str) -> Span:
        return span(text, words)

    chad = Actor(id="a1", name="Chad", kind="state", country="TCD", sector="GOV", sectors=("GOV",), key="TCD")
    sudan = Actor(id="a2", name="Sudan", kind="state", country="SDN", key="SDN", mentions=(at("Sudan"),))
    deby = Actor(
        id="a3", name="Mahamat Deby", kind="person", country="TCD", sector="GOV", office="president", key="deby"
    )
    said = Attribution(
        id="q1",
        speaker="a3",
        source=(at("President Mahamat Deby"),),
        cue=(at("said"),),
        content=(at("Chad closed its border with Sudan on Sunday"), at("citing the 1967 treaty")),
        kind="indirect",
        rule="say",
    )
    trail = Trail(
        predicate=at("closed"),
        clause=at("Chad closed its border with Sudan on Sunday"),
        sentence=Span(0, text.index(". ") + 1),
        rule="sanction.close-border",
    )
    event = Event(
        id="e1",
        key=f"{article.id}-k1",
        type="SANCTION",
        mode="discontinue",
        contexts=("military",),
        cameo="163",
        quad=4,
        score=-6.0,
        goldstein=-8.0,
        actors=("a1",),
        recipients=("a2",),
        actuality="actual",
        hedged=False,
        attributed_to="a3",
        attribution="q1",
        date=EventDate(start="2025-05-11", end="2025-05-11", precision="day", span=at("Sunday"), reason="weekday"),
        location=Location(
            name="Chad",
            country="TCD",
            admin1=None,
            lat=15.0,
            lon=19.0,
            geonameid=2434508,
            precision="country",
            span=None,
        ),
        magnitude=Magnitude(dead=Count(min=12, max=None, span=at("At least 12"))),
        objects=(
            EventObject(
                item="flour",
                category="goods",
                quantity=Quantity(min=10.0, max=10.0, text="Ten trucks"),
                supplier="a1",
                span=at("Ten trucks of flour"),
            ),
        ),
        instruments=("i1",),
        mentions=(trail,),
        denied_by=("a2",),
    )
    coding = Coding(
        article=head_of(article),
        actors=(chad, sudan, deby),
        attributions=(said,),
        events=(event,),
        instruments=(
            Instrument(
                id="i1",
                name="1967 treaty",
                kind="treaty",
                mentions=(at("1967 treaty"),),
                invoked_by=("a3",),
                invocations=(Invocation(by="a3", stance="under", party=None, span=at("1967 treaty")),),
            ),
        ),
        facts=(
            Fact(subject="a1", relation="borders", object="a2", holder=None, since=None, span=at("border"), rule="f"),
        ),
        uncoded=(Uncoded(sentence=at("Ten trucks of flour were held."), reason="no-actor"),),
        coder=coder,
        voices=(Voice(sentence=at("A shameful day!"), voice="author-opinion", rule="v"),),
        scheduled=(
            Scheduled(
                name="election",
                kind="election",
                date=EventDate(
                    start="2026-05-01", end="2026-05-31", precision="month", span=at("May"), reason="future"
                ),
                country="TCD",
                span=at("Elections"),
                rule="s",
            ),
        ),
    )
    return check_spans(coding, text)


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
