"""`resolve_phrase`: country and sector of phrases as news prints them (phrases.csv: ours, none from a test suite)."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from spacy.language import Language

from demarche.actors import ActorKnowledge, resolve_phrase

with (Path(__file__).parent / "phrases.csv").open(encoding="utf-8", newline="") as lines:
    PHRASES = list(csv.DictReader(lines))


@pytest.mark.parametrize("row", PHRASES, ids=[row["phrase"] for row in PHRASES])
def test_country_and_sector(row: dict[str, str], nlp: Language, knowledge: ActorKnowledge) -> None:
    """The phrase's head noun decides who is meant; adjectives, possessors and places decide whose."""
    date = dt.date.fromisoformat(row["date"]) if row["date"] else None
    actor = resolve_phrase(row["phrase"], knowledge=knowledge, nlp=nlp, date=date, context=row["context"])
    assert actor is not None
    assert (actor.country or "", actor.sector or "") == (row["country"], row["sector"]), actor


def test_nobody(nlp: Language, knowledge: ActorKnowledge) -> None:
    """A phrase that names nobody is no actor."""
    assert resolve_phrase("the decision", knowledge=knowledge, nlp=nlp) is None
    assert resolve_phrase("   ", knowledge=knowledge, nlp=nlp) is None


def test_name_without_knowledge(nlp: Language, knowledge: ActorKnowledge) -> None:
    """A person nothing is known of keeps the name; country and sector stay open."""
    actor = resolve_phrase("Wilberta Osgrave", knowledge=knowledge, nlp=nlp)
    assert actor is not None
    assert (actor.name, actor.country, actor.sector) == ("Wilberta Osgrave", None, None)


def test_rule_and_key(nlp: Language, knowledge: ActorKnowledge) -> None:
    """Every actor says which rule resolved it and has a key."""
    actor = resolve_phrase("Chile's Ministry of Mines", knowledge=knowledge, nlp=nlp)
    assert actor is not None
    assert actor.rule == "possessive.institution"
    assert actor.key == "org:ministry-of-mines-of-chile"


def test_context_places_a_phrase(nlp: Language, knowledge: ActorKnowledge) -> None:
    """An institution without a country takes that of its context, and says that it was inferred."""
    context = "Kenyan students blocked a bridge in Nairobi. The interior ministry said Kenya would not tolerate it."
    actor = resolve_phrase("the interior ministry", knowledge=knowledge, nlp=nlp, context=context)
    assert actor is not None
    assert (actor.country, actor.sector, actor.inferred) == ("KEN", "GOV", True)
