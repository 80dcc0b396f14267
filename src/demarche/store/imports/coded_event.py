"""The common table: what every coder's data say of an event.

In:  nothing. Out: the records: an ICEWS row "2014-07-17 … Citizen (Kenya) … 145 … Government (Kenya)" becomes
CodedEvent(date="2014-07-17", type="PROTEST", actor=Side(countries=("KEN",), sectors=("CVL",)), …).
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.records import Record


class Side(Record, frozen=True, kw_only=True):
    """Who stands on one side of an event; empty where nobody is named.

    countries: ISO 3166 alpha-3, XKX for Kosovo; for actors of no country what PLOVER calls them: UNO, IGO, NGO, IMG.
    sectors:   PLOVER's, primary ones first.
    """

    names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()


class CodedEvent(Record, frozen=True, kw_only=True):
    """One row of any coder's data.

    date:  ISO day.
    type:  PLOVER root type; "" where PLOVER has none for the code (CAMEO 01 and 02: statements and appeals).
    quad:  PLOVER quad class of that type, whatever the row says, so that coders can be compared.
    cameo: CAMEO code with its leading zero; "" in POLECAT, which has `mode` instead.
    where: the file, and the line from 1; "" and 0 in the store.
    """

    id: str
    date: str
    type: str
    quad: int | None
    actor: Side
    recipient: Side
    mode: str = ""
    cameo: str = ""
    publisher: str = ""
    article: str = ""
    country: str = ""
    where: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Unusable:
    """A row that gives no event, and why."""

    where: str
    line: int
    reason: str
