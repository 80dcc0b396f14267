"""Stores of hand-built codings for the analyses: an article is a list of sentences, each with what it tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from demarche.linker import link_store
from demarche.records import (
    Actor,
    Article,
    Attribution,
    CoderVersion,
    Coding,
    Count,
    Event,
    EventDate,
    Magnitude,
    Span,
    check_spans,
    head_of,
)
from demarche.store import Store, open_store
from tests.codings import make_event

CODER = CoderVersion(version="1", rules="r", model="m")
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), (1, 2.5)),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), (2, 9.5)),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), (3, -3.0)),
    **dict.fromkeys(("SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), (4, -8.0)),
}
NAMED = {
    "Chad": ("state", "TCD", "GOV"),
    "Sudan": ("state", "SDN", "GOV"),
    "Niger": ("state", "NER", "GOV"),
    "Deby": ("person", "TCD", "GOV"),
    "Union": ("organisation", "TCD", "OPP"),
}


@dataclass(frozen=True)
class Told:
    """A sentence, and the event or the attribution (`stance`) that it is read as. `rule` as event rules are named."""

    sentence: str
    type: str = ""
    actor: str = ""
    recipient: str = ""
    mode: str | None = None
    actuality: str = "actual"
    day: str = ""
    stance: str = ""
    dead: int | None = None
    rule: str = ""


Publish = Callable[..., Store]


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Puts an article into the store and links: `publish("a1", "2025-05-12", Told(…), source="Herald")`."""

    def add(id: str, published: str, *told: Told, source: str = "Gazette") -> Store:
        article, coding = _coded(id, published, source, told)
        store = open_store(tmp_path / "s.duckdb")
        store.add(coding, article, store.begin_run(CODER))
        store.close()
        link_store(store)
        return store

    return add


def _coded(id: str, published: str, source: str, told: Sequence[Told]) -> tuple[Article, Coding]:
    text = " ".join(t.sentence for t in told)
    article = Article(text=text, id=id, title=told[0].sentence, published=published, source=source)
    ids = {name: f"a{n}" for n, name in enumerate(NAMED, 1)}
    actors = tuple(
        Actor(id=ids[n], name=n, kind=kind, country=country, sector=sector, sectors=(sector,), key=f"{kind}:{n}")  # type: ignore[arg-type]
        for n, (kind, country, sector) in NAMED.items()
    )
    spans = _spans(text, told)
    events = tuple(
        _event(n, t, span, id, ids, published) for n, (t, span) in enumerate(zip(told, spans, strict=True)) if t.type
    )
    said = tuple(_said(n, t, span, ids) for n, (t, span) in enumerate(zip(told, spans, strict=True)) if t.stance)
    coding = Coding(article=head_of(article), actors=actors, attributions=said, events=events, coder=CODER)
    return article, check_spans(coding, text)


def _spans(text: str, told: Sequence[Told]) -> list[Span]:
    spans, start = [], 0
    for t in told:
        spans.append(Span(start, start + len(t.sentence)))
        start += len(t.sentence) + 1
    assert [text[s.start : s.end] for s in spans] == [t.sentence for t in told]
    return spans


def _event(n: int, t: Told, span: Span, article: str, ids: dict[str, str], published: str) -> Event:
    quad, score = QUADS[t.type]
    day = t.day or published
    dead = Magnitude(dead=Count(min=t.dead, max=t.dead, span=span)) if t.dead is not None else Magnitude()
    return make_event(
        f"e{n}",
        f"{article}-{n}",
        t.type,
        span,
        mode=t.mode,
        quad=quad,
        score=score,
        goldstein=score / 2,
        actors=tuple(ids[name] for name in t.actor.split("+") if name),
        recipients=(ids[t.recipient],) if t.recipient else (),
        actuality=t.actuality,
        date=EventDate(start=day, end=day, precision="day" if t.day else "unresolved", span=None, reason="test"),
        magnitude=dead,
        rule=t.rule or f"{t.type.lower()}.verb.test",
    )


def _said(n: int, t: Told, span: Span, ids: dict[str, str]) -> Attribution:
    return Attribution(
        id=f"q{n}",
        speaker=ids[t.actor],
        source=(span,),
        cue=(span,),
        content=(span,),
        kind="indirect",
        stance=t.stance,
        rule=f"{t.stance}.test",
    )
