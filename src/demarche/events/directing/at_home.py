"""The state that must have done or must answer for an act, by where it happened: last, when what is political is known.

In:  political acts of an article that still lack a party. Out: the same, the state or its police as the party, and the
rule by which it was found: in "Two Polish activists were arrested in Minsk" Belarus arrested them; in a story on
Tunisia "Amnesty International demanded an inquiry" is directed at Tunisia; "demanded the release of Mara Osei, who is
held in Lome" at Togo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.events.directing.past import HAPPENED, NOBODY, STATELY, Directed, Past, with_party
from demarche.events.directing.retorts import HOLDING, Retorts
from demarche.events.party_words import CHARGING, INQUIRY, KEEPING
from demarche.language.frames import Frame
from demarche.records import EventMention

POLICING = frozenset({"COP", "SPY"})
ASKING, BLAME, HARM = "REQUEST", "ACCUSE", "ASSAULT"
HELD = frozenset({"arrest", "deport", "convict", "expel", "release", "curfew", "martial-law"})  # modes: done by states
ELSEWHERE = frozenset({"REF", "BUS", "IGO", "NGO", "REB", "GOV"})  # sectors of whom a story's country tells nothing
WHERE = ("prep:in", "prep:at", "prep:near", "prep:off", "prep:outside")
PHRASES = ("nmod", "obl", "appos", "compound", "amod")
DEPTH = 3


@dataclass(frozen=True, slots=True)
class AtHome:
    """Asks which state an act was done by, or is to be answered for by."""

    past: Past

    def completed(self, told: Sequence[EventMention]) -> list[EventMention]:
        """The mentions in order: first who did what, as demands may be about it."""
        done = [with_party(m, "actors", self._by_state(m)) for m in told]
        return [with_party(m, "recipients", self._answerable(m, done)) for m in done]

    def _by_state(self, m: EventMention) -> Directed:
        """For arrests, trials and releases in the passive without agent; not for what rebels may have done as well."""
        frame = self.past.frames.at(m.predicate)
        if m.actors or not m.recipients or frame is None or not self._is_of_states(m):
            return NOBODY
        if frame.pos == "verb" and frame.voice != "passive":
            return NOBODY
        here = self._named_here(m)
        if here:
            return self._of_country(here, m, "agent.place") if len(here) == 1 else NOBODY
        return self._of_country(self._homes(m), m, "agent.home")

    def _is_of_states(self, m: EventMention) -> bool:
        """Whether it is what courts and police do, by its mode or by its word: "charged", "indicted"."""
        return m.mode in HELD or (m.nature == BLAME and CHARGING in self.past.classes.of(self._lemma(m)))

    def _lemma(self, m: EventMention) -> str:
        return self.past.s.lemma[m.predicate]

    def _named_here(self, m: EventMention) -> set[str]:
        """Countries in which the clause says that it happened."""
        frame = self.past.frames.at(m.predicate)
        return self._named_in(frame) if frame is not None else set()

    def _named_in(self, frame: Frame) -> set[str]:
        level = [a.token for a in frame.role(*WHERE)]
        for _ in range(DEPTH):
            found = {c for t in level for i in self._placed(t) if (c := self.past.cast[i].country)}
            if found:
                return found
            level = [c for t in level for c in self.past.s.having(t, *PHRASES)]
        return set()

    def _placed(self, token: int) -> tuple[str, ...]:
        cast = self.past.cast
        return cast.place_at(token) or tuple(i for i in cast.at(token) if cast[i].kind == "state")

    def _homes(self, m: EventMention) -> set[str]:
        """The story's country, where those whom it befell are of it."""
        story, people = self.past.cast.story, [self.past.cast[i] for i in m.recipients]
        own = all(a.country == story or (a.country is None and a.sector not in ELSEWHERE) for a in people)
        return {story} if story is not None and own else set()

    def _of_country(self, countries: set[str], m: EventMention, rule: str) -> Directed:
        """Its police, where arrests are told and the article names them, else the state itself."""
        country = next(iter(countries), None)
        if country is None:
            return NOBODY
        forces = self._forces(country, m) if m.mode == "arrest" else None
        one = forces or self.past.state_of(country)
        return ((one,), rule) if one is not None and one not in m.recipients else NOBODY

    def _forces(self, country: str, m: EventMention) -> str | None:
        """The police named before in the article."""
        named = (x for x in self.past.cast.mentions if x.head < m.predicate)
        ids = (x.actor for x in named if self.past.cast[x.actor].sector in POLICING)
        return next((i for i in ids if self.past.cast[i].country == country and self._is_body(i)), None)

    def _is_body(self, id: str) -> bool:
        """The police as such: no single officer."""
        return self.past.cast[id].kind in ("organisation", "group")

    def _answerable(self, m: EventMention, told: Sequence[EventMention]) -> Directed:
        """For demands without addressee: who holds those to be freed, whose affair is to be looked into."""
        if m.nature != ASKING or m.recipients or not m.actors:
            return NOBODY
        held = next(self._holders(m, told), ()) or self._holding(m)
        return (held, "home.holder") if held else self._inquiring(m, told)

    def _holders(self, m: EventMention, told: Sequence[EventMention]) -> Iterator[tuple[str, ...]]:
        retorts = Retorts(self.past)
        wanted, patients = retorts.undoing(m), retorts.patients(m)
        for act in told:
            held = act.nature.lower() in wanted and act.actuality in HAPPENED and act.actors
            if held and act.mode in HOLDING and patients & {*act.recipients} and not {*act.actors} & {*m.actors}:
                yield act.actors

    def _holding(self, m: EventMention) -> tuple[str, ...]:
        """By whom or where the clause says that they are held: "two nurses who are being held in Bamako"."""
        if "coerce" not in Retorts(self.past).undoing(m):
            return ()
        frames, clauses = self.past.frames, []
        for token in self.past.s.subtree(m.predicate):
            clause = frames.at(token) if token > m.predicate and frames.is_predicate(token) else None
            if clause is not None and KEEPING in self.past.classes.of(clause.lemma):
                clauses.append(clause)
        for clause in clauses:
            by = tuple(i for i in self.past.subjects(clause) if i not in m.actors)
            found = by or self._state_of_clause(clause)
            if found:
                return found
        return ()

    def _state_of_clause(self, clause: Frame) -> tuple[str, ...]:
        here = self._named_in(clause)
        state = self.past.state_of(here.pop()) if len(here) == 1 else None
        return (state,) if state is not None else ()

    def _inquiring(self, m: EventMention, told: Sequence[EventMention]) -> Directed:
        """The story's state, of which somebody from outside it wants an inquiry; not into what rebels did."""
        cast = self.past.cast
        own = any(cast[i].country == cast.story for i in m.actors)
        if cast.story is None or own or INQUIRY not in Retorts(self.past).wanted(m):
            return NOBODY
        if any(cast[i].sector not in STATELY for act in told if act.nature == HARM for i in act.actors):
            return NOBODY
        state = self.past.state_of(cast.story)
        return ((state,), "home.inquiry") if state is not None and state not in m.actors else NOBODY
