"""Schema versions: a new file gets schema.sql, an older one the migrations it lacks, a newer one is refused.

Each step is one transaction, so that a migration cut off leaves the store as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import duckdb

from demarche.errors import BrokenStore
from demarche.store.connection import transaction

SQL = resources.files("demarche") / "store"
SCHEMA_VERSION = 9
_COLUMNS = 3  # the schema that brought columns which reading asks for


def version_of(connection: duckdb.DuckDBPyConnection) -> int | None:
    """Schema version of the open file; None for an empty one; BrokenStore for another program's database."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables:
        return None
    if "schema_version" not in tables or "codings" not in tables:
        raise BrokenStore(f"this database is no store of demarche (it has tables {', '.join(sorted(tables)[:4])})")
    newest = connection.execute("SELECT max(version) FROM schema_version").fetchall()[0][0]
    if not isinstance(newest, int) or newest < 1:
        raise BrokenStore("this database does not tell its schema; restore a copy, or code the articles again")
    return newest


def check_version(version: int | None) -> None:
    if version is not None and version > SCHEMA_VERSION:
        raise BrokenStore(
            f"this store has schema {version}, of a newer program; this one knows {SCHEMA_VERSION}: upgrade demarche"
        )


@contextmanager
def told_if_older(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """What an older schema lacks is told as such; a store opened for reading only is not migrated."""
    try:
        yield
    except (duckdb.CatalogException, duckdb.BinderException):
        version = version_of(connection)
        if version is None or version >= SCHEMA_VERSION:
            raise
        raise BrokenStore(
            f"{path}: of schema {version}, older than this question; demarche link {path} brings it up"
        ) from None


def stand_in(connection: duckdb.DuckDBPyConnection) -> None:
    """Columns that an older schema lacks, empty, for as long as this connection reads; nothing for a newer one."""
    version = version_of(connection)
    if version is not None and version < _COLUMNS:
        (name,) = connection.execute("SELECT current_database()").fetchall()[0]
        sql = (SQL / "queries" / "stand_ins.sql").read_text(encoding="utf-8")
        connection.execute(sql.replace("$store", f'"{name}"'))


def migrate(connection: duckdb.DuckDBPyConnection, *, newest: int = SCHEMA_VERSION) -> None:
    """Bring the open file to SCHEMA_VERSION, or to an earlier one."""
    version = version_of(connection)
    check_version(version)
    if version is None:
        _apply(connection, 1, (SQL / "schema.sql").read_text(encoding="utf-8"))
        version = 1
    for step in steps(version, newest):
        _apply(connection, step, step_sql(step))


def steps(version: int, newest: int) -> list[int]:
    """The schemas on the way from one version to another, for each of which there is a file."""
    known = sorted(int(file.name.removesuffix(".sql")) for file in (SQL / "migrations").iterdir())
    return [step for step in known if version < step <= newest]


def step_sql(step: int) -> str:
    """What brings a store from the schema before to this one."""
    return (SQL / "migrations" / f"{step:04}.sql").read_text(encoding="utf-8")


def _apply(connection: duckdb.DuckDBPyConnection, version: int, sql: str) -> None:
    with transaction(connection):
        connection.execute(sql)
        connection.execute("INSERT INTO schema_version VALUES (?, now()::TIMESTAMP)", [version])
