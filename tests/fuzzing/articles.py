"""Mutated articles through the whole coder: `python -m tests.fuzzing.articles [FILE…] [--count 10000] [--seed 1]`.

In:  articles in any form that `demarche code` reads; the examples where none are named. Out: a line for each article
that breaks a promise (a defect, a wrong span, more time than its length allows) with its number, kept as JSON in a
folder; time and memory at the end; exit code 1 when anything was found. The same seed makes the same articles.
"""

from __future__ import annotations

import argparse
import logging
import random
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

import msgspec

import demarche
from demarche.records import Article, to_json
from demarche.sources import read_articles
from tests.fuzzing.mutations import mutated
from tests.soundness import check

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
PER_CHARACTER = 0.001  # seconds of one core; 0.00004 are usual
FOUND = Path(tempfile.gettempdir()) / "demarche-fuzz-articles"


def fault(coder: demarche.Coder, article: Article) -> str:
    """What is wrong with the coding of an article, in a line; nothing where all is well."""
    began = time.thread_time()
    try:
        check(article.text, coder.code(article))
    except (AssertionError, msgspec.MsgspecError) as error:
        return f"{type(error).__name__} {error} at: {traceback.extract_tb(error.__traceback__)[-1].line}"
    spent = time.thread_time() - began
    return f"took {spent:.1f} s" if spent > 1 + PER_CHARACTER * len(article.text) else ""


def texts_of(paths: Sequence[Path]) -> list[str]:
    found = [a.text for a in read_articles(paths) if isinstance(a, Article) and a.text.strip()]
    return found or sys.exit("no articles there to mutate")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[EXAMPLES])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="begin with this number")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    texts, coder = texts_of(options.paths), demarche.load()
    FOUND.mkdir(exist_ok=True)
    logging.basicConfig(filename=FOUND / "log")
    began, faults = time.process_time(), 0
    for number in range(options.first, options.first + options.count):
        article = mutated(texts, random.Random(f"{options.seed} {number}"), id=str(number))
        if told := fault(coder, article):
            faults += 1
            (FOUND / f"{number}.json").write_bytes(to_json(article))
            sys.stdout.write(f"article {number}: {told}\n")
            sys.stdout.flush()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = time.process_time() - began
    sys.stdout.write(f"{options.count} articles, {faults} faults, {spent:,.0f} s, {peak:,.0f} MB at most; {FOUND}\n")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
