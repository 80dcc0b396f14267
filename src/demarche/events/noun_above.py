"""What a noun makes of the act that hangs on it: a plan, an attempt, a right, an order, a lack.

In:  the reading of an act so far, its frame. Out: `Reading`: "plans to expel the envoy" are future (cue "plans"), "the
right to arrest him" hypothetical; "the first country to expel him" did, and so did who took "the decision to expel".
"""

from __future__ import annotations

from typing import Final

from demarche.events.actuality_words import ActualityLexicon
from demarche.events.governing import merged
from demarche.events.own_mood import Reading
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax

PLANNED: Final = "future"
WANTED: Final = "hypothetical"
_OF_DEEDS = frozenset({"for", "of", "about"})  # "plans for the expulsion of", "fears of an attack"


def under_noun(reading: Reading, below: Frame, frames: Frames, lexicon: ActualityLexicon) -> Reading:
    """The reading as the noun leaves it on which the act hangs by its infinitive, gerund or preposition."""
    s, i = frames.syntax, below.predicate
    noun = _bearer(s.head[i], s)
    if noun == i or s.pos[noun] != "NOUN" or not _hangs(below, s):
        return reading
    operator = lexicon.operators.get((s.lemma[noun], "noun"))
    if _is_taken(noun, s, lexicon):
        return reading
    if operator is None:
        return _bare(reading, below, noun, frames, lexicon)
    denied = any(s.lower[c] in frames.lexicon.negating_determiners for c in s.having(noun, "det"))
    if operator.effect == PLANNED:
        return merged(reading, Reading("negated" if denied else PLANNED, noun))
    if operator.effect == WANTED:
        return merged(reading, Reading(WANTED, noun))
    refused = operator.effect == "negated" and below.pos == "verb"
    return merged(reading, Reading("negated", noun)) if refused else reading


def _bearer(noun: int, s: Syntax) -> int:
    """The noun, not who stands between: "demands" of "demands by the party for his resignation"."""
    by = s.dep[noun] == "nmod" and s.preposition(noun) == "by"
    return s.head[noun] if by else noun


def _hangs(below: Frame, s: Syntax) -> bool:
    """By "to", by "of" before a gerund; an act noun by "for", "of", "about"."""
    i = below.predicate
    if below.pos == "noun":
        return s.dep[i] == "nmod" and s.preposition(i) in _OF_DEEDS
    if s.dep[i] != "acl":
        return False
    gerund = below.mood.tense == "gerund" and any(s.lower[c] == "of" for c in s.having(i, "mark", "case"))
    return gerund or _is_infinitive(below, s)


def _is_taken(noun: int, s: Syntax, lexicon: ActualityLexicon) -> bool:
    """ "Took the opportunity to thank them" thanked them."""
    return s.lemma[noun] in lexicon.openings and s.dep[noun] == "obj" and s.lemma[s.head[noun]] in lexicon.taken


def _is_infinitive(below: Frame, s: Syntax) -> bool:
    return below.mood.tense == "infinitive" and any(s.lower[c] == "to" for c in s.having(below.predicate, "mark"))


def _bare(reading: Reading, below: Frame, noun: int, frames: Frames, lexicon: ActualityLexicon) -> Reading:
    """Of a noun that says nothing itself an infinitive tells what it is for: "police to guard the road"."""
    s = frames.syntax
    ranked = any(s.lower[c] in lexicon.ranks for c in s.having(noun, "amod", "nummod", "det"))
    above = frames.at(s.head[noun]) if s.head[noun] != noun else None
    decided = above is None or (above.lemma, above.pos) in lexicon.operators  # "announced aid to help Somalia"
    if below.pos != "verb" or ranked or decided or not _is_infinitive(below, s):
        return reading
    return merged(reading, Reading(WANTED, below.predicate))
