"""Recodes what a change of rules can touch; everything else is carried over as it is.

In:  a store with its parses, and a coder. Out: of each article whether its coding can be another by this coder's rules:
after a change of the rule that reads "closed its border", the few articles in a hundred that may tell of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from demarche.errors import UnreadableParse, UnreadableRules
from demarche.events import Changes
from demarche.language.parses import lemmas_of, syntax_of
from demarche.records import ENGLISH, Basis, Coding
from demarche.store import KeptParse, Store

if TYPE_CHECKING:
    from demarche.coder import Coder

_NAMED = 3  # changed rules that a reason names
UNKNOWN = "the rules they were coded by are not known"
ALL = "more than event rules has changed"


class Recoder:
    """Decides article by article for one coder and one store.

    reasons: why articles are to be coded anew, in words; untouched: keys of those that are not; as far as met.
    """

    def __init__(self, coder: Coder, store: Store) -> None:
        self.coder = coder
        self.store = store
        self.untouched: list[str] = []
        self.reasons: dict[str, None] = {}
        self._basis = coder.basis
        self._bases: Mapping[str, Basis] = store.bases()
        self._changes: dict[str, Changes | None] = {}
        self._failed = self._left_out("defect")
        self._deadly = self._left_out("worker-died")

    def touches(self, kept: KeptParse) -> bool:
        """Whether the article may now be coded otherwise than by its run. False is certain, True is not."""
        changes = self._changes_since(kept.run)
        if changes is None:
            touched = True
        elif kept.article.language != ENGLISH or kept.key in self._deadly:
            touched = False
        elif not kept.parse or kept.key in self._failed:
            touched = True
        else:
            touched = self._may_read_otherwise(kept.parse, changes)
        if touched:
            self.reasons.setdefault(self._reason(kept.run, changes))
        else:
            self.untouched.append(kept.key)
        return touched

    def recode(self, run: str) -> Iterator[Coding | None]:
        """Of each article in turn its new coding, or None where it has one of this coder or needs no other.

        Codings are kept by the batch; the codings of all the others are carried over at the end, in one transaction.
        Interrupted anywhere, the next recoding goes on from there.
        """
        done = {r.id for r in self.store.runs() if r.coder == self.coder.version}
        for kept in self.store.parses(model=self.coder.version.model):
            if kept.run in done or not self.touches(kept):
                yield None
            else:
                coding, new_parse = self.code(kept)
                self.store.add(coding, kept.article, run, parse=new_parse)
                yield coding
        if self.untouched:
            self.store.carry_over(self.untouched, run)

    def code(self, kept: KeptParse) -> tuple[Coding, bytes | None]:
        """The coding from the kept parse; where there is none, or a damaged one, from a new parse, returned with it."""
        if kept.parse:
            with suppress(UnreadableParse):
                return self.coder.code_kept(kept.article, kept.parse), None
        return next(self.coder.pipe_parsed([kept.article]))

    def _left_out(self, reason: str) -> frozenset[str]:
        """Keys of articles that could not be coded."""
        found = self.store.sql("SELECT DISTINCT article_key AS key FROM uncoded WHERE reason = $reason", reason=reason)
        return frozenset(found.column("key").to_pylist())

    def _may_read_otherwise(self, parse: bytes, changes: Changes) -> bool:
        frames = self.coder.knowledge.frames
        try:
            return changes.may_touch(lemmas_of(parse)) and changes.touch(syntax_of(parse), frames)
        except UnreadableParse:
            return True

    def _changes_since(self, run: str) -> Changes | None:
        """What event rules have changed since a run; None where more has, or where its rules are not known."""
        if run not in self._changes:
            self._changes[run] = None
            basis = self._bases.get(run)
            if basis is not None and basis.rest == self._basis.rest:
                with suppress(UnreadableRules):
                    self._changes[run] = Changes(basis.rules, self.coder.knowledge.events)
        return self._changes[run]

    def _reason(self, run: str, changes: Changes | None) -> str:
        if changes is None:
            return ALL if run in self._bases else UNKNOWN
        ids, more = changes.rules, ", …" if len(changes.rules) > _NAMED else ""
        if not ids:
            return "they failed before"
        changed = "1 event rule has" if len(ids) == 1 else f"{len(ids):,} event rules have"
        return f"{changed} changed ({', '.join(ids[:_NAMED])}{more})"
