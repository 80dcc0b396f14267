"""What is no political event stays out, and politics within sport, culture or business stays in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from demarche.coder import Coder
from demarche.records import Article, Coding
from demarche.values import read_values

ARTICLES: dict[str, list[dict[str, Any]]] = read_values(Path(__file__).with_name("quiet_articles.yaml"))
SUBJECTS = {"sport", "culture", "business", "nature", "crime", "private-parties"}


@pytest.fixture(scope="module")
def codings(coder: Coder) -> dict[str, Coding]:
    articles = [
        Article(id=a["id"], text=a["text"], published="2019-05-02") for group in ARTICLES.values() for a in group
    ]
    return {c.article.id: c for c in coder.pipe(articles)}


@pytest.mark.parametrize("article", ARTICLES["quiet"], ids=lambda a: a["id"])
def test_no_event_where_nobody_acts_politically(article: dict[str, Any], codings: dict[str, Coding]) -> None:
    """Matches, films, earnings, storms and thefts give no event, whatever words of war they are told in."""
    coding = codings[article["id"]]
    assert [(e.type, article["text"][slice(*e.mentions[0].predicate)]) for e in coding.events] == []


def test_refusals_have_their_reason(codings: dict[str, Coding]) -> None:
    """Each refused sentence tells what it is about instead."""
    told = {a["id"]: {u.reason for u in codings[a["id"]].uncoded} for a in ARTICLES["quiet"]}
    assert "sport" in told["football-nations"]
    assert "culture" in told["film-review"]
    assert "crime" in told["robbery"]
    assert sum(bool(reasons & SUBJECTS) for reasons in told.values()) > len(told) / 2


@pytest.mark.parametrize("article", ARTICLES["mixed"], ids=lambda a: a["id"])
def test_politics_beside_a_quiet_matter_is_read(article: dict[str, Any], codings: dict[str, Coding]) -> None:
    """A government that bans a club acts politically; the club's goals in the same article are no events."""
    coding, want = codings[article["id"]], article["find"]
    found = [e for e in coding.events if e.type == want["type"]]
    words = {article["text"][m.start : m.end] for e in found for i in e.actors for m in coding.actor(i).mentions}
    assert any(want["actor"] in w for w in words)
    first_line = article["text"].index("\n")
    assert all(e.mentions[0].predicate.start < first_line for e in coding.events)
