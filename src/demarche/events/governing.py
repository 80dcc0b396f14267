"""What the word above an act makes of it: planned, wanted, refused, brought about.

In:  the reading of an act so far, its frame and the one above. Out: `Reading`; "plan" over "to meet" makes it future,
"failed" negated, "managed" leaves it as it is.
"""

from __future__ import annotations

from dataclasses import replace

from demarche.events.actuality_words import DECIDED, ActualityLexicon, Operator
from demarche.events.own_mood import Reading, own_reading
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax
from demarche.records import Actuality

SUBORDINATE = frozenset(
    {"xcomp", "ccomp", "obj", "nmod", "acl", "obl", "nsubj:pass", "nsubj", "csubj", "csubj:pass", "advcl"}
)
BEARING = frozenset({"obj", "nsubj:pass"})
PREVENTED = ("prevent", "verb")


def under(
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
    if relation == "advcl" and above.pos != "adj" and not _completes(operator, below, frames):
        if _brings_about(above, frames, lexicon, spoken=spoken):
            return merged(reading, own_reading(above, frames, lexicon))
        return _under_adverbial(reading, below)
    waiting = _waiting(above, relation, frames.syntax, lexicon)
    if waiting is not None:
        return merged(reading, Reading("negated", waiting))
    norm = relation in ("csubj", "csubj:pass") and operator is not None and operator.effect == "hypothetical"
    if norm or _is_habit(above, relation, lexicon) or _is_duty(above, relation, lexicon):
        return merged(reading, Reading("hypothetical", above.predicate))  # "attacking churches is prohibited"
    if _is_supposed(above, relation, frames.syntax, lexicon):
        return Reading("hypothetical", above.predicate, reading.hedge)
    if relation not in SUBORDINATE or _is_mere_subject(below, above, relation):
        return reading
    light = below.light == above.predicate
    if light and relation == "nsubj":
        operator = None  # "the calls went unheeded"
    if spoken and below.pos == "noun" and operator is not None and operator.effect == "negated" and relation in BEARING:
        return reading  # "denied the charge", "rejected the request": it was made
    if operator is not None and not (operator.effect == "negated" and light and above.mood.negation is not None):
        effect = operator.effect if operator.effect != DECIDED else "actual" if spoken else "future"
        return _apply(reading, effect, above, below, frames, lexicon)
    return _under_any(reading, below, above, relation, frames, lexicon, spoken=spoken)


def _under_any(
    reading: Reading,
    below: Frame,
    above: Frame,
    relation: str,
    frames: Frames,
    lexicon: ActualityLexicon,
    *,
    spoken: bool,
) -> Reading:
    """Under a word that says nothing of the act itself: "made a threat", "travelled to meet", "does not say that"."""
    light = below.light == above.predicate
    if light or below.pos == "noun":
        own = own_reading(above, frames, lexicon)
        return reading if own.actuality == "negated" and not light else merged(reading, own)
    if relation == "xcomp" and _brings_about(above, frames, lexicon, spoken=spoken):
        return merged(reading, own_reading(above, frames, lexicon))
    if relation == "xcomp" and below.mood.tense == "infinitive":
        return merged(reading, Reading("hypothetical", above.predicate))
    if relation in ("xcomp", "ccomp") and above.mood.negation is not None:
        return merged(reading, Reading("hypothetical", above.mood.negation))
    return reading


def _completes(operator: Operator | None, below: Frame, frames: Frames) -> bool:
    """ "Prevented Oman from closing": the gerund is what is hindered or thought of."""
    weakens = operator is not None and operator.effect in ("hypothetical", "negated")
    return weakens and _is_object_clause(below, frames)


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


def _is_duty(above: Frame, relation: str, lexicon: ActualityLexicon) -> bool:
    """ "Have to meet", "will have to meet"; not "had to meet", which tells that they met."""
    if relation != "xcomp" or above.lemma not in lexicon.duties or above.role("obj"):
        return False
    return above.mood.tense != "past" or above.mood.modal is not None


def _is_supposed(above: Frame, relation: str, s: Syntax, lexicon: ActualityLexicon) -> bool:
    """ "Suppose Chad attacked Togo", "say that it had attacked": the reader is told to think of it."""
    bidden = above.lemma in lexicon.supposing and not s.having(above.predicate, "nsubj", "nsubj:pass", "csubj")
    return bidden and relation == "ccomp" and s.tag[above.predicate] in ("VB", "VBP")


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
        return merged(reading, Reading("hypothetical", below.predicate))
    return reading


def _apply(
    reading: Reading, effect: str, above: Frame, below: Frame, frames: Frames, lexicon: ActualityLexicon
) -> Reading:
    if effect == "actual":
        return merged(reading, own_reading(above, frames, lexicon))
    if effect == "negated" and above.mood.negation is not None:
        return reading  # "did not fail to"
    own = own_reading(above, frames, lexicon) if effect == "negated" else Reading()
    if own.actuality == "hypothetical":
        return merged(reading, own)  # "must stop bombing", "may refuse to meet": nobody says that it was not done
    if effect == "future" and above.mood.negation is not None:
        return Reading("negated", above.mood.negation, reading.hedge)
    if below.pos == "verb" and below.mood.tense in ("past", "present") and effect != "negated":
        return reading  # a finite clause keeps its own time: "hopes that the army left"
    known: Actuality = "future" if effect == "future" else "negated" if effect == "negated" else "hypothetical"
    return merged(reading, Reading(known, above.predicate))


def merged(below: Reading, above: Reading) -> Reading:
    """An undecided act takes what stands above; a future one only what weakens it further."""
    if above.actuality == "actual" or (below.actuality == "future" and above.actuality in ("future", "historical")):
        return below
    return replace(below, actuality=above.actuality, cue=above.cue)
