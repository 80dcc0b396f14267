"""Answers in a poll are nobody's act: "47 percent of Canadians say they support the bill", "One in three opposed it".

In:  the words of a sentence and where its actors stand. Out: whether who acts is a share of people who were asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from demarche.records import Span

_NUMBER = r"(?:\d[\d.]*|one|two|three|four|five|six|seven|eight|nine|ten|twenty|half|two-thirds|a third|a quarter)"
_SHARE = rf"{_NUMBER}(?:\s?%|\s+per\s?cent|\s+(?:in|out\s+of)\s+(?:every\s+)?{_NUMBER})"
_BEFORE = re.compile(rf"{_SHARE}(?:\s+of)?(?:\s+(?:all|the|those|these))?\s+$", re.IGNORECASE)
_SAYING = r"sa(?:y|id)|told|believ\w+|th(?:ink|ought)|want\w*|are|were|would"
_JUDGING = r"back\w*|support\w*|favou?r\w*|oppos\w+|(?:dis)?approv\w+"
_ALONE = re.compile(rf"\b{_SHARE}\s+(?:{_SAYING}|{_JUDGING})\b", re.IGNORECASE)


def is_answer(text: str, sentence: Span, named: Iterable[Span]) -> bool:
    """Whether the words before an actor count off a share, or a share acts alone. named: the actors' own words."""
    spans = list(named)
    if any(_BEFORE.search(text, sentence.start, span.start) for span in spans):
        return True
    alone = _ALONE.search(text, sentence.start, sentence.end)
    return alone is not None and not any(sentence.start <= span.start < alone.start() for span in spans)
