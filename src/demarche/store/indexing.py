"""Where words and actors stand and who meets whom, noted as a batch is written, so that pages need not read everything.

In:  the numbers from which a batch's events and quotations count: 1817, 904. Out: rows that say that "border" stands in
event 1817, that Chad (12) acts on Sudan (15) in it, and that Chad is met as a state in one article more.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from demarche.store.migration import SQL
from demarche.store.rows import Row, Rows

_NONE = 2**31 - 1  # no batch has so many


def index_batch(connection: duckdb.DuckDBPyConnection, rows: Rows) -> None:
    """Note the words, actors and pairs of a batch whose rows have been inserted."""
    event_no, quotation_no = _lowest(rows["events"], "event_no"), _lowest(rows["attributions"], "quotation_no")
    connection.execute(_sql("fresh_words"), {"event_no": event_no, "quotation_no": quotation_no})
    connection.execute(_sql("index_words"))
    for name in ("pair_parties", "list_events"):
        connection.execute(_sql(name), {"event_no": event_no})
    count_forms(connection, sorted({row["article_key"] for row in rows["actors"]}))


def count_forms(connection: duckdb.DuckDBPyConnection, articles: Sequence[str], *, times: int = 1) -> None:
    """Count as what the actors of these articles are met; times: -1 takes it back, before their rows go."""
    connection.execute(_sql("count_forms"), {"keys": list(articles), "times": times})


def _lowest(rows: list[Row], name: str) -> int:
    return min((row[name] for row in rows), default=_NONE)


def _sql(name: str) -> str:
    return (SQL / "queries" / f"{name}.sql").read_text(encoding="utf-8")
