"""Exports: what the store holds, in the forms that others read.

In:  articles with their codings. Out: tidy CSV, Parquet and Stata, PLOVER JSON Lines, the columns of POLECAT, ICEWS,
ACLED and GDELT, each with a codebook: "SANCTION, Chad, Sudan, 2025-05-11".
"""

from demarche.store.exports.catalogue import FORMATS, export
from demarche.store.exports.columns import harmless, write_csv, write_parquet
from demarche.store.exports.parties import is_mutual
from demarche.store.exports.tidy import EVENT_COLUMNS, QUOTATION_COLUMNS, event_rows, events_table, quotation_rows

__all__ = [
    "EVENT_COLUMNS",
    "FORMATS",
    "QUOTATION_COLUMNS",
    "event_rows",
    "events_table",
    "export",
    "harmless",
    "is_mutual",
    "quotation_rows",
    "write_csv",
    "write_parquet",
]
