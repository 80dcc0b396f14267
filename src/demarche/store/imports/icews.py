"""ICEWS' rows: one row for each pair of actor and recipient.

In:  a row by column name, {"cameocode": "42", "sourcecountry": "Russian Federation", …}. Out: a CodedEvent: CONSULT,
RUS → …, with the zero that the file has lost.
"""

from __future__ import annotations

from demarche.store.exports.columns import as_written
from demarche.store.imports.coded_event import CodedEvent, Side
from demarche.store.imports.named import Cells, ImportContext, day_of
from demarche.store.imports.tables import ImportTables, cameo_of

NEEDED = ("eventdate", "cameocode", "sourcecountry", "targetcountry")
_NOBODY = "unspecified actor"


def from_icews(cells: Cells, tables: ImportTables, at: ImportContext) -> CodedEvent:
    """ValueError, with the reason, for a row without a day.

    Event IDs are not unique in the published files; ID and date together are.
    """
    cameo = cameo_of(cells["cameocode"])
    type = tables.type_of(cameo)
    return CodedEvent(
        id=cells.get("eventid", ""),
        date=day_of(cells["eventdate"]),
        type=type,
        quad=tables.quads.get(type),
        actor=_side(cells, "source", tables),
        recipient=_side(cells, "target", tables),
        cameo=cameo,
        publisher=as_written(cells.get("publisher", "")),
        article=cells.get("storyid", ""),
        country=tables.country(as_written(cells.get("country", ""))),
        where=at.where,
        line=at.line,
    )


def _side(cells: Cells, side: str, tables: ImportTables) -> Side:
    name = as_written(cells.get(f"{side}name", ""))
    if name.casefold() == _NOBODY:
        return Side()
    sectors = tables.sectors_of("icews", iter(as_written(cells.get(f"{side}sectors", "")).split(",")))
    code = tables.country(as_written(cells.get(f"{side}country", "")))
    group = code or tables.codes.group_code(name, sectors[0] if sectors else None)
    return Side(names=(name,) if name else (), countries=(group,) if group else (), sectors=sectors)
