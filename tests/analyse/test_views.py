"""The views are plain SQL that any program can ask, and each says at its top what it is."""

from __future__ import annotations

import duckdb
import pytest

from demarche.analyse.asking import VIEWS, ask, keep_views, sql_of
from tests.analyse.conftest import Publish, Told

CHARGE = Told("Chad accused Sudan of sheltering the attackers of Adré.", "ACCUSE", "Chad", "Sudan", "allege")


@pytest.mark.parametrize("name", VIEWS)
def test_each_view_explains_itself_and_answers_on_a_store_without_links(publish: Publish, name: str) -> None:
    """A comment first; no table or column that is not there."""
    store = publish("a", "2025-05-12", CHARGE)
    with duckdb.connect(str(store.path)) as connection:
        for table in ("occurrences", "occurrence_events", "story_articles", "linked"):
            connection.execute(f"DELETE FROM {table}")
    assert sql_of(name).startswith("-- ")
    rows = ask(store, name)
    assert rows.num_columns > 3
    assert rows.num_rows or name in ("voiced", "inconsistency", "commitments", "bursts", "turns", "outlet_voices",
                                     "outlet_accounts", "invoked")  # fmt: skip


def test_views_are_kept_in_the_store(publish: Publish) -> None:
    """Any reader of DuckDB finds them there; keeping them again is no error."""
    store = publish("a", "2025-05-12", CHARGE)
    keep_views(store)
    keep_views(store)
    with duckdb.connect(str(store.path), read_only=True) as connection:
        assert connection.sql("SELECT accuser, accused FROM disputes").fetchall() == [("Chad", "Sudan")]
