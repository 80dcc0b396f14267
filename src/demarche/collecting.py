"""Python's collector of cycles, out of the way of work that makes none.

In:  `with uncollected():` around work that builds a million records or tables. Out: the same, the collector as it was
before. Its looking for cycles took as long as all else in exports, and doubled the loading of tables.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector; it comes back however the work ends."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
