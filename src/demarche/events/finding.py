"""Finds event mentions: one for each clause or act noun that a rule reads.

In:  frames, cast, attributions, the author's own voice, the lexicon. Out: `EventMention`s, and what is none.
"Vucic accused Türkiye of violating the charter" gives ACCUSE(Vucic → Türkiye), no violation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from demarche.cast import Cast
from demarche.events.actuality import is_option, read_actuality
from demarche.events.admission import CRIME, Admission, statesmen
from demarche.events.content import is_content, is_definite
from demarche.events.directing import Directing
from demarche.events.directing.at_home import AtHome
from demarche.events.directing.crowds import ARREST, is_of_number
from demarche.events.directing.formulas import agreed_there
from demarche.events.directing.past import Past
from demarche.events.directing.retorts import ANSWERS
from demarche.events.directing.series import completed, may_follow
from demarche.events.lexicon import EventLexicon, EventRule
from demarche.events.merging import BODILY
from demarche.events.modes import Mode, mode_of
from demarche.events.nominal import nominal_match
from demarche.events.own_mood import Reading
from demarche.events.parties import DOER, fill, makers
from demarche.events.recipients import ACCUSATION, is_object_matter, recipients_of
from demarche.events.scene import Scene
from demarche.events.subjects import Setting
from demarche.events.tellers import own_side, told_on, with_teller
from demarche.events.unrest import beside_unrest
from demarche.events.victims import own_people, scene_of_deed, with_consequences
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax
from demarche.records import Actuality, Attribution, EventMention, Span, Trail, Voice
from demarche.rules import Index, Match

POSSIBLE = "possible"
YIELD = "yield"  # the mode of a REJECT by those who will not give in
SHORTEST_STORY = 4  # sentences
REFUSAL = "REJECT"
CONVICTION = "convict"  # the mode of a SANCTION by judges, who answer nobody


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
    scene = Scene.of(frames, cast, attributions, voices, lexicon)
    matches = {m.frame.predicate: m for m in _matches(scene)}
    kept = [m for m in matches.values() if not is_content(m, matches, scene)]
    made = [(k, _mention(k, matches, scene)) for k in kept]
    told = completed([m for _, m in made if isinstance(m, EventMention)], lexicon, frames.syntax)
    told = agreed_there(told, lexicon, frames.syntax)
    told = with_consequences(told, frames)
    idle = {_sentence(k, scene): m for k, m in made if isinstance(m, str) and m}
    own = {m.frame.predicate for m in kept if m.rule.type == ACCUSATION and not is_object_matter(m.rule)}
    past = Past(frames, cast, scene.said, lexicon.rules.classes)
    told = [m for m in Directing(past, lexicon, own).completed(told) if _is_complete(m, scene)]
    found = _admitted(told, scene)
    found = replace(found, mentions=tuple(AtHome(past).completed(found.mentions)))
    return replace(found, refused={**idle, **found.refused}, read=frozenset(matches))


def _is_complete(m: EventMention, scene: Scene) -> bool:
    """Whether the parties that it cannot do without have been found by now."""
    if not (m.actors or m.recipients):
        return False
    rule = scene.lexicon.located[m.trail.rule].entry
    return bool(m.recipients) or rule.alone or not _needs_recipient(m.type, rule, scene)


def _needs_recipient(kind: str, rule: EventRule, scene: Scene) -> bool:
    """Whether what is coded as `kind` is nothing without a recipient: aid that is given, not aid that is promised."""
    return scene.lexicon.ontology.types[kind].recipient == "required" and not rule.reciprocal


def _sentence(match: Match[EventRule], scene: Scene) -> int:
    """The first character of its sentence."""
    s = scene.frames.syntax
    return s.sentence_span(s.sentence[match.frame.predicate])[0]


def _admitted(told: list[EventMention], scene: Scene) -> Found:
    """Political events and, by sentence, why others are none. Policing stays where another political act is told."""
    lexicon, s = scene.lexicon, scene.frames.syntax
    setting = Setting(s, lexicon.subjects, statesmen(scene.cast))
    admission = Admission(s.text, scene.cast, setting, lexicon.subjects, lexicon.ontology, lexicon.collective)
    reasons = [admission.refusal(m) for m in told]
    reasons = beside_unrest(told, reasons, lexicon.ontology, setting, s)
    if not _is_brief(scene.frames) and all(r or admission.is_ordinary(m) for m, r in zip(told, reasons, strict=True)):
        reasons = [r or CRIME for r in reasons]
    pairs = list(zip(told, reasons, strict=True))
    return Found(tuple(m for m, r in pairs if not r), {m.trail.sentence.start: r for m, r in pairs if r})


def _matches(scene: Scene) -> Iterator[Match[EventRule]]:
    rules, s = scene.lexicon.rules, scene.frames.syntax
    opinion: set[int] = set()
    for voice in scene.voices:
        opinion.update(range(bisect_left(s.start, voice.sentence.start), bisect_left(s.start, voice.sentence.end)))
    for i in range(len(s)):
        if i in opinion or s.pos[i] == "PROPN":  # the Women's March is a name
            continue
        frame = scene.frames.at(i) if may_be_read(i, scene.frames, rules) else None
        if frame is not None and any(rule.told for rule in rules.candidates(frame)):
            frame = with_teller(frame, scene)
        match = rules.match(frame, scene.frames, scene.cast) if frame is not None else None
        match = match or nominal_match(i, scene)
        if match is not None:
            yield match


def may_be_read(token: int, frames: Frames, rules: Index[EventRule]) -> bool:
    """Whether a token heads a clause or is a noun that rules know."""
    return (frames.syntax.lemma[token], "noun") in rules or frames.is_predicate(token)


def _mention(match: Match[EventRule], matches: dict[int, Match[EventRule]], scene: Scene) -> EventMention | str:
    """The match with its parties, actuality and speaker; where it is no event after all the reason, if there is one."""
    rule, frame = match.rule, match.frame
    actors = fill(frame, rule.actor, scene.frames, scene.cast, inside=DOER, under=rule.under)
    actors = actors or makers(frame, scene.frames, scene.cast, scene.lexicon.rules.classes)
    spoken = scene.lexicon.ontology.has(rule.type, "uttered")
    if not actors and "subj" in rule.actor:
        actors = own_side(frame, scene.said.get(frame.predicate), scene, uttered=spoken)
    recipients = recipients_of(match, actors, matches, scene) or own_people(rule, frame, actors, scene.cast)
    if not (actors or recipients):
        recipients = scene_of_deed(rule, frame, scene.frames, scene.cast)
    if rule.reciprocal and (actors or scene.lexicon.ontology.nature(rule.type) not in BODILY):
        actors, recipients = tuple(dict.fromkeys((*actors, *recipients))), ()
    reading = read_actuality(frame, scene.frames, scene.lexicon.actuality, spoken=spoken)
    kind, actuality = _reduced(rule, reading, scene)
    if reading.question or not _has_parties(match, kind, actors, recipients, scene):
        return ""
    mode = mode_of(rule, frame, scene.frames, scene.cast, scene.lexicon) if kind == rule.type else None
    said = told_on(frame, scene) if rule.told else scene.said.get(frame.predicate)
    if not actors and actuality == "actual" and said is not None and _speaks_for_itself(rule, said, scene):
        actors = (said.speaker,) if said.speaker else ()
    both = bool(actors and (recipients or rule.reciprocal))
    if actuality == "hypothetical" and not (both and is_option(reading, scene.frames.syntax, scene.lexicon.actuality)):
        return POSSIBLE
    if actuality == "negated" and not both and not _is_told_undone(match, reading, recipients, scene):
        return ""
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
        definite=frame.pos == "noun" and is_definite(frame.predicate, scene.frames.syntax),
        like=scene.lexicon.ontology.types[kind].like,
    )


def _contexts(rule: EventRule, mode: Mode | None, frame: Frame, scene: Scene) -> tuple[str, ...]:
    """What the rule says, what the mode says, what the words of the sentence tell."""
    told = scene.surroundings.at(frame.predicate)
    return tuple(dict.fromkeys((*rule.contexts, *(mode.contexts if mode else ()), *told)))


def _is_told_undone(match: Match[EventRule], reading: Reading, recipients: tuple[str, ...], scene: Scene) -> bool:
    """Whether what one party did not do or suffer is worth telling: "has not apologised", "was never charged"."""
    rule, mood = match.rule, match.frame.mood
    if match.frame.pos != "verb" or mood.modal is not None:
        return False
    if scene.lexicon.ontology.types[rule.type].refused == YIELD:  # asked of it: "failed to withdraw", "has yet to"
        return True
    denied = mood.negation is not None and reading.cue == mood.negation and mood.tense in ("past", "present")
    return denied and match.frame.voice == "passive" and rule.alone and bool(recipients)


def _has_parties(
    match: Match[EventRule], kind: str, actors: tuple[str, ...], recipients: tuple[str, ...], scene: Scene
) -> bool:
    """An actor, or for acts that stand alone a recipient; both where the ontology requires a recipient.

    Of what may be one of a series of gifts or sales, or answer another act, the recipient may have been told before, of
    formulas both parties.
    """
    rule, frame = match.rule, match.frame
    if rule.agentless:
        return True
    if rule.reciprocal:
        return len(actors) >= 2 or (len(actors) == 1 and rule.alone)
    if rule.alone and rule.mode == ARREST and is_of_number(frame, scene.frames.syntax, scene.lexicon.rules.classes):
        return True  # of whom may have been told before
    answers = scene.lexicon.ontology.nature(rule.type) in ANSWERS and rule.mode != CONVICTION
    told_before = answers or may_follow(rule, scene.lexicon)
    if _needs_recipient(kind, rule, scene) and not (recipients or rule.alone or told_before):
        return False
    return bool(actors) or (rule.alone and bool(recipients))


def _speaks_for_itself(rule: EventRule, said: Attribution, scene: Scene) -> bool:
    """ "Police said two men had been arrested": the police arrested them."""
    if rule.mode != ARREST or said.speaker is None:
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
