"""Which predicates a toll belongs to.

In:  the predicate that carries the toll. Out: tokens of predicates, the nearest first: for the "killed" of "a blast
that tore through a market killed nine" the blast; for "a bomb exploded, killing nine", the explosion.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.circumstances.toll_rules import TollWords
from demarche.language.clauses import Argument
from demarche.language.frames import Frame, Frames

LONGEST_CHAIN = 3


def links_of(frames: Frames, predicate: int, words: TollWords, *, crowd: bool = False) -> tuple[int, ...]:
    """The predicate itself, then causes below it, then clauses above of which it is the consequence.

    crowd: what is done at or to a crowd has its size: "fired tear gas at a crowd of 2,500".
    """
    return tuple(dict.fromkeys([predicate, *_Links(frames, words, crowd=crowd).of(predicate)]))


class _Links:
    def __init__(self, frames: Frames, words: TollWords, *, crowd: bool) -> None:
        self.frames = frames
        self.s = frames.syntax
        self.words = words
        self.crowd = crowd
        self.beside = ("nsubj", "obj", "obl") if crowd else ("nsubj", "obj")

    def of(self, predicate: int) -> Iterator[int]:
        frame = self.frames.at(predicate)
        is_clause = self.frames.is_predicate(predicate)
        if frame is not None and (is_clause or frame.arguments):
            yield from self._around(frame)
        if not is_clause and (frame is None or not frame.arguments or self.s.dep[predicate] in self.beside):
            yield from self._beside(predicate)

    def _around(self, frame: Frame) -> Iterator[int]:
        yield from self._causes(frame)
        for n, (above, relation) in enumerate(self.frames.chain(frame)):
            if n >= LONGEST_CHAIN or not self._is_consequence(frame, relation):
                return
            yield above.predicate
            yield from self._causes(above)
            frame = above

    def _causes(self, frame: Frame) -> Iterator[int]:
        """Acts among the arguments ("killed in the raid", "the raid killed"), clauses of time ("when police fired").

        Such a clause is shared by what it is joined with: "ten died and five were hurt when police fired".
        """
        for a in frame.role(*self.words.cause_roles):
            yield a.token
        joined = (other for c in self.s.having(frame.predicate, "conj") if (other := self.frames.at(c)) is not None)
        for f in (frame, *joined):
            yield from (a.token for a in f.role("advcl") if self._is_cause(f, a))
        if frame.light is not None:
            yield frame.light

    def _is_cause(self, frame: Frame, clause: Argument) -> bool:
        """ "Ten died *when* police fired"; not what another did first: "militia killed 18 after the army withdrew"."""
        if clause.marker not in self.words.cause_marks:
            return False
        before = self.frames.at(clause.token) if clause.marker in self.words.sequel_marks else None
        if before is None or frame.voice == "passive" or not frame.role("obj"):
            return True
        doers = [self.s.lemma[a.token] for a in before.role("subj") if self.s.pos[a.token] != "PRON"]
        return not doers or bool({*doers} & {self.s.lemma[a.token] for a in frame.role("subj")})

    def _is_consequence(self, frame: Frame, relation: str) -> bool:
        """A participle after a comma is one also where the parser hangs it on a noun: "at a market, killing nine".

        Speech (ccomp) is none, nor is a relative clause: "condemned the raid that killed nine" kills nobody.
        """
        s, i = self.s, frame.predicate
        if relation == "conj":
            return any(a.source == "conj" for a in frame.arguments) or frame.voice == "passive"
        if s.having(i, "mark"):
            return False  # "before police killed the attacker", "a day after a raid left six dead"
        return relation in ("advcl", "xcomp") or (relation == "acl" and s.tag[i] == "VBG" and s.lower[i - 1] == ",")

    def _beside(self, noun: int) -> Iterator[int]:
        """The verb over a toll noun, and its other arguments: "the raid caused 12 deaths"."""
        s, token = self.s, noun
        while s.head[token] != token:
            if s.dep[token] == "obl" and not self.crowd and s.preposition(token) not in self.words.outcome_prepositions:
                return  # "marched after the death of a student"
            token = s.head[token]
            above = self.frames.at(token) if self.frames.is_predicate(token) else None
            if above is not None:
                yield above.predicate
                yield from self._causes(above)
                return
