"""Stores as a stranger could make them, `python -m tests.fuzzing.stores [--seed 1] [--count 200]`.

In:  a sound store, of which each time some values, columns or tables are changed by statements that DuckDB allows. Out:
a line for each command that breaks its promise: an exit code of its own, one short message, no traceback, no word of a
file of the reader's in what it prints or writes, no sign that steers a terminal, no tag of the store's in a page. The
same seed makes the same stores.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
from starlette.testclient import TestClient

from demarche.analyse.asking import ANALYSES
from demarche.show.cli import main as demarche
from demarche.show.web.app import make_app
from tests.show.web.conftest import fill

SECRET = "the password of the reader"
TAG = "<img src=x onerror=alert(1)>"
STEERING = ("\u202e", "\x1b]", "\x07", "\0")
SAYING = ("show", "quotes", "why", "counts", "compare")  # what is read in a terminal; JSON and CSV keep every sign
COMMANDS: tuple[tuple[str, ...], ...] = (
    *(("show", "STORE"), ("show", "STORE", "--occurrences"), ("show", "STORE", "-f", "csv"), ("quotes", "STORE")),
    *(("why", "STORE", "border"), ("stories", "STORE", "-o", "OUT/s.jsonl"), ("diff", "STORE")),
    *(("counts", "STORE", "-o", "OUT/c.csv"), ("report", "STORE", "-o", "OUT/page.html"), ("link", "STORE", "--anew")),
    *(("analyse", "STORE", name, "-o", f"OUT/{name}.csv") for name in ANALYSES),
    *(("export", "STORE", "-f", form, "-o", "OUT") for form in ("csv", "parquet", "stata", "plover", "polecat")),
    *(("export", "STORE", "-f", form, "-o", "OUT") for form in ("icews", "gdelt", "acled")),
    *(("compare", "STORE", "THEIRS"), ("counts", "STORE", "--by", "dyad-month")),
    ("audit", "STORE", "-o", "OUT/labels.csv"),
)
SELDOM = (("recode", "STORE"),)  # reads the rules anew: seconds
PAGES = (
    *("/", "/actors", "/articles", "/quotations", "/stories", "/ahead", "/map", "/network", "/dyad?doer=TCD"),
    *("/events/a1-k1", "/articles/a1", "/actors/TCD", "/analyses/disputes", "/api/v1/events", "/api/v1/status"),
    *("/api/v1/over-time", "/api/v1/places", "/api/v1/ties", "/map.svg", "/live"),
)
VALUES = {
    "VARCHAR": (
        "''",
        "'\u202e\x1b[31m'",
        "repeat('x', 1000000)",
        "chr(0)",
        "'=1+1'",
        "'../../etc/passwd'",
        "'NaN'",
        f"'{TAG}'",
        "'\x1b]0;x\x07'",
    ),
    "VARCHAR[]": ("[]", "[NULL]", "['']", "range(100000)::VARCHAR[]"),
    "INTEGER": ("-1", "1000000000", "2147483647", "-2147483648", "0"),
    "BIGINT": ("-1", "9223372036854775807", "0"),
    "DOUBLE": ("'nan'", "'inf'", "-1e308"),
    "DATE": ("'infinity'", "'-infinity'", "'200000-01-01'", "'0001-01-01 (BC)'"),
    "TIMESTAMP": ("'infinity'", "'-infinity'", "'200000-01-01'"),
    "BOOLEAN": ("true", "false"),
    "BLOB": ("''::BLOB", "'\\x00'::BLOB", "repeat('x', 100000)::BLOB"),
}
FORMS = (
    "DROP TABLE {t} CASCADE",
    "ALTER TABLE {t} DROP {c}",
    "ALTER TABLE {t} ALTER {c} TYPE VARCHAR",
    "DELETE FROM {t}",
)
FORMS += (
    "ALTER TABLE {t} RENAME TO gone; CREATE VIEW {t} AS SELECT * FROM gone",
    "ALTER TABLE {t} RENAME TO gone; CREATE VIEW {t} AS SELECT *, (FROM read_text('{secret}')) FROM gone",
    "CREATE MACRO lower(x) AS (SELECT content FROM read_text('{secret}'))",
    "CREATE TYPE {t}_kind AS ENUM ('a')",
    "CREATE SCHEMA evil; CREATE TABLE evil.{t} AS SELECT * FROM {t}",
    "INSERT INTO {t} SELECT * FROM {t}",
)


def changed(store: Path, chance: random.Random, secret: Path) -> list[str]:
    """Some statements that DuckDB took; values of one or two columns, or the form of a table."""
    done: list[str] = []
    with duckdb.connect(str(store)) as connection:
        columns = connection.execute(
            "SELECT table_name, column_name, data_type FROM duckdb_columns() JOIN duckdb_tables() "
            "USING (table_name) ORDER BY ALL"
        ).fetchall()
        while not done:
            for _ in range(chance.choice((1, 1, 2, 5))):
                table, column, kind = chance.choice(columns)
                value = chance.choice(("NULL", *VALUES.get(kind, ())))
                form = chance.choice(FORMS).format(t=table, c=column, secret=secret)
                some = chance.choice(("", "WHERE rowid % 2 = 0"))
                statement = chance.choice((form, *[f"UPDATE {table} SET {column} = {value} {some}"] * 3))
                with contextlib.suppress(duckdb.Error):
                    connection.execute(statement)
                    done.append(statement)
    return done


def faults(store: Path, folder: Path, *, seldom: bool = False) -> Iterator[str]:
    """What is wrong with what the commands and pages make of a store."""
    for command in (*COMMANDS, *SELDOM * seldom):
        own, theirs = shutil.copy(store, folder / "own.duckdb"), str(folder / "theirs" / "polecat.txt")
        words = [
            w.replace("STORE", str(own)).replace("OUT", str(folder / "out")).replace("THEIRS", theirs) for w in command
        ]
        (folder / "out").mkdir(exist_ok=True)
        if told := _fault(words):
            yield f"{' '.join(command)}: {told}"
        if any(SECRET.encode() in file.read_bytes() for file in (folder / "out").rglob("*")):
            yield f"{' '.join(command)}: wrote a file of the reader's"
        if any(TAG in file.read_text("utf-8") for file in (folder / "out").glob("*.html")):
            yield f"{' '.join(command)}: wrote a tag of the store's"
        shutil.rmtree(folder / "out")
    yield from _faults_of_pages(Path(shutil.copy(store, folder / "own.duckdb")))


def _fault(words: Sequence[str]) -> str:
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = demarche(words)
    except Exception as error:  # noqa: BLE001 - any exception is the finding
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} {str(error)[:150]} at {where.filename}:{where.lineno}".replace("\n", " ")
    out.flush()
    printed = out.buffer.getvalue().decode("utf-8", "replace") + err.getvalue()  # type: ignore[attr-defined]
    if SECRET in printed:
        return "printed a file of the reader's"
    if words[0] in SAYING and any(sign in printed for sign in STEERING):
        return "steers the terminal"
    lines = [line for line in err.getvalue().splitlines() if line.startswith("demarche: ")]
    if code not in (0, 1, 2) or (code and not lines) or any(len(line) > 2_000 for line in lines):
        return f"exit code {code}, {err.getvalue()[-200:]!r}"
    return ""


def _faults_of_pages(store: Path) -> Iterator[str]:
    try:
        client = TestClient(make_app(store), base_url="http://localhost", raise_server_exceptions=True)
    except Exception as error:  # noqa: BLE001 - any exception but the program's own is the finding
        if type(error).__module__ != "demarche.errors":
            yield f"serve: {type(error).__name__} {error}".replace("\n", " ")
        return
    for page in PAGES:
        try:
            answer = client.get(page)
        except Exception as error:  # noqa: BLE001 - any exception is the finding
            where = traceback.extract_tb(error.__traceback__)[-1]
            line = f"{page}: {type(error).__name__} {str(error)[:150]} at {where.filename}:{where.lineno}"
            yield line.replace("\n", " ")
            continue
        if SECRET in answer.text:
            yield f"{page}: shows a file of the reader's"
        if TAG in answer.text and "json" not in answer.headers["content-type"]:
            yield f"{page}: shows a tag of the store's"


def run(seed: str, count: int, sound: Path, folder: Path) -> int:
    """How many of so many stores had a fault; each is told."""
    secret, found = folder / "secret.txt", 0
    secret.write_text(SECRET)
    demarche(["export", str(sound), "-f", "polecat", "-o", str(folder / "theirs")])
    for number in range(count):
        store = Path(shutil.copy(sound, folder / "changed.duckdb"))
        done = changed(store, random.Random(f"{seed} {number}"), secret)
        told = list(dict.fromkeys(faults(store, folder, seldom=number % 10 == 0)))
        found += bool(told)
        if told:
            sys.stdout.write("\n  ".join([f"store {number}: {[d[:120] for d in done]}", *told]) + "\n")
            sys.stdout.flush()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = run(options.seed, options.count, fill(Path(name) / "sound.duckdb"), Path(name))
    sys.stdout.write(f"{options.count} stores, {found} with faults\n")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
