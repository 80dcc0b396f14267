"""The times of an article: every expression, where it hangs in the tree, and the days it means.

In:  a Doc (or plain text) and its day of publication. Out: `TimeMention`s in text order, e.g. in a report of 9 October
2025 "The containers arrived on Wednesday": head token "Wednesday", 2025-10-08.

A dateline ("PRISTINA, Oct. 8 (Reuters) -") sets the day that weekdays and "today" are counted from.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from demarche.circumstances.times.calendar import Refused, Window
from demarche.circumstances.times.combine import combine
from demarche.circumstances.times.compound import base_outlook
from demarche.circumstances.times.context import Context, Meaning
from demarche.circumstances.times.grammar import Expression, find_expressions
from demarche.circumstances.times.meaning import meaning_of
from demarche.circumstances.times.outlook import outlook_in_parse
from demarche.circumstances.times.resolve import as_event_date, packaged_knowledge, refers_back
from demarche.circumstances.times.tense import before_occasion, outlook_in_text, planned_for
from demarche.circumstances.times.vocabulary import TimeKnowledge
from demarche.language.syntax import Syntax
from demarche.records import EventDate, Span

DATELINE = re.compile(r"\s*[A-ZÀ-Þ][A-ZÀ-Þ’' .,/-]{2,40},? [A-Z]?[\w. ,]{0,30}?(?:\([\w ./]+\) ?)?(?:--|[-–—])\s")
DATELINE_REACH = 90
DATELINE_AGE = dt.timedelta(days=3)
MODIFIERS = frozenset({"nummod", "compound", "amod", "nmod", "nmod:tmod", "nmod:unmarked", "nmod:desc"})
NAMED_ENTITIES = frozenset({"PERSON", "ORG"})
UNANCHORED = frozenset({"bound", "past_units", "past_unit", "decade", "century", "unit_to_date"})


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words of time. head: token index of their syntactic head, -1 in a text without a parse.

    kind: "date", "range", "refers-back", "dateline", or what is refused: "duration", "holiday", "season", "vague",
    "name" (the year of "the 2024 election"; `year` holds it), "age", "recurring", "clock", "offset" ...
    """

    span: Span
    head: int
    date: EventDate
    kind: str
    rule: str
    year: int | None = None

    @property
    def resolved(self) -> bool:
        return self.date.start is not None


def find_times(
    doc: Doc | str,
    *,
    published: dt.date | None,
    title: str = "",
    knowledge: TimeKnowledge | None = None,
    syntax: Syntax | None = None,
) -> tuple[TimeMention, ...]:
    """All words of time with their days or the reason why there are none. `title` serves where the day of publication
    is unknown: a full date in it, or in the dateline, takes its place."""
    knowledge = knowledge or packaged_knowledge()
    if isinstance(doc, str):
        s, text = None, doc
    else:
        s = syntax or Syntax(doc)
        text = s.text
    expressions = combine(find_expressions(text, knowledge), text, knowledge)
    places = [(e, _head(s, e.start, e.end) if s is not None else -1) for e in expressions]
    if s is not None:
        names = _named(s)
        places = [
            (_in_parse(s, e, head), head) for e, head in places if head >= 0 and not _is_no_time(s, e, head, names)
        ]
    dateline = next((e for e, _ in places if _in_dateline(text, e)), None)
    today = _filing_day(dateline, published, title, knowledge)
    return tuple(_mentions(text, s, places, today, dateline, knowledge))


def _mentions(
    text: str,
    s: Syntax | None,
    places: list[tuple[Expression, int]],
    today: dt.date | None,
    dateline: Expression | None,
    knowledge: TimeKnowledge,
) -> Iterator[TimeMention]:
    anchor: Window | None = None
    for expression, head in places:
        context = Context(today, _outlook(text, s, expression, head, knowledge), anchor)
        meaning = meaning_of(expression, context)
        if expression is dateline:
            yield _mention(expression, head, meaning, "dateline")
            continue
        if expression.means in ("offset", "vague_offset"):
            yield from _offset_mentions(s, expression, meaning, context)
        else:
            yield _mention(expression, head, meaning, _kind(expression))
        if isinstance(meaning, Window) and expression.means not in UNANCHORED:
            anchor = meaning


