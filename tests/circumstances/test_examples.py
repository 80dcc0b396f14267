"""Every example and counter-example of the files under data/magnitudes, objects, instruments and facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from demarche.circumstances.fact_rules import FactExample
from demarche.circumstances.instrument_lexicon import StanceExample
from demarche.circumstances.taxonomy import MovementExample
from demarche.circumstances.toll_rules import TollExample
from demarche.circumstances.tolls import Reading
from tests.circumstances.reading import Found, fact_rules, instruments, taxonomy, toll_lexicon


def _bounds(toll: Reading) -> str:
    low, high = toll.count.min, toll.count.max
    if low == high:
        return f"{toll.kind} {low}"
    return f"{toll.kind} {'' if low is None else low}-{'' if high is None else high}"


def _cases(pairs: Iterable[tuple[str, Any]]) -> list[Any]:
    """One test a pair of rule and case, called by the rule."""
    return [pytest.param(case, id=rule) for rule, case in pairs]


FACT_RULES = [r for index in (fact_rules().clauses, fact_rules().nouns) for r in index.rules]
TOLLS = _cases((r.id, e) for r in toll_lexicon().index.rules for e in r.examples)
NO_TOLLS = _cases((r.id, t) for r in toll_lexicon().index.rules for t in r.counter_examples)
MOVES = _cases((r.id, e) for r in taxonomy().movements.rules for e in r.examples)
NO_MOVES = _cases((r.id, t) for r in taxonomy().movements.rules for t in r.counter_examples)
CATEGORIES = _cases((c.id, (c.id, t)) for c in taxonomy().categories.values() for t in c.examples)
NO_CATEGORIES = _cases((c.id, (c.id, t)) for c in taxonomy().categories.values() for t in c.counter_examples)
STANCES = _cases((r.id, (r.stance, e)) for r in instruments().stances.rules for e in r.examples)
NO_STANCES = _cases((r.id, t) for r in instruments().stances.rules for t in r.counter_examples)
FACTS = _cases((r.id, (r.id, e)) for r in FACT_RULES for e in r.examples)
NO_FACTS = _cases((r.id, t) for r in FACT_RULES for t in r.counter_examples)


@pytest.mark.parametrize("example", TOLLS)
def test_toll_examples(example: TollExample) -> None:
    """The tolls of an example are those it names, no more."""
    assert sorted(map(_bounds, Found(example.text).tolls)) == sorted(example.tolls)


@pytest.mark.parametrize("text", NO_TOLLS)
def test_toll_counter_examples(text: str) -> None:
    """No toll in them."""
    assert not Found(text).tolls


@pytest.mark.parametrize("example", MOVES)
def test_movement_examples(example: MovementExample) -> None:
    """The thing moves, between the parties named."""
    found = Found(example.text)
    moved = [t.object for t in found.things if t.links and example.thing in found.words(t.object.span)]
    assert moved
    assert found.is_called(moved[0].supplier, example.supplier)
    assert found.is_called(moved[0].recipient, example.taker)
    assert found.is_called(moved[0].maker, example.maker)


@pytest.mark.parametrize("text", NO_MOVES)
def test_movement_counter_examples(text: str) -> None:
    """Nothing moves in them."""
    assert not [t for t in Found(text).things if t.links]


@pytest.mark.parametrize("case", CATEGORIES)
def test_category_examples(case: tuple[str, str]) -> None:
    """A thing of the category moves."""
    category, text = case
    assert category in {t.object.category for t in Found(text).things if t.links}


@pytest.mark.parametrize("case", NO_CATEGORIES)
def test_category_counter_examples(case: tuple[str, str]) -> None:
    """Nothing of the category moves, though its noun stands there."""
    category, text = case
    assert category not in {t.object.category for t in Found(text).things if t.links}


@pytest.mark.parametrize("case", STANCES)
def test_stance_examples(case: tuple[str, StanceExample]) -> None:
    """An instrument is invoked with the stance, by or against the party."""
    stance, example = case
    found = Found(example.text)
    taken = [v for i in found.instruments for v in i.invocations if v.stance == stance]
    assert any(not example.party or found.is_called(v.party, example.party) for v in taken)


@pytest.mark.parametrize("text", NO_STANCES)
def test_stance_counter_examples(text: str) -> None:
    """Instruments there are at most mentioned."""
    assert not [v for i in Found(text).instruments for v in i.invocations if v.stance != "mentions"]


@pytest.mark.parametrize("case", FACTS)
def test_fact_examples(case: tuple[str, FactExample]) -> None:
    """The rule states the fact, with its holder."""
    rule, example = case
    found = Found(example.text)
    subject, object_, holder = (part.strip() for part in example.fact.split("|"))
    assert any(
        f.rule == rule
        and found.is_called(f.subject, subject)
        and found.is_called(f.object, object_)
        and found.is_called(f.holder, holder)
        for f in found.facts
    )


@pytest.mark.parametrize("text", NO_FACTS)
def test_fact_counter_examples(text: str) -> None:
    """Nothing standing is stated in them."""
    assert not Found(text).facts
