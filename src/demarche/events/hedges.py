"""Words by which a report does not vouch for an act: "reportedly", "is said to have", "claimed without evidence".

In:  a frame or a frame and what governs it. Out: the hedging token, or None: of "Mali allegedly shelled the town"
"allegedly"; of "said, without giving proof, that Chad had fled" the "without".
"""

from __future__ import annotations

from demarche.events.actuality_words import ActualityLexicon
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax


def hedge_of(frame: Frame, frames: Frames, lexicon: ActualityLexicon) -> int | None:
    """A hedging adverb in the clause, or adjective on the act noun."""
    s = frames.syntax
    if s.dep[frame.predicate] == "acl" and s.lemma[s.head[frame.predicate]] in lexicon.unproven:
        return _unproven(s.head[frame.predicate], s, lexicon)
    for c in s.children[frame.predicate]:
        if s.dep[c] == "advmod" and s.lower[c] in lexicon.hedges.adverbs:
            return c
        if s.dep[c] == "amod" and s.lower[c] in lexicon.hedges.adjectives:
            return c
    return None


def hedge_above(below: Frame, above: Frame, relation: str, frames: Frames, lexicon: ActualityLexicon) -> int | None:
    """ "is said to have fled", "appears to have": a passive or seeming verb over an infinitive; or its own hedge."""
    if relation in ("xcomp", "ccomp") and above.lemma in lexicon.hedges.verbs:
        if above.voice == "passive" or above.lemma in ("seem", "appear"):
            return above.predicate
        return _unproven(above.predicate, frames.syntax, lexicon)
    return hedge_of(above, frames, lexicon) if below.light == above.predicate or relation == "xcomp" else None


def _unproven(i: int, s: Syntax, lexicon: ActualityLexicon) -> int | None:
    """The "without" of "claimed without evidence that …" and of "said, without giving proof, that …".

    i: the verb of saying, or the noun for proof, on which the parse hangs what is claimed.
    """
    for c in (i, *s.having(i, "obl", "advcl", "advmod")):
        if s.dep[c] == "advmod" and s.lower[c] in lexicon.unproven:
            return c
        if any(s.lemma[n] in lexicon.unproven for n in (c, *s.having(c, "obj"))):
            lacking = (m for b in (c, s.head[c]) for m in s.having(b, "case", "mark") if s.lower[m] == "without")
            found = next(lacking, None)
            if found is not None:
                return found
    return None
