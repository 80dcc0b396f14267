"""Words of time in a text: where they stand and how they are put together, before any calendar is asked.

In:  text and `TimeKnowledge`. Out: `Expression`s in text order, e.g. "the Oct. 12 elections" gives month 10, day 12.

The text is walked word by word; only a word that can be the heart of an expression (a month, a unit, a year) starts
the rules that hang on it, from the farthest leading word ("early on last ...") inwards. The longest match wins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from demarche.circumstances.times.vocabulary import TimeKnowledge, TimeRule, Value, value_of

WORD = re.compile(r"\w+")
GAP = re.compile(r"\s+|[\s.,'’\-‐‑–]{1,3}")
NUMERIC = re.compile(r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?!\w)|\d{4}-\d\d-\d\dT|(?:19|20)\d{6}(?!\w)")
CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d| ?[ap]\.?m\b)|\d{4} ?(?:GMT|UTC|local time)", re.IGNORECASE)
DECADE = re.compile(r"\d{3}0s|\d0s", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?:['’]s?|\b(?:the|its|their|his|her|our|my|your|this))\s$", re.IGNORECASE)
TO_NAME = re.compile(r"\s*(?:to|through|until|and|or|[-–—])\s*([A-Za-z]+)")
LEADING_WORDS = 7


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of time at `start`-`end` of a text. `fields` holds what the pattern's groups mean."""

    rule: str
    means: str
    start: int
    end: int
    fields: Mapping[str, Value]
    parts: tuple[Expression, ...] = ()


NAMES = frozenset({"month", "weekday"})
Word = tuple[int, int, str]  # start, end, lower-case form


def find_expressions(text: str, knowledge: TimeKnowledge) -> list[Expression]:
    """Simple expressions that do not overlap, in text order; `combine` puts them together to ranges and offsets."""
    words = [(match.start(), match.end(), match.group().lower()) for match in WORD.finditer(text)]
    found: list[Expression] = []
    done = 0
    for index, (start, _, word) in enumerate(words):
        anchors = _anchors(word, text, start, knowledge)
        if not anchors or start < done:
            continue
        expression = _expression_at(text, words, index, anchors, knowledge, done)
        if expression is not None:
            found.append(expression)
            done = expression.end
    names = [match.span() for match in knowledge.cues["not_times"].finditer(text)] if found else []
    return [e for e in found if not any(start <= e.start and e.end <= end for start, end in names)]


def _anchors(word: str, text: str, start: int, knowledge: TimeKnowledge) -> tuple[str, ...]:
    if not word[0].isdigit():
        return ("year",) if word[:2] == "fy" and word[2:].isdigit() else knowledge.anchors.get(word, ())
    found = []
    if len(word) == 4 and word.isdigit() and "1000" <= word <= "2199":
        found.append("year")
    if NUMERIC.match(text, start):
        found.append("numeric")
    if CLOCK.match(text, start):
        found.append("clock")
    if DECADE.fullmatch(word):
        found.append("decade")
    return tuple(found) or knowledge.anchors.get(word, ())


def _expression_at(
    text: str, words: list[Word], index: int, anchors: tuple[str, ...], knowledge: TimeKnowledge, done: int
) -> Expression | None:
    """The longest match from the farthest leading word on that covers the word at `index`."""
    rules = knowledge.rules_for(anchors)
    anchor_end = words[index][1]
    for start in _starts(text, words, index, knowledge, done):
        matches = [
            (match, rule) for rule in rules if (match := rule.pattern.match(text, start)) and match.end() >= anchor_end
        ]
        for match, rule in sorted(matches, key=lambda found: -found[0].end()):
            expression = checked(_read(match, rule, knowledge), text, knowledge)
            if expression is not None:
                return expression
    return None


def _starts(text: str, words: list[Word], index: int, knowledge: TimeKnowledge, done: int) -> list[int]:
    leaders = knowledge.words["leaders"]
    first = index
    while first > 0 and index - first < LEADING_WORDS:
        start, end, word = words[first - 1]
        if start < done or not GAP.fullmatch(text, end, words[first][0]):
            break
        if not (
            word in leaders
            or word[0].isdigit()
            or word in knowledge.classes["number"]
            or len(word) == 1
            or word in knowledge.classes["weekday"]
            or word in knowledge.classes["nth"]
            or word in knowledge.classes["century"]
        ):
            break
        first -= 1
    return [words[i][0] for i in range(first, index + 1)]


