"""Each command that writes, killed at random moments: nothing is lost or doubled, and the same command goes on.

`EFFORT=10 pytest tests/show/cli/test_going_on.py` kills each twenty times. The commands run whole, over a coder that
needs no model; each in a process of its own, which is forked from one that has everything loaded.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from demarche.store import Store, open_store
from demarche.store.migration import SQL, step_sql
from tests.effort import chance_of, times
from tests.test_recoder import contents

ARTICLES = 36
KILLS = times(2)
SERVER = """if True:
    import os, signal, sys, time
    from types import ModuleType
    from tests.show.cli.conftest import StubCoder
    module = ModuleType("demarche.coder")
    module.load = module.load_for_good = StubCoder
    sys.modules["demarche.coder"] = module
    import duckdb, pandas, pyarrow.parquet
    from demarche.show.cli import main
    import demarche.show.dossier, demarche.store.exports, demarche.linker
    print("ready", flush=True)
    for line in sys.stdin:
        after, *words = line.rstrip("\\n").split("\\t")
        child, end = os.fork(), time.monotonic() + float(after)
        if not child:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            code = 99
            try:
                code = main(words)
            finally:
                os._exit(code)
        while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0) and time.monotonic() < end:
            time.sleep(0.001)
        if ended == (0, 0):
            os.kill(child, signal.SIGKILL)
            ended = os.waitpid(child, 0)
        print(ended[1], flush=True)
