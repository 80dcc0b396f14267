"""Whom an act is directed at: by its own words, by what is promised or refused, by what is complained of.

In:  a rule that reads a frame, who acts, the scene. Out: actor ids: for "expressed frustration that Togo was blocking
the road" Togo; for "refused to lift the ban on Cypriot ships" Cyprus.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from demarche.events.lexicon import EventRule
from demarche.events.merging import BODILY
from demarche.events.ontology import Ontology
from demarche.events.parties import ANSWERABLE, CONCERNED, MUTUAL, OWNER, Sense, fill
from demarche.events.party_words import UNNAMED
from demarche.events.scene import Scene
from demarche.events.victims import harmed, holders
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax
from demarche.rules import Match

ACCUSATION, REQUEST = "ACCUSE", "REQUEST"
FORUMS = frozenset({"IGO", "JUD"})  # sectors
OVER = ("xcomp>prep:over", "ccomp>prep:over", "prep:over")  # "threatened to sue over Togo's tax"
OWNED = frozenset({"obj", "obj>poss", "obj>prep:by"})
_DIRECTED = ("iobj", "prep:to", "prep:with", "prep:against", "obj", "prep:on", "prep:from")


def consumes_content(rule: EventRule, ontology: Ontology) -> bool:
    return rule.consumes if rule.consumes is not None else ontology.has(rule.type, "verbal")


def recipients_of(
    match: Match[EventRule], actors: tuple[str, ...], matches: Mapping[int, Match[EventRule]], scene: Scene
) -> tuple[str, ...]:
    """Whom the act is directed at; where its own words name nobody, whom what is promised or refused is directed at."""
    rule, ontology = match.rule, scene.lexicon.ontology
    answering = ontology.has(rule.type, "answer") and not rule.reciprocal
    inside: tuple[str, ...] = ANSWERABLE if answering and ontology.has(rule.type, "verbal") else CONCERNED
    if rule.reciprocal:
        inside = MUTUAL
    accuses = ontology.nature(rule.type) == ACCUSATION
    roles = (*rule.recipient, *_complained_of(rule)) if accuses else rule.recipient
    sense: Sense = "answered" if answering else "asked" if ontology.nature(rule.type) == REQUEST else "done"
    forums = _forums(match.frame, scene) if accuses else ()
    found = _filled(match, roles, scene, inside, (*actors, *forums), sense)
    if not found and forums:
        found = _filled(match, roles, scene, inside, actors, sense)
    if not found and ontology.nature(rule.type) == "THREATEN":
        found = _filled(match, OVER, scene, inside, actors, "answered")
    if not found and consumes_content(rule, ontology):
        found = _of_content(match.frame, actors, matches, scene)
    if not found and accuses:
        found = _left_unnamed(match.frame, actors, scene)
    if _is_appealed_to(match, found, scene):
        found = ()
    if not found and ontology.has(rule.type, "bargain"):
        found = _asked(match.frame, actors, scene)
    return _with_others(match, found, actors, scene)


def _filled(
    match: Match[EventRule],
    roles: tuple[str, ...],
    scene: Scene,
    inside: tuple[str, ...],
    but: tuple[str, ...],
    sense: Sense,
) -> tuple[str, ...]:
    """Those in the rule's own roles."""
    frames, cast, under = scene.frames, scene.cast, match.rule.under
    return fill(match.frame, roles, frames, cast, inside=inside, but=but, under=under, sense=sense)


def _with_others(
    match: Match[EventRule], found: tuple[str, ...], actors: tuple[str, ...], scene: Scene
) -> tuple[str, ...]:
    """With whom else the act befalls: those an attack kills, those who hold the place, those captives are handed to."""
    nature = scene.lexicon.ontology.nature(match.rule.type)
    if nature in BODILY and actors and not match.rule.reciprocal:
        return tuple(dict.fromkeys((*(holders(match.frame, scene) or found), *harmed(match.frame, scene)))) or found
    if nature == "RETREAT" and match.rule.mode == "release" and found:
        to = fill(match.frame, ("prep:to",), scene.frames, scene.cast, inside=OWNER, but=(*actors, *found))
        return (*found, *to)
    return found


