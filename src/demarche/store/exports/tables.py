"""The tidy tables of a whole store, by its own tables: columns, not records, and some thousand articles at a time.

In:  a store. Out: Arrow tables with the columns of `EVENT_COLUMNS` or `QUOTATION_COLUMNS`, and the very rows that
`event_rows` and `quotation_rows` make of its codings: SANCTION, "Chad", "Sudan" of "Chad closed its border with Sudan".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pyarrow as pa

from demarche.store.exports.columns import Column, schema_of
from demarche.store.exports.tidy import EVENT_COLUMNS, QUOTATION_COLUMNS
from demarche.store.reading import StoreReader

_PAGE = 4_000  # articles read at a time; between pages a writer gets its turn
_QUOTED = ("predicate", "sentence", "source_words", "cue", "content")  # words of the text, line ends and all


def event_tables(store: StoreReader, step: Callable[[int, int], None]) -> Iterator[pa.Table]:
    """The events. `step` is told how many articles and events were read."""
    return _tables(store, "export_events", EVENT_COLUMNS, step)


def quotation_tables(store: StoreReader, step: Callable[[int, int], None]) -> Iterator[pa.Table]:
    """The quotations. `step` is told how many articles were read, and of events none."""
    return _tables(store, "export_quotations", QUOTATION_COLUMNS, lambda articles, _: step(articles, 0))


def _tables(
    store: StoreReader, query: str, columns: Sequence[Column], step: Callable[[int, int], None]
) -> Iterator[pa.Table]:
    schema, last = schema_of(columns), 0
    while True:
        (page,) = store.query("export_page", after=last, page=_PAGE).to_pylist()
        if not page["articles"]:
            return
        last = page["last"]
        found = store.query(query, first=page["first"], last=last)
        yield pa.table([_column(found, field) for field in schema], schema=schema)
        step(page["articles"], found.num_rows)


def _column(found: pa.Table, field: pa.Field) -> pa.ChunkedArray:
    column = found.column(field.name)
    if field.name in _QUOTED:
        return pa.chunked_array([pa.array([v and " ".join(v.split()) for v in column.to_pylist()], field.type)])
    return column.cast(field.type)
