"""How dealings go on: what was promised and what came of it, bursts and turns, and what is condemned and done.

In:  rows of the analyses `commitments`, `bursts`, `turns` and `inconsistency`. Out: "Ankara promised Accra drones:
later reports fulfil it", each with the occurrences it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demarche.show.dossier.evidence import Cited, Evidence, Row
from demarche.show.telling.wording import QUAD_WORDS

OUTCOMES = {
    "fulfilled": "later reports fulfil it",
    "broken": "later reports break it",
    "both reported": "later reports both fulfil and break it",
    "open": "nothing later is reported",
}


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a side promised, agreed or announced. outcome: a key of OUTCOMES."""

    promise: list[Evidence]
    outcome: str
    fulfilling: list[Evidence]
    breaking: list[Evidence]


@dataclass(frozen=True, slots=True)
class Burst:
    """A week with far more acts of one class from one side to another than in the eight before."""

    actor: str
    recipient: str
    kind: str
    week: str
    usual: float
    acts: list[Evidence]


@dataclass(frozen=True, slots=True)
class Turn:
    """A week from which one side treats another otherwise. before, after: mean scores."""

    actor: str
    recipient: str
    week: str
    before: float
    after: float
    acts_before: list[Evidence]
    acts_after: list[Evidence]


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A side that condemns a kind of deed in another, and such deeds of its own: side by side, no verdict."""

    critic: str
    other: str
    deed: str
    condemned: list[Evidence]
    done: list[Evidence]


def commitments_of(answers: Mapping[str, Sequence[Row]], cited: Cited) -> list[Commitment]:
    """Those with an outcome first, each by its day; what is told twice stands once."""
    found: dict[str, Commitment] = {}
    for row in answers["commitments"]:
        fulfilling, breaking = cited.evidence(row["fulfilling"]), cited.evidence(row["breaking"])
        known = found.get(row["occurrence_id"])
        if known is None or (known.outcome == "open" and row["outcome"] != "open"):
            found[row["occurrence_id"]] = Commitment(cited.evidence([row]), row["outcome"], fulfilling, breaking)
    return sorted((c for c in found.values() if c.promise), key=lambda c: c.outcome == "open")


def bursts_of(answers: Mapping[str, Sequence[Row]], cited: Cited) -> list[Burst]:
    return [
        Burst(
            row["actor"], row["recipient"], QUAD_WORDS.get(row["quad"], str(row["quad"])), str(row["week"]),
            row["usual"],
            cited.evidence(row["acts"]),
        )
        for row in answers["bursts"]
    ]  # fmt: skip


def turns_of(answers: Mapping[str, Sequence[Row]], cited: Cited) -> list[Turn]:
    return [
        Turn(
            row["actor"], row["recipient"], str(row["week"]), row["before"], row["after"],
            cited.evidence(row["acts_before"]), cited.evidence(row["acts_after"]),
        )
        for row in answers["turns"]
    ]  # fmt: skip


def inconsistencies_of(answers: Mapping[str, Sequence[Row]], cited: Cited) -> list[Inconsistency]:
    found = []
    for row in answers["inconsistency"]:
        charges = [
            {"article_key": e["article_key"], "event_id": e[event]}
            for e in row["condemned"]
            for event in ("charge_event", "deed_event")
        ]
        deed = f"{row['type']}, {row['mode']}" if row["mode"] else row["type"]
        found.append(
            Inconsistency(row["critic"], row["other"], deed, cited.evidence(charges), cited.evidence(row["done"]))
        )
    return found
