"""The commands: what they write, what they tell, how they end."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from demarche.show.cli.app import app, main

Run = Callable[..., tuple[int, str, str]]

CHAD = "Chad closed its border with Sudan on Sunday. Nobody objected."
PERU = "Peru closed its border with Chile. A shame! Officials said so."


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Three articles and a broken line."""
    file = tmp_path / "wire.jsonl"
    rows = [{"id": "b", "text": CHAD, "title": "Chad"}, {"id": "a", "text": PERU}, {"id": "c", "text": "Rain fell."}]
    lines = [json.dumps(r) for r in rows]
    file.write_text("\n".join([lines[0], "{broken", *lines[1:]]) + "\n")
    return file


def ids(output: str) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in output.splitlines()]


@pytest.mark.parametrize("command", [("code",), ("parse", "--format", "conllu"), ("explain",)])
def test_what_was_not_read_is_told_in_the_exit_code(run: Run, wire: Path, command: tuple[str, ...]) -> None:
    """Every command that reads articles ends with 1 where one could not be read; the others are read all the same."""
    code, output, errors = run(*command, wire)
    assert (code, bool(output)) == (1, True)
    assert f"{wire}:2: no JSON" in errors


def test_code_writes_one_coding_a_line_in_input_order(run: Run, wire: Path) -> None:
    """Codings come in the order of the input with its ids; a broken line is told, and the exit code is 1."""
    code, output, errors = run("code", wire)
    assert (code, ids(output)) == (1, ["b", "a", "c"])
    assert errors.startswith(f"demarche: {wire}:2: no JSON")
    assert len(errors.splitlines()) == 1


def test_code_writes_files_whole_or_not_at_all(run: Run, wire: Path, tmp_path: Path) -> None:
    """CSV and Parquet are chosen by the file's name; no half file is left under it."""
    assert run("code", wire, "-o", tmp_path / "out.csv")[0] == 1
    assert run("code", wire, "-o", tmp_path / "out.parquet")[0] == 1
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text())))
    assert [(r["article_id"], r["actors"], r["recipients"]) for r in rows] == [
        ("b", "Chad", "Sudan"),
        ("a", "Peru", "Chile"),
    ]
    assert pq.read_table(tmp_path / "out.parquet")["type"].to_pylist() == ["SANCTION", "SANCTION"]
    assert not list(tmp_path.glob("*.part"))


def test_code_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is standard input, JSON Lines or plain text."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CHAD.encode())))
    code, output, _ = run("code", "-")
    assert code == 0
    assert json.loads(output)["events"][0]["type"] == "SANCTION"


def test_code_with_a_store_skips_what_is_there_and_says_so(
    run: Run, wire: Path, tmp_path: Path, loaded: list[object]
) -> None:
    """The second run codes nothing, adds nothing, and still writes every coding in its order."""
    store = tmp_path / "s.duckdb"
    _, first, told = run("code", wire, "--store", store)
    assert f"{store}: 3 articles coded, 2 events" in told
    _, second, told = run("code", wire, "--store", store)
    assert "0 articles coded, 0 events; 3 there already" in told
    assert second == first
    assert loaded[-1].parsed == 0  # type: ignore[attr-defined]
    more = wire.with_name("more.jsonl")
    more.write_text(json.dumps({"id": "d", "text": "Fiji closed its border with Tonga."}) + "\n" + wire.read_text())
    _, third, told = run("code", more, "--store", store)
    assert ids(third) == ["d", "b", "a", "c"]
    with duckdb.connect(str(store)) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchall() == [(3,)]


def test_explain_shows_words_rules_and_reasons(run: Run) -> None:
    """A sentence is shown with its event, actors and rules; what is not coded, with its reason."""
    code, output, _ = run("explain", PERU)
    assert code == 0
    lines = [" ".join(line.split()) for line in output.splitlines()]
    assert lines[0] == "Peru closed its border with Chile."
    assert "SANCTION/discontinue Peru → Chile · actual · 2025-05-11 · on “closed” · rule sanction.close-border" in lines
    assert "actor “Peru” is Peru, state, PER · rule name" in lines
    assert "opinion the author's own voice (author-opinion) · rule v" in lines
    assert "said by nobody named · indirect, claim · on “said” · rule say" in lines
    assert lines.count("no event: no-predicate (it has no word that could be an act)") == 2


