"""POLECAT's rows: one event with all its actors and recipients.

In:  a row by column name, {"eventtype": "SANCTION", "actorcountry": "TCD; SDN", …}; "None" stands for nothing.
Out: one CodedEvent with both countries on the actor's side.
"""

from __future__ import annotations

from demarche.store.exports.columns import as_written
from demarche.store.imports.coded_event import CodedEvent, Side
from demarche.store.imports.named import Cells, ImportContext, day_of
from demarche.store.imports.tables import ImportTables

NEEDED = ("eventdate", "eventtype", "actorcountry", "recipientcountry")
_NOTHING = {"", "none", "na", "nan", "null"}


def from_polecat(cells: Cells, tables: ImportTables, at: ImportContext) -> CodedEvent:
    """ValueError, with the reason, for a row without a day."""
    type = cells.get("eventtype", "").upper()
    return CodedEvent(
        id=_text(cells, "eventid"),
        date=day_of(cells["eventdate"]),
        type=type if type in tables.quads else "",
        quad=tables.quads.get(type),
        actor=_side(cells, "actor", tables),
        recipient=_side(cells, "recipient", tables),
        mode=_text(cells, "eventmode").lower(),
        publisher=_text(cells, "source"),
        article=_text(cells, "headline"),
        country=tables.country(_text(cells, "country")),
        where=at.where,
        line=at.line,
    )


def _side(cells: Cells, side: str, tables: ImportTables) -> Side:
    sectors = (*_values(cells, f"primary{side}sector"), *_values(cells, f"{side}sectors"))
    return Side(
        names=_values(cells, f"{side}name"),
        countries=tuple(dict.fromkeys(tables.place_or_group(c) for c in _values(cells, f"{side}country"))),
        sectors=tuple(dict.fromkeys(s.upper() for s in sectors)),
    )


def _values(cells: Cells, name: str) -> tuple[str, ...]:
    values = (value.strip() for value in _text(cells, name).split(";"))
    return tuple(value for value in values if value.casefold() not in _NOTHING)


def _text(cells: Cells, name: str) -> str:
    value = as_written(cells.get(name, ""))
    return "" if value.casefold() in _NOTHING else value
