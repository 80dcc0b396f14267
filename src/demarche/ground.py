"""What the events of an article stand on: all that is read in it without looking at event rules.

In:  an article, its Doc and frames. Out: `Ground`: the cast, who says what, the author's own voice, times, places,
tolls and things. It is kept behind the packed parse, so that after a change of rules "Chad closed its border" is read
anew by the events stage alone; and after a change of other knowledge by the stages that look at it, no more.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from spacy.tokens import Doc

from demarche.actors import find_actors, resolve_quoted
from demarche.attributions import find_attributions, find_voices
from demarche.cast import Cast
from demarche.circumstances import Around, find_around
from demarche.knowledge import ACTORS, AROUND, READING, REPORTING, Knowledge
from demarche.language.frames import Frames
from demarche.language.quotations import find_quotations
from demarche.packing import unpacked
from demarche.records import Actor, ActorMention, Article, Attribution, OpenMention, Voice

PARTS = (READING, ACTORS, REPORTING, AROUND)  # the knowledge that a ground rests on
_FORM = 1
_HASH = 16  # characters of a part's hash
_LEVEL = 4  # of packing: two thirds of the time of level 6 for two per cent more


@dataclass(frozen=True, slots=True)
class Ground:
    """What was read in an article before its events.

    named: the cast as the words alone tell it; cast: with the pronouns of quotations, which take a speaker to resolve.
    """

    named: Cast
    cast: Cast
    attributions: tuple[Attribution, ...]
    voices: tuple[Voice, ...]
    around: Around


def lay_ground(article: Article, doc: Doc, frames: Frames, *, knowledge: Knowledge) -> Ground:
    """All of it from the parse."""
    return _laid(article, doc, frames, knowledge, None, frozenset(PARTS))


def renewed(
    ground: Ground, stale: frozenset[str], article: Article, doc: Doc, frames: Frames, *, knowledge: Knowledge
) -> Ground:
    """The ground as today's knowledge lays it, of which `stale` parts have changed since. Stages that look at what is
    as it was, in their own knowledge and in what came before them, are not run again.
    """
    return _laid(article, doc, frames, knowledge, ground, stale)


def _laid(
    article: Article, doc: Doc, frames: Frames, knowledge: Knowledge, kept: Ground | None, stale: frozenset[str]
) -> Ground:
    day, title = article.published_on, article.title
    if kept and ACTORS not in stale:
        named = kept.named
    else:
        named = find_actors(doc, knowledge=knowledge.actors, published=day, title=title, syntax=frames.syntax)
    if kept and named == kept.named and REPORTING not in stale:
        attributions, voices = kept.attributions, kept.voices
    else:
        quotations = find_quotations(article.text[: len(frames.syntax.text)])
        attributions = find_attributions(doc, frames, quotations, named, lexicon=knowledge.reporting)
        voices = find_voices(frames, attributions, lexicon=knowledge.reporting, title=title, quotations=quotations)
    if kept and named == kept.named and attributions == kept.attributions and ACTORS not in stale:
        cast = kept.cast
    else:
        cast = resolve_quoted(doc, named, attributions, knowledge=knowledge.actors)
    if kept and cast == kept.cast and attributions == kept.attributions and AROUND not in stale:
        around = kept.around
    else:
        around = find_around(
            doc, frames, cast, attributions, published=day, title=title, knowledge=knowledge.circumstances
        )
    return Ground(named, cast, attributions, voices, around)


class _Cast(msgspec.Struct, frozen=True, array_like=True):
    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]
    story: str | None
    open_mentions: tuple[OpenMention, ...]

    def cast(self) -> Cast:
        return Cast(self.actors, self.mentions, story=self.story, open_mentions=self.open_mentions)


class _Ground(msgspec.Struct, frozen=True, array_like=True):
    form: int
    named: _Cast
    cast: _Cast | None  # None where it is as `named`
    attributions: tuple[Attribution, ...]
    voices: tuple[Voice, ...]
    around: Around


_encode = msgspec.msgpack.Encoder().encode


@lru_cache(maxsize=1)
def _decoder() -> msgspec.msgpack.Decoder[_Ground]:
    return msgspec.msgpack.Decoder(_Ground)


def pack_ground(ground: Ground, parts: Mapping[str, str]) -> bytes:
    """The ground as bytes, after the hashes of the parts of knowledge that it rests on."""
    cast = None if ground.cast == ground.named else _kept(ground.cast)
    kept = _Ground(_FORM, _kept(ground.named), cast, ground.attributions, ground.voices, ground.around)
    return _marks(parts) + zlib.compress(_encode(kept), _LEVEL)


def marked_anew(packed: bytes, parts: Mapping[str, str]) -> bytes:
    """The same ground as one that rests on other knowledge, which lays it alike."""
    return _marks(parts) + packed[len(PARTS) * _HASH :]


def rests_on(packed: bytes) -> dict[str, str]:
    """The hashes of the parts that a packed ground rests on; {} where there is none."""
    marks = packed[: len(PARTS) * _HASH].decode("ascii", "replace")
    found = [marks[n : n + _HASH] for n in range(0, len(marks), _HASH)]
    return dict(zip(PARTS, found, strict=True)) if len(found) == len(PARTS) else {}


def unpack_ground(packed: bytes) -> Ground | None:
    """The ground of `pack_ground`'s bytes; None where they are not."""
    try:
        kept = _decoder().decode(unpacked(packed[len(PARTS) * _HASH :]))
    except (msgspec.MsgspecError, ValueError, OverflowError):
        return None
    if kept.form != _FORM:
        return None
    named = kept.named.cast()
    cast = named if kept.cast is None else kept.cast.cast()
    return Ground(named, cast, kept.attributions, kept.voices, kept.around)


def _kept(cast: Cast) -> _Cast:
    return _Cast(cast.actors, cast.mentions, cast.story, cast.open_mentions)


def _marks(parts: Mapping[str, str]) -> bytes:
    return "".join(parts[part][:_HASH].ljust(_HASH) for part in PARTS).encode()