def test_explain_takes_files(run: Run, wire: Path) -> None:
    """An argument that names a file explains its articles."""
    code, output, _ = run("explain", wire)
    assert code == 1
    assert output.count("SANCTION") == 2


def test_show_lists_events_and_filters_them(run: Run, wire: Path, tmp_path: Path) -> None:
    """The table has a line for each event; filters choose; JSON Lines and CSV have the same rows."""
    store = tmp_path / "s.duckdb"
    run("code", wire, "--store", store)
    _, table, _ = run("show", store)
    assert "Chad" in table
    assert "2 events; 3 articles" in table
    _, rows, _ = run("show", store, "--about", "peru", "-f", "jsonl")
    assert [json.loads(r)["actors"] for r in rows.splitlines()] == ["Peru"]
    assert len(run("show", store, "-f", "csv")[1].splitlines()) == 3
    assert run("show", store, "--type", "accuse", "-f", "jsonl")[1] == ""


def test_quotes_and_why(run: Run, wire: Path, tmp_path: Path) -> None:
    """Quotations are listed with their speakers; a sentence tells what became of it."""
    store = tmp_path / "s.duckdb"
    run("code", wire, "--store", store)
    (quote,) = [json.loads(r) for r in run("quotes", store, "--speaker", "officials", "-f", "jsonl")[1].splitlines()]
    assert (quote["source"], quote["article_id"]) == ("Officials", "a")
    told = run("why", store, "Nobody objected")[1]
    assert "no event: no-predicate · b:45" in told
    assert "it has no word that could be an act" in told
    assert "coded: SANCTION/discontinue, actual" in run("why", store, "b:3")[1]
    assert "b:45" in run("why", store, "  NOBODY\n objected.  “Other” words")[1]
    assert run("why", store, " ")[0] == 2
    code, _, errors = run("why", store, "no such words")
    assert (code, errors) == (2, f"demarche: Invalid value: no sentence of {store} has the words 'no such words'\n")


def test_recode_and_diff(run: Run, wire: Path, tmp_path: Path, loaded: list[object]) -> None:
    """Other rules are applied without parsing; the differences are listed in their clauses."""
    store, rules = tmp_path / "s.duckdb", tmp_path / "rules"
    rules.mkdir()
    run("code", wire, "--store", store)
    _, output, _ = run("diff", store, "--against", rules)
    assert "~ COERCE/restrict Chad → Sudan (actual)" in output
    assert "type: SANCTION → COERCE" in output
    assert "0 gained, 0 lost, 2 changed (type 2" in output
    assert "[Chad closed its border with Sudan]" in " ".join(output.split())
    assert ["COERCE", "0", "0", "2"] in [re.findall(r"\w+", line) for line in output.splitlines()]
    _, shown, told = run("diff", store, "--against", rules, "-f", "jsonl", "--limit", "1")
    (row,) = [json.loads(line) for line in shown.splitlines()]
    assert (row["kind"], row["type"], row["changes"][0]) == (
        "changed",
        "COERCE",
        {"field": "type", "before": "SANCTION", "after": "COERCE"},
    )
    start, end = row["clause"]
    assert row["sentence"][0] <= start < end <= row["sentence"][1]
    assert "0 gained, 0 lost, 2 changed (type 2" in told
    assert run("diff", store, "--against", rules, "-f", "csv")[1].count("type: SANCTION → COERCE") == 2
    assert "[Chad" not in run("diff", store, "--against", rules, "--limit", "0")[1]
    assert run("diff", store, "--against", rules, "-o", tmp_path / "d.csv")[0] == 2
    _, _, told = run("recode", store, "--rules", rules)
    assert "2 articles recoded, as the rules they were coded by are not known; 1 carried over" in told
    assert loaded[-1].parsed == 0  # type: ignore[attr-defined]
    assert "0 gained, 0 lost, 2 changed" in run("diff", store)[1]
    assert "3 coded by these rules already" in run("recode", store, "--rules", rules)[2]
    assert run("show", store, "-f", "jsonl")[1].count("COERCE") == 2


def test_an_older_store_is_told_where_it_is_slower(run: Run, wire: Path, tmp_path: Path) -> None:
    """Once, on standard error, with what to do; and not for formats that it makes no slower."""
    store = tmp_path / "s.duckdb"
    run("code", wire, "--store", store, "--no-link")
    with duckdb.connect(str(store)) as connection:
        connection.execute("DELETE FROM schema_version WHERE version > 8")
    told = [run("export", store, "--format", form, "-o", tmp_path / form)[2] for form in ("csv", "polecat")]
    assert [" ".join(errors.split()).count("of an older schema") for errors in told] == [1, 0]


