"""Words of time without a parse: what `demarche dates` answers."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.circumstances.times import TimeKnowledge, resolve_date_expression
from demarche.circumstances.times.resolve import packaged_knowledge
from demarche.circumstances.times.vocabulary import TimeRule
from demarche.errors import BrokenRule

EXPRESSIONS = Path(__file__).parents[3] / "benchmarks" / "dates.jsonl"
ITEMS = [json.loads(line) for line in EXPRESSIONS.read_text(encoding="utf-8").splitlines()]
RULES = packaged_knowledge().rules
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
WRONG = frozenset({"Monday to Friday of last week"})


def expected(item: dict[str, str | None]) -> object:
    """One that is known to be read otherwise must say so when it comes right."""
    marks = (
        [pytest.mark.xfail(strict=True, reason="a week named behind a range of its days")]
        if item["text"] in WRONG
        else []
    )
    return pytest.param(item, marks=marks)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_examples(rule: TimeRule, times_known: TimeKnowledge) -> None:
    """Every example of every rule comes out as the rule's file says."""
    assert rule.examples
    for text, published, *expected in rule.examples:
        date = resolve_date_expression(text, dt.date.fromisoformat(published), knowledge=times_known)
        found = ["refused"] if date.start is None else [date.start, date.end]
        assert found == expected, (text, date)


@pytest.mark.parametrize(
    "item", [expected(i) for i in ITEMS], ids=[f"{item['text']} @{item['published']}" for item in ITEMS]
)
def test_expression(item: dict[str, str | None], times_known: TimeKnowledge) -> None:
    """Expressions of news mean the days a reader would say, or are refused."""
    published = dt.date.fromisoformat(str(item["published"]))
    date = resolve_date_expression(str(item["text"]), published, knowledge=times_known)
    assert (date.start, date.end) == (item["start"], item["end"]), date
    assert date.reason


def test_reason_of_refusal(times_known: TimeKnowledge) -> None:
    """A refusal says why: not every text without a date is refused for the same reason."""
    published = dt.date(2025, 10, 9)
    reasons = {
        text: resolve_date_expression(text, published, knowledge=times_known).reason
        for text in ("last Ramadan", "this spring", "three days of clashes", "12/10/2025", "the 2024 election")
    }
    assert "Ramadan" in reasons["last Ramadan"]
    assert "season" in reasons["this spring"]
    assert "length of time" in reasons["three days of clashes"]
    assert "told apart" in reasons["12/10/2025"]
    assert "name" in reasons["the 2024 election"]


def test_unknown_publication(times_known: TimeKnowledge) -> None:
    """Without a day of publication, only what is written in full has a date."""
    assert resolve_date_expression("12 October 2025", None, knowledge=times_known).start == "2025-10-12"
    yesterday = resolve_date_expression("yesterday", None, knowledge=times_known)
    assert yesterday.start is None
    assert "publication" in yesterday.reason


def test_span_quotes_the_words(times_known: TimeKnowledge) -> None:
    """The span holds the words that were read."""
    text = "Clashes broke out near the port on Sept. 30, residents said."
    span = resolve_date_expression(text, dt.date(2025, 10, 9), knowledge=times_known).span
    assert span is not None
    assert text[span.start : span.end] == "Sept. 30"


@given(text=st.text(max_size=80), published=DAYS)
def test_any_text(text: str, published: dt.date) -> None:
    """No text raises; a span lies in the text; the first day is not after the last."""
    date = resolve_date_expression(text, published)
    if date.span is not None:
        assert 0 <= date.span.start < date.span.end <= len(text)
    assert (date.start is None) == (date.end is None)
    assert date.start is None or (date.end is not None and date.start <= date.end)


@given(published=DAYS, number=st.integers(1, 40))
def test_counting_back_and_on(published: dt.date, number: int) -> None:
    """So many days ago and in so many days lie equally far from publication."""
    back = resolve_date_expression(f"{number} days ago", published)
    ahead = resolve_date_expression(f"in {number} days", published)
    assert back.start == (published - dt.timedelta(days=number)).isoformat()
    assert ahead.start == (published + dt.timedelta(days=number)).isoformat()


@given(published=DAYS)
def test_bare_weekday_is_never_ahead(published: dt.date) -> None:
    """A bare weekday lies in the seven days up to publication."""
    date = resolve_date_expression("on Friday", published)
    assert date.start is not None
    assert 0 <= (published - dt.date.fromisoformat(date.start)).days < 7


def test_broken_rule_is_named(tmp_path: Path) -> None:
    """A pattern that cannot be read stops loading, with file and id."""
    data = Path(__file__).parents[3] / "src" / "demarche" / "data"
    (tmp_path / "times").mkdir()
    for name in ("times/vocabulary.yaml", "times/words.yaml", "times/joints.yaml", "numbers.yaml"):
        (tmp_path / name).write_text((data / name).read_text(encoding="utf-8"), encoding="utf-8")
    broken = '- id: time.bad\n  anchors: [month]\n  pattern: "(<month>"\n  means: month\n  examples: []\n'
    (tmp_path / "times" / "expressions.yaml").write_text(broken, encoding="utf-8")
    with pytest.raises(BrokenRule, match=r"expressions\.yaml.*time\.bad"):
        TimeKnowledge.load(tmp_path / "times")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("seventeen days ago", "2020-01-15"),
        ("twenty-eight days ago", "2020-01-04"),
        ("half a dozen days ago", "2020-01-26"),
        ("a couple of weeks ago", "2020-01-18"),
    ],
)
def test_times_count_with_the_words_of_numbers(text: str, day: str) -> None:
    """Whatever number data/numbers.yaml knows counts days and weeks as well."""
    assert resolve_date_expression(text, dt.date(2020, 2, 1)).start == day
