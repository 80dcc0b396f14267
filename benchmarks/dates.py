"""How well words of time are resolved: expressions with their day of publication and the days they mean.

In:  benchmarks/dates.jsonl, our own, or another file with `text, published, start, end` (start null: to be refused).
Out: the share that comes out right, and of the refusals the share refused.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from pathlib import Path

from demarche.circumstances.times import TimeKnowledge, resolve_date_expression

OWN = Path(__file__).parent / "dates.jsonl"


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=OWN)
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    options = parser.parse_args()
    knowledge = TimeKnowledge.load()
    items = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()]
    right = refused = refusals = 0
    began = time.perf_counter()
    for item in items:
        date = resolve_date_expression(item["text"], dt.date.fromisoformat(item["published"]), knowledge=knowledge)
        hit = (date.start, date.end) == (item["start"], item["end"])
        right += hit
        refusals += item["start"] is None
        refused += hit and item["start"] is None
        if options.show and not hit:
            say(f"  {item['text']!r} {item['published']}: want {item['start']} to {item['end']}, got {date}")
    seconds = time.perf_counter() - began
    each = 1e6 * seconds / len(items)
    say(f"dates {len(items)}: right {right / len(items):.3f}, refusals {refused}/{refusals}, {each:.0f} µs each")


if __name__ == "__main__":
    main()
