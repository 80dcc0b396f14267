"""Finds event mentions: one for each clause or act noun that a rule reads.

In:  frames, cast, attributions, the author's own voice, the lexicon. Out: `EventMention`s, and what is none.
"Vucic accused Türkiye of violating the charter" gives ACCUSE(Vucic → Türkiye), no violation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from demarche.cast import Cast
from demarche.events.actuality import Reading, read_actuality
from demarche.events.admission import CRIME, Admission, statesmen
from demarche.events.contexts import Surroundings
from demarche.events.lexicon import EventLexicon, EventRule
from demarche.events.modes import Mode, mode_of
from demarche.events.ontology import Ontology
from demarche.events.parties import DOER, fill, makers
from demarche.events.subjects import Setting
from demarche.events.taking_up import directed
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax
from demarche.records import Actuality, Attribution, EventMention, Span, Trail, Voice
from demarche.rules import Index, Match

VERBAL = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "ACCUSE", "SUPPORT"})
SHORTEST_STORY = 4  # sentences
REFUSAL = "REJECT"
_DIRECTED = ("iobj", "prep:to", "prep:with", "prep:against", "obj", "prep:on", "prep:from")
CONTENT_LINKS = frozenset({"xcomp", "ccomp", "obj", "advcl", "acl", "nmod", "obl", "conj"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What the events stage looks at: one article's frames with what earlier stages found.

    said: the attribution that each word told on somebody's word belongs to.
    surroundings: the contexts that the words of each sentence tell.
    """

    frames: Frames
    cast: Cast
    said: dict[int, Attribution]
    voices: tuple[Voice, ...]
    lexicon: EventLexicon
    surroundings: Surroundings


@dataclass(frozen=True, slots=True)
class Found:
    """Event mentions; and why others are no political events, by the first character of their sentence.

    read: tokens of the predicates that some rule reads, whether or not that made an event.
    """

    mentions: tuple[EventMention, ...] = ()
    refused: Mapping[int, str] = field(default_factory=dict)
    read: frozenset[int] = frozenset()


def find_events(
    frames: Frames,
    cast: Cast,
    attributions: tuple[Attribution, ...],
    voices: tuple[Voice, ...] = (),
    *,
    lexicon: EventLexicon,
) -> Found:
    """Mentions in text order. Sentences in the author's own voice give none."""
    said = _innermost(attributions, frames.syntax)
    scene = Scene(frames, cast, said, voices, lexicon, Surroundings(frames.syntax, lexicon.contexts))
    matches = {m.frame.predicate: m for m in _matches(scene)}
    kept = [m for m in matches.values() if not _is_content(m, matches, scene)]
    told = [m for m in (_mention(k, matches, scene) for k in kept) if m is not None]
    told = directed(told, frames, lexicon.rules.classes)
    return replace(_admitted(told, scene), read=frozenset(matches))


def _admitted(told: list[EventMention], scene: Scene) -> Found:
    """Political events and, by sentence, why others are none. Policing stays where another political act is told."""
    lexicon, s = scene.lexicon, scene.frames.syntax
    setting = Setting(s, lexicon.subjects, statesmen(scene.cast))
    admission = Admission(s.text, scene.cast, setting, lexicon.subjects, lexicon.ontology, lexicon.collective)
    reasons = [admission.refusal(m) for m in told]
    if not _is_brief(scene.frames) and all(r or admission.is_ordinary(m) for m, r in zip(told, reasons, strict=True)):
        reasons = [r or CRIME for r in reasons]
    pairs = list(zip(told, reasons, strict=True))
    return Found(tuple(m for m, r in pairs if not r), {m.trail.sentence.start: r for m, r in pairs if r})


def _matches(scene: Scene) -> Iterator[Match[EventRule]]:
    rules, s = scene.lexicon.rules, scene.frames.syntax
    opinion = [v.sentence for v in scene.voices]
    for i in range(len(s)):
        named = s.pos[i] == "PROPN"  # the Women's March is a name
        if named or not may_be_read(i, scene.frames, rules):
            continue
        frame = scene.frames.at(i)
        if frame is None or any(v.start <= s.start[i] < v.end for v in opinion):
            continue
        match = rules.match(frame, scene.frames, scene.cast)
        if match is not None:
            yield match


def may_be_read(token: int, frames: Frames, rules: Index[EventRule]) -> bool:
    """Whether a token heads a clause or is a noun that rules know."""
    return (frames.syntax.lemma[token], "noun") in rules or frames.is_predicate(token)


