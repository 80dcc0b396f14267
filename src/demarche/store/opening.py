"""Opening a store, or making one.

In:  a path, "news.duckdb". Out: a Store of this program's schema; BrokenStore in one line for what is none.
"""

from __future__ import annotations

import os
from pathlib import Path

from demarche.errors import BrokenStore
from demarche.store.connection import check_name, connected
from demarche.store.migration import SCHEMA_VERSION, check_version, migrate, version_of
from demarche.store.shape import check_shape
from demarche.store.store import Store


def open_store(path: str | os.PathLike[str], *, read_only: bool = False, batch: int = 256) -> Store:
    """Open a store, or make one where there is none; older schemas are migrated, newer ones refused (BrokenStore).

    batch: codings that are committed together.
    """
    file = Path(path)
    check_name(file)
    if read_only and not file.exists():
        raise BrokenStore(f"{file}: no such store")
    if not file.parent.is_dir():
        raise BrokenStore(f"{file}: there is no folder {file.parent}")
    version = None
    try:
        if file.exists():
            with connected(file, read_only=True) as connection:
                version = version_of(connection)
                check_version(version)
                if version is not None:
                    check_shape(connection, version)
        if not read_only and version != SCHEMA_VERSION:
            with connected(file, read_only=False) as connection:
                migrate(connection)
    except BrokenStore as error:
        message = str(error)
        raise BrokenStore(message if message.startswith(str(file)) else f"{file}: {message}") from None
    return Store(file, read_only=read_only, batch=batch)


def open_newest(path: str | os.PathLike[str]) -> Store:
    """Open a store for reading that has this program's schema; one of an older schema is brought up first."""
    store = open_store(path, read_only=True)
    with connected(store.path, read_only=True) as connection:
        version = version_of(connection)
    if version != SCHEMA_VERSION:
        open_store(path)
    return store
