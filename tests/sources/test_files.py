"""Reading articles from files, folders and standard input: what is good is read, what is not is told, nothing stops."""

from __future__ import annotations

import bz2
import gzip
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche.records import Article
from demarche.sources import Defaults, Limits, Unread, count_articles, read_articles

TEXT = "Niger expelled two diplomats of Benin on Monday, the foreign ministry in Niamey said."


def articles(*args: object, **options: object) -> list[Article]:
    return [a for a in read_articles(*args, **options) if isinstance(a, Article)]  # type: ignore[arg-type]


def problems(*args: object, **options: object) -> list[str]:
    return [str(u) for u in read_articles(*args, **options) if isinstance(u, Unread)]  # type: ignore[arg-type]


def test_json_lines_keep_ids_and_order(tmp_path: Path) -> None:
    """JSON Lines give their articles in order with all fields."""
    file = tmp_path / "wire.jsonl"
    rows = [
        {"id": "b", "text": TEXT, "title": "Niger", "published": "2025-03-04", "source": "Wire", "url": "http://x/1"},
        {"id": "a", "text": TEXT},
    ]
    file.write_text("\n".join(json.dumps(r) for r in rows))
    first, second = articles(file)
    assert (first.id, first.title, first.published, first.source, first.url) == (
        "b",
        "Niger",
        "2025-03-04",
        "Wire",
        "http://x/1",
    )
    assert (second.id, second.text, second.published) == ("a", TEXT, None)


def test_broken_lines_are_told_with_their_number(tmp_path: Path) -> None:
    """A broken line, a list, a missing and a wrong text each cost one line of error; the rest is read."""
    file = tmp_path / "wire.jsonl"
    file.write_text('{"text": "One."}\n{"text": \n[1]\n{"title": "none"}\n{"text": 5}\n\n{"text": "Two."}\n')
    assert [a.text for a in articles(file)] == ["One.", "Two."]
    told = problems(file)
    assert [t.split(": ")[0] for t in told] == [f"{file}:{n}" for n in (2, 3, 4, 5)]
    assert all("\n" not in t for t in told)


def test_a_bad_date_costs_the_date_alone(tmp_path: Path) -> None:
    """An article whose date cannot be understood is read without it, and the user is told."""
    file = tmp_path / "wire.jsonl"
    file.write_text(json.dumps({"text": TEXT, "published": "03/04/2025"}))
    told, article = read_articles(file)
    assert isinstance(told, Unread)
    assert told.kept
    assert "03/04/2025" in str(told)
    assert isinstance(article, Article)
    assert article.published is None


@pytest.mark.parametrize(
    "data", [b'{"text": "a\\ud800b"}', b'{"text": "a\\u0000b"}', b'{"text": "a\xffb"}', b'\xef\xbb\xbf{"text": "a?b"}']
)
def test_unwritable_characters_keep_their_place(tmp_path: Path, data: bytes) -> None:
    """NUL, lone surrogates and invalid bytes are replaced one for one, so that offsets hold."""
    file = tmp_path / "wire.jsonl"
    file.write_bytes(data)
    (article,) = articles(file)
    assert len(article.text) == 3
    assert article.text.encode()


def test_long_lines_and_articles_are_refused_and_passed(tmp_path: Path) -> None:
    """A line or article beyond the limit is told and skipped without being held; the next is read."""
    file = tmp_path / "wire.jsonl"
    long, longer = json.dumps({"text": "x" * 500}), json.dumps({"text": "y" * 5000})
    file.write_text(f"{long}\n{longer}\n{json.dumps({'text': TEXT})}\n")
    limits = Limits(characters=200, line_bytes=1000)
    assert [a.text for a in articles(file, limits=limits)] == [TEXT]
    assert [t.split(":")[1] for t in problems(file, limits=limits)] == ["1", "2"]


def test_csv_finds_its_columns_by_name(tmp_path: Path) -> None:
    """A semicolon CSV with other columns, other names and quoted line breaks is read; odd rows are told."""
    file = tmp_path / "export.csv"
    file.write_text(
        'Nr;Headline;Body;Date\n1;Niger;"Niger said\nso; yes.";2025-03-04\n2;short\n3;a;b;2025-01-01;more\n4;t;u;\n'
    )
    read = articles(file)
    assert [(a.title, a.text, a.published) for a in read] == [
        ("Niger", "Niger said\nso; yes.", "2025-03-04"),
        ("short", "", None),
        ("t", "u", None),
    ]
    assert problems(file) == [f"{file}:5: row has 5 cells, the header 4; is a quotation mark missing?"]


def test_csv_without_text_is_one_error(tmp_path: Path) -> None:
    """A table without a text column is told with the columns it has."""
    file = tmp_path / "export.csv"
    file.write_text("a,b\n1,2\n")
    assert problems(file) == [f"{file}:1: no column `text` (found: a, b)"]


def test_parquet_rows_become_articles(tmp_path: Path) -> None:
    """Parquet gives articles, dates of any type included; a file that is none is told."""
    import datetime as dt

    file, broken = tmp_path / "a.parquet", tmp_path / "b.parquet"
    table = pa.table({"content": [TEXT, None], "date": [dt.datetime(2025, 3, 4, 5), None], "id": [7, 8]})
    pq.write_table(table, file)
    broken.write_bytes(b"PAR1 no")
    assert [(a.id, a.published) for a in articles([file, broken])] == [("7", "2025-03-04")]
    assert len(problems([file, broken])) == 2


def test_text_files_may_have_header_lines(tmp_path: Path) -> None:
    """Header lines of known names give title, date and source; the text begins behind them."""
    file = tmp_path / "one.txt"
    file.write_text(f"Title: Niger: envoys out\nDate: 4 March 2025\nSource: Wire\n\n{TEXT}\n")
    (article,) = articles(file)
    assert (article.title, article.published, article.source) == ("Niger: envoys out", "2025-03-04", "Wire")
    assert article.text == TEXT + "\n"
    assert article.id.startswith("one-")


