"""Happened, planned, possible or denied: PLOVER's auxiliary modes, read from the words in the frame and above it.

In:  a frame and what governs it. Out: `Reading`; for "Mali denied that it would recall its envoy" the recall is negated
(cue "denied"); for "is expected to visit" future (cue "expected"); for "reportedly met" actual and hedged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from demarche.events.actuality_words import DECIDED, ActualityLexicon, Operator
from demarche.events.hedges import hedge_above, hedge_of
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax
from demarche.records import Actuality

SUBORDINATE = frozenset(
    {"xcomp", "ccomp", "obj", "nmod", "acl", "obl", "nsubj:pass", "nsubj", "csubj", "csubj:pass", "advcl"}
)
PREVENTED = ("prevent", "verb")
NOMINAL_LINKS = frozenset({"obj", "nmod", "obl", "nsubj:pass", "nsubj", "obl:agent", "conj"})


@dataclass(frozen=True, slots=True)
class Reading:
    """An actuality with the tokens that decide it. refused: its actor says that it will not be done."""

    actuality: Actuality = "actual"
    cue: int | None = None
    hedge: int | None = None
    question: bool = False
    refused: bool = False


def read_actuality(frame: Frame, frames: Frames, lexicon: ActualityLexicon, *, spoken: bool = False) -> Reading:
    """The nearest word that decides wins, but a negation anywhere above an undecided act turns it.

    spoken: the act is done in words: to decide to back somebody is to back him; to write to thank him, to thank.
    """
    reading = replace(_own(frame, frames, lexicon), hedge=hedge_of(frame, frames, lexicon))
    for below, above, relation in _steps(frame, frames):
        if relation == "conj":
            continue
        if relation == "acl" and below.voice == "passive" and below.mood.tense == "participle":
            break  # "boycott the debate hosted by Togo": hosted it was
        reading = replace(reading, hedge=_first(reading.hedge, hedge_above(below, above, relation, frames, lexicon)))
        reading = replace(reading, question=reading.question or above.question)
        if reading.actuality in ("actual", "future"):
            reading = _kept(
                frame, below, reading, _under(reading, below, above, relation, frames, lexicon, spoken=spoken)
            )
        elif _is_only_thought(reading, below, above, relation, lexicon):
            reading = replace(reading, actuality="hypothetical", cue=above.predicate, refused=False)
        if relation in ("acl:relcl", "parataxis") or (relation == "advcl" and reading.actuality == "actual"):
            break
    return replace(reading, question=reading.question or frame.question or _asks_who(frame, frames.syntax))


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
        if relation == "conj" and _has_own_time(below):
            return
        yield below, above, relation
        below = above


def _has_own_time(frame: Frame) -> bool:
    """A coordinate clause that is finite by itself stands outside the first one's mood."""
    return frame.mood.tense in ("past", "present", "future") and frame.pos == "verb"


def _own(frame: Frame, frames: Frames, lexicon: ActualityLexicon) -> Reading:
    """What the clause says of itself: negation, future, modal, conditional mark, an adjective on an act noun."""
    mood = frame.mood
    first = _first_conjunct(frame, frames) if mood.negation is None else None
    if first is not None:
        return _own(first, frames, lexicon)
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
    if frame.pos != "verb" or s.dep[i] != "conj" or _has_own_time(frame) or s.having(i, "mark"):
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


def _under(
    reading: Reading,
    below: Frame,
    above: Frame,
    relation: str,
    frames: Frames,
    lexicon: ActualityLexicon,
    *,
    spoken: bool,
) -> Reading:
    """What a governing predicate makes of the act below it."""
    operator = _operator(below, above, relation, frames.syntax, lexicon)
    if operator is not None and operator.effect == "future" and _is_told_done(below, lexicon):
        return reading
    completes = (
        operator is not None and operator.effect in ("hypothetical", "negated") and _is_object_clause(below, frames)
    )
    if relation == "advcl" and above.pos != "adj" and not completes:
        if _brings_about(above, frames, lexicon, spoken=spoken):
            return _merge(reading, _own(above, frames, lexicon))
        return _under_adverbial(reading, below)
    norm = relation in ("csubj", "csubj:pass") and operator is not None and operator.effect == "hypothetical"
    if norm or _is_habit(above, relation, lexicon):
        return _merge(reading, Reading("hypothetical", above.predicate))  # "attacking churches is prohibited"
    waiting = _waiting(above, relation, frames.syntax, lexicon)
    if waiting is not None:
        return _merge(reading, Reading("negated", waiting))
    if relation not in SUBORDINATE or _is_mere_subject(below, above, relation):
        return reading
    light = below.light == above.predicate
    if operator is not None and not (operator.effect == "negated" and light and above.mood.negation is not None):
        effect = operator.effect if operator.effect != DECIDED else "actual" if spoken else "future"
        return _apply(reading, effect, above, below, frames, lexicon)
    if light or below.pos == "noun":
        own = _own(above, frames, lexicon)
        return reading if own.actuality == "negated" and not light else _merge(reading, own)
    if relation == "xcomp" and _brings_about(above, frames, lexicon, spoken=spoken):
        return _merge(reading, _own(above, frames, lexicon))
    if relation == "xcomp" and below.mood.tense == "infinitive":
        return _merge(reading, Reading("hypothetical", above.predicate))
    if relation in ("xcomp", "ccomp") and above.mood.negation is not None:
        return _merge(reading, Reading("hypothetical", above.mood.negation))
    return reading


