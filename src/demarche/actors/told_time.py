"""When an article without a date was written, as far as its own words tell.

In:  a Page without a day of publication, e.g. of "President Obama met Prime Minister Theresa May. … The 2016 race …".
Out: `ToldTime`: the first and last day on which all of this can have been said; None where nothing tells. Whoever held
     another office on the first day than on the last is not said to hold one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from demarche.actors.page import Page
from demarche.actors.phrases import is_former
from demarche.actors.roles import office_of
from demarche.actors.senses import Leader, ToldTime

_DAY = dt.timedelta(days=1)
_YEAR = re.compile(r"(?:19|20)\d\d")


def told_time(page: Page) -> ToldTime | None:
    """The time in which most of those named with their titles held these offices, from the latest year named in it on.

    Heads of state and government alone tell it: who once was a senator or secretary is called so for life. So are
    presidents of some countries: an office that was over before a year that the text names counts for nothing, and of
    several times that suit as many the latest counts.
    """
    years = tuple(_years(page))
    spans = sorted({span for span in _tenures(page) if not years or max(years) <= span[1].year})
    if not spans:
        return None
    at = max((start for start, _ in spans), key=lambda day: (sum(a <= day <= b for a, b in spans), day))
    last = min(b for a, b in spans if a <= at <= b)
    named = [dt.date(year, 1, 1) for year in years if year <= last.year]
    return ToldTime(max((at, *named)), last)


def _years(page: Page) -> Iterator[int]:
    """Years named, but for those to come: "by 2030"."""
    for token, word in enumerate(page.words):
        if _YEAR.fullmatch(word) and not page.know.cues.has("future-preposition", page.s.preposition(token)):
            yield int(word)


def _tenures(page: Page) -> Iterator[tuple[dt.date, dt.date]]:
    """When those named with a title that they bore once did so: "President Obama", not "former President Carter"."""
    for token in range(1, len(page.words)):
        office = _office_before(page, token)
        if office is None or not page.know.cues.has("top-office", office):
            continue
        bearers = [p for p in _bearers(page, token) if p.held(office, None)]
        held = bearers[0].tenures_of(office) if len(bearers) == 1 else ()
        if len(held) == 1 and held[0].start is not None:
            yield held[0].start, (held[0].end or dt.date.max) - _DAY  # on the last day the next one may hold it


def _office_before(page: Page, token: int) -> str | None:
    """The office that ends right before a name, where it is not over."""
    seen = page.title[token - 1] or page.role[token - 1]
    if seen is None or seen.last != token - 1 or page.s.pos[token] != "PROPN" or seen.values[0].role.kind != "office":
        return None
    role = seen.values[0].role
    former = role.former or is_former(page, page.left_edge(seen.last), seen.last)
    return None if former else office_of(role, page.know)


def _bearers(page: Page, token: int) -> tuple[Leader, ...]:
    """The leaders of the table that a name beginning here may mean."""
    seen = page.name[token]
    leaders = tuple(sense.leader for sense in seen.values if sense.leader) if seen and seen.first == token else ()
    alone = page.core_end(token) == token
    return leaders or (page.know.bearers(page.words[token]) if alone and seen is None else ())
