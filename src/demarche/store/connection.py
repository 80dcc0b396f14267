"""Opening the store's file for as long as one operation lasts.

DuckDB lends a file to one writing process or to several reading ones. Every operation therefore opens the file,
works and lets go, and waits its turn when another holds it: two readers and a writer work on one store at the same
time.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from demarche.errors import BrokenStore

_FIRST_WAIT, _LONGEST_WAIT = 0.01, 0.25  # seconds between tries


@contextmanager
def connected(path: Path, *, read_only: bool, patience: float = 60.0) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the file, closed afterwards; BrokenStore when it is none or stays taken too long (seconds)."""
    connection = _connect(path, read_only, patience)
    try:
        yield connection
    finally:
        connection.close()


def _connect(path: Path, read_only: bool, patience: float) -> duckdb.DuckDBPyConnection:
    wait, deadline = _FIRST_WAIT, time.monotonic() + patience
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only)
        except duckdb.Error as error:
            message = str(error).splitlines()[0]
            if "lock" not in message:
                raise BrokenStore(f"{path}: cannot be opened as a store ({message})") from None
            if time.monotonic() > deadline:
                raise BrokenStore(f"{path}: another program holds the store; waited {patience:.0f} s") from None
        time.sleep(wait)
        wait = min(2 * wait, _LONGEST_WAIT)


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: committed at the end, undone by any exception or by the death of the process."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
