"""The words that decide whether an act happened: operators above it, hedges, adverbs and adjectives beside it.

In:  data/ontology/actuality.yaml. Out: `ActualityLexicon`, e.g. `plan` makes what is planned future.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from demarche.errors import BrokenRule
from demarche.rules import load_entries, read_yaml

DECIDED = "decided"  # to decide to do it is to do it, where words do it


class Operator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that decide the actuality of the act below them."""

    id: str
    effect: str
    lemma: tuple[str, ...]
    pos: str = "verb"


class Hedges(msgspec.Struct, frozen=True):
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActualityLexicon:
    operators: dict[tuple[str, str], Operator]
    hedges: Hedges
    conditionals: frozenset[str]
    future_adjectives: frozenset[str]
    negative_adjectives: frozenset[str]
    past_adjectives: frozenset[str]
    doubtful: frozenset[str]
    pending: frozenset[str]
    habits: frozenset[str]
    duties: frozenset[str]
    supposing: frozenset[str]
    habitual: frozenset[str]
    options: frozenset[str]
    means: frozenset[str]
    occasions: frozenset[str]
    platforms: frozenset[str]
    unproven: frozenset[str]
    feared: frozenset[str]
    told_done: frozenset[str]
    ranks: frozenset[str]
    openings: frozenset[str]
    taken: frozenset[str]

    @staticmethod
    def load(path: Path) -> ActualityLexicon:
        entries = [e.entry for e in load_entries(path, Operator)]
        raw = read_yaml(path)
        try:
            lists = {k: msgspec.convert(raw[k], frozenset[str]) for k in _LISTS}
            hedges = msgspec.convert(raw["hedges"], Hedges)
        except (KeyError, msgspec.ValidationError) as error:
            raise BrokenRule(f"{path.name}: {error}") from None
        return ActualityLexicon({(w, o.pos): o for o in entries for w in o.lemma}, hedges, **lists)


_LISTS = (
    "conditionals", "future_adjectives", "negative_adjectives", "past_adjectives", "doubtful", "pending", "habits",
    "duties", "supposing", "habitual", "options", "means", "occasions", "platforms", "unproven",
    "feared", "told_done", "ranks", "openings", "taken",
)  # fmt: skip
