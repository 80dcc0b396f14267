"""Country and sector of some three hundred phrases of our own, by PLOVER's definitions (phrase_suite.csv).

In:  a phrase, a day where offices matter, the country and first sector expected, e.g. "Kenyan police": KEN, COP.
Out: nothing. A row with a reason in `fails` is known not to work yet, and must be freed of it when it does.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from spacy.language import Language

from demarche.actors import ActorKnowledge, resolve_phrase

with (Path(__file__).parent / "phrase_suite.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = [
        pytest.param(
            row,
            id=" ".join(filter(None, (row["phrase"], row["date"]))),
            marks=[pytest.mark.xfail(reason=row["fails"], strict=True)] if row["fails"] else [],
        )
        for row in csv.DictReader(lines)
    ]


@pytest.mark.parametrize("row", ROWS)
def test_phrase(row: dict[str, str], nlp: Language, knowledge: ActorKnowledge) -> None:
    """The phrase resolves to the country and the sector that a careful coder would give it."""
    date = dt.date.fromisoformat(row["date"]) if row["date"] else None
    actor = resolve_phrase(row["phrase"], knowledge=knowledge, nlp=nlp, date=date)
    assert actor is not None
    assert (actor.country or "", actor.sector or "") == (row["country"], row["sector"]), actor
