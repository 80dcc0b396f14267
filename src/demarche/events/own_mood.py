"""What a clause or act noun says of itself: denied, possible, to come, over; no word above it is looked at.

In:  a frame. Out: `Reading`; "Mali will not recall its envoy" is negated (cue "not"), and so refused by who acts;
"planned talks" are future (cue "planned").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demarche.events.actuality_words import ActualityLexicon
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax
from demarche.records import Actuality


@dataclass(frozen=True, slots=True)
class Reading:
    """An actuality with the tokens that decide it. refused: its actor says that it will not be done."""

    actuality: Actuality = "actual"
    cue: int | None = None
    hedge: int | None = None
    question: bool = False
    refused: bool = False


def has_own_time(frame: Frame) -> bool:
    """A coordinate clause that is finite by itself stands outside the first one's mood."""
    return frame.mood.tense in ("past", "present", "future") and frame.pos == "verb"


def own_reading(frame: Frame, frames: Frames, lexicon: ActualityLexicon) -> Reading:
    """What the clause says of itself: negation, future, modal, conditional mark, an adjective on an act noun."""
    mood = frame.mood
    first = _first_conjunct(frame, frames) if mood.negation is None else None
    if first is not None:
        return own_reading(first, frames, lexicon)
    if mood.negation is not None and mood.prospective and mood.perfect:
        return Reading("hypothetical", mood.modal)  # "would never have sent": what did not come up, no refusal
    if mood.negation is not None and mood.modal is not None and frames.syntax.lower[mood.modal] in lexicon.doubtful:
        return Reading("hypothetical", mood.negation)  # "may not have signed"
    if mood.negation is not None:
        return Reading("negated", mood.negation, refused=mood.future is not None or mood.prospective)
    mark = _conditional(frame, frames, lexicon)
    if mark is not None:
        return Reading("hypothetical", mark)
    if mood.modal is not None:
        return _modal(frame, frames, lexicon)
    if mood.future is not None:
        return Reading("future", mood.future)
    if frame.pos == "noun":
        return _by_adjective(frame, frames, lexicon)
    if mood.tense == "infinitive" and frame.governor is None:
        return Reading("future", frame.predicate)  # headline: "Chad to host talks"
    return Reading("hypothetical", frame.predicate) if mood.tense == "imperative" else Reading()


def _first_conjunct(frame: Frame, frames: Frames) -> Frame | None:
    """The clause whose auxiliaries this one shares: "close" for "expel" in "will not close it or expel them"."""
    s, i = frames.syntax, frame.predicate
    if frame.pos != "verb" or s.dep[i] != "conj" or has_own_time(frame) or s.having(i, "mark"):
        return None
    first = frames.at(s.head[i]) if s.head[i] != i else None
    if first is None or first.pos != "verb" or _form(s, first.predicate) != _form(s, i):
        return None
    contrast = any(s.lower[c] == "but" for c in s.having(i, "cc"))
    return None if contrast and first.mood.negation is not None else first


def _form(s: Syntax, i: int) -> str:
    """The form that what is finite asks for: bare in "will close", "be closing"; a participle in "has closed"."""
    leading = (s.tag[a] for a in s.having(i, "aux", "aux:pass") if s.tag[a] in ("VB", "VBN", "VBG"))
    tag = next(leading, s.tag[i])
    return "VB" if tag == "VBP" else tag


def _modal(frame: Frame, frames: Frames, lexicon: ActualityLexicon) -> Reading:
    """`would` below words of saying is the past's future, with "often" the past's habit; other modals leave it open."""
    s, i = frames.syntax, frame.predicate
    told = s.dep[i] == "ccomp" or (s.dep[i] == "acl" and any(s.lower[c] == "that" for c in s.having(i, "mark")))
    if frame.mood.prospective and frame.mood.perfect:
        return Reading("hypothetical", i)  # "would have visited"
    if frame.mood.prospective and told:
        return Reading("future", frame.mood.modal)
    if frame.mood.prospective and any(s.lower[c] in lexicon.habitual for c in s.having(i, "advmod", "obl")):
        return Reading()
    return Reading("hypothetical", frame.mood.modal)


def _conditional(frame: Frame, frames: Frames, lexicon: ActualityLexicon) -> int | None:
    s = frames.syntax
    marks = s.having(frame.predicate, "mark", "advmod")
    return next((m for m in marks if s.lower[m] in lexicon.conditionals), _inverted(frame, s))


def _inverted(frame: Frame, s: Syntax) -> int | None:
    """The auxiliary before its subject in a clause without "if": "had Serbia sent its army, …"."""
    i = frame.predicate
    if s.dep[i] != "advcl" or s.having(i, "mark"):
        return None
    subject = min(s.having(i, "nsubj", "nsubj:pass"), default=None)
    first = min(s.having(i, "aux", "aux:pass", "cop"), default=None)
    return first if subject is not None and first is not None and first < subject else None


def _by_adjective(frame: Frame, frames: Frames, lexicon: ActualityLexicon) -> Reading:
    s = frames.syntax
    for c in s.having(frame.predicate, "amod"):
        for words, effect in _adjective_effects(lexicon):
            if s.lower[c] in words:
                return Reading(effect, c)
    return Reading()


def _adjective_effects(lexicon: ActualityLexicon) -> Iterator[tuple[frozenset[str], Actuality]]:
    yield lexicon.future_adjectives, "future"
    yield lexicon.negative_adjectives, "negated"
    yield lexicon.past_adjectives, "historical"
