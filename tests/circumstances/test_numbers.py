"""Numbers: what they bound, what they count, in which unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.circumstances.number_words import NumberWords
from demarche.errors import BrokenRule
from tests.circumstances.reading import Found


@pytest.mark.parametrize(
    ("text", "low", "high", "counted"),
    [
        ("At least 25 villagers fled.", 25, None, "villagers"),
        ("More than a dozen children fled.", 12, None, "children"),
        ("Nearly 1,000 clerks resigned.", None, 1000, "clerks"),
        ("As many as 40 sailors drowned.", None, 40, "sailors"),
        ("Some 30 trucks left Bamako.", 30, 30, "trucks"),
        ("Twenty-five soldiers deserted.", 25, 25, "soldiers"),
        ("Two hundred and fifty thousand people voted.", 250_000, 250_000, "people"),
        ("Half a million families moved.", 500_000, 500_000, "families"),
        ("Tens of thousands of farmers marched.", 20_000, None, "farmers"),
        ("Dozens of officers were posted there.", 24, None, "officers"),
        ("Several dozen monks gathered.", 36, None, "monks"),
        ("A couple of ministers resigned.", 2, 2, "ministers"),
        ("Between 10 and 15 houses burned.", 10, 15, "houses"),
        ("Two to three thousand dockers walked out.", 2000, 3000, "dockers"),
        ("They counted 30-40 boats.", 30, 40, "boats"),
        ("No fewer than 12 judges signed.", 12, None, "judges"),
        ("Nurses struck in 15 cities.", 15, 15, "cities"),
    ],
)
def test_bounds_and_what_is_counted(text: str, low: float | None, high: float | None, counted: str) -> None:
    """Qualifiers set a bound, vague plurals the lower one only; the noun counted is found."""
    found = Found(text)
    number = found.numbers.counting(found.token(counted))
    assert number is not None
    assert (number.min, number.max) == (low, high)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("It cost $650 million.", 650e6, "USD"),
        ("Oslo gave €45m to Fiji.", 45e6, "EUR"),
        ("Abuja lost N14.3billion.", 14.3e9, "NGN"),
        ("They agreed on a $5-billion loan.", 5e9, "USD"),
        ("The port cost 30 million euros.", 30e6, "EUR"),
        ("Turnout rose by 12 percent.", 12, "percent"),
    ],
)
def test_money_and_shares(text: str, amount: float, unit: str) -> None:
    """Currency before or after the figure, scales glued to it."""
    assert [(n.min, n.unit) for n in Found(text).numbers] == [(amount, unit)]


def test_spans_quote_the_number_with_its_qualifier() -> None:
    """The span reaches from qualifier to unit."""
    found = Found("The blast killed at least two dozen guards and cost about $3 million.")
    assert [found.words(n.span) for n in found.numbers] == ["at least two dozen", "about $3 million"]


@pytest.mark.parametrize(
    "text",
    ["The vote of 2016 was close.", "The 2004 elections were rigged.", "He flew an A320 home.", "COVID-19 spread."],
)
def test_years_and_names_are_no_numbers(text: str) -> None:
    """Years and model names count nothing."""
    assert not list(Found(text).numbers)


def test_a_crowd_size_is_glued() -> None:
    """ "500-strong" counts its crowd, not its adjective."""
    found = Found("A 500-strong crowd blocked the bridge.")
    (number,) = found.numbers
    assert (number.glued, number.noun) == ("strong", found.token("crowd"))


def test_two_figures_of_a_rise_are_no_range() -> None:
    """ "From 12 to 43" names two tolls."""
    assert [n.min for n in Found("The toll rose from 12 to 43.").numbers] == [12, 43]


def test_a_broken_table_is_named(tmp_path: Path) -> None:
    """The error says which file and what is wrong."""
    (tmp_path / "numbers.yaml").write_text("cardinals: {one: uno}")
    with pytest.raises(BrokenRule, match=r"numbers\.yaml"):
        NumberWords.load(tmp_path)
