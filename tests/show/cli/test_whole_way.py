"""The whole way with the packaged model and rules: the same bytes in any number of processes, through any kill."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from demarche.records import check_spans, coding_from_json
from demarche.show.cli.demonstration import example_articles
from demarche.sources import read_articles
from demarche.store import open_store

COMMAND = [sys.executable, "-c", "import sys; from demarche.show.cli import main; sys.exit(main())"]


def demarche(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, check=False)


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The examples, coded by one process."""
    out = tmp_path_factory.mktemp("coded") / "examples.jsonl"
    done = demarche("code", example_articles(), "-o", out)
    assert done.returncode == 0
    assert b"leaked" not in done.stderr  # what libraries say of themselves at the end is no word for users
    return out.read_bytes()


def test_examples_are_coded_in_order_with_spans_that_quote(coded: bytes) -> None:
    """Every example gives a coding with events, and all its offsets lie in its text."""
    articles = list(read_articles([example_articles()]))
    codings = [coding_from_json(line) for line in coded.splitlines()]
    assert len(codings) == len(articles) >= 10
    for article, coding in zip(articles, codings, strict=True):
        assert coding.article.id == article.id  # type: ignore[union-attr]
        assert len(coding.events) > 2
        check_spans(coding, article.text)  # type: ignore[union-attr]


def test_processes_change_nothing(coded: bytes) -> None:
    """Two processes write the same bytes as one."""
    assert demarche("code", example_articles(), "--processes", "2").stdout == coded


def test_standard_input_gives_the_same(coded: bytes) -> None:
    """An article alone and on standard input has the coding that it has in the batch."""
    first = next(a for a in read_articles([example_articles()]))
    line = json.dumps({f: getattr(first, f) for f in ("id", "text", "title", "published", "source", "url")})
    done = subprocess.run([*COMMAND, "code", "-"], input=line.encode(), capture_output=True, check=True)
    assert done.stdout.rstrip(b"\n") == coded.splitlines()[0]


def test_a_killed_run_resumes_and_loses_nothing(tmp_path: Path) -> None:
    """A run killed after its first commit goes on where it ended; the store then is what one run would have made."""
    wire, store = tmp_path / "wire.jsonl", tmp_path / "s.duckdb"
    examples = [a.text for a in read_articles([example_articles()]) if not hasattr(a, "reason")]  # type: ignore[union-attr]
    rows = [{"id": f"{n}", "text": f"{text} ({n})"} for n, text in enumerate(examples * 6)]
    wire.write_text("\n".join(json.dumps(row) for row in rows))
    running = subprocess.Popen([*COMMAND, "code", str(wire), "--store", str(store), "-o", tmp_path / "codings.jsonl"])
    while running.poll() is None and not (store.exists() and open_store(store).summary()["articles"]):
        time.sleep(0.2)
    running.send_signal(signal.SIGKILL)
    running.wait()
    before = [c.article.id for c in open_store(store).codings()]
    assert before == [row["id"] for row in rows][: len(before)]
    done = demarche("code", wire, "--store", store, "-o", tmp_path / "codings.jsonl")
    assert f"{len(before)} there already".encode() in done.stderr
    assert [c.article.id for c in open_store(store).codings()] == [row["id"] for row in rows]


def test_a_changed_rule_recodes_what_it_can_touch(tmp_path: Path) -> None:
    """One rule less: what it read is lost, in the store as `diff` foretold; other articles are carried over."""
    path, rules = tmp_path / "s.duckdb", tmp_path / "rules"
    demarche("code", example_articles(), "--store", path, "--no-link")
    rarest = "SELECT any_value(rule) AS rule FROM event_mentions GROUP BY rule ORDER BY count(*), rule LIMIT 1"
    rule = open_store(path).sql(rarest).to_pylist()[0]["rule"]
    rules.mkdir()
    for file in Path(str(files("demarche").joinpath("data/events"))).glob("*.yaml"):
        content = yaml.load(file.read_bytes(), yaml.CBaseLoader)
        content["entries"] = [entry for entry in content["entries"] if entry["id"] != rule]
        (rules / file.name).write_text(yaml.safe_dump(content), "utf-8")
    foretold = demarche("diff", path, "--against", rules).stdout.decode()
    assert f"rule {rule}" in foretold
    told = demarche("recode", path, "--rules", rules, "--no-link").stderr.decode()
    changed = rf"as 1 event rule has changed \({re.escape(rule)}\)"
    assert re.search(rf": [1-5] articles? recoded, {changed}; \d+ carried over", told)
    assert demarche("diff", path).stdout.decode() == foretold


def test_coverage_lists_what_no_rule_reads(tmp_path: Path) -> None:
    """The predicate without an entry is listed with its words; what could not be read is told, in the exit code too."""
    wire = tmp_path / "wire.jsonl"
    wire.write_text('{"text": "Serbia yodelled at Kosovo. Chad accused Mali of theft."}\n{broken\n')
    done = demarche("coverage", wire, "--format", "jsonl")
    assert [json.loads(line)["lemma"] for line in done.stdout.splitlines()] == ["yodel"]
    assert (done.returncode, f"{wire}:2: no JSON" in done.stderr.decode()) == (1, True)