@pytest.mark.parametrize("form", ["csv", "plover", "polecat", "icews", "gdelt", "parquet"])
def test_export_writes_files_and_names_them(run: Run, wire: Path, tmp_path: Path, form: str) -> None:
    """Each format's files and codebook are written and their names printed."""
    store, folder = tmp_path / "s.duckdb", tmp_path / "out"
    run("code", wire, "--store", store)
    code, output, _ = run("export", store, "-f", form, "-o", folder)
    assert code == 0
    assert all(Path(line).stat().st_size for line in output.splitlines())
    assert output.splitlines()[-1].endswith("codebook.md")


def test_report_writes_a_page(run: Run, wire: Path, tmp_path: Path) -> None:
    """A dossier is written where it is wanted, and its name printed."""
    store, page = tmp_path / "s.duckdb", tmp_path / "peru.html"
    run("code", wire, "--store", store)
    assert run("report", store, "--about", "Peru", "-o", page)[:2] == (0, f"{page}\n")
    assert "Peru" in page.read_text()


def test_parse_writes_conllu(run: Run, wire: Path) -> None:
    """Articles are written as CoNLL-U in input order, each under its id."""
    _, output, _ = run("parse", wire, "--format", "conllu")
    assert re.findall(r"# newdoc id = (\w)", output) == ["b", "a", "c"]
    assert "1\tChad\t" in output


def test_demo_adds_nothing_twice(run: Run, tmp_path: Path) -> None:
    """The second demo finds everything there and says so."""
    code, output, errors = run("demo", "-o", tmp_path / "demo")
    assert (code, errors) == (0, "")
    assert "11 articles: 11 added." in output
    assert "SANCTION/discontinue" in output
    assert output.splitlines()[-1] == str(tmp_path / "demo" / "dossier.html")
    assert (tmp_path / "demo" / "dossier.html").read_text().lower().startswith("<!doctype html>")
    assert re.search(r"Links: 11 articles linked; the store has 11 articles in \d+ stories", output)
    output = run("demo", "-o", tmp_path / "demo")[1]
    assert "11 there already, nothing added." in output
    assert "Links: nothing to link." in output


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["cod"], 2, "No such command"),
        (["code"], 2, "Missing argument"),
        (["code", "x.txt", "--format", "xml"], 2, "Invalid value for '--format'"),
        (["code", "none.txt"], 1, "none.txt: no such file or folder"),
        (["show", "none.duckdb"], 1, "none.duckdb: no such store"),
        (["recode", "none.duckdb"], 1, "none.duckdb: no such store"),
        (["dates"], 2, "give a phrase or --batch FILE"),
        (["dates", "--batch", "none.jsonl"], 1, "none.jsonl: cannot be read"),
        (["code", "pyproject.toml", "-o", "/no/such/folder/out.jsonl"], 1, "/no/such/folder"),
    ],
)
def test_mistakes_cost_one_line(run: Run, arguments: list[str], code: int, message: str) -> None:
    """A mistake ends with its exit code and one line on standard error, without a traceback."""
    found, _, errors = run(*arguments)
    assert found == code
    assert message in errors
    assert len(errors.splitlines()) == 1


def test_version_names_program_rules_and_model(run: Run) -> None:
    """`--version` is one line with all three."""
    assert run("--version") == (0, "demarche 9.9 (rules packaged, model stub)\n", "")


def test_every_command_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    """The help of each command shows at least one call of it."""
    names = [c.callback.__name__ for c in app.registered_commands if c.callback]
    assert len(names) > 10
    for name in names:
        assert main([name, "--help"]) == 0
        assert f"$ demarche {name}" in capsys.readouterr().out


def test_dates_answer_line_by_line(run: Run, tmp_path: Path) -> None:
    """A batch is answered line by line; a line that cannot be read is null and told."""
    batch = tmp_path / "times.jsonl"
    batch.write_text('{"text": "in July", "published": "2025-10-09"}\nnope\n')
    code, output, errors = run("dates", "--batch", batch)
    first, second = (json.loads(line) for line in output.splitlines())
    assert (code, first["start"], first["end"], second) == (1, "2025-07-01", "2025-07-31", None)
    assert errors.startswith(f"demarche: {batch}:2: no JSON")
