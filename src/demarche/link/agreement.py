"""Whether two reports tell of one occurrence, and how much speaks for it.

In:  two reports of one type. Out: evidence in points, 0 where nothing speaks for it, None where they contradict each
other: two bombings in two towns, an accusation on Monday and one on Friday. The rules, with measurements, stand in
docs/decisions/0006-occurrences.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from demarche.link.parties import Relation, all_same, relation
from demarche.link.reports import Place, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """What each agreement counts. An occurrence wants `enough`, and words in common besides.

    unmatched: taken off for a side that both reports name and that cannot be told to be the same.
    alike:  least similarity of the telling words for one, two and three points.
    said, done: least similarity of acts that are words (accusations, demands, promises), and of deeds …
    lone:   … more of it where neither report names a recipient; none is asked of one firm day at one point.
    copied: similarity of a sentence that was taken over word for word.
    near_days: days of publication within which reports without a day of their own are near.
    slip_days: firm days so near that they are two accounts of one day, all else being the same.
    """

    same_party: float = 1.0
    same_day: float = 2.0
    same_place: float = 2.0
    same_mode: float = 1.0
    same_story: float = 1.0
    same_toll: float = 1.0
    near: float = 0.5
    alike: tuple[float, float, float] = (0.2, 0.4, 0.6)
    said: float = 0.25
    done: float = 0.15
    lone: float = 0.15
    copied: float = 0.9
    unmatched: float = 1.0
    near_days: int = 3
    slip_days: int = 1
    enough: float = 3.5


def agreement(a: Report, b: Report, points: Points) -> float | None:
    """Points for one occurrence; None where the reports cannot be of one."""
    if a.article == b.article or a.type != b.type or a.standing != b.standing or not _modes_agree(a, b):
        return None
    agree = _days_agree(a, b, points) and _places_agree(a.place, b.place)
    if not agree and not _conflicting_accounts(a, b, points):
        return None
    sides = _sides(a, b)
    if Relation.APART in sides:
        return None
    similarity = _similarity(a.words, b.words)
    if similarity < _least(a, b, points) or not (similarity >= points.copied or _have_ground(a, b, sides)):
        return 0.0
    return _sum(a, b, sides, similarity, points)


def _least(a: Report, b: Report, points: Points) -> float:
    """The similarity of words without which two reports are not one."""
    if _same_firm_day(a, b) and _same_point(a, b):
        return 0.0
    lone = not a.recipients and not b.recipients
    return (points.said if a.verbal else points.done) + points.lone * lone


def _have_ground(a: Report, b: Report, sides: tuple[Relation, Relation]) -> bool:
    """A named party in common; else one firm day or point for those who may be the same (police of one country), both
    and one story for those nobody can tell ("gunmen killed nine")."""
    best, day, point = max(sides), _same_firm_day(a, b), _same_point(a, b)
    if best is Relation.SAME:
        return True
    return (day or point) if best is Relation.AKIN else (day and point and a.story == b.story)


def _modes_agree(a: Report, b: Report) -> bool:
    return a.mode is None or b.mode is None or a.mode == b.mode


def _sides(a: Report, b: Report) -> tuple[Relation, Relation]:
    """How actors stand to actors and recipients to recipients; who met whom may be told from either side."""
    straight = relation(a.actors, b.actors), relation(a.recipients, b.recipients)
    if a.recipients and b.recipients:
        return straight
    if len(a.actors) < 2 and len(b.actors) < 2:
        return straight
    together = relation((*a.actors, *a.recipients), (*b.actors, *b.recipients))
    return (together, straight[1]) if straight[0] is Relation.APART else straight


def _days_agree(a: Report, b: Report, points: Points) -> bool:
    if a.days is None or b.days is None:
        return a.published is None or b.published is None or abs(a.published - b.published) <= points.near_days
    return a.days.meets(b.days)


def _places_agree(a: Place | None, b: Place | None) -> bool:
    """Two points must be one; a town may lie in a province or country that the other names."""
    if a is None or b is None:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    if a.point and b.point:
        return _one_point(a, b)
    return a.admin1 is None or b.admin1 is None or a.admin1 == b.admin1


def _one_point(a: Place, b: Place) -> bool:
    if a.geonameid is not None and b.geonameid is not None:
        return a.geonameid == b.geonameid
    return a.name.casefold() == b.name.casefold()


def _conflicting_accounts(a: Report, b: Report, points: Points) -> bool:
    """Day or place differ, and everything else is the same: named parties, mode, story, and the other of the two."""
    if a.story != b.story or a.mode is None or a.mode != b.mode:
        return False
    if not all_same(a.actors, b.actors) or not all_same(a.recipients, b.recipients):
        return False
    if _days_agree(a, b, points):
        return _same_firm_day(a, b) and _similarity(a.words, b.words) >= points.alike[1]
    return _same_point(a, b) and _within(a, b, points.slip_days)


def _within(a: Report, b: Report, days: int) -> bool:
    return a.days is not None and b.days is not None and abs(a.days.first - b.days.first) <= days


def _same_firm_day(a: Report, b: Report) -> bool:
    return a.days is not None and b.days is not None and a.days.firm and b.days.firm and a.days == b.days


def _same_point(a: Report, b: Report) -> bool:
    return (
        a.place is not None and b.place is not None and a.place.point and b.place.point and _one_point(a.place, b.place)
    )


def _sum(a: Report, b: Report, sides: tuple[Relation, Relation], similarity: float, points: Points) -> float:
    near = a.published is not None and b.published is not None and abs(a.published - b.published) <= 1
    return math.fsum(
        (
            points.same_party * sum(side is Relation.SAME for side in sides),
            -points.unmatched * _unmatched(a, b, sides),
            points.same_day if _same_firm_day(a, b) else points.near * near,
            points.same_place if _same_point(a, b) else 0.0,
            points.same_mode if a.mode is not None and a.mode == b.mode else 0.0,
            points.same_story if a.story == b.story else 0.0,
            points.same_toll if set(a.tolls) & set(b.tolls) else 0.0,
            float(sum(similarity >= least for least in points.alike)),
        )
    )


def _unmatched(a: Report, b: Report, sides: tuple[Relation, Relation]) -> int:
    """Sides of which both reports name somebody, and nobody can tell whether it is the same."""
    both = bool(a.actors and b.actors), bool(a.recipients and b.recipients)
    return sum(named and side is Relation.OPEN for named, side in zip(both, sides, strict=True))


def _similarity(a: dict[str, float], b: dict[str, float]) -> float:
    """Cosine of two unit vectors."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return math.fsum(weight * large[term] for term, weight in small.items() if term in large)
