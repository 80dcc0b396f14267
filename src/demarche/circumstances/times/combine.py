"""Simple expressions put together: parts, ranges, offsets and bounds.

In:  the `Expression`s of a text. Out: fewer, larger ones, e.g. "from Dec. 28 to Jan. 3" becomes one range, and "two
days after the Oct. 12 vote" one offset, whose `parts` are the simple ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from demarche.circumstances.times.grammar import Expression, word_after
from demarche.circumstances.times.vocabulary import TimeKnowledge, normalised

RANGE = re.compile(
    r"\s*(?:,\s*)?(?:,|to|through|thru|until|till|up to|and|or|[-‐‑–—])\s*(?:(?:the|on|in|early|mid|late)\s+)*", re.I
)
OPENING = re.compile(r"\b(from|between)\s+(?:the\s+|early\s+|late\s+|mid-)?$", re.I)
BOUND = re.compile(
    r"\b((?:ever )?since|until|till|up to|up until|by|no later than|not later than|before|after|as of|from|starting|"
    r"beginning|effective)(?:\s+(?:on|in|at|as early as))?\s+(?:the\s+)?$",
    re.I,
)
OF = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?", re.I)
WEEK_OF = re.compile(r"\b(?:the )?week\s+(of|beginning|starting|ending|ended)(?:\s+on)?\s+(?:the\s+)?$", re.I)
EVE = re.compile(r"\b(?:on )?(?:the )?eve of\s+(?:[\w’'-]+\s+){0,4}$", re.I)
WITHIN = re.compile(r"\b(earlier|later)\s+in\s+$", re.I)
HALF = re.compile(r"\b(?:the )?(first|second|latter|last)[\s-]half\s+(?:of|in)\s+(?:the\s+)?$", re.I)
BETWEEN_OFFSET = re.compile(r"(?:\s+[\w’'.-]+){0,6}?\s+(?:\()?")
BREAK = re.compile(r"[.!?]\s+[A-Z]|[;:]|\b(?:and|but|that|said|says)\b")

SPLITTABLE = frozenset({"month", "year", "which_unit", "decade", "quarter", "century", "years", "past_unit"})
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
COUNTED = frozenset({"ago", "vague_ago", "the_unit_beside", "that_unit"})


def combine(expressions: list[Expression], text: str, knowledge: TimeKnowledge) -> list[Expression]:
    """Layers from the inside out: parts of months and years, then ranges, then offsets, then bounds."""
    expressions = [_with_part(e, text, knowledge) for e in expressions]
    expressions = list(_pairs(expressions, text, _nth_of))
    expressions = list(_pairs(expressions, text, _range))
    expressions = list(_pairs(expressions, text, _offset))
    expressions = [_open_offset(e, text) for e in expressions]
    return [_with_bound(e, text) for e in expressions]


def _pairs(expressions: list[Expression], text: str, join: object) -> Iterator[Expression]:
    """Neighbours joined where `join` allows it, from left to right."""
    assert callable(join)
    held: Expression | None = None
    for expression in expressions:
        joined = join(held, expression, text) if held is not None else None
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
        if match := WITHIN.search(before):
            return _wrap("within", expression, match, before, {"side": match.group(1).lower()})
        if match := HALF.search(before):
            return _wrap("half", expression, match, before, {"half": 1 if match.group(1).lower() == "first" else 2})
    if expression.means in ("month_day", "weekday", "month_days") and (match := WEEK_OF.search(before)):
        return _wrap("week_of", expression, match, before, {"edge": match.group(1).lower()})
    if expression.means in ("month_day", "weekday") and (match := EVE.search(before)):
        return _wrap("eve_of", expression, match, before, {})
    return expression


def _wrap(means: str, inner: Expression, match: re.Match[str], before: str, fields: dict[str, int | str]) -> Expression:
    start = inner.start - len(before) + match.start()
    return Expression(f"time.{means.replace('_', '-')}", means, start, inner.end, fields, (inner,))


def _nth_of(first: Expression, second: Expression, text: str) -> Expression | None:
    """ "the second week of July", "the first nine months of 2025", "Monday of last week"."""
    if second.means not in SPLITTABLE | {"part"} or not OF.fullmatch(text, first.end, second.start):
        return None
    if first.means == "refuse_nth" and "nth" in first.fields:
        return Expression("time.nth-of", "nth_of", first.start, second.end, first.fields, (second,))
    if first.means == "which_unit" and first.fields.get("which") == "last" and second.means != "part":
        fields = {**first.fields, "nth": -1}
        return Expression("time.nth-of", "nth_of", first.start, second.end, fields, (second,))
    if first.means == "past_units" and first.fields.get("recent") in ("first", "final", "past"):
        return Expression("time.first-of", "first_of", first.start, second.end, first.fields, (second,))
    return None


def _range(first: Expression, second: Expression, text: str) -> Expression | None:
    if first.means not in RANGEABLE | {"range"} or second.means not in RANGEABLE:
        return None
    between = text[first.end : second.start]
    if not RANGE.fullmatch(between):
        return None
    opening = OPENING.search(text[max(0, first.start - 20) : first.start])
    word = re.sub(r"[\s,]", "", between.lower())
    listed = not word or word.startswith(("and", "or"))
    if listed and not (opening and opening.group(1).lower() == "between") and not _consecutive(first, second):
        return None
    start = first.start - (len(opening.group()) if opening else 0)
    first = first.parts[0] if first.means == "range" else first
    return Expression("time.range", "range", start, second.end, {}, (first, second))


def _consecutive(first: Expression, second: Expression) -> bool:
    """ "Monday and Tuesday", "March and April": one stretch; "Monday and Friday" are two times."""
    first = first.parts[1] if first.means == "range" else first
    name, length, step = FOLLOWS.get(first.means, ("", 1, 1))
    one, other = first.fields.get(name), second.fields.get(name)
    if first.means != second.means or not isinstance(one, int) or not isinstance(other, int):
        return False
    return (other - one) % length == step


def _offset(first: Expression, second: Expression, text: str) -> Expression | None:
    """ "two days after the Oct. 12 vote": an amount and the date it is counted from."""
    if first.means not in COUNTED or second.means not in DATED or not _counts_from(first, text):
        return None
    between = text[first.end : second.start]
    if not BETWEEN_OFFSET.fullmatch(between) or BREAK.search(between):
        return None
    means = "vague_offset" if first.means == "vague_ago" else "offset"
    return Expression(f"time.{means.replace('_', '-')}", means, first.start, second.end, first.fields, (first, second))


def _counts_from(expression: Expression, text: str) -> bool:
    return bool(re.search(r"\b(?:before|after|since|prior|from)$", text[expression.start : expression.end], re.I))


def _open_offset(expression: Expression, text: str) -> Expression:
    """ "three days before the election": counted from something that has no date here."""
    if (
        expression.means in ("ago", "the_unit_beside")
        and _counts_from(expression, text)
        and word_after(text, expression.end)
    ):
        return replace(expression, means="refuse_offset")
    return expression


def _with_bound(expression: Expression, text: str) -> Expression:
    """ "since", "until", "by", "before" ... in front."""
    if expression.means not in DATED | {"earlier_this", "which_unit", "offset", "ago", "overnight"}:
        return expression
    before = text[max(0, expression.start - 40) : expression.start]
    match = BOUND.search(before)
    if match is None:
        return expression
    bound = match.group(1).lower()
    if bound == "before" and (
        expression.means == "part_of_the_unit" or expression.fields.get("part") in ("late", "end")
    ):
        bound = "by"
    kind = {"ever since": "since", "till": "until", "up to": "until", "up until": "until"}.get(bound, bound)
    if kind not in ("since", "until", "by", "no later than", "not later than"):
        kind = "at"
    if kind == "at":
        return expression
    wrapped = _wrap("bound", expression, match, before, {"bound": kind if kind in ("since", "until") else "by"})
    return replace(wrapped, rule=f"time.{wrapped.fields['bound']}")
