"""When: words of time found in a text and resolved against its day of publication.

In:  a text or Doc. Out: `TimeMention`s and `EventDate`s, e.g. 8 October 2025 for "arrived on Wednesday".
"""

from __future__ import annotations

from demarche.circumstances.times.attach import Times, date_of
from demarche.circumstances.times.carry import carry_dates
from demarche.circumstances.times.mentions import TimeMention, find_times
from demarche.circumstances.times.resolve import resolve_date_expression
from demarche.circumstances.times.vocabulary import TimeKnowledge

__all__ = ["TimeKnowledge", "TimeMention", "Times", "carry_dates", "date_of", "find_times", "resolve_date_expression"]
