"""Speed, memory and growth: `python -m benchmarks.speed [--repeat N] [--processes 2] [--growth 10000] [--store]`.

In:  the example articles, over and over. Out: words per second of processor time on one core, side by side: tokeniser,
parse, coding of parsed articles, the whole way, and coding's share of the parse; memory; on demand several processes
against one, time and memory as articles grow from a hundred to ten thousand, and what the store takes of disk. Ratios
of one run count; absolute figures are the machine's.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.gate import EXAMPLES
from demarche import Article, Coder, load, open_store
from demarche.sources import read_articles

_SYLLABLES = ("ba", "do", "ke", "li", "mo", "na", "pu", "ra", "si", "te", "vu", "za")


def timed(work: Callable[[], Iterable[object]]) -> float:
    """Seconds of processor time that exhausting the work takes."""
    began = time.process_time()
    for _ in work():
        pass
    return time.process_time() - began


def examples(repeat: int) -> list[Article]:
    return [a for a in read_articles([EXAMPLES]) if isinstance(a, Article)] * repeat


def varied(count: int) -> Iterator[Article]:
    """Articles of which no two are the same: the first paragraphs of the examples, each with people of its own."""
    beginnings = [" ".join(a.text.split()[:150]) for a in examples(1)]
    for number in range(count):
        names = [_name(number * 7 + n) for n in range(6)]
        own = f"{names[0]} {names[1]} met {names[2]} {names[3]} in {names[4]}, {names[5]} said."
        yield Article(text=f"{beginnings[number % len(beginnings)]}\n\n{own}", id=str(number), published="2025-10-09")


def _name(number: int) -> str:
    """A name of four syllables for a number; another for any other below twenty thousand."""
    parts = []
    for _ in range(4):
        number, part = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[part])
    return "".join(parts).capitalize()


def resident() -> float:
    """Megabytes in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def rates(coder: Coder, repeat: int) -> dict[str, float]:
    """Words a second of the parts on one core."""
    articles = examples(repeat)
    docs = list(coder.parse(articles))
    words = sum(not t.is_space for d in docs for t in d)
    parts: dict[str, Callable[[], Iterable[object]]] = {
        "tokeniser": lambda: (coder.nlp.make_doc(a.text) for a in articles),
        "parse": lambda: coder.parse(articles),
        "coding, parsed": lambda: (coder.code_parsed(a, d) for a, d in zip(articles, docs, strict=True)),
        "whole way": lambda: coder.pipe(articles),
    }
    return {name: words / timed(part) for name, part in parts.items()}


def side_by_side(coder: Coder, repeat: int) -> Iterator[str]:
    """Rates of the parts on one core."""
    found = rates(coder, repeat)
    for name, rate in found.items():
        yield f"{name:16}{rate:10,.0f} words/s"
    yield f"coding is {100 * found['parse'] / found['coding, parsed']:.0f} % of the parse"


def by_processes(coder: Coder, processes: int, repeat: int, rounds: int = 3) -> Iterator[str]:
    """One process against several, in turns: by the clock, after the first batches, as workers that load are no measure
    of work; and by processor time, which tells what as many idle cores would give wherever other programs run.
    """
    clocks, spent = [], {}
    for _ in range(rounds):
        found = {number: coded(coder, number, repeat * 4) for number in (1, processes)}
        clocks.append(found[processes][0] / found[1][0])
        spent = {number: min(s, spent.get(number, s)) for number, (_, s) in found.items()}
    told = ", ".join(f"{ratio:.2f}" for ratio in clocks)
    yield f"{processes} processes are {told} times one by the clock"
    ideal = processes * spent[1] / spent[processes]
    yield f"an article takes {1000 * spent[1]:.0f} ms of processor time in one, {1000 * spent[processes]:.0f} ms in"
    yield f"{processes} with the one that hands out: {ideal:.2f} times on {processes} cores with nothing else to do"
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield f"a worker takes {peak:,.0f} MB at most"


def coded(coder: Coder, processes: int, repeat: int) -> tuple[float, float]:
    """Articles a second by the clock, and seconds of processor time an article in all processes, loading left out."""
    articles = examples(repeat)
    before = processor()
    codings = coder.pipe(articles, processes=processes)
    for _ in islice(codings, 32 * processes):
        pass
    began = time.monotonic()
    rate = sum(1 for _ in codings) / (time.monotonic() - began)
    spent = processor() - before
    if processes > 1:  # loading, by workers that have nothing else to do
        before = processor()
        list(coder.pipe(articles[:1], processes=processes))
        spent -= processor() - before
    return rate, spent / len(articles)


def processor() -> float:
    """Seconds of processor time so far, of this process and of those that it had."""
    own, had = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + had.ru_utime + had.ru_stime


def growth(coder: Coder, most: int) -> Iterator[str]:
    """Seconds a hundred articles and memory, from the first hundred to the last."""
    began, steps = time.process_time(), {100, most // 100, most // 10, most // 2, most}
    for number, _ in enumerate(coder.pipe(varied(most)), start=1):
        if number in steps:
            spent = time.process_time() - began
            yield f"{number:>7,} articles {spent:9,.1f} s {100 * spent / number:7.2f} s a hundred {resident():7,.0f} MB"


def disk(coder: Coder, repeat: int) -> Iterator[str]:
    """What the store takes of an article, with and without its parse."""
    articles = list(varied(100 * repeat))
    characters = sum(len(a.text) for a in articles)
    coded = list(zip(articles, coder.pipe_parsed(articles), strict=True))
    for name, keep in (("with parses", True), ("without", False)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "speed.duckdb"
            with open_store(path) as store:
                run = store.begin_run(coder.version)
                for article, (coding, parse) in coded:
                    store.add(coding, article, run, parse=parse if keep else None)
            size = path.stat().st_size
        each = size / len(articles) / 1024
        yield f"store {name:12}{each:7,.1f} KB an article, {size / characters:5.1f} times the text"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--repeat", type=int, default=5, help="how often the examples are taken")
    parser.add_argument("--processes", type=int, default=0, help="compare so many with one")
    parser.add_argument("--growth", type=int, default=0, metavar="N", help="time and memory up to N articles")
    parser.add_argument("--store", action="store_true", help="measure what the store takes of disk")
    options = parser.parse_args()
    began = time.process_time()
    coder = load()
    loading = time.process_time() - began
    tell(side_by_side(coder, options.repeat))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tell([f"loading {loading:.2f} s; {resident():,.0f} MB, {peak:,.0f} MB at most"])
    if options.processes > 1:
        tell(by_processes(coder, options.processes, options.repeat))
    if options.growth:
        tell(growth(coder, options.growth))
    if options.store:
        tell(disk(coder, options.repeat))


def tell(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
