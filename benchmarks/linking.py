"""Linking a few new articles against linking all: `python -m benchmarks.linking [--articles N] [--new N] [--kinds N]`.

In:  example articles and, where it is at hand, development data, each coded once and then told over and over with other
names, on other days. Out: processor time and greatest memory of linking a store whole, and of linking some new articles
into it, at a quarter of the articles, at half of them and at all of them; each as its own process.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

import demarche
from benchmarks.recoding import pieces
from demarche import Article, open_store
from demarche.linker import link_store
from demarche.records import CoderVersion, Coding, coding_from_json, to_json

SEED = 11
DAYS = 60
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
Coded = tuple[Article, Coding]


def kinds(count: int) -> list[Coded]:
    """Articles that were coded; what the store is made of."""
    coder = demarche.load()
    articles = [Article(text=text, id=f"k{n}") for n, text in enumerate(pieces(count))]
    return list(zip(articles, coder.pipe(articles), strict=True))


def told_again(kind: Coded, number: int, cycle: int) -> Coded:
    """The article with its names spelt otherwise, letter for letter, so that offsets hold; on another day."""
    letters = list(_LETTERS)
    random.Random(cycle).shuffle(letters)
    table = str.maketrans(_LETTERS, "".join(letters)) if cycle else str.maketrans("", "")

    def respelt(text: str) -> str:
        return _NAME.sub(lambda m: m.group()[0] + m.group()[1:].translate(table), text)

    article, coding = kind
    day = (dt.date(2024, 1, 1) + dt.timedelta(days=random.Random(SEED + number).randrange(DAYS))).isoformat()
    text = respelt(article.text)
    fresh = Article(
        text=text, id=f"n{number}", title=" ".join(text.split()[:10]), published=day, source=f"p{number % 40}"
    )
    body = to_json(coding).decode().replace(f'"id":"{article.id}"', f'"id":"{fresh.id}"')
    made = coding_from_json(body.encode())
    actors = tuple(
        msgspec.structs.replace(a, name=respelt(a.name), key=f"{a.key}~{cycle}" if a.kind == "person" else a.key)
        for a in made.actors
    )
    head = msgspec.structs.replace(made.article, title=fresh.title, published=day, source=fresh.source)
    events = tuple(msgspec.structs.replace(e, key=f"{fresh.id}-{e.key}") for e in made.events)
    return fresh, msgspec.structs.replace(made, article=head, actors=actors, events=events)


def told(made: list[Coded], numbers: Iterable[int]) -> Iterator[Coded]:
    """Articles by their numbers, made as they are asked for: a hundred thousand would fill the memory."""
    for number in numbers:
        cycle, place = divmod(number, len(made))
        yield told_again(made[place], number, cycle)


def stored(path: Path, coder: CoderVersion, coded: Iterable[Coded]) -> None:
    with open_store(path, batch=1000) as store:
        run = store.begin_run(coder)
        for article, coding in coded:
            store.add(coding, article, run)


def measured(path: Path, results: multiprocessing.Queue[tuple[float, float]]) -> None:
    store = open_store(path)
    began = time.process_time()
    link_store(store)
    results.put((time.process_time() - began, greatest()))


def greatest() -> float:
    """Most megabytes that this process ever had in memory."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def linked(path: Path, what: str, articles: int) -> float:
    """Link a store in a process of its own, and print what it took; seconds."""
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[tuple[float, float]] = context.Queue()
    child = context.Process(target=measured, args=(path, results))
    child.start()
    seconds, memory = results.get()
    child.join()
    sys.stdout.write(f"{what:34}{articles:8,} articles {seconds:8.2f} s {1000 * seconds / articles:8.1f} ms each ")
    sys.stdout.write(f"{memory:7.0f} MB {path.stat().st_size / 1e6:7.0f} MB on disk\n")
    sys.stdout.flush()
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--new", type=int, default=100)
    parser.add_argument("--kinds", type=int, default=400, help="articles that are coded; the others are these again")
    parser.add_argument("--keep", metavar="FILE", help="keep the last store, linked")
    options = parser.parse_args()
    made, numbers = kinds(options.kinds), list(range(options.articles + options.new))
    coder = made[0][1].coder
    random.Random(SEED).shuffle(numbers)
    with tempfile.TemporaryDirectory() as name:
        path, copy, done = Path(name) / "s.duckdb", Path(name) / "copy.duckdb", 0
        for size in (options.articles // 4, options.articles // 2, options.articles):
            stored(path, coder, told(made, numbers[done:size]))
            done = size
            shutil.copy(path, copy)
            whole = linked(copy, f"all of {size:,}", size)
            stored(copy, coder, told(made, numbers[-options.new :]))
            few = linked(copy, f"new ones into {size:,}", options.new)
            sys.stdout.write(f"{'linking all against the new ones':34}{whole / few:8.1f} times\n")
            copy.unlink() if size < options.articles or not options.keep else shutil.move(copy, options.keep)


if __name__ == "__main__":
    main()
