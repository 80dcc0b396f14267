"""What is the content of another word, and so no event of its own.

In:  the rules that read an article's frames. Out: whether an act is what a coded word above it promises, demands,
refuses or blames: "vowed to expel the envoy" is a promise, no expulsion; "the sanctions imposed on Mali" are imposed,
whatever is asked about them.
"""

from __future__ import annotations

from demarche.events.lexicon import EventRule
from demarche.events.recipients import consumes_content
from demarche.events.scene import Scene
from demarche.language.frames import Frame
from demarche.language.syntax import Syntax
from demarche.rules import Match

CONTENT_LINKS = frozenset({"xcomp", "ccomp", "obj", "advcl", "acl", "nmod", "obl", "conj"})
MATERIAL = frozenset({2, 4})  # quad classes: deeds, not words
PUNISHING = frozenset({"arrest", "convict"})  # modes
CHARGES = frozenset({"for", "of", "over"})


def is_content(match: Match[EventRule], matches: dict[int, Match[EventRule]], scene: Scene) -> bool:
    """Whether the act is what a coded word above it promises, demands, refuses or blames: that word is the event."""
    if match.rule.presupposed or _is_given(match, scene):
        return False
    if _hangs_from(match.frame, matches, scene) or _is_what_a_noun_says(match.frame, matches, scene):
        return True
    below = match.frame
    for above, relation in scene.frames.chain(match.frame):
        other, hung, below = matches.get(above.predicate), below, above
        if match.frame.light == above.predicate:
            if other is not None and _names_object(other.rule):
                return True
            continue
        if hung is match.frame and hung.pos == "noun" and relation == "obj" and other and _asks_object(other.rule):
            return True
        if relation not in CONTENT_LINKS:
            return False
        if other is not None and other.rule.mode in PUNISHING and _is_charge(hung, relation, scene):
            return True
        if other is not None and consumes_content(other.rule, scene.lexicon.ontology):
            return relation in ("xcomp", "ccomp", "obj", "acl", "nmod") or _is_complement(hung, relation, scene)
        if relation in ("advcl", "conj"):
            return False
    return False


def _is_given(match: Match[EventRule], scene: Scene) -> bool:
    """A deed done already, whatever is asked of its bearer: "called for an end to the sanctions imposed on Mali"."""
    s, frame = scene.frames.syntax, match.frame
    bearer = s.head[frame.predicate]
    if s.dep[frame.predicate] != "acl" or frame.voice != "passive" or frame.mood.tense != "participle":
        return False
    if scene.lexicon.ontology.types[match.rule.type].quad not in MATERIAL:
        return False
    return bool(s.having(bearer, "nmod:poss")) or is_definite(bearer, s)


def _is_charge(frame: Frame, relation: str, scene: Scene) -> bool:
    """What somebody is held or sentenced for is alleged of him: "arrested for collaborating with the rebels"."""
    s = scene.frames.syntax
    marks = (s.lower[c] for c in s.having(frame.predicate, "mark", "case"))
    return relation in ("advcl", "acl") and frame.mood.tense == "gerund" and any(m in CHARGES for m in marks)


def _hangs_from(frame: Frame, matches: dict[int, Match[EventRule]], scene: Scene) -> bool:
    """An act noun below another that is coded: aid in "a suspension of aid to Egypt"."""
    s, token = scene.frames.syntax, frame.predicate
    while frame.pos == "noun" and s.dep[token] in ("nmod", "compound") and s.head[token] != token:
        token = s.head[token]
        if token in matches and matches[token].frame.pos == "noun":
            return True
    return False


def _is_what_a_noun_says(frame: Frame, matches: dict[int, Match[EventRule]], scene: Scene) -> bool:
    """What a coded noun promises, threatens or refuses: "Mali's threat to expel the envoy"."""
    s, noun = scene.frames.syntax, scene.frames.syntax.head[frame.predicate]
    if noun not in matches or matches[noun].frame.pos != "noun" or s.dep[frame.predicate] not in ("acl", "ccomp"):
        return False
    return frame.pos == "verb" and consumes_content(matches[noun].rule, scene.lexicon.ontology)


def _names_object(rule: EventRule) -> bool:
    """ "Lifted the blockade": the rule reads verb and noun together, so the noun is no event beside it."""
    return any(role.partition(">")[0] in ("obj", "any") or "obj|" in role or "|obj" in role for role in rule.where)


def _asks_object(rule: EventRule) -> bool:
    """ "Cut its aid": the rule asks for a word like this as what is cut, so the aid is no event beside it."""
    asked = (c for role, c in rule.where.items() if "obj" in role.split("|"))
    return any(c.lemma or c.klass for c in asked)


def _is_complement(frame: Frame, relation: str, scene: Scene) -> bool:
    """ "accused … of violating": what follows "of" is content; but "praised … during a visit" tells of a visit.

    So does a participle behind a comma of what its subject did besides: "condemned the raid, calling for talks".
    """
    s, i, aside = scene.frames.syntax, frame.predicate, scene.frames.lexicon.circumstantial_prepositions
    if relation == "obl":
        return s.preposition(i) not in aside
    marks = s.having(i, "mark", "case")
    besides = not marks and any(s.lower[c] == "," and c < i for c in s.having(i, "punct"))
    circumstance = besides or any(s.lower[c] in aside for c in marks)
    return relation == "advcl" and frame.mood.tense == "gerund" and not circumstance


def is_definite(token: int, s: Syntax) -> bool:
    """Whether a noun takes up what is known: "the charge", "this raid"."""
    return any(s.tag[c] == "DT" and s.lemma[c] in ("the", "this", "that") for c in s.having(token, "det"))