def _is_content(match: Match[EventRule], matches: dict[int, Match[EventRule]], scene: Scene) -> bool:
    """Whether the act is what a coded word above it promises, demands, refuses or blames: that word is the event."""
    if match.rule.presupposed:
        return False
    if _hangs_from(match.frame, matches, scene):
        return True
    for above, relation in scene.frames.chain(match.frame):
        other = matches.get(above.predicate)
        if match.frame.light == above.predicate:
            if other is not None and _names_object(other.rule):
                return True
            continue
        if relation not in CONTENT_LINKS:
            return False
        if other is not None and _consumes(other.rule, scene.lexicon.ontology):
            return relation in ("xcomp", "ccomp", "obj", "acl", "nmod") or _is_complement(match.frame, relation, scene)
        if relation in ("advcl", "conj"):
            return False
    return False


def _hangs_from(frame: Frame, matches: dict[int, Match[EventRule]], scene: Scene) -> bool:
    """An act noun below another that is coded: aid in "a suspension of aid to Egypt"."""
    s, token = scene.frames.syntax, frame.predicate
    while frame.pos == "noun" and s.dep[token] in ("nmod", "compound") and s.head[token] != token:
        token = s.head[token]
        if token in matches and matches[token].frame.pos == "noun":
            return True
    return False


def _names_object(rule: EventRule) -> bool:
    """ "Lifted the blockade": the rule reads verb and noun together, so the noun is no event beside it."""
    return any(role.partition(">")[0] in ("obj", "any") or "obj|" in role or "|obj" in role for role in rule.where)


def _consumes(rule: EventRule, ontology: Ontology) -> bool:
    return rule.consumes if rule.consumes is not None else ontology.nature(rule.type) in VERBAL


def _is_complement(frame: Frame, relation: str, scene: Scene) -> bool:
    """ "accused … of violating": what follows "of" is content; but "praised … during a visit" tells of a visit."""
    if relation == "obl":
        preposition = scene.frames.syntax.preposition(frame.predicate)
        return preposition not in scene.frames.lexicon.circumstantial_prepositions
    return relation == "advcl" and frame.mood.tense == "gerund"


def _mention(match: Match[EventRule], matches: dict[int, Match[EventRule]], scene: Scene) -> EventMention | None:
    """The match with its parties, actuality and speaker; None where it is no event after all."""
    rule, frame = match.rule, match.frame
    actors = fill(frame, rule.actor, scene.frames, scene.cast, inside=DOER, under=rule.under)
    actors = actors or makers(frame, scene.frames, scene.cast)
    recipients = _recipients(match, actors, matches, scene)
    if rule.reciprocal:
        actors, recipients = tuple(dict.fromkeys((*actors, *recipients))), ()
    reading = read_actuality(frame, scene.frames, scene.lexicon.actuality)
    if reading.question or not _has_parties(rule, actors, recipients, scene):
        return None
    kind, actuality = _reduced(rule, reading, scene)
    mode = mode_of(rule, frame, scene.frames, scene.cast, scene.lexicon) if kind == rule.type else None
    said = scene.said.get(frame.predicate)
    if not actors and actuality == "actual" and said is not None and _speaks_for_itself(rule, said, scene):
        actors = (said.speaker,) if said.speaker else ()
    if actuality in ("hypothetical", "negated") and not (actors and (recipients or rule.reciprocal)):
        return None
    if kind == REFUSAL and rule.type != REFUSAL:
        mode = Mode(scene.lexicon.ontology.types[rule.type].refused)
    return EventMention(
        predicate=frame.predicate,
        type=kind,
        mode=mode.mode if mode else None,
        contexts=_contexts(rule, mode, frame, scene),
        cameo=(mode.cameo if mode else None) or (rule.cameo if kind == rule.type else None),
        actors=actors,
        recipients=recipients,
        actuality=actuality,
        hedged=reading.hedge is not None,
        attributed_to=said.speaker if said else None,
        attribution=said.id if said else None,
        trail=_trail(rule, frame, reading, scene.frames),
        definite=frame.pos == "noun" and _is_definite(frame, scene.frames.syntax),
        like=scene.lexicon.ontology.types[kind].like,
    )


def _contexts(rule: EventRule, mode: Mode | None, frame: Frame, scene: Scene) -> tuple[str, ...]:
    """What the rule says, what the mode says, what the words of the sentence tell."""
    told = scene.surroundings.at(frame.predicate)
    return tuple(dict.fromkeys((*rule.contexts, *(mode.contexts if mode else ()), *told)))


