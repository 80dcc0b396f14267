"""How long tests that draw by chance go on: `EFFORT=10 pytest …` makes ten times the examples, kills and moments.

In:  the environment. Out: `times(3)` is 3, or 30; with more effort than usual each run draws anew.
"""

from __future__ import annotations

import os
import random

EFFORT = int(os.environ.get("EFFORT", "1"))
ANEW = EFFORT > 1


def times(usual: int) -> int:
    """So many, or so many times the effort."""
    return usual * EFFORT


def chance_of(name: str) -> random.Random:
    """The same chances each time; others each time where the effort is greater."""
    return random.Random(None if ANEW else name)
