"""Packed bytes that a stranger may have packed: unpacked within bounds.

In:  what `zlib.compress` made, or what was made to look so. Out: the bytes; ValueError where they are none, or where a
few kilobytes would fill the memory.
"""

from __future__ import annotations

import zlib

MOST = 512 * 2**20  # bytes; of the longest article that is read a coding takes some 100 million


def unpacked(packed: bytes, *, most: int | None = None) -> bytes:
    """The bytes that were packed, `most` (else MOST) at most."""
    limit = MOST if most is None else most
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(packed, limit)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if unpacking.unconsumed_tail:
        raise ValueError(f"unpacks to more than {limit:,} bytes")
    if not unpacking.eof:
        raise ValueError("is cut off")
    return data
