"""Labelled source–target pairs of the development data: how many parties have a mention."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from demarche.actors import ActorKnowledge, find_actors

PAIRS = Path(__file__).parents[3] / "shared" / "data" / "plv" / "train.jsonl.gz"
SAMPLE = 300  # of 1,050; all of them have 0.96 of their parties mentioned
FLOOR = 0.93


def rows() -> list[dict[str, Any]]:
    with gzip.open(PAIRS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][::3][:SAMPLE]


@pytest.mark.shared
@pytest.mark.skipif(not PAIRS.exists(), reason="needs ../shared")
def test_parties_are_mentioned(nlp: Language, knowledge: ActorKnowledge) -> None:
    """Nearly every labelled party overlaps a mention."""
    pairs = rows()
    found = total = 0
    for row, doc in zip(pairs, nlp.pipe([row["text"] for row in pairs]), strict=True):
        spans = [m.span for m in find_actors(doc, knowledge=knowledge).mentions]
        for party in (row["source"], row["target"]):
            total += bool(party)
            found += any(s.start < end and start < s.end for start, end in party for s in spans)
    assert found / total >= FLOOR
