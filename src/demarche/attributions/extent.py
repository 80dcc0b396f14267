"""How far a reported clause goes, where the tree hung its continuation on the verb of saying.

In:  readings of verbs with clauses. Out: the same readings, widened: in "Mensah said the port was shut, the road was
cut and nobody would go, because it was late" all that follows "said".

Parsers coordinate the second clause with the verb of saying as often as with the first clause. It is the speaker's,
unless it is itself a cue or lacks a subject (measured: 85 of 100 with a subject of their own and no cue belong to
him, 20 of 100 with a cue).
"""

from __future__ import annotations

from collections.abc import Iterable

from demarche.attributions.page import Page
from demarche.attributions.reading import Reading
from demarche.attributions.sources import SUBJECTS

GROUNDS = frozenset({"because", "if", "unless"})
FRAMES = frozenset({"clause", "question"})


def widen_clauses(page: Page, readings: Iterable[Reading]) -> None:
    """Add to each clause reading the later branches of its verb that go on with the clause."""
    clauses = [r for r in readings if r.frame in FRAMES and r.cue is not None]
    cues = {r.cue for r in readings}
    for reading in clauses:
        cue = reading.cue
        if cue is None or page.syntax.pos[cue] != "VERB" or not reading.content or min(reading.content) < cue:
            continue
        end = max(reading.content)
        for child in page.syntax.children[cue]:
            if child > end and _goes_on(page, cue, child, cues):
                reading.content |= page.branch(child)


def _goes_on(page: Page, cue: int, child: int, cues: set[int | None]) -> bool:
    s = page.syntax
    if s.dep[child] == "ccomp":
        return True
    marks = {s.lower[m] for m in s.having(child, "mark")}
    if s.dep[child] == "advcl":
        return bool(marks & GROUNDS)
    if s.dep[child] != "conj" or child in cues:
        return False
    return (
        "that" in marks
        or s.first(child, *SUBJECTS, "nsubj:pass", "expl") is not None
        or _forms_differ(page, cue, child)
    )


def _forms_differ(page: Page, cue: int, child: int) -> bool:
    """ "saying they are lost and won't come": a finite verb is no partner of a participle."""
    s = page.syntax
    finite = s.tag[child] in ("VBD", "VBZ", "VBP") or s.first(child, "aux") is not None
    return s.tag[cue] == "VBG" and finite


def part_afterthoughts(page: Page, readings: Iterable[Reading]) -> None:
    """Give back to the speaker what parsers hang on his last words: "called it a farce, saying …", "which he denied".

    A participle behind a comma goes on with who spoke (measured: in 39 of 58 cases it is an attribution of its own); a
    relative clause behind a comma is the reporter's where the content is no clause (26 of 39).
    """
    by_cue = {r.cue: r for r in readings if r.cue is not None}
    for outer in readings:
        if outer.cue is None or not outer.content or outer.frame == "label":
            continue
        for cue in sorted(outer.content & by_cue.keys()):
            inner = by_cue[cue]
            if inner is outer or outer.cue in inner.content or cue not in outer.content:
                continue
            if _is_afterthought(page, cue, outer, inner):
                if page.syntax.dep[cue] != "acl:relcl":
                    inner.source = outer.source
                outer.content -= page.branch(cue)


def _is_afterthought(page: Page, cue: int, outer: Reading, inner: Reading) -> bool:
    s = page.syntax
    if outer.cue is None or cue < outer.cue or page.quoted[cue] >= 0:
        return False
    if s.dep[cue] == "conj" and not outer.spoken:  # "calling it a farce and framing it as …"
        return s.tag[cue] == s.tag[outer.cue] and s.first(cue, *SUBJECTS) is None
    if not _behind_comma(page, cue):
        return False
    if s.dep[cue] == "acl:relcl":
        return not outer.spoken
    return s.tag[cue] == "VBG" and s.dep[cue] in ("advcl", "acl") and (inner.spoken or not outer.spoken)


def _behind_comma(page: Page, cue: int) -> bool:
    first = page.first[cue]
    lower = page.syntax.lower
    return lower[first] == "," or (first > 0 and lower[first - 1] == ",")
