"""Writes the figures of README and docs from data: `python -m benchmarks.figures`, part of `make bench`.

In:  the development data in ../shared. Out: the table between the markers of README.md, with date, commit, size of
sample and 95 % intervals. Where the data is not at hand nothing is changed, and that is said.
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import accuracy, shared
from demarche import Coder, load

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md",)
BLOCK = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)
ROWS = {
    "pairs.found": ("source–target pairs in labelled sentences: found", ""),
    "pairs.right_given_found": ("type right where the pair is found", ""),
    "pairs.accuracy": ("pair and type right", "PETRARCH2 on 322 sentences: type and both countries right in 26 %"),
    "pairs.macro_f1": ("macro-F1 over the types", ""),
    "events.precision": ("hand-coded articles: events with type, precision", "two careful readers agree at F1 91"),
    "events.recall": ("recall", ""),
    "events.parties_f1": ("F1 with the parties' countries", ""),
    "attributions.relation_f1": ("attributions (PolNeAR): relation F1", "rules on a parse 53, two annotators 75"),
    "attributions.content_iou_f1": ("content, IoU ≥ 0.5, F1", "80 between two annotators"),
    "attributions.direct_content_iou_f1": ("of direct quotations", ""),
    "attributions.indirect_content_iou_f1": ("of indirect speech", "rules 54, two annotators 74"),
    "quiet.events_per_article": ("events read in an article of mixed news, most not about politics", ""),
}


def table(coder: Coder) -> Iterator[str]:
    """The lines of the table."""
    yield "| what, on development data | figure | 95 % interval | n | for comparison |"
    yield "|---|---|---|---|---|"
    for measured in accuracy.measure_all(coder):
        figures, intervals = measured.figures(), measured.intervals()
        for name in (n for n in ROWS if n in figures):
            what, beside = ROWS[name]
            (low, high), unit = intervals[name], "" if name.startswith("quiet") else " %"
            digits = 2 if name.startswith("quiet") else 0
            figure = f"{figures[name]:.{digits}f}{unit}"
            yield f"| {what} | {figure} | {low:.{digits}f}–{high:.{digits}f} | {len(measured.documents)} | {beside} |"


def head(coder: Coder) -> str:
    told = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    commit = told.stdout.strip() or "unknown"
    made = f"{dt.datetime.now(dt.UTC).date()}, commit {commit}, model {coder.version.model}"
    return (
        f"Made by `make bench` on {made}. Rules and model were developed with these data: other text will give "
        "somewhat less. Intervals: bootstrap over documents.\n"
    )


def rewritten(page: str, block: str) -> str:
    """The page with another block between its markers; ValueError where it has none."""
    if not BLOCK.search(page):
        raise ValueError("no <!-- figures --> … <!-- /figures --> in this page")
    return BLOCK.sub(lambda match: f"{match[1]}{block}\n{match[2]}", page)


def main() -> None:
    if not shared.present():
        sys.stdout.write("development data (../shared) not here: figures left as they are\n")
        return
    coder = load()
    block = "\n".join([head(coder), *table(coder)])
    for page in PAGES:
        page.write_text(rewritten(page.read_text("utf-8"), block), encoding="utf-8")
        sys.stdout.write(f"{page.relative_to(ROOT)} has new figures\n")


if __name__ == "__main__":
    main()
