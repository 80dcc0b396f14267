"""What a store of each schema must have, so that a file that says it is one can be relied on: it may be a stranger's.

In:  an open file and its schema. Out: nothing, or BrokenStore that names the first table or column that is not as the
schema says: `events` is a view, `articles.published` holds text. What was added beside them is nobody's concern.
"""

from __future__ import annotations

from functools import cache

import duckdb

from demarche.errors import BrokenStore
from demarche.store.migration import migrate

_COLUMNS = (
    "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() JOIN duckdb_tables() "
    "USING (database_name, schema_name, table_name) WHERE schema_name = 'main' AND database_name = current_database()"
)
Shape = dict[tuple[str, str], tuple[str, bool]]  # table and column → type, and whether it may be empty


def check_shape(connection: duckdb.DuckDBPyConnection, version: int) -> None:
    """BrokenStore unless every table of the schema is there with all its columns, each of its type."""
    found = _shape_of(connection)
    tables = {table for table, _ in found}
    for (table, column), (kind, optional) in shape(version).items():
        if table not in tables:
            raise _other(version, f"it has no table {table}")
        if (table, column) not in found:
            raise _other(version, f"{table} has no column {column}")
        if found[table, column][0] != kind:
            raise _other(version, f"{table}.{column} is {found[table, column][0]}, not {kind}")
        if found[table, column][1] and not optional:
            raise _other(version, f"{table}.{column} may be empty")


@cache
def shape(version: int) -> Shape:
    """The tables and columns of a schema, from its own statements."""
    with duckdb.connect(":memory:") as connection:
        migrate(connection, newest=version)
        return _shape_of(connection)


def _shape_of(connection: duckdb.DuckDBPyConnection) -> Shape:
    rows = connection.execute(_COLUMNS).fetchall()
    return {(table, column): (kind, optional) for table, column, kind, optional in rows}


def _other(version: int, what: str) -> BrokenStore:
    return BrokenStore(
        f"is not as a store of schema {version} is: {what}; restore a copy, or code the articles again into a new store"
    )
