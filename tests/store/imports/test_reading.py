"""Other coders' files as they are found in the wild."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from demarche.errors import UnreadableEvents
from demarche.store.exports.gdelt import EVENT_COLUMNS
from demarche.store.exports.icews import COLUMNS as ICEWS
from demarche.store.exports.polecat import COLUMNS as POLECAT
from demarche.store.imports import CodedEvent, ImportTables, Unusable, coder_of, read_events
from demarche.store.imports.tables import cameo_of


@pytest.fixture(scope="module")
def tables() -> ImportTables:
    return ImportTables.load()


def row(columns: list[str], **cells: str) -> list[str]:
    """Cells in the columns' order; underscores in names stand for blanks."""
    named = {name.replace("_", " "): value for name, value in cells.items()}
    assert set(named) <= set(columns)
    return [named.get(column, "") for column in columns]


ICEWS_NAMES = [c.name for c in ICEWS]
POLECAT_NAMES = [c.name for c in POLECAT]
GDELT_NAMES = [c.name for c in EVENT_COLUMNS]

KENYA = row(
    ICEWS_NAMES,
    Event_ID="1",
    Event_Date="2014-07-17",
    Source_Name="Citizen (Kenya)",
    Source_Sectors="General Population / Civilian / Social,Social",
    Source_Country="Kenya",
    CAMEO_Code="145",
    Target_Name="Government (Russia)",
    Target_Sectors="Government",
    Target_Country="Russian Federation",
    Publisher="Daily",
)
CHAD = row(
    GDELT_NAMES,
    GLOBALEVENTID="9",
    Day="20250511",
    Actor1Code="TCDGOV",
    Actor1Name="CHAD",
    Actor1CountryCode="TCD",
    Actor1Type1Code="GOV",
    Actor2KnownGroupCode="UNO",
    Actor2Type1Code="IGO",
    EventCode="163",
    SOURCEURL="https://example.org/a",
)
NIGER = row(
    POLECAT_NAMES,
    Event_ID="p1",
    Event_Date="2023-02-01",
    Event_Type="CONSULT",
    Event_Mode="visit",
    Actor_Name="Côte d'Ivoire; Kosovo",
    Actor_Country="CIV; KOS",
    Primary_Actor_Sector="GOV",
    Actor_Sectors="GOV; MIL",
    Recipient_Country="None",
    Recipient_Name="None",
    Country="Niger",
)


def file(path: Path, *rows: list[str], encoding: str = "utf-8", delimiter: str = "\t") -> Path:
    path.write_bytes("".join(delimiter.join(r) + "\n" for r in rows).encode(encoding))
    return path


def events(path: Path, tables: ImportTables) -> list[CodedEvent]:
    found = list(read_events(path, tables))
    assert not [f for f in found if isinstance(f, Unusable)]
    return [f for f in found if isinstance(f, CodedEvent)]


def test_icews_rows_become_events(tmp_path: Path, tables: ImportTables) -> None:
    """Countries by name, sectors in words, CAMEO codes by their PLOVER type."""
    (event,) = events(file(tmp_path / "events.2014.tab", ICEWS_NAMES, KENYA), tables)
    assert (event.date, event.type, event.quad, event.cameo) == ("2014-07-17", "PROTEST", 4, "145")
    assert (event.actor.countries, event.actor.sectors) == (("KEN",), ("CVL", "SOC"))
    assert (event.recipient.countries, event.recipient.sectors) == (("RUS",), ("GOV",))
    assert (event.publisher, event.line) == ("Daily", 2)


def test_headers_are_known_however_they_are_spelt(tmp_path: Path, tables: ImportTables) -> None:
    """R writes Event.ID, databases event_id; commas and quotes are read, too."""
    names = [f'"{n.replace(" ", ".")}"' for n in ICEWS_NAMES]
    cells = [f'"{c}"' for c in KENYA]
    (quoted,) = events(file(tmp_path / "a.csv", names, cells, delimiter=","), tables)
    (tabbed,) = events(file(tmp_path / "b.csv", names, cells), tables)
    snake = [n.lower().replace(" ", "_") for n in ICEWS_NAMES]
    (third,) = events(file(tmp_path / "c.txt", snake, KENYA), tables)
    assert quoted.recipient == tabbed.recipient == third.recipient != CodedEvent


