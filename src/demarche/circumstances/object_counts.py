"""How many of a thing there are, and which words stand for it in its clause.

In:  the noun of a thing, the numbers of the article. Out: a `Number` and tokens; for "thousands of drones" 2,000 at
least, with "thousands" standing for the drones; no number for the calibre of "155 mm shells".
"""

from __future__ import annotations

from demarche.circumstances.numbers import Number, Numbers
from demarche.circumstances.taxonomy import Taxonomy
from demarche.language.syntax import Syntax
from demarche.records import Quantity

_OTHER_PHRASES = frozenset({"iobj", "obj", "nsubj", "nsubj:pass", "obl"})


class Counting:
    """Counts the things of an article."""

    def __init__(self, s: Syntax, numbers: Numbers, taxonomy: Taxonomy) -> None:
        self.s = s
        self.numbers = numbers
        self.words = taxonomy.words

    def is_money(self, number: Number) -> bool:
        return number.unit not in ("", "percent", "fraction")

    def count(self, head: int, left: int, first: int) -> tuple[Number | None, tuple[int, ...]]:
        """The number of the thing, and the tokens that stand for it."""
        s, tops, top = self.s, [head], head
        if s.dep[head] == "compound" and s.lower[s.head[head]] == "worth":
            worth = s.head[head]  # "seized *gold worth $5 million*", where the parser makes two objects of one
            tops += [t for t in (worth, worth + 1) if t == worth or (t < len(s) and s.head[t] == s.head[worth])]
        number = self._before(self.numbers.counting(head) or self.numbers.at(head), head)
        if number is not None and self.is_calibre(number):
            number = self.numbers.ending_at(number.first - 1)
        while (
            s.dep[top] == "nmod"
            and s.preposition(top) in ("of", "in")
            and self._measures(s.head[top], s.preposition(top))
        ):
            top = s.head[top]
            tops.append(top)
            number = number or self.numbers.at(top) or self.numbers.counting(top)
        number = number or self._linear(left, first)
        if number is not None and number.anchor not in tops:
            tops.append(number.anchor)
        included = s.dep[top] == "nmod" and s.preposition(top) in self.words.inclusions
        if (s.dep[top] == "conj" or included) and s.head[top] != top:
            tops += [t for t in self._tops_above(s.head[top]) if t not in tops]
        return number, tuple(tops)

    def _before(self, number: Number | None, head: int) -> Number | None:
        """Only a number in front counts; the "2" of "Leopard 2 tanks" is part of the name."""
        if number is None or number.first > head or number.unit in ("percent", "fraction"):
            return None
        return None if self.is_of_name(number.first) and not number.unit else number

    def is_calibre(self, number: Number) -> bool:
        """ "300,000 *155mm* shells": the figure measures, another may stand before it."""
        return bool(number.glued) and self.s.lower[number.last + 1] == number.glued

    def is_of_name(self, figure: int) -> bool:
        """A figure behind a name in one phrase; "gave Fiji 14 lorries" has two."""
        before = figure - 1
        return before >= 0 and self.s.pos[before] == "PROPN" and self.s.dep[before] not in _OTHER_PHRASES

    def _measures(self, above: int, preposition: str) -> bool:
        number = self.numbers.at(above)
        if preposition == "in":
            return number is not None and self.is_money(number)
        return self.s.lemma[above] in self.words.measures or number is not None or self.numbers.covers(above)

    def _tops_above(self, first: int) -> list[int]:
        """For a coordinate: what stands for the first of the row ("dozens of tanks and *guns*")."""
        s, tops = self.s, [first]
        while s.dep[first] == "nmod" and s.preposition(first) == "of" and self._measures(s.head[first], "of"):
            first = s.head[first]
            tops.append(first)
        return tops

    def of_people(self, head: int) -> Number | None:
        """ "The bodies of 1,212 soldiers" are so many."""
        of = (c for c in self.s.having(head, "nmod") if self.s.preposition(c) == "of")
        return next((n for c in of if (n := self.numbers.at(c)) is not None and n.counts), None)

    def of_money(self, head: int) -> Number | None:
        """ "A loan of 6 billion euros", "assets worth $68 million"."""
        s = self.s
        of = [c for c in s.having(head, "nmod") if s.preposition(c) == "of"]
        worth = [c for c in s.having(head, "acl", "amod") if s.lower[c] == "worth"]
        of += [c for w in worth for c in s.having(w, "obj")]
        return next((n for c in of if (n := self.numbers.at(c)) is not None and self.is_money(n)), None)

    def _linear(self, left: int, first: int) -> Number | None:
        """A number before the item, however the parser hangs it: "thousands of advanced, Turkish-made drones"."""
        s = self.s
        inside = (self.numbers.ending_at(i) for i in range(first - 1, left - 2, -1))
        found = next((n for n in inside if n is not None), None)
        if found is None:
            i = left - 1
            while i > 0 and (s.pos[i] in ("ADJ", "ADV") or s.lower[i] in (",", "worth", "the")):
                i -= 1
            if i > 0 and s.lower[i] == "of":
                found = self.numbers.ending_at(i - 2 if s.lower[i - 1] == "worth" else i - 1)
        return found if found is not None and (found.counts or self.is_money(found)) else None

    def quantity(self, number: Number | None, tops: tuple[int, ...], first: int) -> tuple[Quantity | None, int]:
        """The number with its measure, and where it begins."""
        s = self.s
        if number is None or number.unit in ("percent", "fraction") or number.glued:
            return None, s.start[first]
        end = number.span.end
        if number.noun is not None and number.noun in tops and number.noun < first:
            end = max(end, s.end[number.noun])
        return Quantity(min=number.min, max=number.max, text=self.s.text[number.span.start : end]), number.span.start