def _read(match: re.Match[str], rule: TimeRule, knowledge: TimeKnowledge) -> Expression:
    fields = {
        name.rstrip("0123456789"): value_of(knowledge, rule.classes.get(name, name).rstrip("0123456789"), text)
        for name, text in match.groupdict().items()
        if text
    }
    return Expression(rule.id, rule.means, match.start(), match.end(), fields)


# ---- words that only sometimes mean a time


def checked(expression: Expression, text: str, knowledge: TimeKnowledge) -> Expression | None:
    """The expression where its words mean a time; "May", "March", "Sun" and numbers of four digits often do not."""
    match expression.means:
        case "month" if "year" not in expression.fields and "which" not in expression.fields:
            return expression if _bare_name(expression, text, knowledge) else None
        case "weekday":
            return expression if _bare_name(expression, text, knowledge) else None
        case "year":
            return _year(expression, text, knowledge)
        case "years":
            return expression if _ascending(expression) else None
        case "refuse_holiday" if text[expression.start : expression.end] in knowledge.words["capital"]:
            return None  # "has lent", "the carnival"
        case "refuse_vague" if expression.fields.get("adverb") == "once":
            return None
    return expression


def _ascending(expression: Expression) -> bool:
    first, last = expression.fields["year"], expression.fields["last_year"]
    return (
        isinstance(first, int) and isinstance(last, int) and (last if last > 99 else first // 100 * 100 + last) > first
    )


def _bare_name(expression: Expression, text: str, knowledge: TimeKnowledge) -> bool:
    quoted = text[expression.start : expression.end]
    names = (word for word in re.findall(r"\w+", quoted) if word.lower() in knowledge.anchors)
    name = next((word for word in names if NAMES & set(knowledge.anchors[word.lower()])), quoted)
    if expression.end - expression.start >= len(text.strip(" .")):
        return True
    if not name[:1].isupper():
        return name not in knowledge.words["capital"] and len(name) > 5
    if name.lower() not in knowledge.words["ambiguous"] or " " in quoted:
        return True
    if knowledge.joints["as_far_as"].search(text, max(0, expression.start - 24), expression.start):
        return True
    before = word_before(text, expression.start)
    if before.lower() in knowledge.words["beside"] or (before[:1].isupper() and before.lower() in knowledge.anchors):
        return True
    following = TO_NAME.match(text, expression.end)
    return bool(following and following.group(1).lower() in knowledge.anchors and following.group(1)[0].isupper())


def _year(expression: Expression, text: str, knowledge: TimeKnowledge) -> Expression | None:
    """A year behind a preposition or alone; a refusal where it belongs to a name; None where it counts something."""
    before, after = word_before(text, expression.start).lower(), word_after(text, expression.end)
    sign = text[expression.start - 1 : expression.start]
    if after.lower() in knowledge.words["not_years"] or (sign and sign in "$€£#.,:"):
        return None
    if after.lower() in knowledge.words["occasions"] or (
        after and POSSESSIVE.search(text[max(0, expression.start - 8) : expression.start])
    ):
        return replace(expression, means="refuse_name", rule="time.year-in-name")
    named = word_before(text, text.rfind("of", 0, expression.start)).lower() if before == "of" else ""
    if named in knowledge.words["named_by_year"]:
        return replace(expression, means="refuse_name", rule="time.year-in-name")
    alone = not before and not after
    return expression if before in knowledge.words["year_leads"] or alone or sign in "(-–/" else None


def word_before(text: str, position: int) -> str:
    """The word that stands directly before a position, or ""."""
    match = re.search(r"([\w’']+)[\s-]+$", text[max(0, position - 30) : position])
    return match.group(1) if match else ""


def word_after(text: str, position: int) -> str:
    """The word that stands directly after a position, or ""."""
    match = re.match(r"[\s-]+([\w’']+)", text[position : position + 40])
    return match.group(1) if match else ""
