"""Who invokes an instrument, and for what: violates, complies, under, signs …

In:  a mention of an instrument in its clause. Out: an `Invocation`; for "Serbia claims the delivery violates the
resolution" by Serbia, stance violates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from demarche.cast import Cast
from demarche.circumstances.instrument_lexicon import InstrumentLexicon, Stance, StanceRule
from demarche.circumstances.instrument_names import NameMention
from demarche.circumstances.speakers import PHRASES, Speakers
from demarche.language.frames import Frame, Frames
from demarche.records import Attribution, Invocation, Span
from demarche.rules import fillers_of

DENIED: dict[Stance, Stance] = {"violates": "complies", "complies": "violates"}


BINDING = frozenset({"obliges", "permits"})  # what the instrument itself does


class _Reading(NamedTuple):
    """A stance, who takes it, and the predicate that says so."""

    stance: Stance
    parties: tuple[str, ...]
    predicate: int
    actuality: str = "actual"

    @property
    def party(self) -> str | None:
        return next(iter(self.parties), None)


class Stances:
    """Reads the clauses of one article."""

    def __init__(
        self,
        frames: Frames,
        cast: Cast,
        attributions: Sequence[Attribution],
        mentions: Sequence[NameMention],
        lexicon: InstrumentLexicon,
    ) -> None:
        self.frames = frames
        self.s = frames.syntax
        self.cast = cast
        self.lexicon = lexicon
        words = lexicon.words
        self.speakers = Speakers(
            frames, cast, attributions, sayers=words.sayers, accusers=words.accusers, content=PHRASES
        )
        self.by_last = {m.last: m for m in mentions}

    def invocation(self, mention: NameMention) -> Invocation:
        """What is said of the instrument where it is mentioned; "mentions" when nothing in particular."""
        tokens = self._standing_for(mention)
        reading = next(self._readings(tokens), None) or self._by_preposition(tokens) or self._by_words(mention)
        span = Span(self.s.start[mention.first], self.s.end[mention.last])
        speaker = self.speakers.of(span, mention.head if reading is None else reading.predicate)
        if reading is None:
            return Invocation(by=speaker, stance="mentions", party=None, span=span)
        parties, stance = reading.parties, reading.stance
        if stance == "contests" and mention.kind != "election":
            stance = "signs"  # who wins a contract
        if speaker is not None and stance == "violates" and reading.party in (None, speaker):
            accused = self.speakers.accused(reading.predicate)
            parties = (accused,) if accused is not None and accused != speaker else ()
        elif speaker is not None and reading.party == speaker and reading.actuality == "hypothetical":
            asked = self.speakers.accused(reading.predicate)  # "called on both sides to respect the truce"
            parties = (asked,) if asked is not None and asked != speaker else ()
        party = next(iter(parties), None)
        by = speaker or (party if stance not in ("violates", "mentions", *BINDING) else None)
        actuality = reading.actuality
        return Invocation(by=by, stance=stance, party=party, span=span, parties=parties, actuality=actuality)

    def _standing_for(self, mention: NameMention) -> list[int]:
        """The first of a coordination, and a noun the instrument explains: "the charter and Resolution 1244"."""
        s, tokens, head = self.s, [mention.head], mention.head
        while s.dep[head] in ("conj", "appos", "nmod:desc", "flat", "compound") and s.head[head] != head:
            head = s.head[head]
            tokens.append(head)
        above = s.head[mention.head]
        if s.dep[mention.head] == "nmod" and s.lemma[above].lower() in self.lexicon.words.parts:
            tokens.append(above)  # "under Article 5 of the treaty"
        imposed = s.dep[mention.head] in ("obl", "obl:agent") and s.dep[above] == "acl"
        if imposed and s.lemma[s.head[above]] in self.lexicon.words.measures:
            tokens.append(s.head[above])  # "in breach of the embargo imposed by Resolution 1591"
        before = self._before(mention)
        if before is not None and not s.preposition(mention.head):
            tokens += [t for t in self._standing_for(before) if t not in tokens]
        return tokens

    def _before(self, mention: NameMention) -> NameMention | None:
        """The instrument just before an "and": parsers often lose the coordination of long names."""
        i = mention.first - 1
        while i > 0 and self.s.pos[i] in ("CCONJ", "PUNCT", "DET"):
            i -= 1
        joined = any(self.s.pos[t] == "CCONJ" for t in range(i + 1, mention.first))
        return self.by_last.get(i) if joined else None

    # ------------------------------------------------------------ stances

    def _readings(self, tokens: list[int]) -> Iterator[_Reading]:
        """By rules: nouns right above first ("violation of"), then the clauses that have the instrument as argument."""
        for frame in self._frames_with_gap(tokens):
            for rule in self.lexicon.stances.candidates(frame):
                if "obj" in rule.instrument:
                    yield self._reading(rule, frame, tokens)
        for frame in self._frames_with(tokens):
            for rule in self.lexicon.stances.candidates(frame):
                if self._fills(rule, frame, tokens) and self.lexicon.stances.holds(rule, frame, self.frames, self.cast):
                    yield self._reading(rule, frame, tokens)

    def _reading(self, rule: StanceRule, frame: Frame, tokens: list[int]) -> _Reading:
        """A denied violation complies, a denied compliance violates; other stances do not survive a "not"."""
        stance = rule.stance
        if frame.negation is not None or self._is_refused(frame):
            stance = DENIED.get(stance, "mentions")
        return _Reading(stance, self._parties(rule, frame, tokens), frame.predicate, self._actuality(frame))

    def _is_refused(self, frame: Frame) -> bool:
        """ "Failed to implement the agreement"."""
        above = self.s.head[frame.predicate]
        return self.s.dep[frame.predicate] == "xcomp" and self.s.lemma[above] in self.lexicon.words.refusing

    def _actuality(self, frame: Frame) -> str:
        """ "Will sign" and "agreed to sign" lie ahead, "may sign" and "urged them to sign" are open."""
        above, mood = self.s.lemma[self.s.head[frame.predicate]], frame.mood
        if self._is_refused(frame):
            return "actual"
        if mood.tense == "infinitive":
            return "future" if above in self.lexicon.words.planning else "hypothetical"
        if mood.future is not None or mood.prospective:
            return "future"
        return "hypothetical" if frame.modal is not None or frame.question or mood.tense == "imperative" else "actual"

    def _frames_with(self, tokens: list[int]) -> Iterator[Frame]:
        s = self.s
        for token in tokens:
            above = s.head[token]
            candidates = [above, s.head[above], *s.having(token, "acl:relcl", "acl")]
            for candidate in dict.fromkeys(candidates):
                frame = self.frames.at(candidate)
                if frame is not None:
                    yield frame

    def _frames_with_gap(self, tokens: list[int]) -> Iterator[Frame]:
        """ "The resolution Serbia claims the delivery violates": the clause below the saying lacks its object.

        Parsers make the noun the relative clause's antecedent or a second subject of the verb of saying.
        """
        s = self.s
        for token in tokens:
            sayers = s.having(token, "acl:relcl", "acl")
            if s.dep[token] == "nsubj" and len(s.having(s.head[token], "nsubj")) > 1:
                sayers.append(s.head[token])
            for c in (c for v in sayers if s.lemma[v] in self.lexicon.words.sayers for c in s.having(v, "ccomp")):
                frame = self.frames.at(c)
                if frame is not None and not s.having(c, "obj", "nsubj:pass"):
                    yield frame

    def _fills(self, rule: StanceRule, frame: Frame, tokens: list[int]) -> bool:
        return any(a.token in tokens for role in rule.instrument for a in fillers_of(frame, role, self.s))

    def _parties(self, rule: StanceRule, frame: Frame, tokens: list[int]) -> tuple[str, ...]:
        """Of the first role that has any; with those who stand beside them ("Serbia *and Kosovo*")."""
        for role in rule.party:
            fillers = [a.token for a in fillers_of(frame, role, self.s) if a.token not in tokens]
            beside = [t for f in fillers for t in self.s.conjuncts(f) if t not in tokens]
            actors = [a for t in (*fillers, *beside) if (a := self.speakers.actor(t)) is not None]
            if actors:
                return tuple(dict.fromkeys(actors))
        return ()

    def _by_preposition(self, tokens: list[int]) -> _Reading | None:
        """ "Operates under Resolution 1244"."""
        for token in tokens:
            stance = self.lexicon.words.prepositions.get(self.s.preposition(token))
            if stance is not None:
                above = self._clause_above(token)
                party = self._subject(above) if above else None
                return _Reading(stance, (party,) if party else (), above.predicate if above else token)
        return None

    def _by_words(self, mention: NameMention) -> _Reading | None:
        """ "Violation of the charter and Resolution 1244", where the parser drew the two into one name."""
        s, i = self.s, mention.first - 1
        while i > 0 and s.pos[i] in ("DET", "ADJ"):
            i -= 1
        frame = self.frames.at(i - 1) if i > 0 and s.pos[i] == "ADP" else None
        if frame is not None:
            for rule in self.lexicon.stances.candidates(frame):
                if f"prep:{s.lower[i]}" in rule.instrument:
                    return self._reading(rule, frame, [mention.head])
        before = self._before(mention)
        return self._by_words(before) if before is not None else None

    # ------------------------------------------------------------ parties

    def _subject(self, frame: Frame) -> str | None:
        """The subject's actor. "Contingents in KFOR, which operates": a singular verb means the singular noun."""
        s, i = self.s, frame.predicate
        for a in frame.role("subj"):
            token = a.token
            if a.source == "relative" and s.tag[i] == "VBZ" and s.tag[token] in ("NNS", "NNPS"):
                start = min(s.subtree(i))
                nearer = [t for t in range(token + 1, start) if s.tag[t] in ("NN", "NNP")]
                token = nearer[-1] if nearer else token
            if (actor := self.speakers.actor(token)) is not None:
                return actor
        return None

    def _clause_above(self, token: int) -> Frame | None:
        while self.s.head[token] != token:
            token = self.s.head[token]
            if self.frames.is_predicate(token):
                return self.frames.at(token)
        return None