def _forums(frame: Frame, scene: Scene) -> tuple[str, ...]:
    """Bodies before which somebody else is accused: "lodged a complaint against Togo with the United Nations"."""
    frames, cast = scene.frames, scene.cast
    told = [a.token for a in frame.role("prep:with", "prep:before", "prep:at")]
    told += [
        t for a in frame.role("obj") for t in frames.syntax.having(a.token, "nmod") if _is_before(t, frames.syntax)
    ]
    told += [a.token for a in frame.role("prep:to") if frame.lemma in frames.lexicon.complaining_verbs]
    return tuple(i for t in told for i in cast.at(t) if cast[i].sector in FORUMS)


def _is_before(token: int, s: Syntax) -> bool:
    return s.preposition(token) in ("with", "before", "at")


def _is_appealed_to(match: Match[EventRule], found: tuple[str, ...], scene: Scene) -> bool:
    """Whether a threat is only to be carried before them: "threatened to take Togo's tax to the Security Council"."""
    if scene.lexicon.ontology.nature(match.rule.type) != "THREATEN":
        return False
    frames, cast = scene.frames, scene.cast
    told = [a.token for content in _contents(match.frame, frames) for a in content.role("prep:to")]
    before = {i for t in told for i in (*cast.at(t), *cast.place_at(t)) if cast[i].sector in FORUMS}
    return bool(found) and before >= {*found}


def _of_content(
    frame: Frame, actors: tuple[str, ...], matches: Mapping[int, Match[EventRule]], scene: Scene
) -> tuple[str, ...]:
    """Whom what is promised, refused or demanded is directed at."""
    contents = (_content_roles(c, matches) for c in _contents(frame, scene.frames))
    return next(
        (r for f, roles in contents if (r := fill(f, roles, scene.frames, scene.cast, but=actors, sense="promised"))),
        (),
    )


def _asked(frame: Frame, actors: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Who is to bring about what the act hangs on: Togo in "will not lift the embargo until Togo frees the poet"."""
    frames = scene.frames
    for told in (frame, *_contents(frame, frames)):
        for argument in told.role("advcl"):
            condition = frames.at(argument.token) if argument.marker in frames.lexicon.condition_marks else None
            found = fill(condition, ("subj",), frames, scene.cast, inside=OWNER, but=actors) if condition else ()
            if found:
                return found
    return ()


def _left_unnamed(frame: Frame, actors: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Whom a complaint means though it does not say so: Togo in "voiced dismay but stopped short of naming Togo"."""
    frames, s = scene.frames, scene.frames.syntax
    for token in s.subtree(frame.predicate):
        if token == frame.predicate or UNNAMED not in scene.lexicon.rules.classes.of(s.lemma[token]):
            continue
        if not any(s.lower[c] in ("without", "of") for c in s.having(token, "mark", "case")):
            continue
        clause = frames.at(token)
        found = fill(clause, ("obj",), frames, scene.cast, inside=OWNER, but=actors) if clause is not None else ()
        if found:
            return found
    return ()


def _complained_of(rule: EventRule) -> tuple[str, ...]:
    """Where the matter of a complaint stands when its own words name nobody: "angry that Togo had left"."""
    return ("obj", "ccomp") if is_object_matter(rule) else ("ccomp", "obj>acl", "obj>ccomp", "prep:about", "prep:over")


def is_object_matter(rule: EventRule) -> bool:
    """Whether the object is what is complained of ("condemned the raid"), no part of the act ("levelled charges")."""
    words = [c for role, c in rule.where.items() if "obj" in role.split("|") and (c.lemma or c.klass or c.inside)]
    return not words or not OWNED.isdisjoint(rule.recipient)


def _contents(frame: Frame, frames: Frames) -> Iterator[Frame]:
    """The clauses that say what is promised, refused or demanded, the nearest first."""
    for argument in frame.role("xcomp", "ccomp"):
        content = frames.at(argument.token)
        if content is not None and content.predicate != frame.predicate:
            yield content
            yield from _contents(content, frames)


def _content_roles(content: Frame, matches: Mapping[int, Match[EventRule]]) -> tuple[Frame, tuple[str, ...]]:
    known = matches.get(content.predicate)
    return content, known.rule.recipient if known is not None else _DIRECTED
