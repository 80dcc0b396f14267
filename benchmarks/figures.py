"""Writes the figures of README and docs from data: `python -m benchmarks.figures`, part of `make bench`.

In:  ../shared, articles of our own. Out: the tables between the markers of README.md and docs/figures.md, with date,
commit, size of sample and 95 % intervals. Where the data is not at hand nothing is changed, and that is said.
"""

from __future__ import annotations

import csv
import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import accuracy, shared
from benchmarks.measured import Measured
from benchmarks.speed import rates
from demarche import Coder, load

ROOT = Path(__file__).parents[1]
README, ALL = ROOT / "README.md", ROOT / "docs" / "figures.md"
PAGES = (README, ALL)
OWN = "own_"
ABOUT_OWN = (
    "Own articles (`benchmarks/hand_coded`): written for this, and coded by one reader before the program was run on "
    "them. The open half is for who writes rules; nobody who does reads the half kept aside."
)
BLOCK = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as people read it. `readme`: whether it stands there, too; the page of figures has all."""

    name: str
    what: str
    beside: str
    readme: bool

    def cells(self, measured: Measured, interval: tuple[float, float]) -> str:
        digits, unit = (2, "") if "quiet" in self.name else (0, " %")
        if self.name.startswith("parses"):
            digits = 1
        low, high = (f"{bound:.{digits}f}" for bound in interval)
        figure = f"{measured.figures()[self.name]:.{digits}f}{unit}"
        return (
            f"| {self.what} | {figure} | {low}–{high} | {len(measured.documents):,} {measured.unit} | {self.beside} |"
        )


def rows() -> list[Row]:
    """The rows in the order of the page, from figures.csv."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8") as lines:
        return [Row(r["name"], r["what"], r["beside"], bool(r["readme"])) for r in csv.DictReader(lines)]


def table(all_measured: Iterable[Measured], chosen: Sequence[Row], on: str = "development data") -> Iterator[str]:
    """The lines of a table."""
    yield f"| what, on {on} | figure | 95 % interval | drawn from | for comparison |"
    yield "|---|---|---|---|---|"
    for measured in all_measured:
        intervals = measured.intervals()
        for row in chosen:
            if row.name in intervals:
                yield row.cells(measured, intervals[row.name])


def tables(all_measured: Sequence[Measured], chosen: Sequence[Row]) -> Iterator[str]:
    """Development data, then articles of our own with a word on what they are."""
    yield from table([m for m in all_measured if not m.name.startswith(OWN)], chosen)
    yield from ("", ABOUT_OWN, "")
    yield from table([m for m in all_measured if m.name.startswith(OWN)], chosen, on="own articles")


def head(coder: Coder) -> str:
    told = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    commit = told.stdout.strip() or "unknown"
    made = (
        f"{dt.datetime.now(dt.UTC).date()}, commit {commit}, model {coder.version.model}, rules {coder.version.rules}"
    )
    return (
        f"Made by `make bench` on {made}. Rules and model were developed with these data: other text will give "
        "somewhat less. Intervals: bootstrap over documents.\n"
    )


def speed(coder: Coder) -> str:
    """One sentence. The only figures here that another machine, or this one on another day, gives differently."""
    found = rates(coder, repeat=2)
    told = ", ".join(f"{name} {each:,.0f}" for name, each in found.items() if name != "tokeniser")
    return (
        f"Words a second of processor time on one core (example articles; {os.cpu_count()} cores, which other jobs "
        f"shared at a load of {os.getloadavg()[0]:.0f}): {told}.\n"
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
    top, all_measured, chosen = head(coder), list(accuracy.measure_all(coder)), rows()
    short = [top, *tables(all_measured, [row for row in chosen if row.readme])]
    for page, lines in ((README, short), (ALL, [top, *tables(all_measured, chosen), "", speed(coder)])):
        page.write_text(rewritten(page.read_text("utf-8"), "\n".join(lines)), encoding="utf-8")
        sys.stdout.write(f"{page.relative_to(ROOT)} has new figures\n")


if __name__ == "__main__":
    main()