"""


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs commands, each in a process of its own."""

    server: subprocess.Popen[str]

    def run(self, *words: object) -> float:
        """Seconds that a command took to its good end."""
        began = time.monotonic()
        assert self._ended(600, words) == 0
        return time.monotonic() - began

    def kill(self, after: float, *words: object) -> bool:
        """Start a command and kill it so many seconds later; whether it was killed before its end."""
        return os.WIFSIGNALED(self._ended(after, words))

    def _ended(self, after: float, words: tuple[object, ...]) -> int:
        assert self.server.stdin
        assert self.server.stdout
        self.server.stdin.write("\t".join(map(str, (after, *words))) + "\n")
        self.server.stdin.flush()
        return int(self.server.stdout.readline())


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", SERVER]
    with subprocess.Popen(
        command, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdout
        assert server.stdout.readline() == "ready\n"
        yield Runner(server)
        server.kill()


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of closed borders on several days, in groups that tell of one closing."""
    file = tmp_path_factory.mktemp("in") / "in.jsonl"
    pairs = [("Chad", "Sudan"), ("Peru", "Chile"), ("Mali", "Niger")]
    rows = []
    for n in range(ARTICLES):
        doer, other = pairs[n % 3]
        text = f"{doer} closed its border with {other} on day {n // 9}. Officials said so. It was cold!" + " Flour." * n
        rows.append({"id": f"a{n}", "text": text, "published": f"2025-05-{1 + n // 6:02}", "source": f"Wire {n % 4}"})
    file.write_text("\n".join(map(json.dumps, rows)))
    return file


@pytest.fixture(scope="module")
def coded(runner: Runner, articles: Path) -> Path:
    """A store of them, coded and linked."""
    path = articles.with_name("coded.duckdb")
    runner.run("code", articles, "--store", path)
    return path


@pytest.fixture(scope="module")
def older(coded: Path) -> Path:
    """The same codings in a store of schema 2."""
    path = coded.with_name("older.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute((SQL / "schema.sql").read_text("utf-8") + step_sql(2))
        connection.execute("INSERT INTO schema_version VALUES (2, now()::TIMESTAMP)")
        connection.execute(f"ATTACH '{coded}' AS new (READ_ONLY)")
        shared = connection.execute(
            "SELECT table_name, list(column_name) FROM duckdb_columns() o SEMI JOIN "
            "(FROM duckdb_columns() WHERE database_name = 'new') n USING (table_name, column_name) "
            "JOIN (SELECT table_name FROM duckdb_tables() WHERE database_name = 'older') USING (table_name) "
            "WHERE o.database_name = 'older' AND table_name NOT IN ('schema_version', 'story_articles') GROUP BY ALL"
        )
        for table, columns in shared.fetchall():
            if not table.startswith("occurrence"):  # what linking makes is made anew
                names = ", ".join(columns)
                connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM new.{table}")
    return path


def held(path: Path) -> object:
    """All that a store holds: codings, rows, and which articles and events belong together."""
    store = open_store(path)
    links = (
        "SELECT list(article_id ORDER BY article_id) AS together FROM story_articles JOIN articles USING (article_key) "
        "GROUP BY story ORDER BY together",
        "SELECT list(article_key || event_id ORDER BY ALL) AS together FROM occurrence_events "
        "GROUP BY occurrence_id ORDER BY together",
    )
    codings, rows = contents(store)
    return sorted(codings), rows, [store.sql(query).to_pylist() for query in links]


def sound(store: Store) -> None:
    """Each article has one coding, and every row belongs to one."""
    ids = [coding.article.id for coding in store.codings()]
    assert len(ids) == len(set(ids))
    for table in ("events", "attributions", "actors"):
        orphans = f"SELECT 1 FROM {table} WHERE article_key NOT IN (SELECT article_key FROM codings)"
        assert store.sql(orphans).num_rows == 0


def killed(runner: Runner, words: Callable[[Path], tuple[object, ...]], base: Path | None, folder: Path) -> None:
    """A store on which the command was killed again and again ends as one on which it ran once.

    Begun anew from `base` whenever the command came to its end before it could be killed.
    """
    once, path, chance = folder / "once.duckdb", folder / "killed.duckdb", chance_of(folder.name)

    def begin(at: Path) -> None:
        for file in folder.glob(f"{at.name}*"):
            file.unlink()
        if base:
            shutil.copy(base, at)

    begin(once)
    lasted, wanted = runner.run(*words(once)), held(once)
    begin(path)
    for _ in range(KILLS):
        if not runner.kill(chance.uniform(0, lasted), *words(path)):
            assert held(path) == wanted
            begin(path)
        elif path.exists():
            sound(open_store(path))
    runner.run(*words(path))
    assert held(path) == wanted


def test_code(runner: Runner, articles: Path, tmp_path: Path) -> None:
    """Coding into a store, and linking at its end."""
    killed(runner, lambda path: ("code", articles, "--store", path), None, tmp_path)


def test_recode(runner: Runner, coded: Path, tmp_path: Path) -> None:
    """Coding anew with other rules, over what is there."""
    (rules := tmp_path / "rules").mkdir()
    killed(runner, lambda path: ("recode", path, "--rules", rules), coded, tmp_path)


def test_link(runner: Runner, coded: Path, tmp_path: Path) -> None:
    """Taking all links away and linking everything."""
    killed(runner, lambda path: ("link", path, "--anew"), coded, tmp_path)


def test_migrate(runner: Runner, older: Path, tmp_path: Path) -> None:
    """Bringing an older store up, which the first command that writes does."""
    killed(runner, lambda path: ("link", path), older, tmp_path)


def _left(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix != ".part"}


@pytest.mark.parametrize(
    "words", [("export", "-f", "csv"), ("export", "-f", "parquet"), ("report",), ("stories",)], ids=" ".join
)
def test_what_is_written(runner: Runner, coded: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Files with a name of their own are whole; nothing of a broken run is left after a whole one."""
    command, *options = words
    once, again, chance = tmp_path / "once", tmp_path / "again", chance_of(command)

    def to(folder: Path) -> tuple[object, ...]:
        folder.mkdir(exist_ok=True)
        return (command, coded, *options, "-o", folder if command == "export" else folder / "out")

    lasted = runner.run(*to(once))
    wanted = _left(once)
    assert wanted
    for _ in range(KILLS):
        runner.kill(chance.uniform(0, lasted), *to(again))
        found = _left(again)
        assert found == {name: wanted[name] for name in found}
    runner.run(*to(again))
    assert {p.name: p.read_bytes() for p in again.iterdir()} == wanted
