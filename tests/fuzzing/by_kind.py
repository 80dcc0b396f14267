"""The command line of inputs that are drawn by kind, a seed and numbers: `MODULE [KIND …] --seed S --count N`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection, Iterable

Faults = Callable[[str, str, range], Iterable[tuple[int, str]]]


def run(kinds: Collection[str], faults: Faults, *, about: str, count: int, noun: str) -> None:
    """Tells the faults of each kind by number; exit code 1 where there are any. about: the module's docstring."""
    parser = argparse.ArgumentParser(description=about.split("\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(kinds))
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=count)
    options, bad = parser.parse_args(), 0
    if unknown := [kind for kind in options.kinds if kind not in kinds]:
        parser.error(f"no kind {', '.join(unknown)}; there are {', '.join(kinds)}")
    for kind in options.kinds or kinds:
        found = list(faults(kind, options.seed, range(options.count)))
        bad += len(found)
        sys.stdout.write(f"{kind}: {options.count} {noun}, {len(found)} with faults\n")
        sys.stdout.writelines(f"  {number}: {told}\n" for number, told in found)
        sys.stdout.flush()
    sys.exit(1 if bad else 0)
