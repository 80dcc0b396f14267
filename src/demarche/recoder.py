"""Recodes what a change of rules can touch; everything else is carried over as it is.

In:  a store with its parses, and a coder. Out: of each article its new coding, where that is another: after a change of
the rule that reads "closed its border", of the few articles in a hundred that tell of one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from demarche.looking import BATCH, Failed, Look, Looker, look_at, start_looking
from demarche.records import Coding
from demarche.store import KeptParse, Store
from demarche.workers import Workers

if TYPE_CHECKING:
    from demarche.coder import Coder


class Recoder:
    """Goes through one store with one coder.

    reasons: why articles were looked at whole, in words; untouched: keys of those whose coding is as it was.
    """

    def __init__(self, coder: Coder, store: Store) -> None:
        self.coder = coder
        self.store = store
        self.untouched: list[str] = []
        self.reasons: dict[str, None] = {}
        self._bases = store.bases()
        self._failed = Failed(self._left_out("defect"), self._left_out("worker-died"))
        self._looker = Looker(coder, self._bases, self._failed)

    def look(self, kept: KeptParse) -> Coding | None:
        """The new coding of an article; None where it is as its run coded it."""
        return self._seen(kept, self._looker.look(kept)).coding

    def recode(self, run: str, *, processes: int = 1) -> Iterator[Coding | None]:
        """Of each article in turn its new coding, or None where it has one of this coder or needs no other.

        Codings are kept by the batch; the codings of all the others are carried over at the end, in one transaction.
        Interrupted anywhere, the next recoding goes on from there.
        """
        done = {r.id for r in self.store.runs() if r.coder == self.coder.version}
        waiting: deque[KeptParse | None] = deque()  # None for what is done
        model = self.coder.version.model

        def wanted() -> Iterator[KeptParse]:
            for kept in self.store.parses(model=model):
                waiting.append(None if kept.run in done else kept)
                if kept.run not in done:
                    yield kept

        for look in self._looks(wanted(), processes):
            while (kept := waiting.popleft()) is None:
                yield None
            yield self._kept(kept, self._seen(kept, look), run)
        yield from (None for _ in waiting)
        if self.untouched:
            self.store.carry_over(self.untouched, run)

    def _looks(self, wanted: Iterable[KeptParse], processes: int) -> Iterator[Look]:
        if processes == 1:
            yield from map(self._looker.look, wanted)
            return
        killed = self.coder.killed
        start = partial(start_looking, self.coder.rules, self._bases, self._failed)
        workers = Workers(processes, start=start, work=look_at, give_up=lambda k: Look(*killed(k.article)).written())
        yield from (Look.of_written(written) for written in workers.map(_batches(wanted)))

    def _seen(self, kept: KeptParse, look: Look) -> Look:
        if look.reason:
            self.reasons.setdefault(look.reason)
        if look.coding is None:
            self.untouched.append(kept.key)
        return look

    def _kept(self, kept: KeptParse, look: Look, run: str) -> Coding | None:
        if look.coding is not None:
            self.store.add(look.coding, kept.article, run, parse=look.parse)
        elif look.parse is not None:
            self.store.keep_parse(kept.key, self.coder.version.model, look.parse)
        return look.coding

    def _left_out(self, reason: str) -> frozenset[str]:
        """Keys of articles that could not be coded."""
        found = self.store.sql("SELECT DISTINCT article_key AS key FROM uncoded WHERE reason = $reason", reason=reason)
        return frozenset(found.column("key").to_pylist())


def _batches(wanted: Iterable[KeptParse]) -> Iterator[list[KeptParse]]:
    batch: list[KeptParse] = []
    for kept in wanted:
        batch.append(kept)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
