"""Rows of the analyses as a reader wants them: what several do in one voice, told once.

In:  rows of `disputes`, one for the United States and one for Japan, both with the sentence "The United States and
Japan condemned the launch". Out: one, "United States, Japan against North Korea", with that sentence once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Made = dict[str, Any]  # a row of several


def disputes(rows: Sequence[Row]) -> list[Made]:
    """Who charges the same accused in one story, in part in one voice, is one accuser; `accusers` has their sides.

    Who is an accuser is no supporter; what supports by the very words of a charge is none beside it.
    """
    return [_one_dispute(together) for together in _sharing(rows, _charges)]


def commitments(rows: Iterable[Row]) -> list[Made]:
    """What several promise together is one commitment; of those who promise each other, `mutual`."""
    return [_one_commitment(rows) for rows in _of_one_occurrence(rows)]


def by_outcome(rows: Iterable[Row]) -> list[Made]:
    """Commitments, those first of which later reports tell what became."""
    return sorted(commitments(rows), key=lambda row: row["outcome"] == "open")


def silences(rows: Iterable[Row]) -> list[Row]:
    """Who declined or is said to be silent first, then the latest addressed first."""
    latest = sorted(rows, key=lambda row: str(row["since"] or ""), reverse=True)
    return sorted(latest, key=lambda row: not row["declined"])


def in_same_words(items: Iterable[Row], *words: str) -> list[list[Row]]:
    """Items that are alike in these fields together, each article once: what three outlets have from one agency."""
    alike: dict[Hashable, dict[Hashable, Row]] = {}
    for item in items:
        alike.setdefault(tuple(item[word] for word in words), {}).setdefault(item["article_key"], item)
    return [list(told.values()) for told in alike.values()]


def accounts(rows: Iterable[Row]) -> list[list[Row]]:
    """What is told of one occurrence stands together, in the order of the rows."""
    return _of_one_occurrence(rows)


def _of_one_occurrence(rows: Iterable[Row]) -> list[list[Row]]:
    together: dict[Hashable, list[Row]] = {}
    for row in rows:
        together.setdefault(row["occurrence_id"], []).append(row)
    return list(together.values())


def _charges(row: Row) -> set[Hashable]:
    return {(row["story"], row["accused_side"], charge["occurrence_id"]) for charge in row["charges"]}


def _sharing(rows: Sequence[Row], marks: Callable[[Row], set[Hashable]]) -> list[list[Row]]:
    """Rows that share a mark, directly or by way of others, in the order in which the first of each stands."""
    groups: list[tuple[set[Hashable], list[Row]]] = []
    for row in rows:
        own = marks(row)
        touched = [group for group in groups if group[0] & own]
        if not touched:
            groups.append((own, [row]))
            continue
        first, *others = touched
        first[0].update(own, *(marks for marks, _ in others))
        first[1].extend([*(r for _, more in others for r in more), row])
        groups = [group for group in groups if not any(group is other for other in others)]
    return [found for _, found in groups]


def _one_dispute(rows: Sequence[Row]) -> Made:
    row, sides = rows[0], {r["accuser_side"] for r in rows}
    charges = _each(r["charges"] for r in rows)
    acts = {charge["occurrence_id"] for charge in charges}
    supporters = [s for s in _each(r["supporters"] for r in rows) if s["occurrence_id"] not in acts]
    answers = _each(r["answers"] for r in rows)
    merged = {
        "accuser": ", ".join(dict.fromkeys(r["accuser"] for r in rows)),
        "accusers": sides,
        "since": min((r["since"] for r in rows if r["since"]), default=None),
        "last_report": max((r["last_report"] for r in rows if r["last_report"]), default=None),
        "charges": charges,
        "charged": len(charges),
        "answers": answers,
        "answered": len(answers),
        "supporters": supporters,
        "for_the_accuser": sorted({s for r in rows for s in r["for_the_accuser"] or ()} - sides),
        "for_the_accused": sorted({s for r in rows for s in r["for_the_accused"] or ()} - sides),
    }
    return {**row, **merged}


def _one_commitment(rows: Sequence[Row]) -> Made:
    actors = list(dict.fromkeys(r["actor"] for r in rows))
    recipients = list(dict.fromkeys(r["recipient"] for r in rows if r["recipient"]))
    mutual = len(actors) > 1 and set(recipients) == set(actors)
    merged = {
        "actor": ", ".join(actors),
        "recipient": "" if mutual else ", ".join(recipients),
        "mutual": mutual,
        "outcome": _outcome({r["outcome"] for r in rows}),
        "fulfilling": _each(r["fulfilling"] for r in rows),
        "breaking": _each(r["breaking"] for r in rows),
    }
    return {**rows[0], **merged}


def _outcome(outcomes: set[str]) -> str:
    told = outcomes - {"open"}
    if not told:
        return "open"
    return told.pop() if len(told) == 1 else "both reported"


def _each(lists: Iterable[Sequence[Row] | None]) -> list[Row]:
    """What stands in any of these lists, each place of an article once."""
    found: dict[Hashable, Row] = {}
    for item in (item for items in lists for item in items or ()):
        where = (item["article_key"], item.get("event_id"), item.get("attribution_id"), item.get("part"))
        found.setdefault((*where, item.get("name")), item)
    return list(found.values())
