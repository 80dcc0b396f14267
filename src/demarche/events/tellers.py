"""Who tells a clause, where a political actor states it: a judgement, a warning or a refusal may lie in what is said.

In:  a frame, the scene. Out: the frame with its teller as the argument `speaker`, so that rules can ask for him: in
"The envoy told the council that Chad had torn up its word" tear_up(subj: Chad, obj: word, speaker: envoy), by which a
rule reads an accusation. Where the clause is about his own side he is the argument `own` too: "said it will not pay".
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from demarche.events.parties import DOER, fill
from demarche.events.scene import Scene
from demarche.language.clauses import Argument
from demarche.language.frames import Frame
from demarche.records import Actor, Attribution, Span
from demarche.rules import OWN, SPEAKER

UNSTATED = frozenset(
    {"admit", "deny", "doubt", "ask", "no_comment", "want", "demand", "propose", "predict", "discuss", "reject"}
)
COLLECTIVE = frozenset({"it", "they"})
OFFICIAL = frozenset({"GOV", "MIL", "SPY"})  # sectors of those who speak for one state


def with_teller(frame: Frame, scene: Scene) -> Frame:
    """The frame, with `speaker` where somebody known states it, and `own` where it is about his own side."""
    said = scene.said.get(frame.predicate)
    token = _named_at(said, scene) if said is not None and _is_stated(frame, said, scene) else None
    if said is None or said.speaker is None or token is None:
        return frame
    roles = (SPEAKER, OWN) if _is_own(frame, said.speaker, scene) else (SPEAKER,)
    return replace(frame, arguments=(*frame.arguments, *(Argument(role, token, source="told") for role in roles)))


def told_on(frame: Frame, scene: Scene) -> Attribution | None:
    """On whose word it rests that the teller of a clause said it: of "Chad lies, Mali's envoy said" nobody's."""
    said = scene.said.get(frame.predicate)
    if said is None or not said.cue:
        return None
    cue = _first_token(said.cue[0], scene)
    outer = scene.said.get(cue) if cue is not None else None
    return outer if outer is not None and outer.speaker != said.speaker else None


def own_side(frame: Frame, said: Attribution | None, scene: Scene, *, uttered: bool) -> tuple[str, ...]:
    """Who speaks, where "it" or "they" that means nobody else did it: "A ministry spokesman said it had summoned him".

    uttered: the act is done in words; of deeds only spokespersons tell as of their own side's.
    """
    s = scene.frames.syntax
    subjects = [a.token for a in frame.role("subj")]
    if said is None or said.speaker is None or not subjects or s.lower[subjects[0]] not in COLLECTIVE:
        return ()
    speaker = scene.cast[said.speaker]
    stands_for = any("spokes" in word for word in (*speaker.name.lower().split(), speaker.office or ""))
    open_ = not scene.cast.at(subjects[0]) and _is_stated(frame, said, scene)
    return (said.speaker,) if open_ and (stands_for or (uttered and speaker.sector in OFFICIAL)) else ()


def _is_stated(frame: Frame, said: Attribution, scene: Scene) -> bool:
    """Whether the clause is what is said, or one coordinated with it: no clause within it, no question, no guess."""
    mood, s, token = frame.mood, scene.frames.syntax, frame.predicate
    options = scene.lexicon.actuality.options
    possible = mood.modal is not None and not mood.prospective and s.lower[mood.modal] in options
    if said.speaker is None or said.stance in UNSTATED or possible or mood.question:
        return False
    while s.dep[token] == "conj" and s.head[token] != token:
        token = s.head[token]
    if any(s.lower[c] in scene.lexicon.actuality.conditionals for c in s.having(token, "mark")):
        return False
    head = s.head[token]
    if head == token or s.dep[token] == "parataxis":
        return True
    return s.dep[token] == "ccomp" and any(c.start <= s.start[head] < c.end for c in said.cue)


def _named_at(said: Attribution, scene: Scene) -> int | None:
    """The head of the words that name the speaker: where the source names him, else where he is named first."""
    mentions = [m for m in scene.cast.mentions if m.actor == said.speaker]
    named = [m for m in mentions if any(source.covers(m.span) for source in said.source)]
    return next((m.head for m in named or mentions), None)


def _is_own(frame: Frame, speaker: str, scene: Scene) -> bool:
    """Whether the clause is about the speaker ("we" is), about "his party", or about the state that he speaks for."""
    s = scene.frames.syntax
    subjects = [a.token for a in frame.role("subj")]
    if any(s.tag[w] == "PRP$" for t in subjects for w in s.having(t, "nmod:poss")):
        return True
    about = fill(frame, ("subj",), scene.frames, scene.cast, inside=DOER)
    return any(i == speaker or _is_of_one_state(scene.cast[speaker], scene.cast[i]) for i in about)


def _is_of_one_state(a: Actor, b: Actor) -> bool:
    """A minister and his army, the ministry and the state itself; not two persons, who may be rivals.

    Nor a group whose country is only inferred: "the generals will pay", an exiled minister said.
    """
    persons = a.kind == b.kind == "person"
    guessed = any(x.inferred and x.kind == "group" for x in (a, b))
    one = a.country is not None and a.country == b.country and {a.sector, b.sector} <= OFFICIAL
    return one and not persons and not guessed


def _first_token(span: Span, scene: Scene) -> int | None:
    start = scene.frames.syntax.start
    at = bisect_left(start, span.start)
    return at if at < len(start) and start[at] < span.end else None