def _operator(below: Frame, above: Frame, relation: str, s: Syntax, lexicon: ActualityLexicon) -> Operator | None:
    """What the word above makes of the act; a verb with "from" hinders it, if it is not known to do something else."""
    operator = lexicon.operators.get((above.lemma, above.pos))
    if (operator is None or operator.effect == "actual") and _is_kept_from(below, above, relation, s):
        return lexicon.operators[PREVENTED]
    return operator


def _is_told_done(below: Frame, lexicon: ActualityLexicon) -> bool:
    """ "Announced the arrest of a general": he was arrested."""
    return below.pos == "noun" and below.lemma in lexicon.told_done


def _is_kept_from(below: Frame, above: Frame, relation: str, s: Syntax) -> bool:
    """ "Kept the army from storming the camp", "saved Togo from being invaded"."""
    marked = any(s.lower[c] == "from" for c in s.having(below.predicate, "mark", "case"))
    return relation in ("advcl", "xcomp") and below.mood.tense == "gerund" and marked and bool(above.role("obj"))


def _is_habit(above: Frame, relation: str, lexicon: ActualityLexicon) -> bool:
    """ "Used to meet"; not "used the raid to arrest"."""
    return relation == "xcomp" and above.lemma in lexicon.habits and not above.role("obj")


def _waiting(above: Frame, relation: str, s: Syntax, lexicon: ActualityLexicon) -> int | None:
    """The "yet" of "has yet to apologise"."""
    if relation != "xcomp":
        return None
    return next((c for c in s.having(above.predicate, "advmod") if s.lower[c] in lexicon.pending), None)


def _is_mere_subject(below: Frame, above: Frame, relation: str) -> bool:
    """The subject of an unrelated predicate is not in its mood: "the attack may worsen relations" happened."""
    return relation in ("nsubj", "obl", "nmod", "csubj") and below.light != above.predicate and above.pos == "verb"


def _is_object_clause(below: Frame, frames: Frames) -> bool:
    """A gerund that completes its verb: "prevented Oman from closing", "warned it against closing"."""
    s, i = frames.syntax, below.predicate
    return below.mood.tense == "gerund" and any(
        s.lower[c] in frames.lexicon.object_marks for c in s.having(i, "mark", "case")
    )


def _brings_about(above: Frame, frames: Frames, lexicon: ActualityLexicon, *, spoken: bool) -> bool:
    """Whether what was meant was done with it: "used the raid to arrest"; in words, "took the stage to accuse"."""
    s = frames.syntax
    if above.lemma in lexicon.means or any(s.lemma[a.token] in lexicon.means for a in above.role("obj")):
        return True
    places = (a.token for a in above.arguments if a.role == "obj" or a.role.startswith("prep:"))
    return spoken and (above.lemma in lexicon.occasions or any(s.lemma[t] in lexicon.platforms for t in places))


def _under_adverbial(reading: Reading, below: Frame) -> Reading:
    if below.mood.tense == "infinitive":
        return _merge(reading, Reading("hypothetical", below.predicate))
    return reading


def _apply(
    reading: Reading, effect: str, above: Frame, below: Frame, frames: Frames, lexicon: ActualityLexicon
) -> Reading:
    if effect == "actual":
        return _merge(reading, _own(above, frames, lexicon))
    if effect == "negated" and above.mood.negation is not None:
        return reading  # "did not fail to"
    if effect == "future" and above.mood.negation is not None:
        return Reading("negated", above.mood.negation, reading.hedge)
    if below.pos == "verb" and below.mood.tense in ("past", "present") and effect != "negated":
        return reading  # a finite clause keeps its own time: "hopes that the army left"
    known: Actuality = "future" if effect == "future" else "negated" if effect == "negated" else "hypothetical"
    return _merge(reading, Reading(known, above.predicate))


def _merge(below: Reading, above: Reading) -> Reading:
    """An undecided act takes what stands above; a future one only what weakens it further."""
    if above.actuality == "actual" or (below.actuality == "future" and above.actuality in ("future", "historical")):
        return below
    return replace(below, actuality=above.actuality, cue=above.cue)
