"""Codings as they lie in a store, which may have come from a stranger: unpacked within bounds, and refused if forged.

In:  the bytes of `codings.coding`. Out: the Coding; BrokenStore, with the article, where they are none: they unpack
beyond all measure, are no JSON of a coding, or speak of a 13th month.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from demarche.errors import BadArticle, BrokenStore
from demarche.packing import unpacked
from demarche.records import Coding, coding_from_json, iso_date


def unpack_coding(packed: bytes, *, article: str) -> Coding:
    """The coding of an article, named by its id for the message."""
    try:
        coding = coding_from_json(unpacked(packed))
        for day in {*_days(coding)}:
            iso_date(day)
    except (msgspec.MsgspecError, ValueError, BadArticle) as error:
        raise BrokenStore(
            f"the coding of article {article} is damaged or forged ({error}); code the article again"
        ) from None
    return coding


def _days(coding: Coding) -> Iterator[str | None]:
    yield coding.article.published
    for event in coding.events:
        if event.date:
            yield from (event.date.start, event.date.end)
    for ahead in coding.scheduled:
        if ahead.date:
            yield from (ahead.date.start, ahead.date.end)
