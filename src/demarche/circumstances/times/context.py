"""What a date is read against, and what reading it gives.

In:  an expression's fields. Out: the types that all meanings share: `Context` in, a `Window` or `Refused` out. In
a report of 9 October 2025 "on Wednesday" has the context (2025-10-09, outlook past) and means 8 October.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from demarche.circumstances.times.calendar import Refused, Window
from demarche.circumstances.times.grammar import Expression

Meaning = Window | Refused
NO_PUBLICATION = Refused("counted from publication, whose date is unknown")
NO_ANTECEDENT = Refused("refers back to a date that the text does not give")
NO_SUCH_DAY = Refused("no such day in the calendar")
FINER_THAN_A_DAY = Refused("finer than a day")


class Unpublished(Exception):
    """A relative expression in a text without a date; `meaning_of` turns it into a refusal."""


@dataclass(frozen=True, slots=True)
class Context:
    """published: day of publication or None. anchor: the date spoken of before.

    outlook: "past", "future", "nearest", "closest" (the nearest, of weekdays too) or "" where nothing tells.
    """

    published: dt.date | None
    outlook: str = ""
    anchor: Window | None = None

    @property
    def today(self) -> dt.date:
        if self.published is None:
            raise Unpublished
        return self.published


Reading = Callable[[Expression, Context], Meaning]


def integer(expression: Expression, name: str, default: int = 0) -> int:
    """A field that holds a number; `default` when it is missing."""
    value = expression.fields.get(name, default)
    return value if isinstance(value, int) else default


def word(expression: Expression, name: str) -> str:
    """A field that holds a word; "" when it is missing."""
    return str(expression.fields.get(name, ""))
