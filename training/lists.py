"""Reads our own lists of words: CSV files below `training/data`.

In: `name_words.csv`, a kind and its words a line. Out: {"compass": ("North", "South", "East", "West"), ...}.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


def read_table(name: str) -> list[list[str]]:
    """The rows of a list below its heading."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def read_words(name: str) -> frozenset[str]:
    """The first column."""
    return frozenset(row[0] for row in read_table(name))


def read_kinds(name: str) -> dict[str, tuple[str, ...]]:
    """Words by kind; they are separated by semicolons."""
    return {kind: tuple(words.split(";")) for kind, words in read_table(name)}


@cache
def kind_of_words(kind: str) -> tuple[str, ...]:
    """One kind of `name_words.csv`."""
    return read_kinds("name_words.csv")[kind]
