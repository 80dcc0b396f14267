"""Acts and words that a later word takes up: whom "condemned the launch" is directed at.

In:  an act without recipient and the acts told before it, e.g. "North Korea fired a rocket. … Japan condemned the
     launch." Out: North Korea, and the rule by which it was found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from demarche.events.directing.past import HAPPENED, NOBODY, Directed, Past
from demarche.events.parties import owners
from demarche.events.party_words import ANY, GUILT, SAYING, TAKEN_UP
from demarche.language.clauses import Argument
from demarche.records import EventMention

REFUSAL = "REJECT"
DEMANDS = frozenset({"REQUEST", "THREATEN"})
NAMING = ("obj", "prep:over", "prep:about", "prep:to", "prep:against", "prep:at", "prep:of")
DEMANDED = (*NAMING, "subj", "prep:for", "prep:into", "prep:from")
VERBAL = frozenset({"REQUEST", "AGREE", "CONCEDE", "THREATEN", "ACCUSE", "REJECT"})
PROPOSALS = frozenset({"taken_up_request", "taken_up_agree"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both", "all"})
LOOSE = frozenset({"any", "its", "their", "his", "her"})  # pointing in what is demanded or threatened
POINTING = frozenset({"this", "that"})  # alone they stand for what was said: "an official denied this"
THINGS = frozenset({"it", "them"})
ENDINGS = ("ion", "al", "ment", "ure", "ance", "ence", "ing", "age", "sal")  # of nouns made of verbs
ROOT = 4  # letters that such a noun shares with its verb at least
FAR = 12  # sentences from a deed to the word that is its own name: "tested … the test", "Togo's bill … the bill"
REACH = 3  # sentences from a deed to a word for such deeds: "fired … the launch"
NEAR = 1  # sentences from an act or words to "the decision", "the remarks"


@dataclass(frozen=True, slots=True)
class TakingUp:
    """Asks what the nouns of an act name. own: predicates whose object is part of the act ("levelled the charge")."""

    past: Past
    own: Collection[int] = ()

    def directed(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Who did or said what the act is about; nobody where it names nothing told before."""
        for noun in self._named(m):
            found = self._doers(noun, m, before)
            if found[0]:
                return found
            owned = self._owners(noun, m)
            if owned[0]:
                return owned
            found = self._subjects(noun, m)
            if found[0]:
                return found
        return self._proposers(m, before)

    def _subjects(self, noun: int, m: EventMention) -> Directed:
        """Who did what no rule reads: by the noun's own verb, else of "the move" the subject of the sentence before."""
        s, frames = self.past.s, self.past.frames
        asked = not self._classes(noun).isdisjoint(PROPOSALS)
        words = self._is_words(noun) or s.lemma[noun] in frames.lexicon.said_nouns
        if s.pos[noun] != "NOUN" or (words and not asked):
            return NOBODY
        for token in range(noun - 1, s.sentences[max(0, s.sentence[noun] - REACH)][0] - 1, -1):
            verb = frames.at(token) if s.pos[token] == "VERB" and self._is_named_for(noun, s.lemma[token]) else None
            if verb is not None and token != m.predicate:
                return self._if_others(self.past.subjects(verb), m, "taken-up.verb")
        if not (asked or ANY in self._classes(noun)) or self._is_told_by(noun) or not s.sentence[noun]:
            return NOBODY
        main = self.past.main_clause(s.sentence[noun] - 1)
        return self._if_others(self.past.subjects(main), m, "taken-up.subject") if main is not None else NOBODY

    def _if_others(self, ids: tuple[str, ...], m: EventMention, rule: str) -> Directed:
        """Those who speak or act for a state, where it is not who answers."""
        political = self.past.is_stately(ids) or all(self.past.cast[i].sector == "IGO" for i in ids)
        return (ids, rule) if ids and not {*ids} & {*m.actors} and political else NOBODY

    def _proposers(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Who asked for or offered what is turned down in passing: "called for a truce, which Chad refused"."""
        frames, frame = self.past.frames, self.past.frames.at(m.predicate)
        told = [a.token for a in frame.role("obj") if a.source in ("participle", "relative")] if frame else []
        above = {h for t in told for h in self._ancestors(t)} if m.nature == REFUSAL else set()
        acts = (a for a in self.past.of_others(before, m, 0) if a.nature in VERBAL and a.predicate in above)
        act = next(acts, None)
        if act is not None:
            return act.actors, "taken-up.proposed"
        clauses = (frames.at(t) for t in sorted(above, reverse=True) if frames.is_predicate(t))
        wished = (ids for c in clauses if c is not None and (ids := self.past.subjects(c)))
        return self._if_others(next(wished, ()), m, "taken-up.proposed")

    def _ancestors(self, token: int) -> Iterator[int]:
        while self.past.s.head[token] != token:
            token = self.past.s.head[token]
            yield token

    def _named(self, m: EventMention) -> Iterator[int]:
        """Nouns that the act is about and that point back: "the launch", "this attack", "Friday's test"."""
        if m.predicate in self.own:
            return
        demands = m.nature in DEMANDS
        frames = self.past.contents(m) if demands else [self.past.frames.at(m.predicate)]
        for frame in frames:
            for argument in frame.role(*(DEMANDED if demands else NAMING)) if frame is not None else ():
                if self._names(argument, m) or self._stands_for_words(argument, m):
                    yield argument.token
                yield from self._named_below(argument) if demands else ()

    def _names(self, argument: Argument, m: EventMention) -> bool:
        s = self.past.s
        if s.pos[argument.token] != "NOUN" or self.past.cast.at(argument.token):
            return False
        around = argument.role != "obj" and argument.token < m.predicate  # "At the meeting, Chad criticised"
        loose = m.nature in DEMANDS or s.lemma[argument.token] in self.past.frames.lexicon.undergone_nouns
        determiners = s.having(argument.token, "det", "nmod:poss")
        return not around and (any(self._points_back(c, loose=loose) for c in determiners) or self._sums_up(argument))

    def _named_below(self, argument: Argument) -> Iterator[int]:
        """What a demand is about stands below its object: "called for an inquiry into the killings"."""
        s = self.past.s
        for c in s.having(argument.token, "nmod"):
            pointing = any(self._points_back(d, loose=False) for d in s.having(c, "det"))
            if pointing and s.pos[c] == "NOUN" and not self.past.cast.at(c):
                yield c

    def _sums_up(self, argument: Argument) -> bool:
        """Whether it is what the sentence has told: "said Mali had fled, a claim which Togo rejected"."""
        return argument.source == "relative" and self._is_aside(argument.token)

    def _is_aside(self, noun: int) -> bool:
        """Behind a comma, whatever the tree makes of it."""
        s = self.past.s
        first = min(s.having(noun, "det"), default=noun)
        return first > 0 and s.lower[first - 1] == ","

    def _stands_for_words(self, argument: Argument, m: EventMention) -> bool:
        """ "Denied this", "denied it", "denied responsibility": what was said of them before."""
        if m.nature != REFUSAL or argument.role != "obj":
            return False
        word = self.past.s.lower[argument.token]
        behind = argument.token > m.predicate and (word in THINGS or GUILT in self._classes(argument.token))
        return word in POINTING or behind

    def _points_back(self, determiner: int, *, loose: bool) -> bool:
        s = self.past.s
        dated = s.pos[determiner] == "PROPN" and not self.past.cast.mentions_at(determiner)
        return dated or s.lower[determiner] in DEFINITE or (loose and s.lower[determiner] in LOOSE)

    def _classes(self, token: int) -> set[str]:
        return self.past.classes.of(self.past.s.lemma[token])

    def _doers(self, noun: int, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Who did the act or said the words that the noun names: rather to the one who answers, else the last."""
        acts = [a for a in self.past.of_others(before, m, FAR) if a.predicate < noun and self._may_be(a, noun)]
        to_them = next((a for a in acts if {*a.recipients} & {*m.actors}), None)
        act = to_them or next(iter(acts), None)
        heard = self._heard(noun, m)
        if act is not None and (to_them is not None or heard is None or act.predicate > heard[0]):
            return act.actors, "taken-up.act"
        return ((heard[1],), "taken-up.words") if heard is not None else NOBODY

    def _may_be(self, act: EventMention, noun: int) -> bool:
        s, apart = self.past.s, self.past.apart(act, noun)
        if self._is_named_for(noun, s.lemma[act.predicate]):
            return True
        classes = self._classes(noun)
        if f"{TAKEN_UP}{act.nature.lower()}" in classes:
            return apart <= REACH
        if apart > NEAR:
            return False
        if self._is_words(noun) and act.nature in VERBAL and self._is_plain(noun):
            return True
        return ANY in classes and act.actuality in HAPPENED and not self._is_told_by(noun)

    def _is_named_for(self, noun: int, lemma: str) -> bool:
        """Whether a noun is the act's own word or made of it: "test", "closed … the closure"."""
        word = self.past.s.lemma[noun]
        if word == lemma:
            return True
        root = max(ROOT, len(lemma) - 2)
        return word.endswith(ENDINGS) and len(lemma) >= root and word[:root] == lemma[:root]

    def _is_told_by(self, noun: int) -> bool:
        """Whether the noun says itself what it means: "the decision to close the camp"."""
        return bool(self.past.s.having(noun, "acl", "nmod", "acl:relcl"))

    def _is_plain(self, noun: int) -> bool:
        return not self._is_told_by(noun) or self._is_aside(noun)

    def _is_words(self, noun: int) -> bool:
        named = self._classes(noun)
        return self.past.s.lower[noun] in POINTING | THINGS or SAYING in named or GUILT in named

    def _heard(self, noun: int, m: EventMention) -> tuple[int, str] | None:
        """The last word said by another, here or a sentence before, where the noun names words; and by whom."""
        s, said = self.past.s, self.past.said
        if not self._is_words(noun) or not self._is_plain(noun):
            return None
        first = s.sentences[max(0, s.sentence[noun] - NEAR)][0]
        own = said.get(m.predicate) if not self._is_aside(noun) else None  # on whose word it is told that they deny it
        told = ((t, said[t].speaker) for t in range(noun, first - 1, -1) if t in said and said[t] is not own)
        return next(((t, x) for t, x in told if x is not None and x not in m.actors), None)

    def _owners(self, noun: int, m: EventMention) -> Directed:
        """Whose it was when it was last told whose: "Togo's tax … condemned the tax". Not for backing.

        Of what is threatened or demanded also who last used it: "put up loudspeakers … will destroy the loudspeakers".
        """
        s = self.past.s
        told = self._is_told_by(noun) and m.nature not in DEMANDS
        if m.nature == "SUPPORT" or s.pos[noun] != "NOUN" or told or ANY in self._classes(noun):
            return NOBODY
        first = s.sentences[max(0, s.sentence[noun] - FAR)][0]
        named = [t for t in range(noun - 1, first - 1, -1) if s.lemma[t] == s.lemma[noun] and s.pos[t] == "NOUN"]
        frames, cast = self.past.frames, self.past.cast
        owned = next((found for t in named if (found := owners(t, frames, cast, but=m.actors))), ())
        if owned:
            return owned, "taken-up.owner"
        users = (self._if_others(self._users(t), m, "taken-up.user") for t in named if m.nature in DEMANDS)
        return next((found for found in users if found[0]), NOBODY)

    def _users(self, noun: int) -> tuple[str, ...]:
        """Those of whom the clause with the noun tells what they do."""
        above = next((t for t in self._ancestors(noun) if self.past.frames.is_predicate(t)), None)
        clause = self.past.frames.at(above) if above is not None else None
        return self.past.subjects(clause) if clause is not None and clause.voice == "active" else ()
