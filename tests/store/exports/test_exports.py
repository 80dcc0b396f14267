"""Exports: exact headers, true offsets, PLOVER's codes, cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

from demarche.errors import WrongOntology
from demarche.records import Actor, Article, Coding, Event
from demarche.store.exports import EVENT_COLUMNS, FORMATS, event_rows, export, harmless, write_csv
from demarche.store.exports.codes import Codes
from demarche.store.exports.parties import actors_of, pairs_of

Maker = Callable[..., tuple[Article, Coding]]

POLECAT = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
]
ACLED = [
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
]
ICEWS = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
]


def written(name: str, folder: Path, *pairs: tuple[Article, Coding]) -> list[Path]:
    return export(lambda: list(pairs), name, folder)


def test_polecat_has_its_forty_columns(tmp_path: Path, coded: Maker) -> None:
    """The header is POLECAT's, in its order; nothing is `None`."""
    data, _ = written("polecat", tmp_path, coded())
    header, row = (line.split("\t") for line in data.read_text().splitlines())
    assert header == POLECAT
    told = dict(zip(header, row, strict=True))
    assert (told["Event Type"], told["Actor Name"], told["Actor COW"], told["Recipient Country"]) == (
        "SANCTION",
        "Chad",
        "483",
        "SDN",
    )
    assert told["Wikipedia Actor ID"] == "None"


def test_icews_has_its_twenty_columns(tmp_path: Path, coded: Maker) -> None:
    """The header is ICEWS', CAMEO codes keep three digits, ids are unique."""
    data, _ = written("icews", tmp_path, coded("a1"), coded("a2"))
    header, *rows = (line.split("\t") for line in data.read_text().splitlines())
    assert header == ICEWS
    assert {r[6] for r in rows} == {"163"}
    assert len({r[0] for r in rows}) == len(rows) == 2


def test_gdelt_has_sixty_one_and_sixteen_columns_with_true_offsets(tmp_path: Path, coded: Maker) -> None:
    """Events have 61 cells, mentions 16; the offsets point at the words in the article."""
    article, coding = coded()
    events, mentions, _ = written("gdelt", tmp_path, (article, coding))
    (event,), (mention,) = (
        list(csv.reader(io.StringIO(p.read_text()), delimiter="\t", quoting=csv.QUOTE_NONE)) for p in (events, mentions)
    )
    assert (len(event), len(mention)) == (61, 16)
    assert event[0] == mention[0]
    assert event[1:4] == ["20250511", "202505", "2025"]
    assert event[26:30] == ["163", "163", "16", "4"]
    assert event[51] == "1"
    assert article.text[int(mention[8]) :].startswith("Sudan")
    assert article.text[int(mention[9]) :].startswith("closed")


def test_plover_says_kos_for_kosovo_and_keeps_plans_as_modes(tmp_path: Path, coded: Maker) -> None:
    """Kosovo is KOS; what has not happened carries the auxiliary mode; the sentence is quoted."""
    article, coding = coded()
    kosovo = msgspec.structs.replace(coding.actors[0], country="XKX")
    planned = msgspec.structs.replace(coding.events[0], actuality="future")
    coding = msgspec.structs.replace(coding, actors=(kosovo, *coding.actors[1:]), events=(planned,))
    data, _ = written("plover", tmp_path, (article, coding))
    told = json.loads(data.read_text())
    assert told["actor"][0]["code"] == "KOS"
    assert told["mode"] == ["discontinue", "future"]
    assert told["text"] == article.text[told["text_info"]["start"] : told["text_info"]["end"]]
    assert told["size"] == {"dead": 12}


def fit(name: str, article: Article, coding: Coding, mode: str = "Attack") -> tuple[Article, Coding]:
    """The coding with a type that the format knows: ACLED's has its own."""
    if name != "acled":
        return article, coding
    kind = "Protests" if mode.startswith("Protest") else "Violence against civilians"
    event = msgspec.structs.replace(coding.events[0], type=kind, mode=mode)
    return article, msgspec.structs.replace(coding, events=(event,))


def test_acled_has_its_thirty_one_columns(tmp_path: Path, coded: Maker) -> None:
    """The header is ACLED's; parties have their kinds, the dead the lowest figure; plans are left out."""
    article, coding = fit("acled", *coded())
    planned = msgspec.structs.replace(coding.events[0], actuality="future")
    data, _ = written("acled", tmp_path, (article, msgspec.structs.replace(coding, events=(*coding.events, planned))))
    (row,) = csv.DictReader(io.StringIO(data.read_text()))
    assert list(row) == ACLED
    assert (row["event_type"], row["sub_event_type"], row["disorder_type"]) == (
        "Violence against civilians",
        "Attack",
        "Political violence",
    )
    assert (row["actor1"], row["inter1"], row["actor2"], row["interaction"]) == (
        "Chad",
        "State forces",
        "Sudan",
        "State forces-Civilians",
    )
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2025-05-11", "2025", "1")
    assert (row["country"], row["iso"], row["geo_precision"], row["fatalities"]) == ("Chad", "148", "3", "12")
    assert row["civilian_targeting"] == "Civilian targeting"
    assert row["notes"].startswith("Chad closed")


