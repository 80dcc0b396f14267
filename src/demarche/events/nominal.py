"""Acts told by the noun of a verb, read by the verb's own rules.

In:  an act noun that no rule of its own reads, the scene. Out: a match: "the suspension of aid to Mali by the EU" is
suspend(subj: EU, obj: aid, prep:to: Mali), read by the rule that reads "the EU suspended aid to Mali".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from demarche.events.lexicon import EventRule
from demarche.events.scene import Scene
from demarche.language.clauses import Argument
from demarche.language.frames import Frame
from demarche.rules import Match

_DOERS = ("prep:by", "subj", "poss", "amod")  # whoever stands first here acts
_KEPT = ("tmod", "iobj")


def nominal_match(token: int, scene: Scene) -> Match[EventRule] | None:
    """The rule of the verb that reads the noun with what it is done to.

    The match keeps the noun's place in its sentence: what stands above decides whether the act has happened.
    """
    clause = clause_of_noun(token, scene)
    found = scene.lexicon.rules.match(clause, scene.frames, scene.cast) if clause is not None else None
    if clause is None or found is None:
        return None
    return Match(found.rule, replace(clause, lemma=scene.frames.syntax.lemma[token], pos="noun", voice=""))


def clause_of_noun(token: int, scene: Scene) -> Frame | None:
    """The noun's frame as its verb would have it; None where the noun has no verb or no object."""
    s = scene.frames.syntax
    verb = scene.lexicon.nominalisations.get(s.lemma[token]) if s.pos[token] == "NOUN" else None
    frame = scene.frames.at(token) if verb is not None else None
    if verb is None or frame is None or frame.pos != "noun":
        return None
    arguments = tuple(_arguments(frame, scene))
    if not any(a.role == "obj" for a in arguments):
        return None
    return replace(frame, lemma=verb, pos="verb", voice="active", arguments=arguments)


def _arguments(frame: Frame, scene: Scene) -> Iterator[Argument]:
    """In the verb's roles: what stands behind "of" or before the noun is its object, "by", whose it is its subject."""
    undergoer = frame.role("prep:of") or tuple(a for a in frame.role("compound") if _is_thing(a, scene))
    yield from (replace(a, role="obj") for a in undergoer)
    doers = (tuple(a for a in frame.role(role) if role != "amod" or scene.cast.at(a.token)) for role in _DOERS)
    yield from (replace(a, role="subj") for a in next(filter(None, doers), ()))
    for a in frame.arguments:
        if a.role in _KEPT or (a.role.startswith("prep:") and a.role not in ("prep:of", "prep:by")):
            yield a


def _is_thing(a: Argument, scene: Scene) -> bool:
    return scene.frames.syntax.pos[a.token] == "NOUN"