def test_icews_actors_of_no_country_are_known_by_what_they_are(tmp_path: Path, tables: ImportTables) -> None:
    """The United Nations by name, insurgents by sector, an unspecified actor as nobody."""
    un, rebels, nobody = list(KENYA), list(KENYA), list(KENYA)
    un[2:5] = ["United Nations", "International Government Organization", ""]
    rebels[2:5] = ["Armed band", "Insurgents", ""]
    nobody[2:5] = ["Unspecified Actor", "Unspecified", ""]
    found = events(file(tmp_path / "e.tab", ICEWS_NAMES, un, rebels, nobody), tables)
    assert [e.actor.countries for e in found] == [("UNO",), ("IMG",), ()]


def test_gdelt_has_no_header_and_three_widths(tmp_path: Path, tables: ImportTables) -> None:
    """61 columns, the 58 of GDELT 1.0 and the 57 before April 2013 are read alike, and also with a header."""
    old = [c for name, c in zip(GDELT_NAMES, CHAD, strict=True) if not name.endswith("ADM2Code")]
    paths = [
        file(tmp_path / "20250511.export.CSV", CHAD),
        file(tmp_path / "20130501.export.CSV", old),
        file(tmp_path / "200601.csv", old[:-1]),
        file(tmp_path / "headed.csv", GDELT_NAMES, CHAD),
    ]
    for path in paths:
        (event,) = events(path, tables)
        assert (event.type, event.actor.countries, event.actor.sectors) == ("COERCE", ("TCD",), ("GOV",))
        assert (event.recipient.countries, event.recipient.sectors) == (("UNO",), ("IGO",))


def test_gdelt_mentions_are_told_from_events(tmp_path: Path, tables: ImportTables) -> None:
    """The other file of GDELT is refused with the name of the right one."""
    with pytest.raises(UnreadableEvents, match="mentions; give the events"):
        list(read_events(file(tmp_path / "m.csv", ["1"] * 16), tables))


def test_polecat_lists_stay_on_one_side(tmp_path: Path, tables: ImportTables) -> None:
    """Several actors are one event; None is nothing; Latin-1 is read; KOS is XKX."""
    (event,) = events(file(tmp_path / "p.txt", POLECAT_NAMES, NIGER, encoding="latin-1"), tables)
    assert event.actor.names == ("Côte d'Ivoire", "Kosovo")
    assert (event.actor.countries, event.actor.sectors) == (("CIV", "XKX"), ("GOV", "MIL"))
    assert (event.recipient.countries, event.mode, event.country) == ((), "visit", "NER")


def test_malformed_polecat_files_are_read(tmp_path: Path, tables: ImportTables) -> None:
    """A Headline in the header that no row has, and empty cells after the last one: both are published."""
    names = [*POLECAT_NAMES[:35], "Headline", *POLECAT_NAMES[35:]]
    (first,) = events(file(tmp_path / "h.txt", names, NIGER), tables)
    (second,) = events(file(tmp_path / "t.txt", POLECAT_NAMES, [*NIGER, "", ""]), tables)
    assert first == second.__class__(
        **{**{f: getattr(second, f) for f in second.__struct_fields__}, "where": first.where}
    )


def test_packed_files_are_read(tmp_path: Path, tables: ImportTables) -> None:
    """Zip archives with several tables, and gzip."""
    plain = file(tmp_path / "a.tab", ICEWS_NAMES, KENYA)
    packed = tmp_path / "a.tab.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    archive = tmp_path / "20190409-icews-events.zip"
    with zipfile.ZipFile(archive, "w") as z:
        z.write(plain, "events.1.tab")
        z.write(plain, "events.2.tab")
        z.writestr("__MACOSX/events.1.tab", "junk")
        z.writestr("readme.pdf", "junk")
    assert len(events(packed, tables)) == 1
    assert [e.where for e in events(archive, tables)] == [f"{archive}:events.1.tab", f"{archive}:events.2.tab"]


