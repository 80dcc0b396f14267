"""Counts by month: occurrences once, plans and denials apart, every row with its keys."""

from __future__ import annotations

import datetime as dt

import pytest

from demarche.analyse.asking import ask
from demarche.errors import UnknownAnalysis
from tests.analyse.conftest import Publish, Told

CLOSED = Told(
    "Chad closed its border with Sudan on Sunday.", "SANCTION", "Chad", "Sudan", "discontinue", day="2025-05-11"
)


def test_an_occurrence_counts_once(publish: Publish) -> None:
    """Two papers on one closing: one occurrence, two articles; the row names it."""
    publish("a", "2025-05-12", CLOSED, source="Gazette")
    store = publish("b", "2025-05-12", CLOSED, source="Herald")
    (row,) = ask(store, "dyad_month").to_pylist()
    assert (row["month"], row["actor"], row["recipient"]) == (dt.date(2025, 5, 1), "TCD", "SDN")
    assert (row["occurrences"], row["articles"], row["mean_score"], row["mean_goldstein"]) == (1, 2, -8.0, -4.0)
    (occurrence,) = store.sql("SELECT occurrence_id FROM occurrences").to_pylist()
    assert row["occurrence_ids"] == [occurrence["occurrence_id"]]


def test_plans_and_denials_are_not_what_happened(publish: Publish) -> None:
    """They stand in columns of their own and add nothing to the scores."""
    plan = Told("Chad will send aid to Sudan.", "AID", "Chad", "Sudan", actuality="future")
    denial = Told("Chad did not attack Sudan.", "ASSAULT", "Chad", "Sudan", actuality="negated")
    rows = {r["type"]: r for r in ask(publish("a", "2025-05-12", CLOSED, plan, denial), "country_month").to_pylist()}
    assert [rows[t]["occurrences"] for t in ("SANCTION", "AID", "ASSAULT")] == [1, 0, 0]
    assert (rows["AID"]["planned"], rows["ASSAULT"]["denied"], rows["AID"]["mean_score"]) == (1, 1, None)


def test_those_who_meet_are_each_others_partner(publish: Publish) -> None:
    """A meeting of three is six dyads."""
    met = Told("Chad, Sudan and Niger met.", "CONSULT", "Chad+Sudan+Niger")
    store = publish("a", "2025-05-12", met)
    dyads = {(r["actor"], r["recipient"]) for r in ask(store, "dyad_month").to_pylist()}
    assert len(dyads) == 6
    assert sum(r["occurrences"] for r in ask(store, "country_month").to_pylist()) == 3


def test_about_keeps_rows_with_the_words(publish: Publish) -> None:
    """Anywhere in the row, in whatever case."""
    other = Told("Niger recalled its envoy from Sudan.", "SANCTION", "Niger", "Sudan", "withdraw")
    store = publish("a", "2025-05-12", CLOSED, other)
    assert [r["actor"] for r in ask(store, "dyad_month", about="ner").to_pylist()] == ["NER"]


def test_an_unknown_name_is_told(publish: Publish) -> None:
    """With those there are."""
    with pytest.raises(UnknownAnalysis, match="disputes"):
        ask(publish("a", "2025-05-12", CLOSED), "prophecies")
