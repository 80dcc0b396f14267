"""What kind of thing a noun names that may lie ahead: an election, a decision, a visit, an entry into force.

In:  a noun of an article. Out: its kind: "election" of "the second round" where the article speaks of votes, "decision"
of "a vote on the budget".
"""

from __future__ import annotations

from demarche.circumstances.ahead import AheadReader
from demarche.circumstances.times.outlook import is_verb_taken_for_noun, verb_of


class NounKinds(AheadReader):
    """Reads one article."""

    def of(self, noun: int) -> str | None:
        """ "COP30" is a "cop"; a vote on a bill is a decision, a second round without talks an election."""
        s, nouns, word = self.s, self.occasions.nouns, self._word(noun)
        kind = nouns.get(word) or (nouns.get(word.rstrip("0123456789")) if word[-1:].isdigit() else None)
        if word in self.words["votes"] and self._is_decision(noun):
            return "decision"
        if word == "round" and any(s.lower[c] in ("first", "second") for c in s.having(noun, "amod")):
            bare = not any(s.preposition(c) == "of" for c in s.having(noun, "nmod"))
            return "election" if bare and self._speaks_of_votes() else kind
        return kind

    def _word(self, noun: int) -> str:
        """With what a hyphen joins to it: "run-*off*"."""
        s = self.s
        joined = noun > 1 and s.lower[noun - 1] == "-" and s.end[noun - 2] == s.start[noun - 1]
        whole = s.text[s.start[noun - 2] : s.end[noun]].lower() if joined else ""
        return whole if whole in self.occasions.nouns else s.lower[noun]

    def _is_decision(self, noun: int) -> bool:
        s = self.s
        about = any(s.preposition(c) in ("on", "of") for c in s.having(noun, "nmod") if c not in self.ahead.dated)
        return about or any("confidence" in s.lower[c] for c in s.having(noun, "compound", "amod"))

    def _speaks_of_votes(self) -> bool:
        return not self.words["votes"].isdisjoint(self.s.lemma)

    def of_verb(self, i: int) -> str | None:
        """ "Chile *votes* in a runoff on Nov. 16", which taggers take for a noun behind a name."""
        known = self.ahead.knowledge
        return self.occasions.verbs.get(verb_of(self.s, i)) if is_verb_taken_for_noun(self.s, i, known) else None

    def takes_effect(self, noun: int) -> bool:
        """Not what "expires", which is a deadline, nor a paper that somebody hopes to conclude."""
        s, above = self.s, self.s.lemma[self.s.head[noun]]
        return above in self.occasions.making if s.dep[noun] == "obj" else above not in self.occasions.verbs
