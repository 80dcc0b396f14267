"""What takes long to measure: `python -m benchmarks.slow [NAME…]`, also `make bench-slow`.

In:  names of measurements, all where none is given. Out: docs/measurements.md, in which each has the command, day,
commit and machine, and what the command printed. Each is written when it is done: a run that breaks off keeps it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "measurements.md"
MEASUREMENTS: dict[str, tuple[str, ...]] = {
    "coding": ("benchmarks.speed", "--growth", "2000", "--processes", "2", "--store"),
    "recoding": ("benchmarks.recoding", "--articles", "500", "--trials", "2"),
    "linking": ("benchmarks.linking", "--articles", "10000", "--kinds", "200"),
    "web": ("benchmarks.web", "--articles", "100000"),
    "hostile": (
        *("tests.fuzzing.growth", "--words", "50000", "straight quotation marks", "brackets within brackets"),
        *("one sentence", "one sentence of clauses", "different people", "one name, in sentences"),
    ),
    "growth": ("tests.fuzzing.growth",),
}


def measured(command: tuple[str, ...]) -> str:
    """What a command prints, shown as it comes; CalledProcessError where it fails."""
    said: list[str] = []
    with subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        for line in running.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            said.append(line.rstrip())
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return "\n".join(said)


def section(command: tuple[str, ...], said: str, spent: float, load: float) -> str:
    """The block of a measurement, as it stands between its markers."""
    told = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    words = " ".join(f'"{word}"' if " " in word else word for word in command)
    day, commit = dt.datetime.now(dt.UTC).date(), told.stdout.strip() or "unknown"
    made = f"{day}, commit {commit}, {os.cpu_count()} cores at a load of {load:.0f}, {spent / 60:,.0f} min by the clock"
    return f"`python -m {words}`: {made}\n\n```\n{said}\n```"


def rewritten(page: str, name: str, block: str) -> str:
    """The page with another block of this name; ValueError where it has no place for it."""
    place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not place.search(page):
        raise ValueError(f"no <!-- {name} --> … <!-- /{name} --> in the page")
    return place.sub(lambda match: f"{match[1]}{block}\n{match[2]}", page)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASUREMENTS))
    names = parser.parse_args().names or [*MEASUREMENTS]
    if unknown := [name for name in names if name not in MEASUREMENTS]:
        parser.error(f"no measurement {unknown[0]!r}; there are {', '.join(MEASUREMENTS)}")
    for name in names:
        command, began = MEASUREMENTS[name], time.monotonic()
        said = measured(command)
        block = section(command, said, time.monotonic() - began, os.getloadavg()[2])
        PAGE.write_text(rewritten(PAGE.read_text("utf-8"), name, block), encoding="utf-8")
        sys.stdout.write(f"{PAGE.relative_to(ROOT)}: {name}\n")


if __name__ == "__main__":
    main()
