"""Tolls and crowds of an article, each with the predicates it belongs to.

In:  frames, numbers, the cast, who says what. Out: `Reading`s; for "A bomb went off in Kabul, killing at least 12 and
wounding 30, police said" dead 12– and injured 30, on the police's word, linked to the killing and the explosion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from demarche.cast import Cast
from demarche.circumstances.numbers import Number, Numbers
from demarche.circumstances.people import Headcount, People
from demarche.circumstances.toll_links import links_of
from demarche.circumstances.toll_phrases import TollPhrase, TollPhrases
from demarche.circumstances.toll_rules import TollKind, TollLexicon, TollRule
from demarche.circumstances.toll_speakers import TollSpeakers
from demarche.language.frames import Frame, Frames
from demarche.records import Attribution, Count, Span
from demarche.rules import fillers_of

FIGURE_WITHIN = 1  # sentences from a toll to another figure for it
MOST_PEOPLE = 10**10  # more than there are: digits run together, no toll


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure: of what kind, on whose word, and which predicates it belongs to (tokens, the nearest first).

    of_years: of a whole war or year, not of one deed: "has killed 4,000 since 2009". told: as so, not as what would be.
    alone: of its own predicate only: who fled a raid is no crowd at it. own_deed: of a deed that its clause names anew:
    "*another raid* left six dead". behind: what others act over or after: "marched over the death of a student".
    """

    kind: TollKind
    count: Count
    links: tuple[int, ...]
    sentence: int
    rule: str
    of_years: bool = False
    told: bool = True
    alone: bool = False
    own_deed: bool = False
    behind: bool = False

    @property
    def is_figure(self) -> bool:
        """One that is given, counted or put, not told by who was killed: these contradict each other."""
        return self.rule.endswith(("running-toll", "spoken-of"))


def find_tolls(
    frames: Frames,
    cast: Cast,
    attributions: Sequence[Attribution],
    numbers: Numbers,
    *,
    lexicon: TollLexicon,
) -> tuple[Reading, ...]:
    """Every toll of an article in text order, each once."""
    reader = _Reader(frames, cast, attributions, numbers, lexicon)
    found: list[Reading] = []
    for toll in reader.read():
        if max(toll.count.min or 0, toll.count.max or 0) <= MOST_PEOPLE and not _is_within(toll, found):
            found.append(toll)
    found += reader.spoken_of(found)
    return tuple(sorted(found, key=lambda t: t.count.span))


def _is_within(toll: Reading, found: Sequence[Reading]) -> bool:
    """A figure that a reading before has counted already: the two of "a mother and her *two* sons were killed"."""
    span = toll.count.span
    return any(t.kind == toll.kind and (t.count.span.start == span.start or t.count.span.covers(span)) for t in found)


