"""Speed of the whole way: `python -m benchmarks.speed [--repeat N]`.

In:  the example articles, over and over. Out: words per second of processor time, one core: parse, coding of parsed
articles, all together, and coding's share of the parse. Ratios of one run count; absolute figures are the machine's.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterable

from benchmarks.gate import EXAMPLES
from demarche import Article, load
from demarche.sources import read_articles


def timed(work: Callable[[], Iterable[object]]) -> float:
    """Seconds of processor time that exhausting the work takes."""
    began = time.process_time()
    for _ in work():
        pass
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--repeat", type=int, default=5, help="how often the examples are taken")
    options = parser.parse_args()
    began = time.process_time()
    coder = load()
    loading = time.process_time() - began
    articles = [a for a in read_articles([EXAMPLES]) if isinstance(a, Article)] * options.repeat
    docs = list(coder.parse(articles))
    words = sum(not t.is_space for d in docs for t in d)
    parse = timed(lambda: coder.parse(articles))
    coding = timed(lambda: (coder.code_parsed(a, d) for a, d in zip(articles, docs, strict=True)))
    whole = timed(lambda: coder.pipe(articles))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, seconds in (("parse", parse), ("coding, parsed", coding), ("whole way", whole)):
        sys.stdout.write(f"{name:16}{words / seconds:10,.0f} words/s\n")
    sys.stdout.write(f"coding is {100 * coding / parse:.0f} % of the parse; loading {loading:.2f} s; {memory:.0f} MB\n")


if __name__ == "__main__":
    main()