def _recipients(
    match: Match[EventRule], actors: tuple[str, ...], matches: dict[int, Match[EventRule]], scene: Scene
) -> tuple[str, ...]:
    """Whom the act is directed at; where its own words name nobody, whom what is promised or refused is directed at."""
    rule = match.rule
    found = fill(match.frame, rule.recipient, scene.frames, scene.cast, but=actors, under=rule.under)
    if found or not _consumes(rule, scene.lexicon.ontology):
        return found
    contents = (_content_roles(c, matches) for c in _contents(match.frame, scene.frames))
    return next((r for f, roles in contents if (r := fill(f, roles, scene.frames, scene.cast, but=actors))), ())


def _contents(frame: Frame, frames: Frames) -> Iterator[Frame]:
    """The clauses that say what is promised, refused or demanded, the nearest first."""
    for argument in frame.role("xcomp", "ccomp"):
        content = frames.at(argument.token)
        if content is not None and content.predicate != frame.predicate:
            yield content
            yield from _contents(content, frames)


def _content_roles(content: Frame, matches: dict[int, Match[EventRule]]) -> tuple[Frame, tuple[str, ...]]:
    known = matches.get(content.predicate)
    return content, known.rule.recipient if known is not None else _DIRECTED


def _has_parties(rule: EventRule, actors: tuple[str, ...], recipients: tuple[str, ...], scene: Scene) -> bool:
    """An actor, or for acts that stand alone a recipient; both where the ontology requires a recipient."""
    if rule.reciprocal:
        return len(actors) >= 2 or (len(actors) == 1 and rule.alone)
    if scene.lexicon.ontology.types[rule.type].recipient == "required" and not recipients and not rule.alone:
        return False
    return bool(actors) or (rule.alone and bool(recipients))


def _is_definite(frame: Frame, s: Syntax) -> bool:
    return any(s.tag[c] == "DT" and s.lemma[c] in ("the", "this", "that") for c in s.having(frame.predicate, "det"))


def _speaks_for_itself(rule: EventRule, said: Attribution, scene: Scene) -> bool:
    """ "Police said two men had been arrested": the police arrested them."""
    if rule.mode != "arrest" or said.speaker is None:
        return False
    return scene.cast[said.speaker].sector in ("COP", "MIL")


def _is_brief(frames: Frames) -> bool:
    """Too short to tell what kind of story it is."""
    return not frames.syntax.sentence or frames.syntax.sentence[-1] < SHORTEST_STORY


def _reduced(rule: EventRule, reading: Reading, scene: Scene) -> tuple[str, Actuality]:
    """PLOVER's reductions: a future CONSULT is an AGREE, a concession that will not be made a REJECT."""
    if reading.refused and scene.lexicon.ontology.types[rule.type].refused:
        return REFUSAL, "actual"
    actuality: Actuality = rule.actuality or reading.actuality  # type: ignore[assignment]
    reduced = scene.lexicon.ontology.types[rule.type].reduces.get(actuality)
    return (reduced, "future") if reduced else (rule.type, actuality)


def _innermost(attributions: tuple[Attribution, ...], s: Syntax) -> dict[int, Attribution]:
    """Of every word told on somebody's word, the shortest attribution in whose content it stands, itself no cue of it.

    What is only judged or wanted ("condemned the raid") is not told on the speaker's word.
    """
    out: dict[int, Attribution] = {}
    longest_first = sorted(enumerate(attributions), key=lambda p: (-_length(p[1]), -p[0]))
    for said in (a for _, a in longest_first if a.reported):
        for content in said.content:
            for i in range(bisect_left(s.start, content.start), bisect_left(s.start, content.end)):
                if s.end[i] <= content.end and not any(c.start <= s.start[i] < c.end for c in said.cue):
                    out[i] = said
    return out


def _length(said: Attribution) -> int:
    return sum(c.end - c.start for c in said.content)


def _trail(rule: EventRule, frame: Frame, reading: Reading, frames: Frames) -> Trail:
    s = frames.syntax
    return Trail(
        predicate=Span(s.start[frame.words[0]], s.end[frame.words[-1]]),
        clause=Span(*frame.span),
        sentence=Span(*s.sentence_span(s.sentence[frame.predicate])),
        rule=rule.id,
        actuality_cue=_word(s, reading.cue),
        hedge_cue=_word(s, reading.hedge),
    )


def _word(s: Syntax, token: int | None) -> Span | None:
    return Span(s.start[token], s.end[token]) if token is not None else None
