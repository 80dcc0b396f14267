"""The hand-coded articles themselves: words where the spans say, codes that there are, halves as described."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benchmarks import gold
from demarche.events.ontology import Ontology
from demarche.records import spans_in

PLOVER = gold.HAND_CODED.parents[1] / "src/demarche/data/ontology/plover.yaml"
PATHS = sorted(gold.HAND_CODED.glob("*.json"))
LISTS = ("events", "attributions", "magnitudes", "objects", "instruments", "facts", "scheduled")
STATUSES = {"actual", "planned", "hypothetical", "negated"}
MAGNITUDES = {"dead", "injured", "arrested", "missing", "crowd", "displaced"}


@pytest.fixture(scope="module")
def articles() -> list[gold.Gold]:
    return list(gold.read())


def test_both_halves_have_politics_and_other_matters(articles: list[gold.Gold]) -> None:
    """Each article in one half, each id once; nothing is coded in the articles that are not about politics."""
    assert len({a.id for a in articles}) == len(articles) == len(PATHS)
    assert {(a.half, a.kind) for a in articles} == {(h, k) for h in ("open", "aside") for k in ("politics", "quiet")}
    assert all(a.published and "2012" <= a.published[:4] <= "2026" for a in articles)
    assert not any(a.events or a.magnitudes or a.objects for a in articles if a.kind == "quiet")


def test_every_span_quotes_its_words() -> None:
    """`quote` and the predicate's words stand where the offsets say."""
    for path in PATHS:
        row: dict[str, Any] = json.loads(path.read_text("utf-8"))
        text = row["text"]
        for record in (record for name in LISTS for record in row[name]):
            start, end = record.get("span") or record["content"]
            assert text[start:end] == record["quote"] != ""
        for event in row["events"]:
            assert text[slice(*event["predicate"])] == event["predicate_text"] != ""
        assert all(text[start:end] == quote for start, end, quote in row["negatives"])


def test_predicates_lie_in_their_clause_and_spans_in_the_text(articles: list[gold.Gold]) -> None:
    for article in articles:
        assert all(0 <= s.start < s.end <= len(article.text) for s in spans_in(article))
        assert all(e.span.covers(e.predicate) for e in article.events)


def test_codes_are_known(articles: list[gold.Gold]) -> None:
    """Types, modes, statuses and kinds of numbers are those of the guide."""
    plover = Ontology.load(PLOVER)
    for event in (e for a in articles for e in a.events):
        assert event.status in STATUSES
        for type, mode in ((event.type, event.mode), *event.alternatives):
            plover.check(type, mode)
    assert {m.kind for a in articles for m in a.magnitudes} <= MAGNITUDES
