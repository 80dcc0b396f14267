"""Where words stand and who meets whom: noted on writing, brought up with older stores, right after changes."""

from __future__ import annotations

from pathlib import Path

import duckdb
from msgspec.structs import replace

from demarche.analyse.reading import Reader
from demarche.records import Article, Coding
from demarche.show.web.asking import EventAsk, QuotationAsk
from demarche.store import open_store
from demarche.store.connection import connected
from demarche.store.migration import migrate
from tests.show.web.conftest import made
from tests.store.conftest import CODER


def store_of(path: Path, *pairs: tuple[Article, Coding], batch: int = 256) -> Path:
    with open_store(path, batch=batch) as store:
        run = store.begin_run(CODER)
        for article, coding in pairs:
            store.add(coding, article, run)
    return path


def told_otherwise(pair: tuple[Article, Coding], words: str, others: str) -> tuple[Article, Coding]:
    """The same with other words of the same length, so that all places hold."""
    article, coding = pair
    assert len(words) == len(others)
    return replace(article, text=article.text.replace(words, others)), coding


def found(path: Path, words: str) -> int:
    """How many events have these words."""
    with Reader(path).open() as reading:
        table = reading.ask("event_counts", **EventAsk(words=words).values())
    return sum(row["events"] for row in table.to_pylist() if row["type"])


def said(path: Path, words: str) -> int:
    """How many quotations have these words."""
    with Reader(path).open() as reading:
        return reading.ask("quotations", **QuotationAsk(words=words).values(), limit=50, offset=0).num_rows


def pairs(path: Path) -> list[tuple[object, ...]]:
    with connected(path, read_only=True) as connection:
        return connection.execute("SELECT * FROM event_pairs ORDER BY ALL").fetchall()


def test_words_are_found_as_they_begin_in_any_order_and_without_accents(tmp_path: Path) -> None:
    """All words must stand; "bord" finds border; quotation marks ask for just these words side by side."""
    path = store_of(tmp_path / "s.duckdb", told_otherwise(made("a1"), "Sudan on", "Südan on"))
    wanted = {"border": 1, "bord": 1, "sudan closed": 1, "order": 0, "border nothing": 0, '"border with"': 1, "!!": 0,
              '"with border"': 0, '"bord"': 0, "SÚDAN": 1, '"südan on"': 1, "border “closed its”": 1}  # fmt: skip
    assert {words: found(path, words) for words in wanted} == wanted


def test_quotations_are_found_by_their_words(tmp_path: Path) -> None:
    path = store_of(tmp_path / "s.duckdb", made("a1"))
    assert [said(path, words) for words in ("clos border", "nothing", '"closed its border"')] == [1, 0, 1]


def test_an_article_that_changes_is_found_by_its_new_words_only(tmp_path: Path) -> None:
    """Numbers of events that are gone are not given again, so that old words lead nowhere."""
    path = store_of(tmp_path / "s.duckdb", made("a1"))
    store_of(path, told_otherwise(made("a1"), "border", "harbor"))
    assert [found(path, '"border"'), found(path, '"harbor"')] == [0, 1]
    store_of(path, made("a2", source="Post"))
    assert [found(path, '"border"'), found(path, '"harbor"')] == [1, 1]


def test_a_store_brought_up_knows_what_one_written_anew_knows(tmp_path: Path) -> None:
    """The same words and pairs, whether they were noted on writing or by the migration."""
    article, coding = made("a1")
    (event,) = coding.events
    met = replace(event, id="e2", key="k2", type="CONSULT", actors=("a1", "a2"), recipients=())
    fresh = store_of(tmp_path / "new.duckdb", (article, replace(coding, events=(event, met))), made("a2"), batch=1)
    with duckdb.connect(str(tmp_path / "old.duckdb")) as connection:
        migrate(connection, newest=5)
        connection.execute(f"ATTACH '{fresh}' AS new (READ_ONLY)")
        names = [
            n
            for (n,) in connection.execute(
                "SELECT table_name FROM duckdb_tables() WHERE database_name = 'old'"
            ).fetchall()
        ]
        for name in names:
            if name != "schema_version":
                had = [row[0] for row in connection.execute(f"DESCRIBE main.{name}").fetchall()]
                connection.execute(f"INSERT INTO {name} BY NAME SELECT {', '.join(had)} FROM new.{name}")
    open_store(tmp_path / "old.duckdb")
    assert pairs(tmp_path / "old.duckdb") == pairs(fresh)
    assert [row[3] for row in pairs(fresh)].count(True) == 2
    assert [found(tmp_path / "old.duckdb", w) for w in ("border", "nothing")] == [
        found(fresh, w) for w in ("border", "nothing")
    ]
    assert said(tmp_path / "old.duckdb", "border") == said(fresh, "border") == 2
