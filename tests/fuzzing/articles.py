"""Mutated articles through the whole coder: `python -m tests.fuzzing.articles [FILE…] [--count 10000] [--seed 1]`.

In:  articles in any form that `demarche code` reads; the examples where none are named. Out: a line for each article
that breaks a promise (a defect, a wrong span, more time than its length allows) with its number, kept as JSON in a
folder; time and memory at the end; exit code 1 when anything was found. The same seed makes the same articles. A run
that was broken off goes on where it was: how far each came stands in the folder.
"""

from __future__ import annotations

import argparse
import hashlib
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
from rich.console import Console
from rich.progress import Progress

import demarche
from demarche.records import Article, to_json
from demarche.sources import read_articles
from tests.fuzzing.mutations import mutated
from tests.soundness import check

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
PER_CHARACTER = 0.001  # seconds of one core; 0.00004 are usual
FOUND = Path(tempfile.gettempdir()) / "demarche-fuzz-articles"
EVERY = 20  # articles between two notes of how far the run came


class Run(msgspec.Struct):
    """How far a run came: articles done, faults found, seconds and characters of the longest article."""

    done: int = 0
    faults: int = 0
    spent: float = 0
    characters: int = 0
    slowest: float = 0
    slowest_number: int = -1
    slowest_characters: int = 0


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


def go_on(texts: Sequence[str], options: argparse.Namespace) -> Run:
    """Codes what is left of a run and notes how far it came, every few articles."""
    named = hashlib.sha256(repr((texts, options.seed, options.first)).encode("utf-8", "replace")).hexdigest()[:16]
    note = options.found / f"run-{named}.json"
    run = msgspec.json.decode(note.read_bytes(), type=Run) if note.exists() and not options.anew else Run()
    coder = demarche.load()
    with Progress(console=Console(stderr=True)) as progress:
        bar = progress.add_task("articles", total=options.count, completed=min(run.done, options.count))
        while run.done < options.count:
            number = options.first + run.done
            article = mutated(texts, random.Random(f"{options.seed} {number}"), id=str(number))
            _one(coder, article, run, options.found)
            progress.update(bar, completed=run.done)
            if run.done % EVERY == 0 or run.done == options.count:
                note.write_bytes(msgspec.json.encode(run))
    return run


def _one(coder: demarche.Coder, article: Article, run: Run, found: Path) -> None:
    began = time.thread_time()
    if told := fault(coder, article):
        run.faults += 1
        (found / f"{article.id}.json").write_bytes(to_json(article))
        sys.stdout.write(f"article {article.id}: {told}\n")
        sys.stdout.flush()
    spent = time.thread_time() - began
    run.done, run.spent, run.characters = run.done + 1, run.spent + spent, run.characters + len(article.text)
    if spent > run.slowest:
        run.slowest, run.slowest_number, run.slowest_characters = spent, int(article.id), len(article.text)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[EXAMPLES])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="begin with this number")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, default=FOUND, help="where findings and the note of the run are kept")
    parser.add_argument("--anew", action="store_true", help="begin again where such a run was broken off")
    options = parser.parse_args()
    options.found.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(filename=options.found / "log")
    run = go_on(texts_of(options.paths), options)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{run.done:,} articles, {run.characters:,} characters, {run.faults} faults, {run.spent:,.0f} s, {peak:,.0f} MB"
        f" at most; the longest {run.slowest:.1f} s for {run.slowest_characters:,} characters (number"
        f" {run.slowest_number}); {options.found}\n"
    )
    sys.exit(1 if run.faults else 0)


if __name__ == "__main__":
    main()
