"""GDELT's rows: 61 columns (2.0), 58 or 57 (1.0, the latter before April 2013), published without a header.

In:  a row by column name, {"day": "20250511", "actor1countrycode": "TCD", "actor1type1code": "GOV", …}. Out: a
CodedEvent. An actor without a country is known by its group (UNO, IGO …).
"""

from __future__ import annotations

from demarche.store.exports.columns import as_written
from demarche.store.exports.gdelt import EVENT_COLUMNS, MENTION_COLUMNS
from demarche.store.imports.coded_event import CodedEvent, Side
from demarche.store.imports.named import Cells, ImportContext, day_of, plain
from demarche.store.imports.tables import ImportTables, cameo_of

NEEDED = ("day", "eventcode", "actor1countrycode", "actor2countrycode")
_NEW = [plain(column.name) for column in EVENT_COLUMNS]
_OLD = [name for name in _NEW if not name.endswith("adm2code")]
HEADERS = {len(names): names for names in (_NEW, _OLD, _OLD[:-1])}
MENTIONS = len(MENTION_COLUMNS)


def from_gdelt(cells: Cells, tables: ImportTables, at: ImportContext) -> CodedEvent:
    """ValueError, with the reason, for a row without a day."""
    cameo = cameo_of(cells["eventcode"])
    type = tables.type_of(cameo)
    return CodedEvent(
        id=cells.get("globaleventid", ""),
        date=day_of(cells["day"]),
        type=type,
        quad=tables.quads.get(type),
        actor=_side(cells, "actor1", tables),
        recipient=_side(cells, "actor2", tables),
        cameo=cameo,
        article=as_written(cells.get("sourceurl", "")),
        where=at.where,
        line=at.line,
    )


def _side(cells: Cells, side: str, tables: ImportTables) -> Side:
    name = as_written(cells.get(f"{side}name", ""))
    code = cells.get(f"{side}countrycode", "") or cells.get(f"{side}knowngroupcode", "")
    types = (cells.get(f"{side}type{n}code", "") for n in (1, 2, 3))
    return Side(
        names=(name,) if name else (),
        countries=(tables.place_or_group(code),) if code else (),
        sectors=tables.sectors_of("cameo", types),
    )
