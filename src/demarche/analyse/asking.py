"""Counts and analyses of a store, each a view in SQL.

In:  `ask(store, "disputes")`. Out: an Arrow table, a row for "Serbia against Türkiye" with the charges, the answers and
who supports whom; every row names the articles and events whose sentences it stands on.
"""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pyarrow as pa

from demarche.analyse.composing import compose
from demarche.errors import UnknownAnalysis
from demarche.store import Store
from demarche.store.connection import connected, transaction
from demarche.store.migration import told_if_older

GROUND = ("sides", "acts", "voiced")  # what the others stand on, in this order
COUNTS = ("country_month", "dyad_month")
ANALYSES = (
    *("disputes", "silence", "inconsistency", "commitments"),
    *("bursts", "turns", "outlet_voices", "outlet_accounts", "invoked"),
)
VIEWS = (*GROUND, *COUNTS, *ANALYSES)


def ask(store: Store, name: str, *, about: str = "") -> pa.Table:
    """The rows of a view; with `about`, those in which these words stand anywhere, in whatever case.

    Raises UnknownAnalysis for a name that is none of VIEWS.
    """
    sql = rows_of(name)
    store.flush()
    with connected(store.path, read_only=True) as connection, told_if_older(connection, store.path):
        define_views(connection, "TEMP VIEW")
        return connection.sql(sql, params={"about": about}).to_arrow_table()


def ask_several(store: Store, *names: str) -> dict[str, pa.Table]:
    """The rows of several views, asked together: what they all stand on is worked out once."""
    store.flush()
    with connected(store.path, read_only=True) as connection, told_if_older(connection, store.path):
        for name in GROUND:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql_of(name)}")
        return {n: connection.sql(f"FROM {n}" if n in GROUND else sql_of(n)).to_arrow_table() for n in names}


def rows_of(name: str) -> str:
    """The SQL that asks a view, `$about` being the words that its rows have; UnknownAnalysis for what is none."""
    if name not in VIEWS:
        raise UnknownAnalysis(f"no analysis {name!r}; there are {', '.join(VIEWS)}")
    return f"SELECT * FROM {name} AS asked WHERE $about = '' OR contains(lower(asked::VARCHAR), lower($about))"


def kept_rows_of(name: str) -> str:
    """The same of the rows that `keep_views` laid down."""
    if name not in VIEWS:
        raise UnknownAnalysis(f"no analysis {name!r}; there are {', '.join(VIEWS)}")
    return f"SELECT * EXCLUDE (told, row_no) FROM kept_{name} WHERE contains(told, lower($about)) ORDER BY row_no"


def keep_views(store: Store, *, step: Callable[[], None] = lambda: None) -> None:
    """Make the views in the store itself, so that any program that reads DuckDB can ask them, and lay down their rows.

    A large store takes a minute for the rows; pages show them until an article is added or changed. `step` is called
    after each analysis.
    """
    store.flush()
    with connected(store.path, read_only=False) as connection, transaction(connection):
        define_views(connection, "VIEW")
        for name in GROUND:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql_of(name)}")
        connection.execute("DELETE FROM kept_analyses")
        for name in (*COUNTS, *ANALYSES):
            connection.execute(f"CREATE OR REPLACE TABLE kept_{name} AS {_told(name)}")
            connection.execute("INSERT INTO kept_analyses VALUES (?)", [name])
            step()
        _keep_told_again(connection)


def _keep_told_again(connection: duckdb.DuckDBPyConnection) -> None:
    """Lay down which events tell of one occurrence, with what they were found in, so that pages need not look again."""
    connection.execute(f"CREATE OR REPLACE TABLE kept_told_again AS {sql_of('told_again')}")
    counted = "SELECT count(*) AS events, sum(event_no) AS numbers FROM occurrence_events"
    connection.execute(f"CREATE OR REPLACE TABLE kept_told_of AS {counted}")


def _told(name: str) -> str:
    """Rows with their words, in which `about` is looked for, and with their order."""
    return f"SELECT lower(asked::VARCHAR) AS told, row_number() OVER () AS row_no, * FROM ({sql_of(name)}) AS asked"


def views_are_kept(store: Store) -> bool:
    """Whether rows are laid down, and nothing was added or changed since."""
    return bool(store.sql("SELECT count(*) AS n FROM kept_analyses").to_pylist()[0]["n"])


def define_views(connection: duckdb.DuckDBPyConnection, kind: str) -> None:
    """Make all views in an open file; kind: "VIEW", or "TEMP VIEW" for this connection only."""
    for name in VIEWS:
        connection.execute(f"CREATE OR REPLACE {kind} {name} AS {sql_of(name)}")


def sql_of(name: str) -> str:
    """The text of a view, with what it says of itself at the top."""
    return compose(name, {})
