"""Looks at an article of a store again: what of it today's knowledge reads otherwise than the run that coded it.

In:  an article with its coding, its parse and what its events stand on. Out: a `Look`: its new coding where that is
another. Only those stages run whose own knowledge, or whose material, has changed: a new rule for "closed its border"
runs the events stage on articles in which it reads something; a new row of leaders runs the actors stage on all, and
what follows it only where somebody is now resolved otherwise.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from demarche.errors import SpanOutsideText, UnreadableParse, UnreadableRules
from demarche.events import Changes
from demarche.ground import PARTS, Ground, marked_anew, pack_ground, renewed, rests_on, unpack_ground
from demarche.knowledge import ACTORS, AROUND, EVENTS, READING, REPORTING
from demarche.language.frames import Frames, find_frames
from demarche.language.parses import behind, lemmas_of, syntax_of, unpack
from demarche.pipeline import code_events
from demarche.records import ENGLISH, Basis, Coding, coding_from_json, to_json
from demarche.store import KeptParse, unpack_coding

if TYPE_CHECKING:
    from demarche.coder import Coder

BATCH = 64  # articles that a process looks at together
_NAMED = 3  # changed rules that a reason names
UNKNOWN = "the rules they were coded by are not known"
_CHANGED = {
    READING: "the program, its language model or its knowledge of language",
    ACTORS: "what is known of actors",
    REPORTING: "what is known of reporting",
    AROUND: "what is known of times, places and things",
    EVENTS: "word classes or the ontology",
}
LOG = logging.getLogger("demarche")

Written = tuple[bytes, bytes | None, str]


class Failed(NamedTuple):
    """Keys of articles that were not coded: for a defect, or as they ended their worker. The latter are left alone."""

    defect: frozenset[str] = frozenset()
    deadly: frozenset[str] = frozenset()


class Look(NamedTuple):
    """What came of looking. coding: None where it is as it was; parse: where it is to be kept anew, with its ground;
    reason: why more was done than to see that no changed rule can read anything here.
    """

    coding: Coding | None = None
    parse: bytes | None = None
    reason: str = ""

    def written(self) -> Written:
        """For another process: the coding as JSON takes a tenth of the time of pickling."""
        return (to_json(self.coding) if self.coding else b"", self.parse, self.reason)

    @staticmethod
    def of_written(written: Written) -> Look:
        coding, parse, reason = written
        return Look(coding_from_json(coding) if coding else None, parse, reason)


class Looker:
    """Looks at articles for one coder; `bases`: what the codings of each run rest on."""

    def __init__(self, coder: Coder, bases: Mapping[str, Basis], failed: Failed) -> None:
        self._coder = coder
        self._parts = coder.parts
        self._bases = bases
        self._failed = failed
        self._changes: dict[str, Changes | None] = {}

    def look(self, kept: KeptParse) -> Look:
        """None as the coding is certain, and so is another."""
        if self._passes(kept):
            return Look()
        with self._coder.passing_words():
            coding, parse = self._coded(kept)
        if coding is None or self._is_as_before(coding, kept):
            return Look(None, parse)
        return Look(coding, parse, self._reason(kept.run))

    def _passes(self, kept: KeptParse) -> bool:
        """Whether nothing but event rules has changed, and the article has no word that these could read."""
        changes, basis = self._changes_since(kept.run), self._bases.get(kept.run)
        if changes is None or basis is None or basis.parts != self._parts:
            return False
        if kept.article.language != ENGLISH or kept.key in self._failed.deadly:
            return True
        if not kept.parse or kept.key in self._failed.defect:
            return False
        with suppress(UnreadableParse):
            return not changes.may_touch(lemmas_of(kept.parse))
        return False

    def _coded(self, kept: KeptParse) -> tuple[Coding | None, bytes | None]:
        """The coding, None where nothing that it rests on has changed; and the parse where its ground has."""
        packed = behind(kept.parse)
        marks = rests_on(packed)
        stale = frozenset(part for part in PARTS if marks.get(part) != self._parts[part])
        if READING not in stale and kept.key not in self._failed.defect:
            ground = unpack_ground(packed)
            if ground is not None:
                try:
                    return self._upon(kept, ground, packed, stale)
                except (LookupError, SpanOutsideText):  # forged: it names words that the text has not
                    LOG.warning("what was kept of article %s does not fit its text; coded from its parse", kept.key)
        if kept.parse:
            with suppress(UnreadableParse):
                return self._coder.code_kept(kept.article, kept.parse)
        return next(self._coder.pipe_parsed([kept.article]))

    def _upon(
        self, kept: KeptParse, ground: Ground, packed: bytes, stale: frozenset[str]
    ) -> tuple[Coding | None, bytes | None]:
        """The same by what the events stand on, as far as that still holds."""
        coder, knowledge = self._coder, self._coder.knowledge
        before = ground
        if stale:
            doc = unpack(kept.parse, coder.nlp.vocab)
            frames = find_frames(doc, lexicon=knowledge.frames)
            ground = renewed(ground, stale, kept.article, doc, frames, knowledge=knowledge)
        else:
            frames = Frames(syntax_of(kept.parse), knowledge.frames)
        if ground == before and self._stands(kept, packed, stale, ground, frames):
            coding = None
        else:
            coding = code_events(kept.article, frames, ground, knowledge=knowledge, coder=coder.version)
        if not stale:
            return coding, None
        parse = kept.parse[: len(kept.parse) - len(packed)]
        laid = marked_anew(packed, self._parts) if ground == before else pack_ground(ground, self._parts)
        return coding, parse + laid

    def _stands(self, kept: KeptParse, packed: bytes, stale: frozenset[str], ground: Ground, frames: Frames) -> bool:
        """Whether the coding was made upon this very ground, and all that looks at it looks as it did."""
        basis, changes = self._bases.get(kept.run), self._changes_since(kept.run)
        if basis is None or changes is None or AROUND in stale or basis.parts.get(EVENTS) != self._parts[EVENTS]:
            return False
        made_upon_it = rests_on(packed) == {part: basis.parts.get(part) for part in PARTS}
        return made_upon_it and not changes.touch(frames, ground.cast, ground.attributions)

    def _is_as_before(self, coding: Coding, kept: KeptParse) -> bool:
        before = unpack_coding(kept.coding, article=kept.article.id)
        return to_json(structs.replace(before, coder=coding.coder)) == to_json(coding)

    def _changes_since(self, run: str) -> Changes | None:
        """What event rules have changed since a run; None where its rules are not known."""
        if run not in self._changes:
            self._changes[run] = None
            basis = self._bases.get(run)
            if basis is not None:
                with suppress(UnreadableRules):
                    self._changes[run] = Changes(basis.rules, self._coder.knowledge.events)
        return self._changes[run]

    def _reason(self, run: str) -> str:
        basis, changes = self._bases.get(run), self._changes_since(run)
        if basis is None or changes is None:
            return UNKNOWN
        parts = [_CHANGED[part] for part in _CHANGED if basis.parts.get(part) != self._parts[part]]
        ids, more = changes.rules, ", …" if len(changes.rules) > _NAMED else ""
        if ids:
            rules = "1 event rule has" if len(ids) == 1 else f"{len(ids):,} event rules have"
            parts = [f"{rules} changed ({', '.join(ids[:_NAMED])}{more})", *(f"{part} changed" for part in parts)]
        else:
            parts = [f"{part} changed" for part in parts]
        return " and ".join(parts) or "they failed before"


_looker: list[Looker] = []  # this process's, where the process is a worker


def start_looking(rules: Path | None, bases: Mapping[str, Basis], failed: Failed) -> None:
    from demarche.coder import load_for_good

    _looker.append(Looker(load_for_good(rules), bases, failed))


def look_at(batch: list[KeptParse]) -> list[Written]:
    return [_looker[0].look(kept).written() for kept in batch]
