"""How two codings of one article differ: events gained, lost and changed.

In:  the coding before and after a change of rules. Out: differences in the order of the text, each with its clause
and sentence: of "Chad closed its border", lost SANCTION; or changed: actuality actual → historical.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from demarche.records import Coding, Event, Span

Kind = Literal["gained", "lost", "changed"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Difference:
    """One event that is new, gone, or read otherwise; `fields` tells what was and what is.

    type, summary, rule and words are those of the event now; of one that is lost, as it was.
    """

    kind: Kind
    type: str
    summary: str
    clause: Span
    sentence: Span
    rule: str
    fields: tuple[tuple[str, str, str], ...] = ()


def differences(before: Coding, after: Coding) -> list[Difference]:
    """What `after` has that `before` has not, and the reverse. Two events are the same when a predicate is.

    Of several events on one predicate, those alike are paired first.
    """
    old, new = _told(before), _told(after)
    pairs = _pairs(old, new)
    paired_old, paired_new = {o for o, _ in pairs}, {n for _, n in pairs}
    found = [_changed(old[o], new[n]) for o, n in pairs]
    found += [_difference("lost", told) for i, told in enumerate(old) if i not in paired_old]
    found += [_difference("gained", told) for i, told in enumerate(new) if i not in paired_new]
    return sorted((d for d in found if d is not None), key=lambda d: (d.clause, d.kind, d.summary))


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with its fields in words that mean the same in both codings."""

    event: Event
    fields: dict[str, str]

    @property
    def predicates(self) -> set[Span]:
        return {m.predicate for m in self.event.mentions}


def _told(coding: Coding) -> list[_Told]:
    names = {a.id: a.name for a in coding.actors}
    return [_Told(e, dict(_fields(e, names))) for e in coding.events]


def _fields(e: Event, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "type", e.type
    yield "mode", e.mode or ""
    yield "actors", ", ".join(names.get(id, id) for id in e.actors)
    yield "recipients", ", ".join(names.get(id, id) for id in e.recipients)
    yield "actuality", e.actuality + (" hedged" if e.hedged else "")
    yield "said by", names.get(e.attributed_to or "", "")
    yield "date", f"{e.date.start} to {e.date.end}" if e.date and e.date.start else ""
    yield "place", e.location.name if e.location else ""
    yield "contexts", ", ".join(e.contexts)
    yield "cameo", e.cameo or ""


def _pairs(old: list[_Told], new: list[_Told]) -> list[tuple[int, int]]:
    """Greedy pairs on shared predicates, most alike first."""
    candidates = [
        (-sum(o.fields[f] == n.fields[f] for f in o.fields), i, j)
        for i, o in enumerate(old)
        for j, n in enumerate(new)
        if o.predicates & n.predicates
    ]
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(candidates):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _changed(old: _Told, new: _Told) -> Difference | None:
    fields = tuple((f, old.fields[f], new.fields[f]) for f in old.fields if old.fields[f] != new.fields[f])
    return _difference("changed", new, fields) if fields else None


def _difference(kind: Kind, told: _Told, fields: tuple[tuple[str, str, str], ...] = ()) -> Difference:
    first = told.event.mentions[0]
    f = told.fields
    did = f"{f['type']}/{f['mode']}" if f["mode"] else f["type"]
    parties = f"{f['actors'] or '?'} → {f['recipients']}" if f["recipients"] else f["actors"] or "?"
    summary = f"{did} {parties} ({f['actuality']})"
    return Difference(kind, f["type"], summary, first.clause, first.sentence, first.rule, fields)
