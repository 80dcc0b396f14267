"""Happened, planned, possible or denied: PLOVER's auxiliary modes, read from the words in the frame and above it.

In:  a frame and what governs it. Out: `Reading`; for "Mali denied that it would recall its envoy" the recall is negated
(cue "denied"); for "is expected to visit" future (cue "expected"); for "reportedly met" actual and hedged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from demarche.events.actuality_words import ActualityLexicon
from demarche.events.governing import SUBORDINATE, under
from demarche.events.hedges import hedge_above, hedge_of
from demarche.events.noun_above import under_noun
from demarche.events.own_mood import Reading, has_own_time, own_reading
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax

OWN_TALE = frozenset({"acl:relcl", "advcl:relcl", "parataxis"})  # clauses that tell for themselves what happened


def read_actuality(frame: Frame, frames: Frames, lexicon: ActualityLexicon, *, spoken: bool = False) -> Reading:
    """The nearest word that decides wins, but a negation anywhere above an undecided act turns it.

    spoken: the act is done in words: to decide to back somebody is to back him; to write to thank him, to thank.
    """
    reading = replace(own_reading(frame, frames, lexicon), hedge=hedge_of(frame, frames, lexicon))
    reading = _noun_bound(reading, frame, frames, lexicon)
    for below, above, relation in _steps(frame, frames):
        if relation == "conj":
            continue
        if relation == "acl" and below.voice == "passive" and below.mood.tense == "participle":
            break  # "boycott the debate hosted by Togo": hosted it was
        reading = replace(reading, hedge=_first(reading.hedge, hedge_above(below, above, relation, frames, lexicon)))
        reading = replace(reading, question=reading.question or above.question)
        if reading.actuality in ("actual", "future"):
            reading = _kept(
                frame, below, reading, under(reading, below, above, relation, frames, lexicon, spoken=spoken)
            )
            reading = _noun_bound(reading, above, frames, lexicon) if relation == "xcomp" else reading
        elif _is_only_thought(reading, below, above, relation, lexicon):
            reading = replace(reading, actuality="hypothetical", cue=above.predicate, refused=False)
        if relation in OWN_TALE or (relation == "advcl" and reading.actuality == "actual"):
            break
    return replace(reading, question=reading.question or frame.question or _asks_who(frame, frames.syntax))


def _noun_bound(reading: Reading, below: Frame, frames: Frames, lexicon: ActualityLexicon) -> Reading:
    """With what the noun says on which the clause hangs, where the act is undecided."""
    return under_noun(reading, below, frames, lexicon) if reading.actuality == "actual" else reading


def _is_only_thought(reading: Reading, below: Frame, above: Frame, relation: str, lexicon: ActualityLexicon) -> bool:
    """What is only possible and stands under a fear, or is only meant to be prevented, is nobody's act.

    "Fears that Chad may attack Togo", "talks aimed at keeping Chad from attacking Togo".
    """
    if reading.actuality == "hypothetical":
        return above.lemma in lexicon.feared and relation in ("acl", "ccomp")
    operator = lexicon.operators.get((above.lemma, above.pos))
    hindered = reading.cue == below.predicate and lexicon.operators.get((below.lemma, below.pos)) is not None
    if not hindered or relation not in SUBORDINATE:
        return False
    meant = relation in ("advcl", "acl") and below.mood.tense == "infinitive"
    return meant or (operator is not None and operator.effect in ("hypothetical", "future"))


def is_option(reading: Reading, s: Syntax, lexicon: ActualityLexicon) -> bool:
    """Whether what is only possible is told as open to its actor ("may expel", "considers expelling") or attempted.

    What is somebody's condition, purpose, wish or duty is no act: "if Togo attacks", "needs to attack".
    """
    return reading.cue is not None and s.lemma[reading.cue] in lexicon.options


def _kept(frame: Frame, below: Frame, before: Reading, after: Reading) -> Reading:
    """An act noun is not undone by what is denied of the verb above it: "no intention of ending the raid"."""
    has_verb = frame.pos == "noun" and frame.light is None and below.pos == "verb"
    return (
        replace(after, actuality=before.actuality, cue=before.cue)
        if has_verb and after.actuality == "negated"
        else after
    )


def _asks_who(frame: Frame, s: Syntax) -> bool:
    """An indirect question after the doer: "asked which general had invaded Egypt"."""
    if s.dep[frame.predicate] != "ccomp":
        return False
    subjects = s.having(frame.predicate, "nsubj", "nsubj:pass")
    return any(s.tag[c] in ("WP", "WDT") for i in subjects for c in (i, *s.having(i, "det")))


def _first(a: int | None, b: int | None) -> int | None:
    return a if a is not None else b


def _steps(frame: Frame, frames: Frames) -> Iterator[tuple[Frame, Frame, str]]:
    """Pairs of a frame and the one above it. A coordinate clause hangs where its first conjunct hangs."""
    below = frame
    for above, relation in frames.chain(frame):
        if relation == "conj" and has_own_time(below):
            return
        yield below, above, relation
        below = above
