"""Spellings of place names made alike.

In:  a name as written. Out: the key under which the gazetteer holds it, e.g. "mazar e sharif" for the town in "shots
were heard in Mazār-e-Sharīf".
"""

from __future__ import annotations

import re
import unicodedata

STRAY = re.compile(r"['’‘ʼʿʾ`´ʻ‛.\"“”]")
JOINTS = re.compile(r"[\s\-‐‑–_/,]+")
PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "e"}
)


def name_key(name: str) -> str:
    """Lower case, without accents, apostrophes and full stops; hyphens are blanks."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(ch for ch in decomposed if not unicodedata.combining(ch)).lower().translate(PLAIN)
    return JOINTS.sub(" ", STRAY.sub("", name.lower())).strip()
