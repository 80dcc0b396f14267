"""On whose word a stretch of text stands.

In:  attributions, frames, cast. Out: the speaker of a span, or the subject of a verb of saying above a predicate: for
"violates" in "Serbia claims the delivery violates the resolution" Serbia, also where no attribution was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demarche.cast import Cast
from demarche.language.frames import Frame, Frames
from demarche.records import Attribution, Span

LONGEST_CHAIN = 6
# Relations in which what is said stands under the verb of saying; what describes the speaker (nsubj, appos) does not.
CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
PHRASES = CLAUSES | {"advcl", "obj", "obl"}


class Speakers:
    """Asked once per fact or invocation.

    sayers, accusers: lemmas of verbs. content: relations in which their content stands under them.
    """

    def __init__(
        self,
        frames: Frames,
        cast: Cast,
        attributions: Sequence[Attribution],
        *,
        sayers: frozenset[str],
        accusers: frozenset[str] = frozenset(),
        content: frozenset[str] = CLAUSES,
    ) -> None:
        self.frames = frames
        self.s = frames.syntax
        self.cast = cast
        self.attributions = attributions
        self.sayers = sayers
        self.accusers = accusers
        self.content = content

    def of(self, span: Span, predicate: int) -> str | None:
        """Who says what stands in the span: the narrowest attribution around it, else the verb of saying above."""
        told = [a for a in self.attributions if a.reported]
        attributed = [(c.end - c.start, a) for a in told for c in a.content if c.covers(span)]
        if attributed:
            return min(attributed, key=lambda x: x[0])[1].speaker
        return next((a for f in self._above(predicate) if (a := self.actor_in(f, "subj")) is not None), None)

    def accused(self, predicate: int) -> str | None:
        """Whose doing it is said to be: the object of "accused X of violating"."""
        for frame in self._above(predicate):
            if frame.lemma in self.accusers:
                return self.actor_in(frame, "obj") or self.actor_in(frame, "prep:on")
        return None

    def actor_in(self, frame: Frame, role: str) -> str | None:
        return next((a for x in frame.role(role) if (a := self.actor(x.token)) is not None), None)

    def actor(self, token: int) -> str | None:
        return next(iter(self.cast.at(token)), None)

    def _above(self, predicate: int) -> Iterator[Frame]:
        """Verbs of saying above, climbed to through nouns; a relative clause is the article's word again."""
        token = predicate
        for _ in range(LONGEST_CHAIN):
            relation = self.s.dep[token]
            if self.s.head[token] == token or relation == "acl:relcl":
                return
            token = self.s.head[token]
            frame = self.frames.at(token) if self.frames.is_predicate(token) else None
            if frame is not None and frame.lemma in self.sayers and relation in self.content:
                yield frame
