"""Numbers in words and digits, with what they bound and what they count.

In:  a Doc's syntax. Out: `Numbers`; for "at least two dozen drones and some $1.2bn arrived": min 24, max None, counting
"drones"; 1,200,000,000 USD.

A lower bound that the words allow is kept as it stands ("more than 300" is min 300); vague plurals commit to two of
them ("thousands" is min 2,000). Ordinals, fractions ("two-thirds"), years and parts of names are no numbers here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demarche.circumstances.number_cores import Cores
from demarche.circumstances.number_parts import Core, bounded
from demarche.circumstances.number_words import Bound, NumberWords
from demarche.language.syntax import Syntax
from demarche.records import Span

_COUNTING = frozenset({"nummod", "amod", "det", "det:predet", "compound", "advmod"})


@dataclass(frozen=True, slots=True)
class Number:
    """One number.

    first, last: its tokens, with qualifier and currency. min, max: None where the words leave that side open.
    unit:   "", "percent", "fraction" or an ISO 4217 code.
    anchor: the token that stands in the sentence for the whole: the noun counted, or the number itself ("30 died").
    noun:   what is counted; None when the words do not say.
    glued:  the word hyphened to it: "strong" in "500-strong".
    """

    first: int
    last: int
    min: float | None
    max: float | None
    unit: str
    anchor: int
    noun: int | None
    glued: str
    span: Span

    @property
    def counts(self) -> bool:
        """It counts things: no share, no money, no measure glued to it."""
        return not self.unit and not self.glued


class Numbers:
    """The numbers of an article, by what they stand for."""

    __slots__ = ("_by_anchor", "_by_last", "_by_noun", "_tokens", "all")

    def __init__(self, numbers: list[Number]) -> None:
        self.all = tuple(numbers)
        self._by_anchor: dict[int, Number] = {}
        self._by_noun: dict[int, Number] = {}
        self._by_last = {n.last: n for n in numbers}
        for n in numbers:
            self._by_anchor.setdefault(n.anchor, n)
            if n.noun is not None:
                self._by_noun.setdefault(n.noun, n)
        self._tokens = frozenset(t for n in numbers for t in range(n.first, n.last + 1))

    def at(self, token: int) -> Number | None:
        """The number that this token stands for in its clause."""
        return self._by_anchor.get(token)

    def counting(self, noun: int) -> Number | None:
        """The number that counts this noun: "thousands of *drones*", "30 *drones*"."""
        return self._by_noun.get(noun)

    def ending_at(self, token: int) -> Number | None:
        """The number whose last token this is."""
        return self._by_last.get(token)

    def covers(self, token: int) -> bool:
        """Whether the token is part of a number."""
        return token in self._tokens

    def __iter__(self) -> Iterator[Number]:
        return iter(self.all)


def find_numbers(s: Syntax, *, words: NumberWords) -> Numbers:
    """Every number of an article, in text order."""
    return Numbers(list(_Scanner(s, words).scan()))


class _Scanner:
    """Reads one article from left to right."""

    def __init__(self, s: Syntax, words: NumberWords) -> None:
        self.s = s
        self.words = words
        self.lower = s.lower
        self.cores = Cores(s, words)

    def scan(self) -> Iterator[Number]:
        i, n, openers = 0, len(self.lower), self.words.openers
        while i < n:
            word = self.lower[i]
            if word in openers or word[-1:].isdigit() or word[:1].isdigit() or word[1:2].isdigit():
                found = self._number(i)
                if found is not None:
                    yield found
                    i = found.last + 1
                    continue
            i += 1

    # ------------------------------------------------------------ the bare number

    def _number(self, i: int) -> Number | None:
        if self._is_suffix(i):
            return None
        currency = self._sign(i)
        start = i + 1 if currency else i
        core = self.cores.core(start, money=bool(currency))
        if core is None:
            return None
        core = self._range(i, start, core)
        return self._finish(i, core, currency or core.currency)

    def _is_suffix(self, i: int) -> bool:
        """The "19" of "COVID-19"."""
        s = self.s
        return i > 1 and s.lower[i - 1] == "-" and s.end[i - 1] == s.start[i] and s.lower[i - 2].isalpha()

    def _sign(self, i: int) -> str:
        """Currency of a sign or code before a figure; "" when there is none."""
        if i + 1 >= len(self.lower) or not self.lower[i + 1][:1].isdigit():
            return ""
        return self.words.currency_signs.get(self.s.words[i], "")

    # ------------------------------------------------------------ ranges, units, qualifiers

    def _range(self, first: int, start: int, core: Core) -> Core:
        """ "30 to 40", "between 10 and 19", "two or three dozen": joined with the number that follows."""
        mark = self._word(core.end)
        between = self._word(first - 1) == "between" and mark == "and"
        if core.high is None or not (between or mark in self.words.range_marks):
            return core
        second_start = core.end + (2 if self._sign(core.end + 1) else 1)
        second = self.cores.core(second_start)
        if second is None or second.high is None or self._word(second.end) in ("-",):
            return core
        low = core.low or 0.0
        if core.scale == 1.0 and second.scale > 1.0 and low * second.scale < second.high:
            low *= second.scale
        if low >= second.high or (mark in ("to", "or") and not self._is_one_phrase(start, core.end, second_start)):
            return core
        return Core(second.end, low, second.high, second.scale, core.currency)

    def _is_one_phrase(self, first: int, mark: int, second: int) -> bool:
        """The two numbers belong together in the tree; "rose from 12 to 43" and "gave 5 to 10 schools" do not."""
        if self._word(first - 1) == "from":
            return False
        a, b = self._counted_by(mark - 1), self._counted_by(second)
        return a == b or self.s.dep[b] != "obl" or self.s.pos[self.s.head[b]] != "VERB"

    def _counted_by(self, token: int) -> int:
        """Up from a numeral to the noun it counts."""
        while self.s.dep[token] in ("nummod", "compound") and self.s.head[token] != token:
            token = self.s.head[token]
        return token

    def _finish(self, i: int, core: Core, currency: str) -> Number | None:
        s, last = self.s, core.end - 1
        if self._is_year(i, last, core, currency):
            return None
        unit, last = self._unit(last, currency)
        core_last = last
        bound, last = self._after(last)
        first, bound = self._before(i, bound)
        top = self._top(first, i, core_last)
        low, high = bounded(core, bound)
        glued = self._glued(last) if not unit else ""
        anchor, noun = self._counted(first, last, top, glued)
        return Number(first, last, low, high, unit, anchor, noun, glued, Span(s.start[first], s.end[last]))

    def _is_year(self, i: int, last: int, core: Core, currency: str) -> bool:
        """A bare four-digit figure that counts no plural: "in 2015", "the 2004 elections"; "2000 soldiers" is none."""
        low = core.low or 0.0
        if currency or i != last or not (1800 <= low <= 2100 and len(self.lower[i]) == 4 and low.is_integer()):
            return False
        noun = self.s.head[i]
        plural = self.s.dep[i] == "nummod" and self.s.tag[noun] in ("NNS", "NNPS")
        return not plural or bool(self.s.having(noun, "det", "nmod:poss"))

    def _unit(self, last: int, currency: str) -> tuple[str, int]:
        after = self._word(last + 1)
        if currency:
            return currency, last
        if after in self.words.percent or f"{after} {self._word(last + 2)}" in self.words.percent:
            return "percent", last + (1 if after in self.words.percent else 2)
        if after in self.words.fraction_words or (after == "-" and self._word(last + 2) in self.words.fraction_words):
            return "fraction", last + 1
        if after == "-" and self._word(last + 2) in self.words.currency_words:  # "a 700-million-euro contract"
            return self.words.currency_words[self._word(last + 2)] or "money", last + 2
        for skipped in (0, 1):  # "30 million Danish kroner"
            word = self._word(last + 1 + skipped)
            if word in self.words.currency_words and (not skipped or self.s.pos[last + 1] in ("ADJ", "PROPN")):
                return self.words.currency_words[word] or "money", last + 1 + skipped
        return "", last

    def _after(self, last: int) -> tuple[Bound, int]:
        for phrase, bound in self.words.after_phrases.at(self._word(last + 1)):
            if self._reads(phrase, last + 1):
                return bound, last + len(phrase)
        return "same", last

    def _before(self, first: int, bound: Bound) -> tuple[int, Bound]:
        """Qualifiers to the left, at most two: "at least some 30"."""
        if self._word(first - 1) == "between":
            first -= 1
        for _ in range(2):
            if self._is_particle(first - 1):
                break  # "handed over six howitzers"
            for phrase, found in self.words.qualifier_phrases.at(self._word(first - 1)):
                if self._reads(phrase, first - len(phrase)):
                    first -= len(phrase)
                    bound = found if found in ("min", "max") or bound == "same" else bound
                    break
        return first, bound

    def _is_particle(self, i: int) -> bool:
        """A word that belongs to the verb before it, as the tree or the list of such verbs says."""
        if self.s.dep[i] == "compound:prt":
            return True
        return i > 0 and self.s.lemma[i - 1] in self.words.particles.get(self._word(i), ())

    def _glued(self, last: int) -> str:
        """The word hyphened to the number: "strong", "member", "year"."""
        unit, touches = self._word(last + 1), self.s.end[last] == self.s.start[min(last + 1, len(self.s) - 1)]
        if unit in self.words.calibres and (touches or unit in self.words.loose_calibres):
            return self._word(last + 1)
        after = self._word(last + 2)
        glued_here = self._word(last + 1) == "-" and self.s.end[last] == self.s.start[last + 1]
        return after if glued_here and after.isalpha() else ""

    # ------------------------------------------------------------ what it counts

    def _top(self, first: int, core: int, last: int) -> int:
        """The token that hangs outside: of the figure if possible, else of its qualifier ("as many as 40")."""
        s, inside = self.s, range(first, last + 1)
        tops = [t for t in inside if s.head[t] not in inside or s.head[t] == t]
        content = [t for t in tops if s.dep[t] not in ("case", "cc", "punct", "advmod")]
        return next((t for t in content if t >= core), next(iter(content or tops), last))

    def _counted(self, first: int, last: int, top: int, glued: str) -> tuple[int, int | None]:
        """Anchor and counted noun."""
        s = self.s
        if glued:
            word = last + 2
            return word, s.head[word] if s.dep[word] in ("amod", "compound", "nmod") else None
        if s.dep[top] in _COUNTING and s.head[top] != top and s.head[top] > last:
            return s.head[top], s.head[top]
        if s.dep[top] == "nummod" and s.head[top] < first and s.tag[last + 1 : last + 2] == ["NNS"]:
            return last + 1, last + 1  # "by Sunday evening 112 people", where parsers look back
        if self._word(first) == "between" and s.dep[top] == "obl" and s.tag[last + 1 : last + 2] == ["NNS"]:
            return last + 1, last + 1  # "between 30 and 40 rebels died", which parsers take for a place
        for token in range(first, last + 1):
            for child in s.children[token]:
                if child > last and s.dep[child] == "nmod" and s.preposition(child) == "of":
                    return top, child
        return top, None

    def _word(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def _reads(self, phrase: tuple[str, ...], i: int) -> bool:
        return i >= 0 and tuple(self.lower[i : i + len(phrase)]) == phrase
