"""Strings that programs trip over, by what they try: for every entrance, from an article's words to a header.

In:  naughty.json, in which signs beyond ASCII are escaped. Out: NAUGHTY, class → strings of ours, e.g. "direction" →
Serbia between two marks that turn the writing round; "long", which no file needs to hold; ALL of them in one row.
"""

from __future__ import annotations

import json
from pathlib import Path

_LONG = (
    *(unit * 1_500 for unit in ("a", "a ", "(", "\u201c", "'", "\\", "\n", "9", "gzip, ")),
    *("Mali's " * 500, "Z" + "\u0301" * 300, "\ufdfa" * 50, "a" * 300),
)
NAUGHTY: dict[str, tuple[str, ...]] = {
    **{kind: tuple(strings) for kind, strings in json.loads(Path(__file__).with_suffix(".json").read_text()).items()},
    "long": _LONG,
}
ALL = tuple(dict.fromkeys(string for strings in NAUGHTY.values() for string in strings))
