"""Where words stand and who meets whom, noted as a batch is written, so that pages need not read all sentences.

In:  the numbers from which a batch's events and quotations count: 1817, 904. Out: rows that say that "border" stands in
event 1817, and that Chad (12) acts on Sudan (15) in it.
"""

from __future__ import annotations

import duckdb

from demarche.store.migration import SQL
from demarche.store.rows import Row, Rows

_NONE = 2**31 - 1  # no batch has so many


def index_batch(connection: duckdb.DuckDBPyConnection, rows: Rows) -> None:
    """Note the words and the pairs of a batch whose rows have been inserted."""
    event_no, quotation_no = _lowest(rows["events"], "event_no"), _lowest(rows["attributions"], "quotation_no")
    connection.execute(_sql("fresh_words"), {"event_no": event_no, "quotation_no": quotation_no})
    connection.execute(_sql("index_words"))
    connection.execute(_sql("pair_parties"), {"event_no": event_no})


def _lowest(rows: list[Row], name: str) -> int:
    return min((row[name] for row in rows), default=_NONE)


def _sql(name: str) -> str:
    return (SQL / "queries" / f"{name}.sql").read_text(encoding="utf-8")
