"""Dates for a text without a parse: `demarche dates`.

In:  words such as "days before the Oct. 12 elections" and a day of publication. Out: an `EventDate`: 2025-10-12, or no
days and the reason, for words that refuse resolution ("the 2024 election", "three days of clashes").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from demarche.circumstances.times.calendar import Refused, Window
from demarche.circumstances.times.combine import combine
from demarche.circumstances.times.context import NO_ANTECEDENT, Context, Meaning
from demarche.circumstances.times.grammar import Expression, find_expressions
from demarche.circumstances.times.meaning import meaning_of
from demarche.circumstances.times.tense import outlook_in_text, planned_for
from demarche.circumstances.times.vocabulary import TimeKnowledge
from demarche.records import EventDate, Span

NOTHING_FOUND = EventDate(
    start=None, end=None, precision="unresolved", span=None, reason="no words of time in the text"
)


@cache
def packaged_knowledge() -> TimeKnowledge:
    """The words of time in the package; immutable, read once."""
    return TimeKnowledge.load()


def resolve_date_expression(
    text: str, published: dt.date | None, *, knowledge: TimeKnowledge | None = None
) -> EventDate:
    """The date that a phrase or sentence names, seen from its day of publication.

    Of several, one that refers to another ("three days later") wins, then the first that has days, then the first
    refusal. Without a verb to tell, the past is preferred.
    """
    knowledge = knowledge or packaged_knowledge()
    results = list(_resolved(text, published, knowledge))
    if not results:
        return NOTHING_FOUND
    dated = [(expression, meaning) for expression, meaning in results if isinstance(meaning, Window)]
    if dated:
        return as_event_date(*next((pair for pair in dated if refers_back(pair[0])), dated[0]))
    return as_event_date(*next((pair for pair in results if pair[1] == NO_ANTECEDENT), results[0]))


def _resolved(text: str, published: dt.date | None, knowledge: TimeKnowledge) -> Iterator[tuple[Expression, Meaning]]:
    anchor: Window | None = None
    for expression in combine(find_expressions(text, knowledge), text, knowledge):
        ahead = planned_for(expression, text, knowledge)
        outlook = ahead or outlook_in_text(text, expression.start, expression.end, knowledge)
        meaning = meaning_of(expression, Context(published, outlook, anchor))
        if isinstance(meaning, Window):
            anchor = meaning
        yield expression, meaning


def refers_back(expression: Expression) -> bool:
    """Whether an expression counts from a date spoken of before."""
    if expression.means in ("that_unit", "the_unit_beside"):
        return True
    if expression.means == "ago":
        return expression.fields.get("ago") in ("earlier", "later")
    which = expression.fields.get("which")
    return which in ("that", "following") or (which in ("next", "previous") and expression.fields.get("unit") == "day")


def as_event_date(expression: Expression, meaning: Meaning) -> EventDate:
    """The record, with the span of the words and the reason."""
    span = Span(expression.start, expression.end)
    if isinstance(meaning, Refused):
        return EventDate(
            start=None, end=None, precision="unresolved", span=span, reason=f"{expression.rule}: {meaning.why}"
        )
    return EventDate(
        start=meaning.start.isoformat(),
        end=meaning.end.isoformat(),
        precision=meaning.precision,
        span=span,
        reason=f"{expression.rule}: {meaning.why or 'the days named'}",
    )
