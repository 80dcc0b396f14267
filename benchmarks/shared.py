"""The development data and scorers in ../shared, where they are at hand.

In:  the folder. Out: articles of each set, and the scorers as modules. Everything here is skipped cleanly without it.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from demarche.records import Article

SHARED = Path(__file__).resolve().parents[2] / "shared"
POLITICAL_STORIES = frozenset({21, 69, 71})  # assaults in Cologne and the policing after them, a launch by North Korea


def present() -> bool:
    return (SHARED / "eval").is_dir()


def scorer(name: str) -> ModuleType:
    """A scorer of ../shared/eval as a module."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "eval" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no scorer {name} in {SHARED / 'eval'}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs() -> list[dict[str, Any]]:
    with gzip.open(SHARED / "data" / "plv" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def stories() -> list[dict[str, Any]]:
    with gzip.open(SHARED / "data" / "stories" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def polnear(split: str = "dev") -> list[Article]:
    """PolNeAR's texts, line ends kept as they are: offsets count them."""
    folder = SHARED / "data" / "polnear" / split / "text"
    paths = sorted(folder.glob("*.txt"))
    return [Article(id=p.stem, text=p.read_bytes().decode("utf-8")) for p in paths]


def article(row: dict[str, Any]) -> Article:
    """A row of any of the sets as an Article; in the pairs, `source` is a span and no outlet."""
    known = {k: row[k] for k in ("id", "title", "source", "url") if isinstance(row.get(k), str)}
    return Article(text=row["text"] or "", published=row.get("published") or None, **known)
