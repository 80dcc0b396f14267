"""How well words of time are resolved: expressions with their day of publication and the days they mean.

In:  benchmarks/dates.jsonl, our own, or another file with `text, published, start, end` (start null: to be refused).
Out: the share that comes out right, and of those to be refused the share refused.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.measured import Measured, share, summed
from demarche.circumstances.times import TimeKnowledge, resolve_date_expression

OWN = Path(__file__).parent / "dates.jsonl"


def dates(path: Path = OWN) -> Measured:
    """Each expression by itself."""
    knowledge = TimeKnowledge.load()
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return Measured("dates", [_counted(item, knowledge) for item in items], _figures, unit="expressions")


def _counted(item: dict[str, Any], knowledge: TimeKnowledge) -> Counter[str]:
    found = resolve_date_expression(item["text"], dt.date.fromisoformat(item["published"]), knowledge=knowledge)
    right = (found.start, found.end) == (item["start"], item["end"])
    to_refuse = item["start"] is None
    return Counter(all=1, right=right, refusals=to_refuse, refused=to_refuse and right)


def _figures(counts: Sequence[Counter[str]]) -> dict[str, float]:
    total = summed(counts)
    return {
        "dates.right": share(total["right"], total["all"]),
        "dates.refused": share(total["refused"], total["refusals"]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=OWN)
    for name, value in dates(parser.parse_args().data).figures().items():
        sys.stdout.write(f"{name:20}{value:8.1f}\n")


if __name__ == "__main__":
    main()