class _Reader:
    def __init__(
        self, frames: Frames, cast: Cast, attributions: Sequence[Attribution], numbers: Numbers, lexicon: TollLexicon
    ) -> None:
        self.frames = frames
        self.s = frames.syntax
        self.cast = cast
        self.numbers = numbers
        self.lexicon = lexicon
        self.words = lexicon.words
        self.people = People(frames.syntax, cast, numbers, lexicon.words)
        self.phrases = TollPhrases(frames, self.people, lexicon)
        self.speakers = TollSpeakers(frames, cast, attributions, lexicon.words)

    def read(self) -> Iterator[Reading]:
        """Clauses first: where two ways read the same figure, the clause knows more of what it belongs to."""
        for frame in self.frames:
            yield from self._from_clause(frame)
        for number in self.numbers:
            if number.counts or number.glued in self.words.glued:
                yield from self._from_number(number)
        for token, lemma in enumerate(self.s.lemma):
            if lemma in self.words.kind_of_act:
                yield from self._from_act(token)
            yield from self._none_at_all(token)

    def spoken_of(self, found: Sequence[Reading]) -> list[Reading]:
        """Figures that name no kind and have that of the toll told last: "the opposition put the figure at 23"."""
        taken = [t.count.span for t in found]
        said = []
        for number in self.numbers:
            noun = self._figure_noun(number) if number.counts and number.noun is None else None
            if noun is None or any(span.overlaps(number.span) for span in taken):
                continue
            before = [t for t in found if t.count.span.end <= number.span.start]
            last = max(before, key=lambda t: t.count.span, default=None)
            if last is not None and self.s.sentence[noun] - last.sentence <= FIGURE_WITHIN:
                count = Headcount(_whole(number.min), _whole(number.max), number.span)
                toll = self._toll(last.kind, count, noun, f"{last.kind}.figure.running-toll", number)
                said.append(replace(toll, links=(*toll.links, *last.links), of_years=last.of_years))
        return said

    def _figure_noun(self, number: Number) -> int | None:
        """The "figure" that a number is said to be, with nothing that tells of what, or the verb: "spoke of 3,000"."""
        if self.phrases.preposition(number) not in ("", *self.words.toll_prepositions):
            return None
        above = self.s.head[number.anchor]
        if self.words.figure_verbs.get(self.s.lemma[above]) == self.s.preposition(number.anchor):
            return above if self.s.dep[number.anchor] in ("obl", "obj") else None
        nouns = (n for n in self.phrases.toll_nouns(number.anchor) if self.s.lemma[n] in self.words.figure_nouns)
        return next((n for n in nouns if not any(self.s.pos[c] == "NOUN" for c in self.s.having(n, "nmod"))), None)

    # ------------------------------------------------------------ clauses

    def _from_clause(self, frame: Frame) -> Iterator[Reading]:
        for rule in self.lexicon.index.candidates(frame):
            if self.lexicon.index.holds(rule, frame, self.frames, self.cast):
                tokens = self._counted(rule, frame)
                count = self.people.count(tokens)
                if count is not None and (count.high or rule.least) >= rule.least and self._happened(frame, count):
                    toll = self._toll(rule.kind, count, frame.predicate, rule.id)
                    yield replace(toll, links=toll.links[:1], alone=True) if rule.alone else toll
                    return

    def _happened(self, frame: Frame, count: Headcount) -> bool:
        """ "Did not die", "nearly died" give no toll; "nobody died" gives zero."""
        if frame.negation is not None and count.high != 0:
            return False
        return not any(self.s.lower[a.token] in self.words.near_words for a in frame.role("advmod"))

    def _counted(self, rule: TollRule, frame: Frame) -> list[int]:
        """Fillers of the first role that has any; crowds are counted in figures only ("the minister protested")."""
        for role in rule.count:
            tokens = list(dict.fromkeys(a.token for a in fillers_of(frame, role, self.s)))
            if tokens and rule.kind == "size":
                return [t for t in tokens if self.numbers.at(t)]
            if tokens:
                tokens += [t for token in tokens for t in self._between(token)]
                return [t for t in tokens if not (self._is_of_other_kind(t, rule.kind) or self._is_part(t))]
        return []

    def _is_part(self, token: int) -> bool:
        """A part of others that the parser took for the whole: "injured five, among them *a girl*"."""
        s = self.s
        first = min([token, *s.having(token, "det", "amod", "compound", "nummod")])
        return " ".join(s.lower[max(0, first - 2) : first]) in self.words.part_marks

    def _between(self, token: int) -> list[int]:
        """ "A judge, *his driver* and two guards", which parsers take for an apposition."""
        s = self.s
        last = max(s.having(token, "conj"), default=-1)
        return [c for c in s.having(token, "appos") if token < c < last and s.having(c, "nmod:poss", "nummod")]

    def _is_of_other_kind(self, token: int, kind: TollKind) -> bool:
        """A figure drawn into a coordination that has its own state or verb: "killed four and *wounded 17* others"."""
        number = self.numbers.at(token)
        if number is None:
            return False
        phrase = self.phrases.beside(number)
        return phrase is not None and phrase.kind != kind

    # ------------------------------------------------------------ phrases

    def _from_number(self, number: Number) -> Iterator[Reading]:
        """ "12 dead", "a toll of 12", "500-strong crowd"."""
        count = Headcount(_whole(number.min), _whole(number.max), number.span)
        if number.glued:
            if number.noun is not None and self.s.lemma[number.noun] in self.words.kind_of_act:
                yield self._toll("size", count, number.noun, "size.glued")
            return
        phrase = self.phrases.of(number)
        if phrase is not None:
            toll = self._toll(phrase.kind, count, phrase.token, phrase.rule, number)
            yield replace(toll, of_years=toll.of_years or self._is_sum(phrase))

    def _from_act(self, token: int) -> Iterator[Reading]:
        """ "The killing of 12 villagers", "the journalist's arrest", "a crowd of 5,000 people"."""
        s = self.s
        kind = self.words.kind_of_act[s.lemma[token]]
        owners = [] if kind == "size" else s.having(token, "nmod:poss")
        tokens = owners + [c for c in s.having(token, "nmod") if s.preposition(c) == "of"]
        if not tokens or s.pos[token] != "NOUN":
            return
        count = self.people.count([t for first in tokens for t in (first, *s.conjuncts(first))])
        if count is not None and not (kind == "size" and count.high == 1):
            yield self._toll(kind, count, token, f"{kind}.act-noun")

    def _none_at_all(self, noun: int) -> Iterator[Reading]:
        """ "There were no casualties", "caused no deaths", "no injuries were reported"."""
        s = self.s
        kind = self.words.kind_of_none.get(s.lemma[noun])
        no = next((c for c in s.having(noun, "det") if s.lower[c] == "no"), None) if kind else None
        frame = self.frames.at(s.head[noun])
        if kind is None or no is None or frame is None or s.lemma[s.head[noun]] not in self.words.none_verbs:
            return
        if frame.modal is None and not frame.question:
            count = Headcount(0, 0, Span(s.start[no], s.end[noun]))
            yield self._toll(kind, count, s.head[noun], f"{kind}.none-at-all")

    # ------------------------------------------------------------ the record

    def _toll(
        self, kind: TollKind, count: Headcount, predicate: int, rule: str, number: Number | None = None
    ) -> Reading:
        speaker = self.speakers.of(count.span, predicate, rule, number)
        found = Count(min=count.low, max=count.high, span=count.span, speaker=speaker)
        links = links_of(self.frames, predicate, self.words, crowd=kind == "size")
        frame = self.frames.at(predicate)
        told = frame is None or (frame.modal is None and not frame.question and frame.tense != "infinitive")
        return Reading(
            kind, found, links, self.s.sentence[predicate], rule, self._is_of_years(predicate), told,
            own_deed=self._names_deed(predicate), behind=self._is_behind(predicate),
        )  # fmt: skip

    def _names_deed(self, predicate: int) -> bool:
        """ "*An attack* left six dead", "*another* hit the market, where 12 died", "*elsewhere* two died"."""
        s = self.s
        above = [predicate, s.head[predicate]]
        above += [s.head[above[1]]] if s.dep[predicate] == "acl:relcl" else []
        frames = [f for i in above if (f := self.frames.at(i)) is not None]
        if any(s.lower[a.token] in self.words.new_deed_adverbs for f in frames for a in f.role("advmod")):
            return True
        causes = (a.token for f in frames for a in f.role("subj", "prep:in", "prep:by", "prep:from"))
        return any(self._is_new_deed(token) for token in causes)

    def _is_new_deed(self, token: int) -> bool:
        """ "*Another*", "a second *attack*"; not "the attack"."""
        s = self.s
        if s.lower[token] == "another":
            return True
        named = s.lemma[token] in self.words.deeds
        return named and any(s.lower[d] in self.words.new_deed for d in s.having(token, "det", "amod"))

    def _is_behind(self, predicate: int) -> bool:
        s = self.s
        return s.dep[predicate] == "obl" and s.preposition(predicate) not in self.words.outcome_prepositions

    def _is_of_years(self, predicate: int) -> bool:
        """ "Since 2009", "this year", "the war has killed"."""
        frame = self.frames.at(predicate) or self.frames.at(self.s.head[predicate])
        if frame is None:
            return False
        around = frame.role("subj", "prep:in", "prep:over", "prep:during", "tmod", "prep:for")
        return bool(frame.role("prep:since")) or any(self.s.lemma[a.token] in self.words.long_times for a in around)

    def _is_sum(self, phrase: TollPhrase) -> bool:
        """ "Brought the number of journalists killed to 31": of all such deeds, not of this one."""
        above = self.s.lemma[self.s.head[phrase.token]]
        return above in self.words.summing and self.s.lemma[phrase.token] in self.words.number_nouns


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
