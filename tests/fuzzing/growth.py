"""Whether time and memory grow with length alone: `python -m tests.fuzzing.growth [PATTERN…] [--words 12000]`.

In:  a pattern, e.g. five thousand names. Out: a line for each: seconds of one core for a text of a quarter of
the words and of all, and how many times the second is the first: four where time is linear, sixteen where it is
quadratic; the memory that coding all of them took beyond what the process held. With `--pages` the same for keeping the
coding, the article's page and the dossier. Exit code 1 when one grows by more than MOST_GROWTH, or memory by more than
MOST_MEMORY. `--unbounded` reads also what lies beyond the limits of an article.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.testclient import TestClient

import demarche
from demarche.language import reach
from demarche.records import Article, Coding
from demarche.show.dossier import write_dossier
from demarche.show.web.app import make_app
from demarche.store import open_store
from tests.fuzzing.patterns import PATTERNS, WITHIN, text_of
from tests.soundness import check

MOST_GROWTH = 6.5  # between linear, 4, and quadratic, 16: what n·log n and a cache that is outgrown take
MOST_MEMORY = 0.02  # megabytes for a word
SECONDS = 0.4  # texts that are read faster are no measure


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds for a quarter of the words and for all; megabytes for all, 0 where the system does not tell."""

    quarter: float
    whole: float
    memory: float = 0

    @property
    def times(self) -> float:
        return self.whole / max(self.quarter, 0.001)

    @property
    def failed(self) -> bool:
        return self.whole > SECONDS and self.times > MOST_GROWTH

    def __str__(self) -> str:
        return f"{self.quarter:7.2f}{self.whole:8.2f} s{self.times:5.1f}"


def coded(coder: demarche.Coder, text: str) -> tuple[float, Coding]:
    """Seconds of one core, and a coding that keeps what a coding promises."""
    began = time.thread_time()
    coding = coder.code(Article(text=text, id="a"))
    spent = time.thread_time() - began
    check(text, coding)
    return spent, coding


def grown(coder: demarche.Coder, pattern: str, words: int) -> Growth:
    """Time for a quarter of the words and for all, memory for all."""
    quarter, _ = coded(coder, text_of(pattern, words // 4))
    before = _memory(anew=True)
    whole, _ = coded(coder, text_of(pattern, words))
    return Growth(quarter, whole, _memory() - before)


def shown(coder: demarche.Coder, pattern: str, words: int) -> dict[str, Growth]:
    """Time of what is made of the coding: the rows of the store, the article's page, the dossier."""
    quarter, whole = (_shown(coder, text_of(pattern, n)) for n in (words // 4, words))
    return {name: Growth(quarter[name], whole[name]) for name in whole}


def _shown(coder: demarche.Coder, text: str) -> dict[str, float]:
    _, coding = coded(coder, text)
    article, spent = Article(text=text, id="a"), {}
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "s.duckdb"
        began = time.monotonic()
        with open_store(path) as store:
            store.add(coding, article, store.begin_run(coder.version))
            key = store.key(article)
        spent["store"] = time.monotonic() - began
        client = TestClient(make_app(path), base_url="http://localhost")
        began = time.monotonic()
        assert client.get(f"/articles/{key}").status_code == 200
        spent["page"] = time.monotonic() - began
        began = time.monotonic()
        write_dossier(open_store(path, read_only=True), Path(name) / "page.html")
        spent["dossier"] = time.monotonic() - began
    return spent


def _memory(*, anew: bool = False) -> float:
    """Megabytes that this process held at most, of now on where `anew`; Linux tells, other systems do not."""
    status, forget = Path("/proc/self/status"), Path("/proc/self/clear_refs")
    if not status.exists():
        return 0
    if anew:
        forget.write_text("5")
    return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("patterns", nargs="*", metavar="PATTERN", help="all where none is named")
    parser.add_argument("--words", type=int, default=12_000)
    parser.add_argument("--pages", action="store_true", help="also what is made of the coding")
    parser.add_argument("--unbounded", action="store_true", help="read beyond the limits of an article")
    options = parser.parse_args()
    if options.unbounded:
        reach.MOST_WORDS, reach.MOST_CHARACTERS = 10**9, 10**10
    coder, bad = demarche.load(), 0
    coder.code(Article(text="Chad closed its border with Sudan."))  # what is loaded once is no growth
    tell: Callable[[str], int] = sys.stdout.write
    for pattern in options.patterns or (*PATTERNS, *WITHIN):
        growth = grown(coder, pattern, options.words)
        others = shown(coder, pattern, options.words) if options.pages else {}
        failed = any(g.failed for g in (growth, *others.values())) or growth.memory > MOST_MEMORY * options.words
        bad += failed
        told = "".join(f"   {name}{other}" for name, other in others.items())
        tell(f"{pattern:32}{growth}{growth.memory:6.0f} MB{told}{'  FAILED' * failed}\n")
        sys.stdout.flush()
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
