"""Numbers that are tolls by the phrase they stand in, whatever the clause.

In:  a number, the tree around it, who is a person. Out: a kind with the word that carries it and a rule's name: for
the "12" of "left 12 people dead" dead, at "dead"; for the "43" of "the death toll rose to 43" dead, at "toll".
"""

from __future__ import annotations

from typing import NamedTuple

from demarche.circumstances.numbers import Number
from demarche.circumstances.people import People
from demarche.circumstances.toll_rules import TollKind, TollLexicon
from demarche.language.frames import Frames


class TollPhrase(NamedTuple):
    """Of what kind the figure is, the word that it belongs to, what found it."""

    kind: TollKind
    token: int
    rule: str


class TollPhrases:
    """The ways a number is a toll by itself, tried in order."""

    def __init__(self, frames: Frames, people: People, lexicon: TollLexicon) -> None:
        self.frames = frames
        self.s = frames.syntax
        self.people = people
        self.lexicon = lexicon
        self.words = lexicon.words

    def of(self, number: Number) -> TollPhrase | None:
        """ "12 dead", "30 deaths", "43 lives", "19 bodies", "a toll of 12"."""
        ways = (self._counted_noun, self._lives, self._bodies, self._state, self._after_verb, self._running_toll)
        return next((found for way in ways if (found := way(number)) is not None), None)

    def beside(self, number: Number) -> TollPhrase | None:
        """By a state or verb of its own, in whatever row it stands: "killed four and *wounded 17* others"."""
        return self._state(number) or self._after_verb(number)

    def _counted_noun(self, number: Number) -> TollPhrase | None:
        if number.noun is None:
            return None
        kind = self.words.kind_of_counted.get(self.s.lemma[number.noun])
        return TollPhrase(kind, number.noun, f"{kind}.counted-noun") if kind else None

    def _lives(self, number: Number) -> TollPhrase | None:
        s, noun = self.s, number.noun
        life = number.anchor if noun is None or s.lemma[noun] != "life" else noun
        if s.lemma[life] != "life" and s.preposition(life) == "of" and self._counts_people(number):
            life = s.head[life]  # "the lives of four civilians"
        if s.lemma[life] != "life":
            return None
        above = s.head[life]
        if s.lemma[above] in self.words.life_verbs | self.words.life_nouns:
            return TollPhrase("dead", above, "dead.lives")
        return None

    def _bodies(self, number: Number) -> TollPhrase | None:
        """ "Recovered 19 bodies", "the bodies of eight villagers were found", "pulled two bodies from the river"."""
        s, body = self.s, number.anchor if number.noun is None else number.noun
        if s.lemma[body] != "body" and s.preposition(body) == "of" and self._counts_people(number):
            body = s.head[body]
        above = s.head[body]
        if s.lemma[body] != "body" or s.lemma[above] not in self.words.body_verbs:
            return None
        return TollPhrase("dead", above, "dead.bodies") if s.dep[body] in ("obj", "nsubj:pass") else None

    def _state(self, number: Number) -> TollPhrase | None:
        """A number with a state beside it: "30 dead", "12 others wounded", "20 wounded soldiers"."""
        s = self.s
        if number.noun is not None:
            if number.noun != number.anchor and s.having(number.noun, "det"):
                return None  # "five of the missing patients" is no toll
            modifiers = s.having(number.noun, "amod", "acl", "acl:relcl")
            for m in modifiers:
                kind = self.words.kind_of_state.get(s.lower[m])
                if kind and self.people.is_person(number.noun):
                    return TollPhrase(kind, m, f"{kind}.state")
            if number.noun > number.last + 3:
                return None
        counts_persons = number.noun is not None and self.people.is_person(number.noun)
        token = max(number.last, number.noun or 0) + 1 if counts_persons else number.last + 1
        while token < len(s) and s.lower[token] in self.words.fillers:
            token += 1
        kind = self._kind_of_state(token)
        if kind is None or s.sentence[token] != s.sentence[number.first]:
            return None
        if s.tag[token] == "VBD" and s.dep[token] != "acl":
            return None
        return TollPhrase(kind, token, f"{kind}.state")

    def _kind_of_state(self, token: int) -> TollKind | None:
        """By a word ("missing") or a phrase of two ("in custody")."""
        s = self.s
        if token >= len(s):
            return None
        phrase = " ".join(s.lower[token : token + 2])
        told = (kind for kind, phrases in self.words.state_phrases.items() if phrase in phrases)
        return self.words.kind_of_state.get(s.lower[token]) or next(told, None)

    def _after_verb(self, number: Number) -> TollPhrase | None:
        """A number right after a verb that parsers took for something else: "killed four and wounded 17 others"."""
        verb = number.first - 1
        kind = self._kind_of_verb(verb) if verb >= 0 else None
        frame = self.frames.at(verb) if kind is not None else None
        if kind is None or frame is None or frame.negation is not None or self.s.pos[verb] != "VERB":
            return None
        if not self._counts_people(number):
            return None
        return TollPhrase(kind, verb, f"{kind}.after-verb")

    def _kind_of_verb(self, verb: int) -> TollKind | None:
        """By lemma or word: the "wound" of headlines is lemmatised as the past of "wind"."""
        kinds = self.lexicon.kind_of_verb
        return kinds.get(self.s.lemma[verb]) or kinds.get(self.s.lower[verb])

    def _counts_people(self, number: Number) -> bool:
        return number.noun is None or self.people.is_person(number.noun)

    def _running_toll(self, number: Number) -> TollPhrase | None:
        """ "The death toll rose to 43", "brought to 43 the number of wounded", "a crowd of 5,000"."""
        s = self.s
        if not self._counts_people(number):
            return None
        above = s.head[number.anchor]
        if s.dep[number.anchor] in ("nmod", "obl", "obj", "iobj", "ROOT", "xcomp") or above == number.anchor:
            return self._toll_noun_near(number)
        return None

    def _toll_noun_near(self, number: Number) -> TollPhrase | None:
        if self.preposition(number) not in ("", *self.words.toll_prepositions):
            return None
        for noun in self.toll_nouns(number.anchor):
            kind = self._kind_of_toll(noun)
            if kind is not None:
                return TollPhrase(kind, noun, f"{kind}.running-toll")
        return None

    def preposition(self, number: Number) -> str:
        """Of the figure; "at" in "at no more than 20", where "than" hangs there as well."""
        first = number.first
        before = self.s.lower[first - 1] if first and self.s.dep[first - 1] == "case" else ""
        return before or self.s.preposition(number.anchor)

    def toll_nouns(self, anchor: int) -> list[int]:
        """Where the noun stands that a figure runs up to: above it, or beside it under one verb."""
        above = self.s.head[anchor]
        frames = (f for f in (self.frames.at(anchor), self.frames.at(above)) if f is not None)
        near = [above, *(a.token for f in frames for a in f.role("subj", "obj") if a.token != anchor)]
        over = [self.s.head[t] for t in near if self.s.preposition(t) == "of"]  # "the *number* of those killed at 15"
        return near + [t for t in over if self.s.lemma[t] in self.words.number_nouns and t not in near]

    def _kind_of_toll(self, noun: int) -> TollKind | None:
        s = self.s
        if s.lemma[noun] in self.words.toll_nouns or s.lower[noun] in self.words.toll_plurals:
            return "dead" if all(s.lemma[c] in self.words.toll_of for c in s.having(noun, "compound")) else None
        if s.lemma[noun] in self.words.crowd_nouns:
            return "size"
        if s.lemma[noun] in self.words.number_nouns:
            below = [c for c in s.having(noun, "nmod", "compound") if s.preposition(c) in ("of", "")]
            return next((k for c in below if (k := self._kind_of_number(c))), None)
        return self._kind_of_those(noun)

    def _kind_of_those(self, token: int) -> TollKind | None:
        """ "Put *the dead* at 70", "estimates *those killed* at 15", "*the wounded* number 40"."""
        s = self.s
        if s.lemma[s.head[token]] not in self.words.estimating or s.dep[token] not in ("obj", "nsubj", "iobj"):
            return None
        if s.lower[token] == "those":
            return next((k for c in s.having(token, "acl", "amod") if (k := self._kind_of_state(c))), None)
        return self.words.kind_of_state.get(s.lower[token]) if s.having(token, "det") else None

    def _kind_of_number(self, token: int) -> TollKind | None:
        """ "The number of *dead*", "of dead *rebels*", "of *journalists* killed in Gaza"."""
        number_of = self.words.number_of
        states = (self.words.kind_of_state.get(self.s.lower[c]) for c in self.s.having(token, "amod", "acl"))
        own = number_of.get(self.s.lower[token]) or number_of.get(self.s.lemma[token])
        return own or next((kind for kind in states if kind), None)
