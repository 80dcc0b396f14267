"""Whether the words around a date look ahead or back.

In:  a text and where a date stands in it. Out: "future", "past", "nearest" or "", e.g. "future" for "in July" in
"Voters will elect a parliament in July".
"""

from __future__ import annotations

import re

from demarche.circumstances.times.grammar import Expression
from demarche.circumstances.times.vocabulary import TimeKnowledge

LEADS_TO = re.compile(r"\bfor\s+$")
NO_NOUN = re.compile(
    r"\s*(?:[^\w\s]|$|(?:and|or|but|in|at|near|outside|on|from|over|against|with|before|after|to|as|when|which|that)\b)"
)
ABBREVIATED = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,3}|[ap]\.m)\.$")
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
AFTER = re.compile(r"\s+(?:[\w’'-]+\s+){0,2}?([\w’'-]+)")


def outlook_in_text(text: str, start: int, end: int, knowledge: TimeKnowledge) -> str:
    """Told by the nearest sign in the sentence, those before the date first; for texts without a parse.

    A day that stands before an occasion ("the Oct. 12 elections") is the nearest such day.
    """
    first, last = sentence_around(text, start, end)
    before = _last_sign(text[first:start], knowledge)
    if before:
        return before
    ahead = knowledge.cues["future"].search(text, end, last)
    behind = knowledge.cues["past"].search(text, end, last)
    if ahead or behind:
        return "future" if ahead and (behind is None or ahead.start() < behind.start()) else "past"
    return "nearest" if before_occasion(text, end, knowledge) else ""


def planned_for(expression: Expression, text: str, knowledge: TimeKnowledge) -> str:
    """ "called a strike for Thursday", "set for June 20-22", "adjourned until Nov. 3": ahead of the verb; else ""."""
    start, end = expression.start, expression.end
    if lasting_to(expression, text, knowledge):
        return "nearest"
    if not (LEADS_TO.search(text, max(0, start - 8), start) and NO_NOUN.match(text, end)):
        return ""
    return "future" if expression.means == "weekday" else "nearest"


def lasting_to(expression: Expression, text: str, knowledge: TimeKnowledge) -> bool:
    """ "Adjourned until Nov. 3", "run from Oct. 20 through Oct. 31": whatever the tense, up to a day named."""
    before = text[: expression.start].split()
    told = bool(before) and before[-1].lower() in knowledge.words["lasting"]
    return told and text[expression.start : expression.end].lower().startswith(("until ", "till ", "from "))


def _last_sign(stretch: str, knowledge: TimeKnowledge) -> str:
    ahead = [match.end() for match in knowledge.cues["future"].finditer(stretch)]
    behind = [match.end() for match in knowledge.cues["past"].finditer(stretch)]
    if not ahead and not behind:
        return ""
    return "future" if ahead and (not behind or ahead[-1] >= behind[-1]) else "past"


def before_occasion(text: str, end: int, knowledge: TimeKnowledge) -> bool:
    """Whether an election, summit or the like follows within three words."""
    words = re.findall(r"[\w’'-]+|[^\w\s]", text[end : end + 60])[:3]
    for word in words:
        if not word[0].isalpha():
            return False
        if word.lower() in knowledge.words["occasions"]:
            return True
    return False


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Characters of the sentence about a stretch, told by punctuation alone; "Oct. 12" ends none."""
    first = 0
    for match in SENTENCE_END.finditer(text, 0, start):
        if not ABBREVIATED.search(text[max(0, match.start() - 5) : match.start() + 1]):
            first = match.end()
    after = SENTENCE_END.search(text, end)
    return first, after.start() if after else len(text)
