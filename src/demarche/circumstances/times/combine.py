"""Simple expressions put together: parts, ranges, offsets and bounds.

In:  the `Expression`s of a text. Out: fewer, larger ones, e.g. "from Dec. 28 to Jan. 3" becomes one range, and "two
days after the Oct. 12 vote" one offset, whose `parts` are the simple ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from demarche.circumstances.times import calendar
from demarche.circumstances.times.grammar import Expression, word_after
from demarche.circumstances.times.vocabulary import TimeKnowledge, normalised

Joints = Mapping[str, re.Pattern[str]]
Join = Callable[[Expression, Expression, str, Joints], Expression | None]

UNTIL = frozenset({"until", "till", "up to", "up until"})
SPLITTABLE = frozenset(
    {"month", "year", "which_unit", "decade", "quarter", "century", "years", "past_unit", "the_unit"}
)
DATED = SPLITTABLE | {
    "month_day",
    "weekday",
    "deictic",
    "named",
    "september_11",
    "slashed",
    "month_days",
    "weekend",
    "part",
    "nth_weekday",
    "weekday_of_week",
    "range",
    "ago",
    "daypart",
    "half",
    "nth_of",
    "within",
    "part_of_the_unit",
}
RANGEABLE = frozenset(
    {
        "month",
        "year",
        "month_day",
        "weekday",
        "deictic",
        "part",
        "quarter",
        "slashed",
        "decade",
        "which_unit",
        "named",
        "earlier_this",
    }
)
FOLLOWS = {
    "weekday": ("weekday", 7, 1),
    "month": ("month", 12, 1),
    "year": ("year", 9999, 1),
    "decade": ("decade_year", 9999, 10),
}
COMMON_YEAR = 2001  # without a 29 February
LAST_UNIT = frozenset({"which_unit", "past_unit"})
COUNTED = frozenset({"ago", "vague_ago", "the_unit_beside", "that_unit"})


def combine(expressions: list[Expression], text: str, knowledge: TimeKnowledge) -> list[Expression]:
    """Layers from the inside out: parts of months and years, then ranges, then offsets, then bounds."""
    expressions = [_with_part(e, text, knowledge) for e in expressions]
    joints = knowledge.joints
    expressions = [e for e in _pairs(expressions, text, joints, _nth_of) if e.means != "the_unit"]
    expressions = list(_pairs(expressions, text, joints, _range))
    expressions = list(_pairs(expressions, text, joints, _offset))
    expressions = [_open_offset(e, text, joints) for e in expressions]
    return [_with_bound(e, text, joints) for e in expressions]


def _pairs(expressions: list[Expression], text: str, joints: Joints, join: Join) -> Iterator[Expression]:
    """Neighbours joined where `join` allows it, from left to right."""
    held: Expression | None = None
    for expression in expressions:
        joined = join(held, expression, text, joints) if held is not None else None
        if held is not None and joined is None:
            yield held
        held = joined or expression
    if held is not None:
        yield held


def _with_part(expression: Expression, text: str, knowledge: TimeKnowledge) -> Expression:
    """ "early", "the end of", "the first half of", "the week of", "the eve of" before an expression."""
    before = text[max(0, expression.start - 60) : expression.start]
    if expression.means in SPLITTABLE:
        if match := knowledge.part_before.search(before):
            part = knowledge.classes["part"][normalised(match.group("part") or match.group("noun"))]
            return _wrap("part", expression, match, before, {"part": part})
        if match := knowledge.joints["within"].search(before):
            return _wrap("within", expression, match, before, {"side": match.group(1).lower()})
        if match := knowledge.joints["half"].search(before):
            return _wrap("half", expression, match, before, {"half": 1 if match.group(1).lower() == "first" else 2})
    if expression.means in ("month_day", "weekday", "month_days") and (
        match := knowledge.joints["week_of"].search(before)
    ):
        return _wrap("week_of", expression, match, before, {"edge": match.group(1).lower()})
    if expression.means in ("month_day", "weekday") and (match := knowledge.joints["eve"].search(before)):
        return _wrap("eve_of", expression, match, before, {})
    return expression


def _wrap(means: str, inner: Expression, match: re.Match[str], before: str, fields: dict[str, int | str]) -> Expression:
    start = inner.start - len(before) + match.start()
    return Expression(f"time.{means.replace('_', '-')}", means, start, inner.end, fields, (inner,))


def _nth_of(first: Expression, second: Expression, text: str, joints: Joints) -> Expression | None:
    """ "the second week of July", "the first nine months of 2025", "Monday of last week"."""
    if second.means not in SPLITTABLE | {"part"} or not joints["of"].fullmatch(text, first.end, second.start):
        return None
    if first.means == "refuse_nth" and "nth" in first.fields:
        return Expression("time.nth-of", "nth_of", first.start, second.end, first.fields, (second,))
    is_last = first.means == "which_unit" or re.search(r"\blast\s", text[first.start : first.end])
    if is_last and first.fields.get("which", "last") == "last" and first.means in LAST_UNIT and second.means != "part":
        fields = {**first.fields, "nth": -1}
        return Expression("time.nth-of", "nth_of", first.start, second.end, fields, (second,))
    if first.means == "past_units" and first.fields.get("recent") in ("first", "final", "past"):
        return Expression("time.first-of", "first_of", first.start, second.end, first.fields, (second,))
    return None


def _range(first: Expression, second: Expression, text: str, joints: Joints) -> Expression | None:
    if first.means not in RANGEABLE | {"range"} or second.means not in RANGEABLE:
        return None
    between = text[first.end : second.start]
    if not joints["range"].fullmatch(between):
        return None
    opening = joints["opening"].search(text[max(0, first.start - 20) : first.start])
    listed = joints["listing"].fullmatch(between)
    if listed and not (opening and opening.group(1).lower() == "between") and not _consecutive(first, second):
        return None
    start = first.start - (len(opening.group()) if opening else 0)
    first = first.parts[0] if first.means == "range" else first
    return Expression("time.range", "range", start, second.end, {}, (first, second))


def _consecutive(first: Expression, second: Expression) -> bool:
    """ "Monday and Tuesday", "March and April": one stretch; "Monday and Friday" are two times."""
    first = first.parts[1] if first.means == "range" else first
    if first.means == second.means == "month_day":
        return _next_day(first) == (second.fields.get("month"), second.fields.get("day"))
    name, length, step = FOLLOWS.get(first.means, ("", 1, 1))
    one, other = first.fields.get(name), second.fields.get(name)
    if first.means != second.means or not isinstance(one, int) or not isinstance(other, int):
        return False
    return (other - one) % length == step


def _next_day(expression: Expression) -> tuple[int, int] | None:
    """Month and day of the day after, in a common year: "June 30 and July 1" are one stretch."""
    month, day = expression.fields.get("month"), expression.fields.get("day")
    first = calendar.valid(COMMON_YEAR, month, day) if isinstance(month, int) and isinstance(day, int) else None
    after = first + calendar.DAY if first is not None else None
    return (after.month, after.day) if after is not None else None


def _offset(first: Expression, second: Expression, text: str, joints: Joints) -> Expression | None:
    """ "two days after the Oct. 12 vote": an amount and the date it is counted from."""
    if first.means not in COUNTED or second.means not in DATED or not _counts_from(first, text, joints):
        return None
    if first.fields.get("unit") == "hour":
        return None  # "one minute before midnight on Monday": Monday itself
    between = text[first.end : second.start]
    if not joints["offset"].fullmatch(between) or joints["break"].search(between):
        return None
    means = "vague_offset" if first.means == "vague_ago" else "offset"
    return Expression(f"time.{means.replace('_', '-')}", means, first.start, second.end, first.fields, (first, second))


def _counts_from(expression: Expression, text: str, joints: Joints) -> bool:
    return bool(joints["counts_from"].search(text[expression.start : expression.end]))


def _open_offset(expression: Expression, text: str, joints: Joints) -> Expression:
    """ "three days before the election": counted from something that has no date here."""
    if (
        expression.means in ("ago", "the_unit_beside")
        and _counts_from(expression, text, joints)
        and word_after(text, expression.end)
    ):
        return replace(expression, means="refuse_offset")
    return expression


def _with_bound(expression: Expression, text: str, joints: Joints) -> Expression:
    """ "since", "until", "by", "before" ... in front."""
    if expression.means not in DATED | {"earlier_this", "which_unit", "offset", "ago", "overnight"}:
        return expression
    before = text[max(0, expression.start - 40) : expression.start]
    match = joints["bound"].search(before)
    if match is None:
        return expression
    word = match.group(1).lower()
    if (
        word == "before"
        and expression.means != "part_of_the_unit"
        and expression.fields.get("part") not in ("late", "end")
    ):
        return expression
    kind = "since" if word.endswith("since") else "until" if word in UNTIL else "by"
    if joints["put_off"].search(before):
        kind = "by"  # "adjourned until Nov. 3": taken up on that day
    wrapped = _wrap("bound", expression, match, before, {"bound": kind})
    return replace(wrapped, rule=f"time.{wrapped.fields['bound']}")
