"""What a deed brings about, told behind it, is part of that deed.

In:  event mentions of an article. Out: the mentions; in "Shells slammed into a market in Gao, killing nine traders" the
killing has the parties and the weapon of the slamming, so that merging makes one event of the two; "Heavy fighting
broke out in the hills above Goma" is directed at where it happened, since nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from demarche.cast import Cast
from demarche.events.lexicon import EventRule
from demarche.language.frames import Frame, Frames
from demarche.records import EventMention

HARM = "ASSAULT"
FOLLOWING = frozenset({"advcl", "acl", "xcomp"})
PARTICIPLES = frozenset({"gerund", "participle"})
NEAR = 4  # steps below the predicate at which a place still says where the deed was done
PHRASES = frozenset({"obl", "nmod", "obj", "nsubj", "amod", "compound", "appos"})  # no clauses: those have their own


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
