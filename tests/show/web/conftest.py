"""Stores to serve: hand-built codings, so that the pages' tests need no language model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from demarche.records import Article, Coding, Span
from demarche.show.web.app import make_app
from demarche.store import open_store
from tests.store.conftest import CODER, TEXT, make_article, make_coding

HOSTILE = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>"


def made(id: str, *, text: str = TEXT, title: str = "Chad closes border", **fields: str) -> tuple[Article, Coding]:
    """An article like the store's tests use, with another title, day or outlet."""
    article = replace(make_article(id, text), title=title, **fields)
    return article, make_coding(article)


def hostile() -> tuple[Article, Coding]:
    """An article whose title, source, address, sentence, quotation and actor are markup, formulas and traps."""
    text = f"{TEXT} {HOSTILE}"
    article, coding = made("h1", text=text, title=HOSTILE, source="=HYPERLINK(1)", url="javascript:alert(1)")
    all_of_it = Span(0, len(text))
    chad = replace(coding.actors[0], name=HOSTILE, key=f"person:../../{HOSTILE}?#")
    said = replace(coding.attributions[0], content=(all_of_it,))
    (trail,) = coding.events[0].mentions
    event = replace(coding.events[0], mentions=(replace(trail, sentence=all_of_it),))
    return article, replace(
        coding, actors=(chad, *coding.actors[1:]), attributions=(said,), events=(event,), scheduled=(), uncoded=()
    )


def fill(path: Path) -> Path:
    """A store of two reports of one occurrence, one of another outlet, and a hostile one."""
    pairs = [
        made("a1"),
        made("a2", source="Post", title="Border shut"),
        made("a3", source="Post", published="2025-06-01", title="Third report"),
        hostile(),
    ]
    with open_store(path) as store:
        run = store.begin_run(CODER)
        for article, coding in pairs:
            store.add(coding, article, run)
        keys = [store.key(article) for article, _ in pairs]
    with duckdb.connect(str(path)) as connection:
        connection.executemany("INSERT INTO story_articles VALUES (?, 's1', 'a1')", [(k,) for k in keys[:2]])
        connection.execute(
            "INSERT INTO occurrences BY NAME SELECT 'o1' AS occurrence_id, 's1' AS story, 'SANCTION' AS type, "
            "'actual' AS actuality, 4 AS quad, -6 AS score, 2 AS mentions, 2 AS articles, 2 AS outlets, 1 AS origins"
        )
        connection.executemany("INSERT INTO occurrence_events VALUES ('o1', ?, 'e1')", [(k,) for k in keys[:2]])
    return path


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("web") / "news.duckdb")


@pytest.fixture(scope="session")
def client(filled: Path) -> Iterator[TestClient]:
    """Asks the application over the filled store as a browser on this computer does."""
    with TestClient(make_app(filled), base_url="http://127.0.0.1:8321", raise_server_exceptions=False) as client:
        yield client
