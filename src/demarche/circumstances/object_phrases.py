"""Noun phrases for things: what, of which category, how many, of what origin.

In:  the syntax of an article, its numbers and cast. Out: `Phrase`s; for "thousands of advanced, Turkish-made Kestrel
drones" item "Kestrel drones", category drones, quantity thousands, origin TUR.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from demarche.cast import Cast
from demarche.circumstances.numbers import Number, Numbers
from demarche.circumstances.object_counts import Counting
from demarche.circumstances.object_persons import MovedPersons
from demarche.circumstances.taxonomy import Group, System, Taxonomy
from demarche.language.syntax import Syntax
from demarche.records import Quantity, Span
from demarche.rules import below

_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"})
HEAVY, LIGHT, HEAVY_MM = "artillery", frozenset({"small_arms"}), 57  # what a gun is, by its calibre
LONGEST_ITEM = 8  # tokens before the noun


@dataclass(frozen=True, slots=True)
class Phrase:
    """One mention of a thing.

    head:   its noun. item: its name without determiner, number and origin. span: with the number.
    tops:   tokens that stand for it in a clause: the noun, or what counts it ("*thousands* of drones").
    maker, origin: as the phrase itself says; `nation` is the state of a bare adjective ("Russian gas"), which means
    origin in trade and owner in war. pays: its number is an amount of money.
    """

    head: int
    item: Span
    category: str
    group: Group
    quantity: Quantity | None
    span: Span
    tops: tuple[int, ...]
    origin: str | None = None
    maker: str | None = None
    nation: str | None = None
    pays: bool = False


def find_phrases(s: Syntax, cast: Cast, numbers: Numbers, taxonomy: Taxonomy) -> list[Phrase]:
    """Every phrase for a thing, in text order; money without a noun of its own is one as well."""
    finder = _Finder(s, cast, numbers, taxonomy)
    found = list(finder.phrases())
    phrases = [
        p for p in found if not any(p.head in other.tops for other in found if other is not p and p.group == "money")
    ]
    taken = {top for phrase in phrases for top in phrase.tops}
    phrases += [finder.money(n) for n in numbers if finder.is_bare_money(n) and n.anchor not in taken]
    return sorted(phrases, key=lambda p: p.span)


class _Named(NamedTuple):
    """A named system in the text: its tokens and the one that hangs outside."""

    system: System
    first: int
    top: int
    last: int


class _Finder:
    def __init__(self, s: Syntax, cast: Cast, numbers: Numbers, taxonomy: Taxonomy) -> None:
        self.s = s
        self.text = s.text
        self.cast = cast
        self.numbers = numbers
        self.taxonomy = taxonomy
        self.words = taxonomy.words
        self.counting = Counting(s, numbers, taxonomy)
        self.persons = MovedPersons(s, cast, numbers, taxonomy.words)

    def phrases(self) -> Iterator[Phrase]:
        named = list(self._systems())
        tops, behind = {n.top: n for n in named}, {n.last + 1: n for n in named}
        for i, pos in enumerate(self.s.pos):
            if pos not in ("NOUN", "PROPN"):
                continue
            category = self._of_launcher(i, behind.get(i)) or self._category(i)
            category = category or self._of_system(i, tops.get(i), behind.get(i))
            category = category or self.persons.category(i)
            category = HEAVY if category in LIGHT and self._is_heavy(i) else category
            if category and self._stands_alone(i):
                phrase = self._phrase(i, category, tops.get(i))
                if self.s.lemma[i] not in self.words.only_with_money or phrase.pays:
                    yield phrase

    # ------------------------------------------------------------ what it is

    def _category(self, i: int) -> str:
        """Of the noun with the words before it, the longest entry; names of persons, firms and places are none."""
        entries = self.taxonomy.nouns(self.s.lower[i]) or self.taxonomy.nouns(self.s.lemma[i])
        category = next((e.category for e in entries if self._reads(e.words, i)), "")
        is_name = self.s.doc[i].ent_type_ in ("PERSON", "ORG", "LOC") and not self.s.words[i].islower()
        return "" if is_name and not self._is_named_land(i, category) else category

    def _is_named_land(self, i: int, category: str) -> bool:
        """ "The Chagos *Islands*"."""
        return bool(category) and self.s.doc[i].ent_type_ == "LOC" and self.taxonomy.group(category) == "territory"

    def _reads(self, words: tuple[str, ...], i: int) -> bool:
        lower, lemma = self.s.lower, self.s.lemma
        start = i + 1 - len(words)
        if start < 0:
            return False
        return all(w in (lower[k], lemma[k]) for k, w in enumerate(words[:-1], start))

    def _systems(self) -> Iterator[_Named]:
        """Named systems ("TB2", "F-16s")."""
        ends = {end: i for i, end in enumerate(self.s.end)}
        for first, start in enumerate(self.s.start):
            if not self.text[start].isupper():
                continue
            for system in self.taxonomy.systems(self.text, start):
                end = start + len(system.name)
                last = ends.get(end, ends.get(end + 1) if self.text[end : end + 1] == "s" else None)
                if last is not None:
                    inside = range(first, last + 1)
                    top = next(t for t in inside if self.s.head[t] not in inside or self.s.head[t] == t)
                    yield _Named(system, first, top, last)
                    break

    def _of_system(self, i: int, here: _Named | None, before: _Named | None) -> str:
        """A named system by itself, or a plain noun behind one: "S-400 systems", "Hawk batteries"."""
        s = self.s
        if here is not None and s.dep[i] != "compound":
            counted = any(self.numbers.at(t) or self.numbers.ending_at(t - 1) for t in (here.first, here.top))
            return here.system.category if counted or not here.system.ambiguous else ""
        plain = self.words.measures | self.words.system_nouns
        is_plain = s.tag[i] in ("NN", "NNS") and s.lemma[i] in plain
        return before.system.category if is_plain and before is not None else ""

    def _of_launcher(self, i: int, before: _Named | None) -> str:
        """ "NASAMS launchers" are what NASAMS are, whatever a launcher is by itself."""
        return before.system.category if before is not None and self.s.lemma[i] in self.words.system_nouns else ""

    def _stands_alone(self, i: int) -> bool:
        """It is no mere modifier ("oil minister"), unless of an act that moves it ("drone delivery", "oil exports")."""
        s = self.s
        head = s.head[i]
        if s.dep[i] == "flat":
            return s.pos[i] == "PROPN" and s.dep[head] != "compound"
        if self._is_figurative(i) or self._is_measure(i):
            return False
        if s.dep[i] != "compound" or s.lower[head] == "worth":
            return True
        if self._category(i) == "vehicles" and s.lemma[head] in self.words.bombings:
            return False  # "two car bombings" were done with bombs
        return not self._category(head) and (s.lemma[head], "noun") in self.taxonomy.movements

    def _is_measure(self, i: int) -> bool:
        """ "40 *hectares* of land", "two *tankers* of oil" are land and oil."""
        carriers = self.words.classes["carrier"]
        if self.s.lemma[i] not in self.words.measures and self.s.lemma[i] not in carriers:
            return False
        return any(self._category(a.token) for a in below(self.s, i, "prep:of"))

    def _is_heavy(self, i: int) -> bool:
        """ "152 mm guns"."""
        before = self.numbers.ending_at(i - 2) if i > 1 else None
        return before is not None and self.counting.is_calibre(before) and (before.max or 0) >= HEAVY_MM

    def _is_figurative(self, i: int) -> bool:
        """ "A rhetorical grenade", "a political football"."""
        return any(self.s.lower[c] in self.words.figurative for c in self.s.having(i, "amod"))

    # ------------------------------------------------------------ its words

    def _phrase(self, head: int, category: str, named: _Named | None) -> Phrase:
        s = self.s
        first, left = self._extent(head if named is None else named.first)
        number, tops = self.counting.count(head, left, first)
        if number is None and self.taxonomy.group(category) == "persons":
            number = self.counting.of_people(head)
        if number is None and self.taxonomy.group(category) == "money":
            number = self.counting.of_money(head)
            tops += () if number is None else (number.anchor,)
        quantity, start = self.counting.quantity(number, tops, first)
        item = Span(s.start[first], s.end[head if named is None else named.last])
        if number is not None and self.counting.is_money(number) and number.last == head:
            item = number.span  # "500 million dollars"
        span = Span(min(item.start, start), item.end)
        phrase = Phrase(head, item, category, self.taxonomy.group(category), quantity, span, tops)
        phrase = replace(phrase, pays=number is not None and self.counting.is_money(number))
        return self._with_makers(phrase, range(left, head))

    def _extent(self, head: int) -> tuple[int, int]:
        """First token of the item, and the token where all its modifiers begin."""
        s, first, left = self.s, head, head
        for i in range(head - 1, max(-1, head - LONGEST_ITEM - 1), -1):
            if not self._is_part(i, head):
                break
            left = i
        for i in range(head - 1, left - 1, -1):
            if self._is_outside(i):
                break
            first = i
        while first < head and s.pos[first] in ("PUNCT", "ADP", "CCONJ", "SYM"):
            first += 1
        return first, left

    def _is_part(self, i: int, head: int) -> bool:
        s = self.s
        if s.lower[i + 1] == "-" or (i > 0 and s.lower[i - 1] == "-"):
            return s.end[i] == s.start[i + 1] or s.pos[i] in _MODIFIERS
        if s.pos[i] == "PUNCT":
            return s.lower[i] in ("-", "–", ",", '"', "“", "”") and i > 0
        if s.pos[i] not in _MODIFIERS or s.sentence[i] != s.sentence[head]:
            return False
        return s.dep[i] == "flat" or self._is_below(i, head)

    def _is_below(self, i: int, head: int) -> bool:
        """Some steps up lead to the head, by way of other words of the phrase."""
        for _ in range(4):
            i = self.s.head[i]
            if i == head:
                return True
        return False

    def _is_outside(self, i: int) -> bool:
        """A word that says nothing of the kind of thing: number, nationality, "-made", "advanced"."""
        s = self.s
        if s.lower[i + 1] == "-" and s.lower[i + 2] not in self.words.made:
            return False
        if s.lower[i] in self.words.made or s.lower[i] in self.words.idle_adjectives or s.pos[i] == "VERB":
            return True
        figure = self.numbers.ending_at(i)
        if figure is not None and self.counting.is_money(figure):
            return True  # "a 1.5 billion *euro* credit line"
        if figure is not None and self.counting.is_calibre(figure):
            return False
        if self.numbers.covers(i) and s.dep[i] in ("nummod", "nmod") and not self.counting.is_of_name(i):
            return True
        return s.lower[i] == "," or any(self.cast[a].kind == "state" for a in self.cast.at(i))

    # ------------------------------------------------------------ whose

    def _with_makers(self, phrase: Phrase, before: range) -> Phrase:
        """Origin and maker as modifiers say: "Turkish-made", "Boeing-built", "Aselan drones"; a ship's flag too."""
        for i in before:
            made = self._is_before_made(i)
            for actor in (self.cast[a] for a in self.cast.at(i)):
                if actor.kind == "state" and made:
                    phrase = replace(phrase, origin=actor.country)
                elif actor.kind == "state":
                    phrase = replace(phrase, nation=actor.id)
                elif actor.kind == "organisation" and (made or actor.sector == "BUS"):
                    phrase = replace(phrase, maker=actor.id)
        if any(self.s.lower[i] in self.words.flagged and self.s.lower[i - 1] == "-" for i in before):
            flag = next((c for a in self.cast.at(phrase.head) if (c := self.cast[a].country) is not None), None)
            return replace(phrase, origin=phrase.origin or flag)
        return phrase if phrase.nation or phrase.origin else replace(phrase, nation=self._by_adjective(phrase, before))

    def _by_adjective(self, phrase: Phrase, before: range) -> str | None:
        """Of "Russian tanks", which may stand among the actors as a whole."""
        if phrase.group != "materiel" or not any(self.s.pos[i] == "ADJ" and self.s.doc[i].is_title for i in before):
            return None
        return next((a for a in self.cast.at(phrase.head) if self.cast[a].country is not None), None)

    def _is_before_made(self, i: int) -> bool:
        """ "Turkish-made": the next word, over a hyphen, tells of making."""
        lower = self.s.lower
        return lower[i + 2 if lower[i + 1] in ("-", "–") else i + 1] in self.words.made

    # ------------------------------------------------------------ bare money

    def is_bare_money(self, number: Number) -> bool:
        """An amount by itself, or before a noun that is paid ("a $60 million package"), not before what it measures."""
        if not self.counting.is_money(number) or self._is_value(number.first):
            return False
        return number.noun is None or number.noun != number.anchor or self.s.lemma[number.noun] in self.words.paid_nouns

    def _is_value(self, first: int) -> bool:
        """What a thing is worth changes no hands: "rice worth $5 million"; what a contract is worth does."""
        s = self.s
        if first < 2 or s.lower[first - 1] != "worth":
            return False
        return not {s.lemma[first - 2], s.lemma[s.head[first - 1]]} & self.words.contracts

    def money(self, number: Number) -> Phrase:
        """ "$40 million" standing by itself, with what it comes in: "a *tranche* of 40 million euros"."""
        s, tops, top = self.s, [number.anchor], number.anchor
        while s.dep[top] == "nmod" and s.preposition(top) == "of" and self._comes_in(s.head[top]):
            top = s.head[top]
            tops.append(top)
        text = self.text[number.span.start : number.span.end]
        quantity = Quantity(min=number.min, max=number.max, text=text)
        return Phrase(number.anchor, number.span, "money", "money", quantity, number.span, tuple(tops))

    def _comes_in(self, noun: int) -> bool:
        return self.s.lemma[noun] in self.words.measures | self.words.paid_nouns
