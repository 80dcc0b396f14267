"""Acts and words that a later word takes up: whom "condemned the launch" is directed at.

In:  an act without recipient and the acts told before it, e.g. "North Korea fired a rocket. … Japan condemned the
     launch." Out: North Korea, and the rule by which it was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.events.directing.naming import DEMANDS, POINTING, REFUSAL, THINGS, Naming
from demarche.events.directing.past import HAPPENED, NOBODY, Directed, Past
from demarche.events.parties import owners
from demarche.events.party_words import ACCORD, ANY, TAKEN_UP
from demarche.records import EventMention

VERBAL = frozenset({"REQUEST", "AGREE", "CONCEDE", "THREATEN", "ACCUSE", "REJECT"})
JUDGED = frozenset({"ACCUSE", "SUPPORT"})
AMENDS, CROWD, BLAME = "CONCEDE", "PROTEST", "ACCUSE"
ACCORDS = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONCEDE", "RETREAT"})
PROPOSALS = frozenset({"taken_up_request", "taken_up_agree"})
FAR = 12  # sentences from a deed to the word that is its own name: "tested … the test", "Togo's bill … the bill"
REACH = 3  # sentences from a deed to a word for such deeds: "fired … the launch"
NEAR = 1  # sentences from an act or words to "the decision", "the remarks"


@dataclass(frozen=True, slots=True)
class TakingUp:
    """Asks what the nouns of an act name."""

    past: Past
    naming: Naming

    def directed(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Who did or said what the act is about; nobody where it names nothing told before."""
        for noun in self.naming.named(m):
            owner = self._owner_told(noun, m)
            if owner:
                return owner, "taken-up.owner"
            found = self._doers(noun, m, before)
            if found[0]:
                return found
            owned = self._owners(noun, m)
            if owned[0]:
                return owned
            found = self._subjects(noun, m)
            if found[0]:
                return found
        found = self._judged(m, before)
        return found if found[0] else self._proposers(m, before)

    def _owner_told(self, noun: int, m: EventMention) -> tuple[str, ...]:
        """Whose it is by its own phrase, where a demand is about it: "an inquiry into the police action"."""
        return owners(noun, self.past.frames, self.past.cast, but=m.actors) if m.nature in DEMANDS else ()

    def _judged(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Who did what the sentence before tells, where that is praised or blamed: "France welcomed it"."""
        frame = self.past.frames.at(m.predicate)
        told = frame.role("obj") if frame is not None and m.nature in JUDGED else ()
        if not any(self.past.s.lower[a.token] in POINTING | THINGS for a in told):
            return NOBODY
        number = self.past.s.sentence[m.predicate] - 1
        main = self.past.main_clause(number) if number >= 0 else None
        if main is None:
            return NOBODY
        accords = [a.token for a in main.role("obj", "subj") if ACCORD in self.naming.classes(a.token)]
        bound = next((found for t in accords if (found := self._doers(t, m, before))[0]), NOBODY)
        if bound[0]:
            return bound
        judging = [a for a in before if a.predicate == main.predicate and a.nature in JUDGED]
        if judging:  # "Mora condemned the truce. Unions welcomed it": what he condemned
            return judging[0].recipients, "taken-up.judged"
        return self._if_others(self.past.subjects(main), m, "taken-up.judged")

    def _parties(self, act: EventMention, m: EventMention) -> tuple[str, ...]:
        """All whom an accord binds but those who judge it."""
        return tuple(dict.fromkeys(i for i in (*act.actors, *act.recipients) if i not in m.actors))

    def _subjects(self, noun: int, m: EventMention) -> Directed:
        """Who did what no rule reads: by the noun's own verb, else of "the move" the subject of the sentence before."""
        s, frames = self.past.s, self.past.frames
        named = self.naming.classes(noun)
        asked = ACCORD not in named and not named.isdisjoint(PROPOSALS)
        words = self.naming.is_words(noun) or s.lemma[noun] in frames.lexicon.said_nouns
        if s.pos[noun] != "NOUN" or (words and not asked):
            return NOBODY
        for token in range(noun - 1, s.sentences[max(0, s.sentence[noun] - FAR)][0] - 1, -1):
            near = s.sentence[noun] - s.sentence[token] <= REACH or s.lemma[token] == s.lemma[noun]
            own = near and s.pos[token] == "VERB" and self.naming.is_named_for(noun, s.lemma[token])
            verb = frames.at(token) if own else None
            doers = self.past.subjects(verb) if verb is not None and token != m.predicate else ()
            if doers:  # "the rocket, launched at dawn" tells of nobody: who launched it may stand before
                return self._if_others(doers, m, "taken-up.verb")
        if not (asked or ANY in self.naming.classes(noun)) or self.naming.is_told_by(noun) or not s.sentence[noun]:
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

    def _doers(self, noun: int, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Who did the act or said the words that the noun names: rather to the one who answers, else the last."""
        acts = [a for a in self._acts(before, m) if a.predicate < noun and self._may_be(a, noun)]
        if m.nature == REFUSAL:
            acts = [a for a in acts if not self._is_own_voice(a.actors, m)]
        if m.nature == CROWD:  # "led the march": no march against marchers
            acts = [a for a in acts if a.nature != CROWD]
        if m.nature == AMENDS and acts:
            return self._suffering(acts, m)
        to_them = next((a for a in acts if {*a.recipients} & {*m.actors}), None)
        act = to_them or next(iter(acts), None)
        heard = self._heard(noun, m)
        if act is not None and (to_them is not None or heard is None or act.predicate > heard[0]):
            all_of_them = ACCORD in self.naming.classes(noun)
            return (self._parties(act, m) if all_of_them else act.actors), "taken-up.act"
        return ((heard[1],), "taken-up.words") if heard is not None else NOBODY

    def _acts(self, before: Sequence[EventMention], m: EventMention) -> Iterator[EventMention]:
        """Acts of others; of who makes amends, his own too."""
        if m.nature != AMENDS:
            return self.past.of_others(before, m, FAR)
        return (a for a in reversed(before) if a.predicate < m.predicate and self.past.apart(a, m.predicate) <= FAR)

    def _suffering(self, acts: Sequence[EventMention], m: EventMention) -> Directed:
        """Whom it befell, where amends are made for it: "voiced regret over the shooting"."""
        hurt = next((a.recipients for a in acts if a.recipients and not {*a.recipients} & {*m.actors}), ())
        return (hurt, "taken-up.amends") if hurt else NOBODY

    def _may_be(self, act: EventMention, noun: int) -> bool:
        s, apart = self.past.s, self.past.apart(act, noun)
        if act.actuality == "negated":  # "said it kills no women": no attack of theirs
            return False
        if ACCORD in self.naming.classes(noun):
            return self._is_accord(act)
        if self.naming.is_named_for(noun, s.lemma[act.predicate]):
            return True
        classes = self.naming.classes(noun)
        if f"{TAKEN_UP}{act.nature.lower()}" in classes:
            return apart <= REACH
        if apart > NEAR:
            return False
        if self.naming.is_words(noun) and act.nature in VERBAL and self.naming.is_plain(noun):
            return True
        return ANY in classes and act.actuality in HAPPENED and not self.naming.is_told_by(noun)

    def _is_accord(self, act: EventMention) -> bool:
        """Whether several agreed, or the act is about an accord: "Chad signed a deal with Togo"."""
        frame = self.past.frames.at(act.predicate)
        told = [a.token for a in frame.role("obj", "prep:on", "prep:to", "subj")] if frame is not None else []
        words = (act.predicate, *told)
        return act.nature in ACCORDS and (len(act.actors) > 1 or any(ACCORD in self.naming.classes(t) for t in words))

    def _heard(self, noun: int, m: EventMention) -> tuple[int, str] | None:
        """The last word said by another, here or a sentence before, where the noun names words; and by whom."""
        s, said = self.past.s, self.past.said
        if not self.naming.is_words(noun) or not self.naming.is_plain(noun):
            return None
        first = s.sentences[max(0, s.sentence[noun] - NEAR)][0]
        own = (
            said.get(m.predicate) if not self.naming.is_aside(noun) else None
        )  # on whose word it is told that they deny it
        told = ((t, said[t].speaker) for t in range(noun, first - 1, -1) if t in said and said[t] is not own)
        others = ((t, x) for t, x in told if x is not None and x not in m.actors)
        return next(((t, x) for t, x in others if not self._is_own_voice((x,), m)), None)

    def _is_own_voice(self, ids: tuple[str, ...], m: EventMention) -> bool:
        """Whether both speak for one government: a ministry denies no word of its president."""
        sectors = {self.past.cast[i].sector for i in (*ids, *m.actors)}
        return sectors == {"GOV"} and bool(self.past.countries(ids) & self.past.countries(m.actors))

    def _owners(self, noun: int, m: EventMention) -> Directed:
        """Whose it was when it was last told whose: "Togo's tax … condemned the tax". Not for backing.

        Of what is threatened, demanded or blamed also who last used it: "put up loudspeakers … will destroy the
        loudspeakers", "published rules … protested against the rules".
        """
        s = self.past.s
        told = self.naming.is_told_by(noun) and m.nature not in DEMANDS
        if m.nature == "SUPPORT" or s.pos[noun] != "NOUN" or told or ANY in self.naming.classes(noun):
            return NOBODY
        first = s.sentences[max(0, s.sentence[noun] - FAR)][0]
        named = [t for t in range(noun - 1, first - 1, -1) if s.lemma[t] == s.lemma[noun] and s.pos[t] == "NOUN"]
        frames, cast = self.past.frames, self.past.cast
        told = self.naming.is_words(noun)  # "the request of the Chadian authorities"
        owned = next((found for t in named if (found := owners(t, frames, cast, but=m.actors, told=told))), ())
        if owned:
            return owned, "taken-up.owner"
        users = (self._if_others(self._users(t), m, "taken-up.user") for t in named if self._is_used(t, m))
        return next((found for found in users if found[0]), NOBODY)

    def _is_used(self, noun: int, m: EventMention) -> bool:
        """Whether who used or made the thing answers for it: "put up loudspeakers", "published rules"."""
        return m.nature in DEMANDS or (m.nature == BLAME and self.past.s.dep[noun] == "obj")

    def _users(self, noun: int) -> tuple[str, ...]:
        """Those of whom the clause with the noun tells what they do."""
        above = next((t for t in self._ancestors(noun) if self.past.frames.is_predicate(t)), None)
        clause = self.past.frames.at(above) if above is not None else None
        return self.past.subjects(clause) if clause is not None and clause.voice == "active" else ()