def test_acled_puts_protesters_first(tmp_path: Path, coded: Maker) -> None:
    """Who intervenes in a protest is its second actor."""
    data, _ = written("acled", tmp_path, fit("acled", *coded(), mode="Protest with intervention"))
    (row,) = csv.DictReader(io.StringIO(data.read_text()))
    assert (row["actor1"], row["inter1"], row["actor2"], row["inter2"]) == (
        "Sudan",
        "Protesters",
        "Chad",
        "State forces",
    )


def test_acled_refuses_a_store_of_another_ontology(tmp_path: Path, coded: Maker) -> None:
    """A store coded with PLOVER's types has no rows for it; the error says what to do, and no file is left."""
    with pytest.raises(WrongOntology, match="--rules acled"):
        written("acled", tmp_path, coded())
    assert not list(tmp_path.glob("acled*"))


@pytest.mark.parametrize("name", ["polecat", "icews", "gdelt"])
def test_formats_without_actuality_leave_plans_out(tmp_path: Path, coded: Maker, name: str) -> None:
    """Formats that cannot say that something did not happen have only what did."""
    article, coding = coded()
    planned = msgspec.structs.replace(coding.events[0], actuality="negated")
    data, *_ = written(name, tmp_path, (article, msgspec.structs.replace(coding, events=(planned,))))
    assert len(data.read_text().splitlines()) == (0 if name == "gdelt" else 1)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_has_a_codebook_that_names_every_column(tmp_path: Path, coded: Maker, name: str) -> None:
    """Beside the data lies a codebook; no column is missing from it."""
    *data, book = written(name, tmp_path, fit(name, *coded()))
    told = book.read_text()
    assert data
    assert all(f"| {c.name} |" in told for file in FORMATS[name].files for c in file.columns)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"plover", "parquet", "stata"}))
def test_hostile_headlines_are_no_formulas(tmp_path: Path, coded: Maker, name: str) -> None:
    """No cell of text begins with a sign that a spreadsheet would run; tabs and line ends do not break rows."""
    article, coding = coded()
    hostile = msgspec.structs.replace(article, title="=HYPERLINK(1)", source="@SUM(1)\tx\ny", url="+1+1")
    actors = tuple(msgspec.structs.replace(a, name=f"=cmd|{a.name}") for a in coding.actors)
    for file in written(name, tmp_path, fit(name, hostile, msgspec.structs.replace(coding, actors=actors)))[:-1]:
        cells = csv.reader(io.StringIO(file.read_text()), delimiter="," if name in ("csv", "acled") else "\t")
        assert not [c for row in cells for c in row if c.startswith(("=", "@", "+"))]


def test_tidy_rows_have_every_column_and_the_words(coded: Maker) -> None:
    """A row has exactly the columns of the codebook; names stand for ids; numbers stay numbers."""
    article, coding = coded()
    (row,) = event_rows([(article, coding)])
    assert list(row) and set(row) == {c.name for c in EVENT_COLUMNS}  # noqa: PT018
    assert (row["actors"], row["recipients"], row["said_by"], row["denied_by"]) == (
        "Chad",
        "Sudan",
        "Mahamat Deby",
        "Sudan",
    )
    assert (row["score"], row["dead_min"], row["objects"]) == (-6.0, 12, "Ten trucks flour")
    buffer = io.BytesIO()
    write_csv([row], EVENT_COLUMNS, buffer)
    (back,) = csv.DictReader(io.StringIO(buffer.getvalue().decode()))
    assert (back["score"], back["date_start"], back["sentence"][:4]) == ("-6.0", "2025-05-11", "Chad")


def test_parquet_is_typed(tmp_path: Path, coded: Maker) -> None:
    """Parquet files have dates as dates and numbers as numbers, also when there is no row."""
    events, quotations, _ = written("parquet", tmp_path, coded())
    assert str(pq.read_schema(events).field("date_start").type) == "date32[day]"
    assert pq.read_table(quotations).num_rows == 1
    empty, *_ = written("parquet", tmp_path / "empty")
    assert pq.read_table(empty).num_rows == 0


def test_partners_who_meet_are_dyads_both_ways(coded: Maker) -> None:
    """A meeting of three without recipients is six dyads; a joint protest of two is none but two acts."""
    _, coding = coded()

    def event(type: str) -> Event:
        return msgspec.structs.replace(coding.events[0], type=type, actors=("a1", "a2", "a3"), recipients=())

    assert len(list(pairs_of(event("CONSULT"), actors_of(coding)))) == 6
    assert [r for _, r in pairs_of(event("PROTEST"), actors_of(coding))] == [None] * 3


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (Actor(id="a", name="Kosovo", kind="state", country="XKX"), "KOS"),
        (Actor(id="a", name="United Nations", kind="organisation", sector="IGO"), "UNO"),
        (Actor(id="a", name="United Nations", kind="organisation", country="IGO", sector="IGO"), "UNO"),
        (Actor(id="a", name="rebels", kind="group", sector="REB"), "IMG"),
        (Actor(id="a", name="somebody", kind="person"), ""),
    ],
)
def test_actors_have_plover_codes(actor: Actor, code: str) -> None:
    """States by country, organisations by name, others by what they are."""
    assert Codes.load().plover_code(actor) == code


def test_only_text_that_begins_like_a_formula_is_changed() -> None:
    """Numbers and ordinary text stay as they are."""
    assert [harmless(v) for v in (-3.5, "-3", "-3+A1", None, "=1")] == [-3.5, "-3", "'-3+A1", None, "'=1"]
