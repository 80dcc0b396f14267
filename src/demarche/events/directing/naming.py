"""Nouns and pronouns by which an act points back at what was told before.

In:  an act without recipient, e.g. that of "Japan condemned the launch". Out: the tokens that point back: "launch"; in
"voiced regret over the deaths" "deaths"; in "Togo rejected it" "it".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from demarche.events.directing.past import Past
from demarche.events.party_words import GUILT, SAYING
from demarche.language.clauses import Argument
from demarche.language.frames import Frame
from demarche.records import EventMention

REFUSAL, BLAME = "REJECT", "ACCUSE"
DEMANDS = frozenset({"REQUEST", "THREATEN"})
NAMING = (
    "obj", "prep:over", "prep:about", "prep:to", "prep:against", "prep:at", "prep:of", "prep:by", "prep:with",
    "prep:for", "prep:on",
)  # fmt: skip
DEMANDED = (*NAMING[:7], "subj", "prep:for", "prep:into", "prep:from")
MATTERS = frozenset({"over", "about", "at", "for", "of", "against", "with", "to", "into", "on"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both", "all"})
LOOSE = frozenset({"any", "its", "their", "his", "her"})  # pointing in what is demanded or threatened
POINTING = frozenset({"this", "that"})  # alone they stand for what was said: "an official denied this"
THINGS = frozenset({"it", "them"})
ENDINGS = ("ion", "al", "ment", "ure", "ance", "ence", "ing", "age", "sal")  # of nouns made of verbs
ROOT = 4  # letters that such a noun shares with its verb at least


@dataclass(frozen=True, slots=True)
class Naming:
    """Asks what the words of an act point back at.

    own: predicates whose object is part of the act ("levelled the charge").
    """

    past: Past
    own: Collection[int] = ()

    def named(self, m: EventMention) -> Iterator[int]:
        """What the act is about and points back: "the launch", "this attack", "Friday's test"."""
        demands = m.nature in DEMANDS
        frames = self.past.contents(m) if demands else [self.past.frames.at(m.predicate)]
        for frame in frames:
            yield from self._named_in(frame, m) if frame is not None else ()

    def _named_in(self, frame: Frame, m: EventMention) -> Iterator[int]:
        demands = m.nature in DEMANDS
        agents = [a for a in frame.role("subj") if a.token > frame.predicate and not demands]  # "dismayed by the raid"
        if self._is_told(m):  # "said the launch was a flagrant violation": whose launch it was
            agents = list(frame.role("subj"))
        for argument in (*frame.role(*(DEMANDED if demands else NAMING)), *agents):
            part = m.predicate in self.own and argument.role == "obj"
            if not part and (self._names(argument, m) or self._stands_for_words(argument, m)):
                yield argument.token
            if demands or argument.role == "obj":
                yield from self._named_below(argument)

    def _is_told(self, m: EventMention) -> bool:
        """Whether its actor judges something by saying that it is so, with no verb of judging."""
        said = self.past.said.get(m.predicate)
        return m.nature == BLAME and said is not None and said.speaker in m.actors

    def _names(self, argument: Argument, m: EventMention) -> bool:
        s = self.past.s
        if s.pos[argument.token] != "NOUN" or self.past.cast.at(argument.token):
            return False
        told = argument.role == "subj" and self._is_told(m)
        ahead = argument.role != "obj" and argument.token < m.predicate
        around = ahead and not told  # "At the meeting, Chad criticised"
        loose = m.nature in DEMANDS or s.lemma[argument.token] in self.past.frames.lexicon.undergone_nouns
        determiners = s.having(argument.token, "det", "nmod:poss")
        return not around and (any(self._points_back(c, loose=loose) for c in determiners) or self._sums_up(argument))

    def _named_below(self, argument: Argument) -> Iterator[int]:
        """What stands below the object: "called for an inquiry into the killings", "voiced alarm at the arrests"."""
        s = self.past.s
        for c in s.having(argument.token, "nmod"):
            pointing = any(self._points_back(d, loose=False) for d in s.having(c, "det"))
            about = s.preposition(c) in MATTERS
            if pointing and about and s.pos[c] == "NOUN" and not self.past.cast.at(c):
                yield c

    def _sums_up(self, argument: Argument) -> bool:
        """Whether it is what the sentence has told: "said Mali had fled, a claim which Togo rejected"."""
        return argument.source == "relative" and self.is_aside(argument.token)

    def _stands_for_words(self, argument: Argument, m: EventMention) -> bool:
        """ "Denied this", "denied it", "denied responsibility": what was said of them before."""
        if m.nature != REFUSAL or argument.role != "obj":
            return False
        word = self.past.s.lower[argument.token]
        behind = argument.token > m.predicate and (word in THINGS or GUILT in self.classes(argument.token))
        return word in POINTING or behind

    def _points_back(self, determiner: int, *, loose: bool) -> bool:
        s = self.past.s
        dated = s.pos[determiner] == "PROPN" and not self.past.cast.mentions_at(determiner)
        return dated or s.lower[determiner] in DEFINITE or (loose and s.lower[determiner] in LOOSE)

    def classes(self, token: int) -> set[str]:
        """Word classes of a noun."""
        return self.past.classes.of(self.past.s.lemma[token])

    def is_aside(self, noun: int) -> bool:
        """Behind a comma, whatever the tree makes of it."""
        s = self.past.s
        first = min(s.having(noun, "det"), default=noun)
        return first > 0 and s.lower[first - 1] == ","

    def is_told_by(self, noun: int) -> bool:
        """Whether the noun says itself what it means: "the decision to close the camp"."""
        return bool(self.past.s.having(noun, "acl", "nmod", "acl:relcl"))

    def is_plain(self, noun: int) -> bool:
        """Whether what the noun means stands elsewhere."""
        return not self.is_told_by(noun) or self.is_aside(noun)

    def is_words(self, noun: int) -> bool:
        """Whether it names what was said."""
        named = self.classes(noun)
        return self.past.s.lower[noun] in POINTING | THINGS or SAYING in named or GUILT in named

    def is_named_for(self, noun: int, lemma: str) -> bool:
        """Whether a noun is an act's own word or made of it: "test", "closed … the closure", "rammed … the ramming"."""
        word = self.past.s.lemma[noun]
        if word in (lemma, f"{lemma}ing", f"{lemma}{lemma[-1:]}ing"):
            return True
        root = max(ROOT, len(lemma) - 2)
        return word.endswith(ENDINGS) and len(lemma) >= root and word[:root] == lemma[:root]
