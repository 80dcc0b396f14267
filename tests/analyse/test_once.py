"""What several outlets tell counts once, however the pages find out which reports tell of one occurrence."""

from __future__ import annotations

from typing import Any

import duckdb

from demarche.analyse.asking import keep_views
from demarche.analyse.reading import Reader
from demarche.linker import link_store
from demarche.show.web import answers
from demarche.show.web.asking import EventAsk
from demarche.store import Store
from tests.analyse.conftest import Publish, Told

CLOSED = Told("Chad closed its border with Sudan on Sunday.", "SANCTION", "Chad", "Sudan", day="2025-05-11")
ACCUSED = Told("Chad accused Sudan of arming rebels.", "ACCUSE", "Chad", "Sudan", day="2025-05-12")
PLAIN = "kept_told_again", "kept_told_of"


def counted(store: Store) -> list[Any]:
    """Events and ties of the store, the reports of one occurrence counted once."""
    with Reader(store.path).open() as reading:
        ask = EventAsk(once=True)
        counts = answers.event_counts(reading, ask)
        ties = [(r["cooperation"], r["conflict"]) for r in answers.ties(reading, ask, limit=9)]
        months = [r["material_conflict"] for r in answers.over_time(reading, ask, step="month")]
        return [counts.total, dict(counts.types), ties, months]


def test_laid_down_and_looked_up_give_the_same(publish: Publish) -> None:
    """With the tables that `demarche link` lays down, without them, and with those of links that stand no more."""
    publish("a", "2025-05-12", CLOSED, source="Gazette")
    store = publish("b", "2025-05-12", CLOSED, ACCUSED, source="Herald")
    keep_views(store)
    laid = counted(store)
    assert laid == [2, {"SANCTION": 1, "ACCUSE": 1}, [(0, 2)], [1]]
    with duckdb.connect(str(store.path)) as connection:
        for table in PLAIN:
            connection.execute(f"DROP TABLE {table}")
    assert counted(store) == laid
    keep_views(store)
    store = publish("c", "2025-05-12", CLOSED, source="Post")
    link_store(store)
    assert counted(store) == laid