def _mention(expression: Expression, head: int, meaning: Meaning, kind: str) -> TimeMention:
    year = expression.fields.get("year") if kind == "name" else None
    date = as_event_date(expression, meaning)
    return TimeMention(
        date.span or Span(0, 0), head, date, kind, expression.rule, year if isinstance(year, int) else None
    )


def _offset_mentions(
    s: Syntax | None, expression: Expression, meaning: Meaning, context: Context
) -> Iterator[TimeMention]:
    """ "days before the Oct. 12 elections": the amount dates the clause, the day inside dates the elections."""
    counted, base = expression.parts
    inner = meaning_of(base, replace(context, outlook=base_outlook(expression, context)))
    if expression.means == "vague_offset" and isinstance(inner, Window):
        meaning = Refused(f"counted from {inner.start.isoformat()}, but the number is not said")
    span_head = _head(s, counted.start, counted.end) if s is not None else -1
    yield _mention(replace(expression, end=counted.end), span_head, meaning, "offset")
    inner_head = _head(s, base.start, base.end) if s is not None else -1
    yield _mention(base, inner_head, inner, _kind(base))


def _kind(expression: Expression) -> str:
    if expression.means.startswith("refuse_"):
        return expression.means.removeprefix("refuse_")
    if expression.means == "vague_ago":
        return "vague"
    if refers_back(expression):
        return "refers-back"
    return (
        "range"
        if expression.means in ("range", "bound", "past_units", "past_unit", "years", "unit_to_date")
        else "date"
    )


def _outlook(text: str, s: Syntax | None, expression: Expression, head: int, knowledge: TimeKnowledge) -> str:
    if ahead := planned_for(expression, text, knowledge):
        return ahead
    if s is None:
        return outlook_in_text(text, expression.start, expression.end, knowledge)
    found = outlook_in_parse(s, head, knowledge)
    if found != "future" and before_occasion(text, expression.end, knowledge):
        return "nearest"
    return found


# ---- where the words hang


def _head(s: Syntax, start: int, end: int) -> int:
    """The token of a stretch that hangs on a word outside it; -1 when no token begins there."""
    first = bisect_left(s.start, start)
    last = bisect_left(s.start, end)
    inside = range(first, last)
    outward = [i for i in inside if not first <= s.head[i] < last or s.head[i] == i]
    content = [i for i in outward if s.dep[i] not in ("case", "punct", "mark", "det", "cc", "advmod")] or outward
    return content[0] if content else (first if first < last else -1)


def _named(s: Syntax) -> list[tuple[int, int]]:
    return [(s.start[start], s.end[end - 1]) for start, end, label in s.entities if label in NAMED_ENTITIES]


def _is_no_time(s: Syntax, expression: Expression, head: int, names: list[tuple[int, int]]) -> bool:
    """Inside the name of a person or body ("Sunday Times"), or a verb ("may", "march")."""
    if any(
        start <= expression.start and expression.end <= end and end - start > expression.end - expression.start
        for start, end in names
    ):
        return True
    return expression.means in ("month", "season") and s.pos[head] in ("VERB", "AUX")


def _in_parse(s: Syntax, expression: Expression, head: int) -> Expression:
    """A year that modifies the noun after it belongs to that noun's name."""
    if expression.means == "year" and s.dep[head] in MODIFIERS and s.head[head] > head and not s.having(head, "case"):
        return replace(expression, means="refuse_name", rule="time.year-in-name")
    return expression


# ---- the day it was filed


def _in_dateline(text: str, expression: Expression) -> bool:
    if expression.start > DATELINE_REACH or expression.means != "month_day":
        return False
    match = DATELINE.match(text, 0, DATELINE_REACH + 30)
    return match is not None and match.start() <= expression.start and expression.end <= match.end()


def _filing_day(
    dateline: Expression | None, published: dt.date | None, title: str, knowledge: TimeKnowledge
) -> dt.date | None:
    if dateline is not None:
        meaning = meaning_of(dateline, Context(published, "nearest"))
        if isinstance(meaning, Window) and (published is None or abs(published - meaning.start) <= DATELINE_AGE):
            return meaning.start
    if published is None and title:
        for expression in find_expressions(title, knowledge):
            meaning = meaning_of(expression, Context(None))
            if isinstance(meaning, Window) and meaning.precision == "day" and expression.means == "month_day":
                return meaning.start
    return published
