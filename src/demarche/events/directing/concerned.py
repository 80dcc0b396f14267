"""The state that an act concerns by where it happens, or by what happened there.

In:  an act without recipient. Out: a state, and the rule by which it was found: in "Tens of thousands of Georgians
rallied against the law" Georgia; in "Floods have displaced thousands in Chad. Japan pledged aid" Chad.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demarche.events.directing.past import NOBODY, Directed, Past
from demarche.events.party_words import ENVOY, HELP, OF_STATE, PAY, STRICKEN
from demarche.records import EventMention, Span

CROWD, PROMISE, GIFT = "PROTEST", "AGREE", "AID"
MATTER = ("prep:against", "prep:over", "prep:at", "prep:about", "prep:for", "obj")
TO_HOST = frozenset({"ACCUSE", "THREATEN", "REQUEST"})
WORLD = frozenset({"IGO", "NGO"})
PAID = frozenset({"EDU", "MED", "COP", "GOV", "MIL", "JUD"})  # sectors that a state pays


@dataclass(frozen=True, slots=True)
class Concerned:
    """Asks whose law a crowd is against, and who was stricken where somebody helps."""

    past: Past

    def directed(self, m: EventMention) -> Directed:
        """For protests against matters of state, for what envoys say, and for help that is promised or given."""
        if m.nature == CROWD:
            return self._ruler(m)
        if m.nature in TO_HOST:
            return self._host(m)
        return self._stricken(m) if m.nature in (PROMISE, GIFT) else NOBODY

    def _host(self, m: EventMention) -> Directed:
        """The state to which an envoy speaks: Romania where "the Chadian embassy in Bucharest" complains."""
        s, cast = self.past.s, self.past.cast
        heads = {x.head for i in m.actors for x in cast.mentions if x.actor == i and x.form != "pronoun"}
        envoys = (t for t in sorted(heads) if ENVOY in self.past.classes.of(s.lemma[t]))
        named = (c for t in envoys for c in s.having(t, "nmod", "obl") if s.preposition(c) in ("in", "to"))
        places = (i for c in named for i in (*cast.place_at(c), *cast.at(c)))
        own = self.past.countries(m.actors) - WORLD  # "the UN mission in Libya" complains to others too
        hosts = {cast[i].country for i in places} - own - {None}
        state = self.past.state_of(hosts.pop() or "") if len(hosts) == 1 and own else None
        return ((state,), "home.host") if state is not None else NOBODY

    def _ruler(self, m: EventMention) -> Directed:
        """The state that the crowd lives in, where it is against what states do."""
        if not self._is_against_state(m):
            return NOBODY
        countries = {a.country for a in map(self.past.cast.__getitem__, m.actors) if a.country}
        countries = countries or self._named_here(m)
        state = self.past.state_of(countries.pop()) if len(countries) == 1 else None
        return ((state,), "home.ruler") if state is not None and state not in m.actors else NOBODY

    def _is_against_state(self, m: EventMention) -> bool:
        """Whether a word for what states do is what it is against, or pay that states give."""
        matter = self._matter(m)
        if any(self._is(t, OF_STATE) for t in matter):
            return True
        paid = all(self.past.cast[i].sector in PAID for i in m.actors)
        return paid and any(self._is(t, PAY) for t in matter)

    def _matter(self, m: EventMention) -> list[int]:
        """What a crowd is against or for: by its clause, a purpose ("to demand …") or its name ("opponents of …")."""
        s, frames = self.past.s, self.past.frames
        frame = frames.at(m.predicate)
        if frame is None:
            return []
        clauses = [frame, *(c for a in frame.role("advcl", "xcomp") if (c := frames.at(a.token)) is not None)]
        told = [a.token for clause in clauses for a in clause.role(*MATTER)]
        told += [t for noun in told for t in s.having(noun, "nmod")]
        return told + [t for a in frame.role("subj") for t in s.having(a.token, "nmod")]

    def _named_here(self, m: EventMention) -> set[str]:
        """Countries that the sentence names."""
        return self._countries(m.trail.sentence)

    def _countries(self, sentence: Span) -> set[str]:
        cast = self.past.cast
        return {c for mention in cast.within(sentence) if (c := cast[mention.actor].country)}

    def _stricken(self, m: EventMention) -> Directed:
        """The one country of which the sentence before, or this one, tells a calamity, where help is what is given."""
        s = self.past.s
        if not any(self._is(t, HELP) for t in s.subtree(m.predicate)):
            return NOBODY
        own = {a.country for a in map(self.past.cast.__getitem__, m.actors)}
        for number in self._sentences(s.sentence[m.predicate]):
            found = self._countries(Span(*s.sentence_span(number))) - own
            if any(self._is(t, STRICKEN) for t in range(*s.sentences[number])) and len(found) == 1:
                state = self.past.state_of(found.pop())
                return ((state,), "home.stricken") if state is not None else NOBODY
        return NOBODY

    def _sentences(self, number: int) -> Iterator[int]:
        yield number
        if number:
            yield number - 1

    def _is(self, token: int, name: str) -> bool:
        return name in self.past.classes.of(self.past.s.lemma[token])
