"""A coding in a notebook: each sentence with an event as a row of words, with arcs from the act to its parties.

In:  an article and its coding. Out: `render(article, coding)`, which Jupyter shows: "Chad closed its border with
Sudan", an arc "actor" from closed to Chad and an arc "recipient" to Sudan; spaCy's displaCy draws it and escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from spacy import displacy

from demarche.records import Article, Coding, Event, Span, Trail

_WORD = re.compile(r"\S+")
_STYLE = {"distance": 105, "word_spacing": 30, "arrow_spacing": 12, "compact": True, "font": "sans-serif", "bg": "none"}
_BESIDE = 2  # words drawn on either side of what an event stands on; the whole sentence stands above
_MOST_WORDS = 60  # of one sentence; a drawing of more is wider than anything that shows it
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a notebook shows; `html` is the same for a file of one's own."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def render(article: Article, coding: Coding) -> Rendering:
    """All events of an article in their sentences, and the coding's table below."""
    drawn = [_drawing(article.text, coding, event, trail) for event in coding.events for trail in event.mentions]
    return Rendering("\n".join([*drawn, coding._repr_html_()]))


def _drawing(text: str, coding: Coding, event: Event, trail: Trail) -> str:
    words = [Span(*m.span()) for m in _WORD.finditer(text, *trail.sentence)]
    title = f"{event.type}{'/' + event.mode if event.mode else ''} · {event.actuality} · rule {trail.rule}"
    sentence = escape(_shown(text, trail.sentence))
    head = f"<div style='overflow-x:auto'><b>{escape(title)}</b><br><small>{sentence}</small><br>"
    act = _place(words, trail.predicate)
    parts = {act: "ACT"}
    for role, span in _parts(coding, event, trail):
        parts.setdefault(_place(words, span), role)
    near = [i for i in range(len(words)) if any(abs(i - part) <= _BESIDE for part in parts)]
    if len(near) > _MOST_WORDS:
        return f"{head}</div>"
    columns, places = _columns(near, len(words))
    tags = [{"text": "…" if i is None else _shown(text, words[i]), "tag": parts.get(i, "") if i is not None else ""}
            for i in columns]  # fmt: skip
    arcs = [_arc(places[act], places[at], role) for at, role in parts.items() if at != act]
    parsed: dict[str, Any] = {"words": tags, "arcs": arcs}
    svg = displacy.render(parsed, style="dep", manual=True, page=False, jupyter=False, options=_STYLE)
    return f"{head}{svg}</div>"


def _columns(near: list[int], words: int) -> tuple[list[int | None], dict[int, int]]:
    """What stands in each column, None where words are left out; and in which column a word stands."""
    columns: list[int | None] = []
    for i in near:
        if i and (not columns or columns[-1] != i - 1):
            columns.append(None)
        columns.append(i)
    if near and near[-1] != words - 1:
        columns.append(None)
    return columns, {i: column for column, i in enumerate(columns) if i is not None}


def _arc(act: int, at: int, role: str) -> dict[str, Any]:
    return {"start": min(act, at), "end": max(act, at), "dir": "right" if at > act else "left", "label": role}


def _shown(text: str, span: Span) -> str:
    return _CONTROL.sub("\ufffd", text[span.start : span.end])


def _parts(coding: Coding, event: Event, trail: Trail) -> Iterator[tuple[str, Span]]:
    """What stands in the sentence: of each party the mention nearest to the act."""
    for role, ids in (("actor", event.actors), ("recipient", event.recipients)):
        for id in ids:
            inside = [span for span in coding.actor(id).mentions if trail.sentence.covers(span)]
            if inside:
                yield role, min(inside, key=lambda span: abs(span.start - trail.predicate.start))
    for role, told in (("when", event.date), ("where", event.location)):
        if told is not None and told.span is not None and trail.sentence.covers(told.span):
            yield role, told.span
    for role, cue in (("whether", trail.actuality_cue), ("doubt", trail.hedge_cue)):
        if cue is not None and trail.sentence.covers(cue):
            yield role, cue


def _place(words: list[Span], span: Span) -> int:
    """The last word that a span touches."""
    return max((i for i, word in enumerate(words) if word.overlaps(span)), default=0)
