"""Pronouns inside quotations: "I" is the speaker, "you" the addressee, "we" the speaker's side.

In:  a Doc, its Cast and its attributions, e.g. of '"We understand its real intentions," Vucic wrote.'
Out: the Cast with mentions for "we" (Serbia). A state's officials speak for the state; others for the organisation
     named with them ("Taliban spokesman …"); where neither is known, "we" stays unresolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from spacy.tokens import Doc

from demarche.actors.cues import Pronoun
from demarche.actors.knowledge import ActorKnowledge
from demarche.actors.places import state_reading
from demarche.actors.records_out import actor_record
from demarche.actors.roles import STATE_ORGANS
from demarche.cast import Cast
from demarche.records import Actor, ActorMention, Attribution, Span

_TAKEN_UP = frozenset({"coref.noun", "coref.nominal", "coref.predicate"})
_MARKS = frozenset(['"', "“", "”", "``", "''"])


def resolve_quoted(doc: Doc, cast: Cast, attributions: Iterable[Attribution], *, knowledge: ActorKnowledge) -> Cast:
    """The cast with the pronouns of direct quotations; "he" inside a quotation is never its speaker."""
    actors = {a.id: a for a in cast}
    taken = {m.head for m in cast.mentions}
    added: list[ActorMention] = []
    dropped: set[tuple[int, str]] = set()
    for attribution in attributions:
        speaker = actors.get(attribution.speaker or "")
        if speaker is None or attribution.kind == "indirect":
            continue
        for token, pronoun in _pronouns(doc, attribution, knowledge):
            if pronoun.person == "3":
                dropped.add((token, speaker.id))
            elif token not in taken:
                actor = _meant(pronoun, speaker, attribution, cast, actors, knowledge)
                if actor:
                    taken.add(token)
                    added.append(_mention(doc, token, actor, pronoun))
        if speaker.kind == "person":
            dropped.update(_own_nouns(attribution, cast, speaker))
    kept = [m for m in cast.mentions if (m.head, m.actor) not in dropped]
    return _rebuilt(actors, [*kept, *added], cast)


def _own_nouns(attribution: Attribution, cast: Cast, speaker: Actor) -> set[tuple[int, str]]:
    """Nouns between quotation marks that were taken for their speaker: "This man is unfit", Biden said."""
    if attribution.kind != "direct":
        return set()
    nouns = (m for m in cast.mentions if m.actor == speaker.id and m.form == "nominal" and m.rule in _TAKEN_UP)
    spans = [Span(start, end) for start, end in attribution.content]
    return {(m.head, m.actor) for m in nouns if any(c.start <= m.span.start and m.span.end <= c.end for c in spans)}


def _pronouns(doc: Doc, attribution: Attribution, knowledge: ActorKnowledge) -> Iterator[tuple[int, Pronoun]]:
    """The pronouns that stand between quotation marks."""
    pronouns = knowledge.cues.pronouns
    for start, end in attribution.content:
        stretch = doc.char_span(start, end, alignment_mode="contract")
        quoted = attribution.kind == "direct"
        for token in stretch or ():
            if token.text in _MARKS:
                quoted = attribution.kind == "direct" or not quoted
                continue
            pronoun = pronouns.get(token.lower_) if quoted and token.text != "US" else None
            if pronoun and pronoun.case != "relative":
                yield token.i, pronoun


def _meant(
    pronoun: Pronoun, speaker: Actor, attribution: Attribution, cast: Cast, actors: dict[str, Actor],
    knowledge: ActorKnowledge,
) -> str | None:  # fmt: skip
    if pronoun.person == "2":
        return attribution.addressee
    if pronoun.number == "singular":
        return speaker.id
    return _side(speaker, attribution, cast, actors, knowledge)


def _side(
    speaker: Actor, attribution: Attribution, cast: Cast, actors: dict[str, Actor], knowledge: ActorKnowledge
) -> str | None:
    """For whom a speaker says "we"."""
    if speaker.kind in ("state", "organisation", "group", "people"):
        return speaker.id
    if speaker.sector in STATE_ORGANS and speaker.country and knowledge.country_name(speaker.country):
        return _state(speaker.country, actors, knowledge)
    for span in attribution.source:
        for mention in cast.within(span):
            if actors[mention.actor].kind == "organisation":
                return mention.actor
    return None


def _state(country: str, actors: dict[str, Actor], knowledge: ActorKnowledge) -> str:
    key = f"state:{country}"
    known = next((a.id for a in actors.values() if a.key == key), None)
    if known:
        return known
    id = f"a{len(actors) + 1}"
    actors[id] = actor_record(state_reading(country, knowledge.country_name(country), "quoted.side"), id, "", [])
    return id


def _mention(doc: Doc, token: int, actor: str, pronoun: Pronoun) -> ActorMention:
    span = Span(doc[token].idx, doc[token].idx + len(doc[token]))
    rule = {"1singular": "quoted.speaker", "1plural": "quoted.side"}.get(
        pronoun.person + pronoun.number, "quoted.addressee"
    )
    return ActorMention(actor=actor, span=span, head=token, form="pronoun", rule=rule)


def _rebuilt(actors: dict[str, Actor], mentions: list[ActorMention], cast: Cast) -> Cast:
    mentions.sort(key=lambda m: (m.span, m.head, m.actor))
    spans: dict[str, dict[Span, None]] = {id: {} for id in actors}
    for mention in mentions:
        spans[mention.actor][mention.span] = None
    kept = [msgspec.structs.replace(a, mentions=tuple(spans[a.id])) for a in actors.values() if spans[a.id]]
    ids = {a.id for a in kept}
    still_open = (o for o in cast.open_mentions if ids.issuperset(o.candidates))
    return Cast(kept, mentions, story=cast.story, open_mentions=still_open)
