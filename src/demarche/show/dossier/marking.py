"""An article's text with its words marked: who, what was said, what was done.

In:  an article and its coding. Out: stretches of text, each with the marks that cover it; "accused" carries the event,
its rule and its anchor. Stretches are plain data: the template escapes them, so an article's words never become markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from demarche.records import Span
from demarche.show.dossier.view import Source

LONGEST = 60_000  # characters of an article that the page shows


@dataclass(frozen=True, slots=True)
class Mark:
    """One reason for a stretch to be marked. kind: actor, said, event, opinion; note: what it means, in words."""

    kind: str
    note: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters under the same marks. anchors: targets that start here."""

    text: str
    marks: tuple[Mark, ...]
    anchors: tuple[str, ...]

    @property
    def classes(self) -> str:
        return " ".join(dict.fromkeys(f"m-{m.kind}" for m in self.marks))

    @property
    def notes(self) -> str:
        return " · ".join(dict.fromkeys(m.note for m in self.marks if m.note))


def marked(source: Source) -> list[list[Stretch]]:
    """The article as paragraphs of stretches."""
    text = source.article.text[:LONGEST]
    spans = [(s, m) for s, m in _marks(source) if s.start < len(text)]
    cuts = sorted({0, len(text), *(s.start for s, _ in spans), *(min(s.end, len(text)) for s, _ in spans)})
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for span, mark in spans:
        opening.setdefault(span.start, []).append(mark)
        closing.setdefault(min(span.end, len(text)), []).append(mark)
    paragraphs: list[list[Stretch]] = [[]]
    live: list[Mark] = []
    for start, end in pairwise(cuts):
        for mark in closing.get(start, ()):
            live.remove(mark)
        new = opening.get(start, [])
        live.extend(new)
        anchors = tuple(m.anchor for m in new if m.anchor)
        _append(paragraphs, text[start:end], tuple(live), anchors)
    return [p for p in paragraphs if p]


def _append(paragraphs: list[list[Stretch]], text: str, marks: tuple[Mark, ...], anchors: tuple[str, ...]) -> None:
    for n, piece in enumerate(text.split("\n")):
        if n:
            paragraphs.append([])
        if piece:
            paragraphs[-1].append(Stretch(piece, marks, anchors))
            anchors = ()


def _marks(source: Source) -> list[tuple[Span, Mark]]:
    coding, out = source.coding, []
    names = {a.id: a.name for a in coding.actors}
    for a in coding.actors:
        note = f"{a.name} ({', '.join(filter(None, (a.country, a.sector)))}) by {a.rule}"
        out += [(s, Mark("actor", note)) for s in a.mentions]
    for q in coding.attributions:
        who = names.get(q.speaker or "", "unnamed")
        for n, s in enumerate(q.content):
            out.append(
                (s, Mark("said", f"{who}: {q.stance}, {q.kind}, by {q.rule}", f"a{source.n}-{q.id}" if n == 0 else ""))
            )
    for e in coding.events:
        for n, m in enumerate(e.mentions):
            mode = f" {e.mode}" if e.mode else ""
            note = f"{e.type}{mode}, {e.actuality}{', hedged' if e.hedged else ''}, by {m.rule}"
            out.append((m.predicate, Mark("event", note, f"a{source.n}-{e.id}" if n == 0 else "")))
    out += [(v.sentence, Mark("opinion", "the author's own voice: not coded")) for v in coding.voices]
    return out
