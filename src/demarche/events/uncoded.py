"""For every sentence without an event, why there is none.

In:  frames, what was found and refused. Out: `Uncoded`, e.g. "sport" for "Chad beat Togo 2-1 in the final."
"""

from __future__ import annotations

from demarche.cast import Cast
from demarche.events.finding import Found, words_of
from demarche.events.lexicon import EventLexicon
from demarche.language.frames import Frames
from demarche.records import Span, Uncoded, Voice


def find_uncoded(
    frames: Frames, found: Found, voices: tuple[Voice, ...], *, cast: Cast, lexicon: EventLexicon
) -> tuple[Uncoded, ...]:
    """For every sentence without an event, why there is none."""
    coded = {m.trail.sentence.start for m in found.mentions}
    out = []
    for sentence in frames.syntax.doc.sents:
        span = words_of(sentence)
        if span.start < span.end and span.start not in coded:
            reason = found.refused.get(span.start) or _reason(
                sentence.start, sentence.end, span, frames, voices, cast, lexicon
            )
            out.append(Uncoded(sentence=span, reason=reason))
    return tuple(out)


def _reason(
    first: int, last: int, span: Span, frames: Frames, voices: tuple[Voice, ...], cast: Cast, lexicon: EventLexicon
) -> str:
    s = frames.syntax
    voice = next((v for v in voices if v.sentence.overlaps(span)), None)
    if voice is not None:
        return "question" if voice.voice == "author-question" else "opinion"
    if s.lower[last - 1] == "?":
        return "question"
    made = [f for i in range(first, last) if (f := frames.at(i)) is not None]
    if not any(frames.is_predicate(i) for i in range(first, last)) and not any(
        lexicon.rules.candidates(f) for f in made
    ):
        return "no-predicate"
    if not any(lexicon.rules.candidates(f) for f in made):
        return "no-rule"
    if any(lexicon.rules.match(f, frames, cast) for f in made):
        return "no-actor"
    return "no-frame"