@pytest.mark.parametrize(
    "text", ["Moscow: two dead.\n\nMore.", "Title: x\nno header\n\nMore.", "Title: x", "Source: a\nText: b\n\nMore"]
)
def test_what_only_looks_like_a_header_stays_text(tmp_path: Path, text: str) -> None:
    """An article that opens with a colon, or a header that never ends, is text from its first character."""
    file = tmp_path / "one.txt"
    file.write_text(text)
    assert [a.text for a in articles(file)] == [text]


def test_folders_and_globs_are_read_in_order_of_name(tmp_path: Path) -> None:
    """Folders are read through, sorted; hidden files are passed over; unknown kinds and missing files are told."""
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt"):
        (tmp_path / name).write_text(f"Text of {name}.")
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4")
    assert [a.text for a in articles(tmp_path)] == ["Text of a.txt.", "Text of b.txt.", "Text of sub/c.txt."]
    assert problems(tmp_path) == [f"{tmp_path}/x.pdf: not a kind of file that is read in folders"]
    assert [a.text for a in articles(str(tmp_path / "?.txt"))] == ["Text of a.txt.", "Text of b.txt."]
    assert problems([tmp_path / "no.txt", tmp_path / "*.no"]) == [
        f"{tmp_path}/no.txt: no such file or folder",
        f"{tmp_path}/*.no: no file matches",
    ]


def test_standard_input_is_json_lines_or_one_text() -> None:
    """What comes on standard input is told by its first character."""
    assert [a.text for a in articles("-", stdin=io.BytesIO(b'\n {"text": "One."}\n{"text": "Two."}'))] == [
        "One.",
        "Two.",
    ]
    assert [a.text for a in articles("-", stdin=io.BytesIO(TEXT.encode()))] == [TEXT]
    assert [a.text for a in articles("-", stdin=io.BytesIO(b'[{"text": "One."}]'))] == ["One."]
    assert problems("-", stdin=io.BytesIO(b"")) == ["standard input: is empty"]


def test_compressed_files_are_opened_and_truncated_ones_read_as_far_as_they_go(tmp_path: Path) -> None:
    """gzip and bzip2 are undone; a truncated file gives what stands before the break, and is told."""
    lines = "".join(json.dumps({"text": f"{i} {TEXT}"}) + "\n" for i in range(2000)).encode()
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "b.jsonl.bz2").write_bytes(bz2.compress(lines))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(lines)[:-200])
    assert len(articles(tmp_path / "a.jsonl.gz")) == len(articles(tmp_path / "b.jsonl.bz2")) == 2000
    assert len(articles(tmp_path / "c.jsonl.gz")) > 100
    assert "cannot be read" in problems(tmp_path / "c.jsonl.gz")[-1]


def test_defaults_fill_what_inputs_do_not_say(tmp_path: Path) -> None:
    """Date and source given by the user serve inputs that have none."""
    file = tmp_path / "one.txt"
    file.write_text(TEXT)
    (article,) = articles(file, defaults=Defaults(published="2025-03-04", source="Wire"))
    assert (article.published, article.source) == ("2025-03-04", "Wire")


def test_other_languages_are_kept_and_marked(tmp_path: Path) -> None:
    """An article that is not English is read and carries its language."""
    texts = {
        "es": "El presidente de la República dijo el lunes que no habrá diálogo con los grupos armados en el norte.",
        "fr": "Le ministre a déclaré que la France ne participera pas à la conférence de paix prévue dans la capitale.",
        "de": "Der Minister sagte am Montag, dass die Regierung nicht an der Konferenz in der Hauptstadt teilnimmt.",
        "tr": "Cumhurbaşkanı pazartesi günü bu anlaşma için daha çok zaman gerekli olduğunu dedi ve heyet gönderdi.",
        "ru": "Президент заявил в понедельник, что не будет участвовать в переговорах по этому вопросу.",
        "zh": "外交部发言人星期一表示反对",
        "ar": "قال الرئيس يوم الاثنين إن الحكومة لا تشارك في هذا المؤتمر الذي بدأ من بعد",
        "en": "Abdelmadjid Tebboune told Emmanuel Macron that Algeria would not attend the Paris talks on Monday.",
    }
    file = tmp_path / "all.jsonl"
    file.write_text("\n".join(json.dumps({"id": k, "text": t}) for k, t in texts.items()))
    assert {a.id: a.language for a in articles(file)} == {k: k for k in texts}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".jsonl", ".json", ".csv", ".parquet", ".gz", ""]))
def test_any_bytes_are_read_or_told(tmp_path: Path, data: bytes, suffix: str) -> None:
    """Whatever the bytes, reading ends without an exception, and what it gives can be written as UTF-8."""
    file = tmp_path / f"any{suffix}"
    file.write_bytes(data)
    for item in read_articles(file):
        if isinstance(item, Article):
            item.text.encode()
            item.title.encode()
        else:
            assert "\n" not in str(item)


def test_inputs_are_counted_where_that_is_cheap(tmp_path: Path) -> None:
    """Lines, texts and Parquet rows are counted; where only reading would tell, nothing is claimed."""
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"text": "Two."}')
    (tmp_path / "b.txt").write_text("Three.")
    pq.write_table(pa.table({"text": ["Four.", "Five."]}), tmp_path / "c.parquet")
    assert count_articles([tmp_path]) == 5
    (tmp_path / "d.csv").write_text("text\nSix.\n")
    assert count_articles([tmp_path]) is None
    assert count_articles(["-"]) is None