def test_rows_that_cannot_be_used_are_told_and_the_rest_is_read(tmp_path: Path, tables: ImportTables) -> None:
    """Too few cells, no day, an endless line, a file that breaks off: each costs itself only."""
    undated = list(KENYA)
    undated[1] = "NA"
    endless = ["x" * 2_000_000, *KENYA[1:]]
    path = file(tmp_path / "e.tab", ICEWS_NAMES, KENYA[:-1], undated, endless, KENYA)
    found = list(read_events(path, tables))
    assert [e.line for e in found if isinstance(e, CodedEvent)] == [5]
    assert [(u.line, u.reason) for u in found if isinstance(u, Unusable)] == [
        (2, "19 cells where the header has 20"),
        (3, "'NA' is no day"),
        (4, "line of more than 1,048,576 bytes"),
    ]
    broken = tmp_path / "broken.tab.gz"
    broken.write_bytes(gzip.compress("\n".join(["\t".join(ICEWS_NAMES), *["\t".join(KENYA)] * 5000]).encode())[:-40])
    *read, last = read_events(broken, tables)
    assert len(read) > 1000
    assert isinstance(last, Unusable)
    assert "breaks off" in last.reason


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.tab.gz"])
def test_bombs_are_stopped_on_the_way(tmp_path: Path, tables: ImportTables, name: str) -> None:
    """A small archive that unpacks to a thousand times its size gives what stands before, and a line."""
    content = "\n".join(["\t".join(ICEWS_NAMES), "\t".join(KENYA), ""]).encode() + b" " * 100_000_000
    if name.endswith("zip"):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("events.tab", content)
    else:
        (tmp_path / name).write_bytes(gzip.compress(content, 6))
    first, *told = read_events(tmp_path / name, tables)
    assert isinstance(first, CodedEvent)
    assert isinstance(told[-1], Unusable)
    assert "unpacks to more than 100 times its size" in told[-1].reason


@pytest.mark.parametrize("content", [b"", b"a,b,c\n1,2,3\n", b"\x00\xff\xfe binary", b"PK\x03\x04 no zip"])
def test_files_of_nobody_are_refused(tmp_path: Path, content: bytes) -> None:
    """One line names the file and what was looked for."""
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableEvents, match=r"other\.csv"):
        coder_of(path)


@pytest.mark.parametrize(
    ("written", "cameo", "type"),
    [
        ("010", "010", ""),
        ("42", "042", "CONSULT"),
        ("311", "0311", "AGREE"),
        ("841", "0841", "RETREAT"),
        ("1411", "1411", "PROTEST"),
        ("190", "190", "ASSAULT"),
        ("13y", "13", "THREATEN"),
        ("---", "", ""),
        ("", "", ""),
    ],
)
def test_cameo_codes_get_their_zero_back(tables: ImportTables, written: str, cameo: str, type: str) -> None:
    """Spreadsheets drop leading zeros; junk counts by its root."""
    assert (cameo_of(written), tables.type_of(cameo_of(written))) == (cameo, type)


def test_every_code_of_the_tables_is_known(tables: ImportTables) -> None:
    """Types are PLOVER's, sectors are those we export, countries are ours."""
    assert set(tables.types.values()) == set(tables.quads)
    sectors = {s for words in tables.sectors.values() for s in words.values()}
    assert sectors <= set(tables.codes.sector_words)
    assert set(tables.countries.values()) <= set(tables.codes.countries)
    assert (tables.country("KOS"), tables.country("Türkiye"), tables.country("Turkey")) == ("XKX", "TUR", "TUR")
    assert {words.casefold() for words in tables.codes.sector_words.values()} <= set(tables.sectors["icews"])
