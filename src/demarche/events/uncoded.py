"""For every sentence without an event, why there is none.

In:  frames, what was found and refused. Out: `Uncoded`, e.g. "sport" for "Chad beat Togo 2-1 in the final."
"""

from __future__ import annotations

from bisect import bisect_right

from demarche.events.finding import Found, may_be_read
from demarche.events.lexicon import EventLexicon
from demarche.language.frames import Frames
from demarche.records import Span, Uncoded, Voice


def find_uncoded(
    frames: Frames, found: Found, voices: tuple[Voice, ...], *, lexicon: EventLexicon
) -> tuple[Uncoded, ...]:
    """For every sentence without an event, why there is none."""
    coded = {m.trail.sentence.start for m in found.mentions}
    out = []
    for number, (first, last) in enumerate(frames.syntax.sentences):
        span = Span(*frames.syntax.sentence_span(number))
        if span.start < span.end and span.start not in coded:
            words = range(first, last)
            reason = found.refused.get(span.start) or _voiced(words, span, frames, voices)
            out.append(Uncoded(sentence=span, reason=reason or _unread(words, frames, found, lexicon)))
    return tuple(out)


def _voiced(words: range, span: Span, frames: Frames, voices: tuple[Voice, ...]) -> str:
    """The reason where the author does not report: an opinion, a question."""
    at = bisect_right(voices, span.start, key=lambda v: v.sentence.end)  # they stand in text order
    if at < len(voices) and voices[at].sentence.overlaps(span):
        return "question" if voices[at].voice == "author-question" else "opinion"
    return "question" if frames.syntax.lower[words[-1]] == "?" else ""


def _unread(words: range, frames: Frames, found: Found, lexicon: EventLexicon) -> str:
    """How far reading came: no predicate, none that rules know, none in a frame they ask for, or no party to it."""
    if not found.read.isdisjoint(words):
        return "no-actor"
    heads = [i for i in words if may_be_read(i, frames, lexicon.rules)]
    if not heads:
        return "no-predicate"
    made = (frames.at(i) for i in heads)
    return "no-frame" if any(f is not None and lexicon.rules.candidates(f) for f in made) else "no-rule"
