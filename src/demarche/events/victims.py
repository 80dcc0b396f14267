"""Whom a deed befell besides its object, and what it brought about, told in other clauses of the same act.

In:  the frame of a deed and the scene, or the mentions of an article. Out: actor ids, or mentions completed: in "Jets
bombed rebel-held districts, killing eleven civilians" the rebels, who hold them, and the civilians; in "Shells slammed
into a market in Gao, killing nine traders" the killing has the parties and the weapon of the slamming, so that merging
makes one event of the two; "Heavy fighting broke out near Goma" is directed at where it happened; in "sacked his
minister" the minister, though he is the sacker's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from demarche.cast import Cast
from demarche.events.lexicon import EventRule
from demarche.events.party_words import HARMING, HOLDING
from demarche.events.scene import Scene
from demarche.language.frames import Frame, Frames
from demarche.records import EventMention

HARM = "ASSAULT"
DEAD = frozenset({"dead", "wounded", "injured", "homeless"})
FOLLOWING = frozenset({"advcl", "acl", "xcomp"})
PARTICIPLES = frozenset({"gerund", "participle"})
NEAR = 4  # steps below the predicate at which a place still says where the deed was done
PHRASES = frozenset({"obl", "nmod", "obj", "nsubj", "amod", "compound", "appos"})  # no clauses: those have their own
OWN_PEOPLE = frozenset({"expel", "arrest", "deport", "abduct", "beat", "targeted"})  # may befall a doer's own man


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


def own_people(rule: EventRule, frame: Frame, actors: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """The doer's own man whom a deed against persons befalls: the minister in "the president sacked his minister"."""
    if rule.mode not in OWN_PEOPLE or "obj" not in rule.recipient:
        return ()
    found = (i for a in frame.role("obj") for i in cast.at(a.token) if cast[i].kind in ("person", "office"))
    return tuple(dict.fromkeys(i for i in found if i not in actors))


def with_consequences(told: Sequence[EventMention], frames: Frames) -> list[EventMention]:
    """The mentions in order; a harm told by a participle behind a deed has what it lacks from the deed."""
    deeds = {m.predicate: m for m in told if m.nature == HARM}
    return [_of_deed(m, deeds.get(_told_behind(m, frames))) for m in told]


def _told_behind(mention: EventMention, frames: Frames) -> int:
    """The predicate behind which a participle tells the mention; -1 for what stands by itself."""
    frame = frames.at(mention.predicate) if mention.nature == HARM else None
    if frame is None or frame.governor is None or frame.mood.tense not in PARTICIPLES or frame.voice == "passive":
        return -1
    above, relation = frame.governor
    return above if relation in FOLLOWING and above < mention.predicate else -1


def _of_deed(harm: EventMention, deed: EventMention | None) -> EventMention:
    if deed is None or deed.actuality != harm.actuality or harm.actors not in ((), deed.actors):
        return harm
    suffering = tuple(dict.fromkeys((*harm.recipients, *deed.recipients)))
    return msgspec.structs.replace(harm, mode=deed.mode, actors=deed.actors, recipients=suffering)


def scene_of_deed(rule: EventRule, frame: Frame, frames: Frames, cast: Cast) -> tuple[str, ...]:
    """Of unmistakable violence without parties the state or town where it happened; () where none is named."""
    if not (rule.alone and rule.collective) or rule.type != HARM:
        return ()
    s = frames.syntax
    level = [frame.predicate]
    for _ in range(NEAR):
        level = [c for i in level for c in s.children[i] if s.dep[c].partition(":")[0] in PHRASES]
        found = (cast.place_at(c) or tuple(i for i in cast.at(c) if cast[i].kind == "state") for c in level)
        places = next((p for p in found if p), ())
        if places:
            return places
    return ()
