"""Whom an attack befell besides what was attacked.

In:  the frame of an attack, the scene. Out: actor ids: in "Jets bombed rebel-held districts, killing eleven civilians"
the rebels, who hold them, and the civilians.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.events.party_words import HARMING, HOLDING
from demarche.events.scene import Scene
from demarche.language.frames import Frame

DEAD = frozenset({"dead", "wounded", "injured", "homeless"})


def harmed(frame: Frame, scene: Scene) -> tuple[str, ...]:
    """Those whom a clause of the same act tells to have been killed or hurt."""
    s, frames = scene.frames.syntax, scene.frames
    found: list[str] = []
    for token in _clauses(frame, scene):
        clause = frames.at(token)
        if clause is not None and clause.voice == "active" and clause.mood.negation is None and _harms(clause, scene):
            hurt = (a.token for a in clause.role("obj", "xcomp") if s.pos[a.token] != "PRON")
            found += [i for token in hurt for i in scene.cast.at(token)]
    return tuple(dict.fromkeys(found))


def _clauses(frame: Frame, scene: Scene) -> Iterator[int]:
    """The gerund clauses of the act, and the relative clauses on what it was done in: "in raids that killed nine"."""
    s = scene.frames.syntax
    behind = (c for c in s.having(frame.predicate, "advcl") if c > frame.predicate)
    yield from (c for c in behind if s.tag[c] == "VBG")
    for noun in s.having(frame.predicate, "obl"):
        told = [c for c in s.having(noun, "acl:relcl", "acl") if s.preposition(noun) == "in"]
        yield from (*told, *(c for t in told for c in s.having(t, "ccomp")))  # "in raids that medics say killed nine"


def _harms(clause: Frame, scene: Scene) -> bool:
    s = scene.frames.syntax
    if HARMING in scene.lexicon.rules.classes.of(clause.lemma):
        return True
    return clause.lemma == "leave" and any(s.lower[c] in DEAD for c in s.having(clause.predicate, "xcomp", "advcl"))


def holders(frame: Frame, scene: Scene) -> tuple[str, ...]:
    """Who holds the place that is attacked: the rebels in "bombed rebel-held districts"."""
    s = scene.frames.syntax
    held = (c for a in frame.role("obj", "prep:on", "prep:at") for c in s.having(a.token, "amod", "acl"))
    named = (t for c in held if _is_holding(s.lower[c], scene) for t in s.children[c])
    return tuple(dict.fromkeys(i for t in named for i in scene.cast.at(t)))


def _is_holding(word: str, scene: Scene) -> bool:
    return HOLDING in scene.lexicon.rules.classes.of(word)
