"""Opening the store's file for as long as one operation lasts.

DuckDB lends a file to one writing process or to several reading ones. Every operation therefore opens the file,
works and lets go, and waits its turn when another holds it: two readers and a writer work on one store at the same
time. A writer that waits says so beside the file (news.duckdb.wanted), and readers that hold it idle let go. A store
may be a stranger's: nothing in it makes DuckDB read other files, fetch an extension or reach a network.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb

from demarche.errors import BrokenStore, HeldStore

PATIENCE = 60.0  # seconds that another program may hold the store
_FIRST_WAIT, _LONGEST_WAIT = 0.01, 0.25  # seconds between tries
_FRESH = 2.0  # seconds for which a wish counts: a writer that was killed left it
_MAGIC = b"DUCK"  # at byte 8; for other programs' databases DuckDB would fetch an extension from the network
_SHUT_IN = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET enable_external_access = false",
)


# What DuckDB raises for a file or a disk, and not for a query.
_DAMAGE = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)


@contextmanager
def connected(
    path: Path, *, read_only: bool, patience: float | None = None, settings: Sequence[str] = ()
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the file, closed afterwards, that sees the store alone; `settings` are made first.

    BrokenStore when the file is none, is damaged or stays taken for longer than `patience` seconds (else PATIENCE), and
    when the disk is full.
    """
    connection = _connect(path, read_only, PATIENCE if patience is None else patience)
    try:
        _shut_in(connection, settings)
        yield connection
    except duckdb.PermissionException as error:
        reason = str(error).splitlines()[0]
        told = f"a view in it, or the query, asks for other files; a store is read alone ({reason})"
        raise BrokenStore(f"{path}: {told}") from None
    except duckdb.Error as error:
        if not (isinstance(error, _DAMAGE) or _is_full(str(error)) or str(error).startswith("Corrupt")):
            raise
        raise BrokenStore(f"{path}: {_advice(str(error))}") from None
    finally:
        _close(connection)


def _shut_in(connection: duckdb.DuckDBPyConnection, settings: Sequence[str]) -> None:
    """No query reaches files or the network: a view in a stranger's store may name the reader's own.

    Connections of one process to one file share what is set, and who comes second may find it locked, as it should be.
    """
    for setting in (*settings, *_SHUT_IN):
        with suppress(duckdb.PermissionException, duckdb.InvalidInputException):
            connection.execute(setting)


def _unopened(message: str) -> str:
    if "permission denied" in message.lower() or "read-only file system" in message.lower():
        return f"may not be written here; name a store in a folder of yours ({message})"
    return f"cannot be opened as a store ({message})" if "not a valid" in message else _advice(message)


def _close(connection: duckdb.DuckDBPyConnection) -> None:
    """Closing writes the log into the file; where the disk is full the log stays beside it and is read next time."""
    with suppress(duckdb.Error):
        connection.close()


def _is_full(message: str) -> bool:
    return any(
        sign in message.lower() for sign in ("no space left", "could not write", "file too large", "out of disk")
    )


def _advice(message: str) -> str:
    """What happened and what to do, in one line."""
    line = message.splitlines()[0]
    if _is_full(message):
        return f"cannot be written, is the disk full? All that was committed is kept; make room and run again ({line})"
    return f"is damaged; restore a copy, or code the articles again into a new store ({line})"


def check_name(path: Path) -> None:
    """BrokenStore for what no file can be called: too long, with a NUL or half a character in it."""
    try:
        str(path).encode()
        os.stat(path)
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else error
        raise BrokenStore(f"{str(path)!a}: no name for a store: {told}") from None


def _connect(path: Path, read_only: bool, patience: float) -> duckdb.DuckDBPyConnection:
    wait, deadline = _FIRST_WAIT, time.monotonic() + patience
    if read_only and not path.exists():
        raise BrokenStore(f"{path}: no such store")
    _check_form(path)
    while True:
        try:  # of a name alone, `md:x` or `:memory:`, DuckDB would make something else than a file
            connection = duckdb.connect(str(path.absolute()), read_only=read_only)
            if not read_only:
                _wish(path, over=True)
            return connection
        except duckdb.Error as error:
            message = str(error).splitlines()[0]
            if "could not set lock" not in message.lower():
                raise BrokenStore(f"{path}: {_unopened(message)}") from None
            if time.monotonic() > deadline:
                if not read_only:
                    _wish(path, over=True)
                raise HeldStore(
                    f"{path}: another program holds the store; waited {patience:.0f} s. Wait for it or end it, "
                    "then run again: what is there is not coded twice"
                ) from None
        if not read_only:
            _wish(path)
        time.sleep(wait)
        wait = min(2 * wait, _LONGEST_WAIT)


def is_wanted(path: Path) -> bool:
    """Whether a writer waits for the file just now: whoever holds it without need lets go."""
    try:
        return time.time() - _wish_of(path).stat().st_mtime < _FRESH
    except OSError:
        return False


def _wish(path: Path, *, over: bool = False) -> None:
    """Say that a writer waits for the file, or that it waits no longer; where nothing can be said, it waits unsaid."""
    with suppress(OSError):
        if over:
            _wish_of(path).unlink(missing_ok=True)
        else:
            _wish_of(path).touch()


def _wish_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.wanted")


def _check_form(path: Path) -> None:
    """BrokenStore for a file that is no DuckDB database; an empty one is what a run leaves that was killed at once."""
    if not path.is_file():
        return
    try:
        with path.open("rb") as file:
            beginning = file.read(12)
    except OSError as error:
        raise BrokenStore(f"{path}: cannot be read ({error.strerror})") from None
    if beginning and beginning[8:] != _MAGIC:
        raise BrokenStore(f"{path}: is no store: not a DuckDB database; name a file that demarche code --store made")


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: committed at the end, undone by any exception or by the death of the process."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        with suppress(duckdb.Error):  # where even that fails, closing the connection undoes it
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def run_script(connection: duckdb.DuckDBPyConnection, sql: str, **values: Any) -> None:
    """Execute statements one after the other; each gets those of the values that it names."""
    for statement in connection.extract_statements(sql):
        wanted = {name: values[name] for name in statement.named_parameters}
        connection.execute(statement, wanted or None)
