"""Whom an answer is directed at that names nobody: who did what it answers.

In:  an act without recipient and the acts told before it. Out: actors and the rule by which they were found: in
"Belarus jailed a poet. Latvia demanded her release." Belarus; in "Iran seized a tanker of Peru. Lima threatened to
sue." Iran; in "Chad blamed Togo and promised to retaliate" Togo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.events.directing.past import HAPPENED, NOBODY, STATELY, Directed, Past
from demarche.events.party_words import AMENDS, ASKED_FOR, FREED, INQUIRY, UNDONE
from demarche.language.frames import Frame
from demarche.records import EventMention

NEAR = 1  # sentences back to what is answered
REACH = 3  # sentences back to what is to be undone
FAR = 12  # sentences back to what is to be looked into, where one state's forces did it all
HOSTILE = frozenset({"ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "REQUEST"})
HOLDING = frozenset({"arrest", "abduct", "convict", "deport", "seize"})  # modes: somebody is held
PUNISHING = frozenset({"SANCTION", "COERCE", "THREATEN"})
SHOW = "MOBILIZE"
BLAME, ASKING, PROMISE = "ACCUSE", "REQUEST", "AGREE"
MATTER = ("obj", "ccomp", "prep:about", "prep:over", "prep:at", "prep:of", "prep:against", "prep:by", "prep:to")
ADDRESSED = ("prep:on", "prep:upon", "prep:to")
HARMFUL = frozenset({"ASSAULT", "COERCE", "SANCTION"})
ASKED = frozenset({"REQUEST", "AGREE", "CONCEDE"})
YIELDED = frozenset({"REJECT", "CONCEDE", "AGREE", "RETREAT"})
ANSWERS = {  # what answers acts done to them
    "THREATEN": HOSTILE,
    "REJECT": HOSTILE | ASKED,
    "CONCEDE": frozenset({"REQUEST", "THREATEN"}),
    "ACCUSE": HARMFUL | {"THREATEN"},
    "SANCTION": HOSTILE,
    "COERCE": HOSTILE - {"REQUEST"},
    "AGREE": frozenset({"REQUEST", "PROTEST"}),
}
JOINED = frozenset({"THREATEN", "REJECT", "REQUEST", "ACCUSE", "SANCTION", "COERCE"})


@dataclass(frozen=True, slots=True)
class Retorts:
    """Asks what an act without recipient answers."""

    past: Past

    def directed(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """The first of five ways that finds somebody."""
        asked = self._as_asked(m)
        if asked[0]:
            return asked
        ways = (self._same_breath, self._undone, self._answered_for, self._answered)
        return next((found for way in ways if (found := way(m, before))[0]), NOBODY)

    def _as_asked(self, m: EventMention) -> Directed:
        """Who asked for what is refused: "ruled out a vote, as Togo has demanded"."""
        frame = self.past.frames.at(m.predicate)
        for a in frame.role("advcl") if frame is not None and m.nature in YIELDED else ():
            asked = self.past.frames.at(a.token) if a.marker == "as" else None
            if asked is not None and ASKED_FOR in self.past.classes.of(asked.lemma):
                ids = tuple(i for i in self.past.subjects(asked) if i not in m.actors)
                if ids:
                    return ids, "answer.as-asked"
        return NOBODY

    def _same_breath(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """ "Blamed Iran and promised to retaliate": both are directed at Iran."""
        for act in reversed(before) if m.nature in JOINED else ():
            if self.past.apart(act, m.predicate):
                break
            if act.actors == m.actors and act.recipients and act.nature in HOSTILE and self._is_joined(act, m):
                return act.recipients, "answer.same-breath"
        return NOBODY

    def _is_joined(self, act: EventMention, m: EventMention) -> bool:
        s, frame = self.past.s, self.past.frames.at(m.predicate)
        above = {act.predicate, *self._above(act)}
        joined = s.dep[m.predicate] == "conj" and s.head[m.predicate] in above
        if frame is None or not joined or frame.role("prep:against", "prep:over", "prep:about"):
            return False
        if m.nature == ASKING and frame.role(*ADDRESSED):  # "denied it and called on his followers to wait"
            return False
        return m.nature != BLAME or all(s.pos[a.token] == "PRON" for a in frame.role("obj"))

    def _above(self, act: EventMention) -> Iterator[int]:
        """Verbs that carry or precede a coordinate act."""
        frame = self.past.frames.at(act.predicate)
        if frame is not None and frame.light is not None:
            yield frame.light
        if self.past.s.dep[act.predicate] == "conj":
            yield self.past.s.head[act.predicate]

    def _undone(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Who did what is to be undone: "demanded her release", "called for the border to be reopened"."""
        if m.nature != ASKING:
            return NOBODY
        wanted = self.undoing(m)
        acts = [a for a in self.past.of_others(before, m, REACH) if self._is_undone(a, wanted)]
        patients = self.patients(m)
        if FREED in self.wanted(m):  # "called for the release of the poet" answers no freeze of funds
            acts = [a for a in acts if a.mode in HOLDING or a.nature == "REJECT"]
        act = next((a for a in acts if patients & {*a.recipients}), next(iter(acts), None))
        return (act.actors, "answer.undone") if act is not None else NOBODY

    def _is_undone(self, act: EventMention, wanted: set[str]) -> bool:
        """Whether what is wanted undoes the act, or is what it refuses: "has refused to withdraw"."""
        refused = act.nature == "REJECT" and act.mode == "yield" and bool(wanted)
        return refused or (act.nature.lower() in wanted and self._held(act))

    def _held(self, act: EventMention) -> bool:
        return act.actuality in HAPPENED

    def undoing(self, m: EventMention) -> set[str]:
        """Types of acts, in small letters, that what is asked for would undo: coerce for "demanded her release"."""
        return {c.removeprefix(UNDONE) for c in self.wanted(m) if c.startswith(UNDONE)}

    def wanted(self, m: EventMention) -> set[str]:
        """Classes of the words that say what is asked for."""
        s, out = self.past.s, set[str]()
        for frame in self.past.contents(m):
            own = [frame.predicate] if frame.predicate != m.predicate else []
            asked = [a.token for a in frame.role("obj", "prep:for", "advcl", "prep:into")]
            out |= {c for t in [*own, *asked] for c in self.past.classes.of(s.lemma[t])}
        return out

    def patients(self, m: EventMention) -> set[str]:
        """Actors named in what is asked for: the poet in "asked for the poet to be freed"."""
        tokens = (t for t in self.past.s.subtree(m.predicate) if t > m.predicate)
        return {i for t in tokens for i in self.past.cast.at(t)} - {*m.actors}

    def _answered_for(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Whose deed is to be looked into or made good; into what rebels did nobody asks them for an inquiry."""
        wanted = self.wanted(m) if m.nature == ASKING else set()
        if INQUIRY in wanted:
            acts = [a for a in self.past.of_others(before, m, FAR) if a.nature in HARMFUL and self._held(a)]
            act = next((a for a in acts if self._are_of_one(acts) or self.past.apart(a, m.predicate) <= REACH), None)
            if act is not None and all(self.past.cast[i].sector in STATELY for i in act.actors):
                return act.actors, "answer.inquiry"
        if AMENDS in wanted:
            near = self.past.of_others(before, m, NEAR)
            done = next((a for a in near if a.nature in HOSTILE and self._held(a)), None)
            return (done.actors, "answer.amends") if done is not None else NOBODY
        return NOBODY

    def _are_of_one(self, acts: Sequence[EventMention]) -> bool:
        """Whether all who did harm are of one state."""
        return len(self.past.countries(i for a in acts for i in a.actors)) == 1

    def _answered(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Who has just done something to them, or asked them for something."""
        if m.nature == PROMISE:
            return self._heeded(m, before)
        kinds = ANSWERS.get(m.nature, frozenset())
        acts = [a for a in self.past.of_others(before, m, NEAR) if a.nature in kinds and self._is_answer(m, a)]
        if not self._is_main(m.predicate):  # an aside answers only what was done to the very same
            acts = [a for a in acts if {*a.recipients} & {*m.actors}]
        act = next(iter(acts), None)
        if act is not None and not (m.nature == BLAME and self._has_matter(m)):
            return act.actors, "answer.retort"
        return self._opposed(m) if m.nature in ("THREATEN", "REJECT") else NOBODY

    def _is_answer(self, m: EventMention, act: EventMention) -> bool:
        """Whether it was done to them, or is a show of force that bodies of states answer: "tested a missile"."""
        if self.past.befell(act, m):
            return True
        shown = act.nature == SHOW and not act.recipients and act.mode == "weapons" and act.actuality in HAPPENED
        abroad = self.past.countries(act.actors).isdisjoint(self.past.countries(m.actors))
        states = all(self.past.cast[i].sector in ("GOV", "IGO") for i in m.actors)
        return shown and abroad and states and m.nature in PUNISHING and self.past.is_stately(act.actors)

    def _has_matter(self, m: EventMention) -> bool:
        """Whether it is told what is complained of: then it need not be what was just done to them."""
        frame = self.past.frames.at(m.predicate)
        return frame is not None and any(a.source != "conj" for a in frame.role(*MATTER))

    def _heeded(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Those who asked their state or marched against it, where it promises something without saying to whom."""
        frame, homes = self.past.frames.at(m.predicate), self.past.countries(m.actors)
        if frame is None or frame.role("ccomp") or not self._is_main(m.predicate) or not self.past.is_stately(m.actors):
            return NOBODY
        for act in self.past.of_others(before, m, REACH):
            to_them = {*act.recipients} & {*m.actors} or (
                self.past.is_stately(act.recipients) and homes & self.past.countries(act.recipients)
            )
            if act.nature in ANSWERS[PROMISE] and act.recipients and to_them:
                return act.actors, "answer.heeded"
        return NOBODY

    def _opposed(self, m: EventMention) -> Directed:
        """Another state whose doing the clause or sentence before tells: "Chad filled the dam. Egypt threatened …"."""
        frame, homes = self.past.frames.at(m.predicate), self.past.countries(m.actors)
        if frame is None or frame.pos != "verb" or not self._is_main(m.predicate):
            return NOBODY
        for clause in self._clauses_before(m):
            found = self.past.subjects(clause)
            others = self.past.countries(found)
            if found and others and self._is_of_another(m, homes, others) and self.past.is_stately(found):
                return found, "answer.opposed"
            if found:
                return NOBODY
        return NOBODY

    def _is_of_another(self, m: EventMention, homes: set[str], others: set[str]) -> bool:
        """Whether who threatens is another state, or a body of states."""
        among = all(self.past.cast[i].sector == "IGO" for i in m.actors)
        return among or (bool(homes) and homes.isdisjoint(others) and self.past.is_stately(m.actors))

    def _clauses_before(self, m: EventMention) -> Iterator[Frame]:
        """The clauses that hang on the act's own and stand before it, then the main clause of the sentence before."""
        s, frames = self.past.s, self.past.frames
        for c in s.having(m.predicate, "advcl"):
            clause = frames.at(c) if c < m.predicate else None
            if clause is not None:
                yield clause
        number = s.sentence[m.predicate] - 1
        if number >= 0:
            main = self.past.main_clause(number)
            if main is not None:
                yield main

    def _is_main(self, token: int) -> bool:
        """Whether it is the first clause of its sentence, or coordinate to it."""
        s = self.past.s
        if s.dep[token] == "conj" and s.dep[s.head[token]] == "ccomp":  # "said it was a test and imposed sanctions"
            token = s.head[token]
        return s.head[token] == token or (s.dep[token] in ("conj", "ccomp") and s.head[s.head[token]] == s.head[token])
