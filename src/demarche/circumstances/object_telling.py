"""Whether it is told as a fact that a thing changed hands or was used.

In:  a predicate, the parties. Out: yes or no: "France has sent 20 guns to Chad", "will send", "guns sent by France" are
told, "may send", "did not send", "was asked to send" are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.cast import Cast
from demarche.circumstances.taxonomy import Taxonomy
from demarche.language.frames import Frames

CONTENT = frozenset({"xcomp", "ccomp", "obj", "nsubj:pass", "acl"})
LONGEST_CHAIN = 3
PUBLIC = frozenset({"state", "organisation", "office"})
POLITICAL = frozenset({"GOV", "MIL", "COP", "REB", "SPY", "PTY", "OPP", "IGO", "NGO"})  # sectors of groups


class Telling:
    """What the clauses of an article tell as done, due or to come."""

    def __init__(self, frames: Frames, cast: Cast, taxonomy: Taxonomy) -> None:
        self.frames = frames
        self.s = frames.syntax
        self.cast = cast
        self.words = taxonomy.words

    def is_public(self, party: str | None) -> bool:
        if party is None:
            return False
        who = self.cast[party]
        return who.kind in PUBLIC or (who.kind == "group" and who.sector in POLITICAL)

    def is_told(self, predicate: int) -> bool:
        frame = self.frames.at(predicate) if self.frames.is_predicate(predicate) else None
        if frame is None or frame.negation is not None or frame.question or self._is_condition(predicate):
            return False
        if self._is_wished(predicate):
            return False
        if self._is_due(predicate) or self._is_undergone(predicate):
            return True
        if frame.tense == "infinitive":  # "won a contract to supply Romania with 298 vehicles"
            above = self.s.head[predicate]
            paper = [*self.s.having(above, "obj"), above]
            return self.s.dep[predicate] in ("advcl", "acl") and any(
                self.s.lemma[i] in self.words.contracts for i in paper
            )
        return frame.tense == "future" or (frame.modal is None and frame.tense in ("past", "present"))

    def is_done(self, predicate: int) -> bool:
        """Told as done or due, not as a habit: "fired", "will deliver"; not "the lorry comes on Mondays"."""
        frame = self.frames.at(predicate)
        dated = frame is not None and frame.tense in ("past", "future")
        told = dated or self._is_undergone(predicate) or self._is_perfect(predicate) or self._is_due(predicate)
        return told and self.is_told(predicate)

    def _is_perfect(self, predicate: int) -> bool:
        return any(self.s.lemma[c] == "have" for c in self.s.having(predicate, "aux"))

    def _is_condition(self, predicate: int) -> bool:
        return any(self.s.lower[m] in self.words.conditions for m in self.s.having(predicate, "mark", "advmod"))

    def _is_wished(self, predicate: int) -> bool:
        """ "Must ensure that officers *receive* training"."""
        s = self.s
        return s.dep[predicate] == "ccomp" and s.lemma[s.head[predicate]] in self.words.wished

    def _is_undergone(self, predicate: int) -> bool:
        """ "Shells *fired* from the hills", "a credit *extended* by the bank"."""
        return self.s.dep[predicate] == "acl" and self.s.tag[predicate] == "VBN"

    def _is_due(self, predicate: int) -> bool:
        """ "60 tractors *are to be* delivered", in a clause of its own."""
        auxiliaries = self.s.having(predicate, "aux", "aux:pass")
        finite = any(self.s.lemma[c] == "be" and self.s.tag[c] in ("VBZ", "VBP") for c in auxiliaries)
        return finite and any(self.s.lower[c] == "to" for c in self.s.having(predicate, "mark"))

    def above(self, predicate: int) -> Iterator[int]:
        """Clauses that speak of a movement: "agreed to supply", "protested against the sale", "demanded the return".

        What merely stands around it does not: "in response to missile tests".
        """
        s, token = self.s, predicate
        for _ in range(LONGEST_CHAIN):
            while s.dep[token] in ("nmod", "conj", "compound") and s.head[token] != token:
                token = s.head[token]
            marks = {s.preposition(token), *(s.lower[m] for m in s.having(token, "mark"))}
            about = s.dep[token] in ("obl", "advcl") and bool(marks & self.words.about)
            if s.head[token] == token or not (about or s.dep[token] in CONTENT):
                return
            token = s.head[token]
            yield token
