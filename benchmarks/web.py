"""Speed of the web pages on a large store: `python -m benchmarks.web [--articles 100000] [--store FILE] [--asks 20]`.

In:  the example articles, repeated with variation (web_store.sql). Out: for each page the median and the slowest
twentieth, in milliseconds over HTTP, and what the median request costs the server in processor time, which says more on
a machine that is busy with other things. No two requests of a page are the same, so that no remembered answer flatters.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote, urlencode, urlsplit

import duckdb

from demarche import Article, load
from demarche.analyse.composing import used
from demarche.show.cli.demonstration import example_articles
from demarche.sources import read_articles
from demarche.store import open_store
from demarche.store.migration import migrate

SQL = Path(__file__).with_name("web_store.sql")
_UNNUMBERED = 3  # the last schema without numbers beside keys
TYPES = ("ACCUSE", "AGREE", "ASSAULT", "COERCE", "REQUEST", "REJECT", "SUPPORT", "THREATEN")
WORDS = (
    "border",
    "drones",
    "parliament",
    "strike",
    "tariffs",
    "police",
    "treaty",
    "court",
    "army",
    "minister",
    "talks",
)


def make_store(path: Path, articles: int) -> None:
    """A store of about so many articles."""
    seed = path.with_name("seed.duckdb")
    with open_store(seed) as store:
        coder = load()
        run = store.begin_run(coder.version)
        examples = [a for a in read_articles([str(example_articles())]) if isinstance(a, Article)]
        for article, coding in zip(examples, coder.pipe(examples), strict=True):
            store.add(coding, article, run)
    values = {"copies": max(1, articles // len(examples))}
    with duckdb.connect(str(path)) as connection:
        migrate(connection, newest=_UNNUMBERED)
        connection.execute(f"ATTACH '{seed}' AS seed (READ_ONLY)")
        for statement in connection.extract_statements(SQL.read_text("utf-8")):
            connection.execute(statement, used(statement.query, values) or None)
    open_store(path)  # gives its rows their numbers


@contextmanager
def serving(store: Path) -> Iterator[tuple[str, int]]:
    """Host and port of a server over the store, and its process."""
    program = "import sys; from demarche.show.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "serve", str(store), "--port", "0", "--seconds", "60"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield urlsplit(server.stdout.readline().strip()).netloc, server.pid
        server.terminate()


class Choices:
    """What is asked for: drawn from what the store holds, always in the same order."""

    def __init__(self, store: Path) -> None:
        self._random = random.Random(1)
        with duckdb.connect(str(store), read_only=True) as connection:

            def drawn(sql: str) -> list[str]:
                return [str(value) for (value,) in connection.execute(f"{sql} LIMIT 400").fetchall()]

            self._actors = drawn(
                "SELECT DISTINCT actor_key FROM event_actors WHERE actor_key NOT LIKE 'generic%' ORDER BY 1"
            )
            self._names = drawn("SELECT DISTINCT name FROM actors WHERE kind = 'person' AND country <> '' ORDER BY 1")
            self._articles = drawn("SELECT article_key FROM articles ORDER BY article_key")
            self._events = drawn("SELECT event_key FROM events ORDER BY event_key")
            self._phrases = drawn(
                "SELECT DISTINCT regexp_extract(sentence, ' ([a-z]+ [a-z]+ [a-z]+) ', 1) FROM event_mentions "
                "WHERE regexp_matches(sentence, ' [a-z]+ [a-z]+ [a-z]+ ') ORDER BY 1"
            )
            self._countries = drawn("SELECT DISTINCT country FROM events WHERE country IS NOT NULL ORDER BY 1")

    def pages(self) -> dict[str, Callable[[], str]]:
        """A maker of addresses for each kind of page."""
        one = self._random.choice
        return {
            "events, by page": lambda: self._address("/", page=self._random.randint(1, 300)),
            "events, type and day": lambda: self._address("/", type=one(TYPES), since=self._day()),
            "events, country": lambda: self._address(
                "/", country=one(self._countries), page=self._random.randint(1, 9)
            ),
            "events, name": lambda: self._address("/", name=one(self._names)),
            "events, words": lambda: self._address("/", words=one(WORDS), since=self._day()),
            "events, phrase": lambda: self._address("/", words=f'"{one(self._phrases)}"'),
            "event": lambda: f"/events/{one(self._events)}",
            "article": lambda: f"/articles/{one(self._articles)}",
            "actor": lambda: f"/actors/{quote(one(self._actors))}",
            "dyad": lambda: self._address("/dyad", doer=one(self._actors), recipient=one(self._actors)),
            "actors, name": lambda: self._address("/actors", name=one(self._names)),
            "articles": lambda: self._address("/articles", since=self._day(), page=self._random.randint(1, 9)),
            "quotations": lambda: self._address("/quotations", speaker=one(self._actors)),
            "quotations, words": lambda: self._address("/quotations", words=one(WORDS), since=self._day()),
            "quotations, phrase": lambda: self._address("/quotations", words=f'"{one(self._phrases)}"'),
            "ahead": lambda: self._address("/ahead", from_day=self._day()),
            "map": lambda: self._address("/map", since=self._day()),
            "network": lambda: self._address("/network", since=self._day()),
        }

    def _day(self) -> str:
        return f"{self._random.randint(2022, 2025)}-{self._random.randint(1, 12):02}-{self._random.randint(1, 28):02}"

    @staticmethod
    def _address(path: str, **asked: object) -> str:
        return f"{path}?{urlencode(asked)}"


def timed(host: str, address: str) -> float:
    """Milliseconds until the whole page is there."""
    began = time.perf_counter()
    connection = HTTPConnection(host, timeout=120)
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status not in (200, 404):
        raise RuntimeError(f"{address}: {answer.status}")
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=100_000, help="about how many articles the store gets")
    parser.add_argument("--store", type=Path, help="a store to measure, made when it is not there")
    parser.add_argument("--asks", type=int, default=20, help="requests of each kind of page")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder) / "large.duckdb"
        if not store.exists():
            make_store(store, options.articles)
        measure(store, options.asks)


def measure(store: Path, asks: int) -> None:
    sys.stdout.write(f"{'page':24}{'median':>8}{'95 %':>8}{'processor':>11} ms\n")
    with serving(store) as (host, process):
        for name, address in Choices(store).pages().items():
            times, costs = [], []
            for _ in range(asks):
                before = processor(process)
                times.append(timed(host, address()))
                costs.append(processor(process) - before)
            line = f"{name:24}{median(times):8.0f}{quantiles(times, n=20)[-1]:8.0f}{median(costs):11.0f}"
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def processor(process: int) -> float:
    """Milliseconds of processor time that a process has used; 0 where the system does not tell."""
    file = Path(f"/proc/{process}/stat")
    if not file.exists():
        return 0.0
    fields = file.read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
