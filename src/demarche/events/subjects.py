"""What a text is about, paragraph by paragraph: politics, or sport, culture, business, nature, crime.

In:  a parsed article and the words of data/ontology/subjects.yaml. Out: for each sentence the subject beside which
politics is next to nothing, or "": in "The striker scored twice in the final. … The minister resigned over the ban."
the first sentence is about sport and the last is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import msgspec

from demarche.errors import BrokenRule
from demarche.language.syntax import Syntax
from demarche.rules import read_yaml

POLITICS, SPORT, CULTURE, BUSINESS = "politics", "sport", "culture", "business"
SCORE = "0-0"  # any result of a game: "3-1"
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
HINT = 1 / 3
MOST = 4  # times that one word counts
QUIET = 0.4  # share of politics under which a text is about something else: measured, see docs/decisions/0006
LOCAL = 0.5  # share of politics from which a passage is political in any text
LEAST = 1.5  # telling words without which nothing is said
NEAR = 2  # sentences on either side that are one passage


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one subject: those that tell it, and those that only hint at it.

    under, from_: the shares of politics for this subject where they differ: plots are full of presidents and wars, and
    companies have to do with governments.
    """

    telling: tuple[str, ...]
    hinting: tuple[str, ...] = ()
    under: float = QUIET
    from_: float = msgspec.field(name="from", default=LOCAL)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    subjects: dict[str, Words]
    technical: frozenset[str]
    titles: frozenset[str]
    regulating: frozenset[str]
    followers: frozenset[str]
    communal: frozenset[str]
    protesting: frozenset[str]


@dataclass(frozen=True, slots=True)
class Subjects:
    """Words → the subjects they tell with their weights.

    political: words that make whoever bears them a political actor. technical: words that make him none.
    titles: words before a name, capitalised, that only political offices bear.
    regulating: words that make a body political in a text about business.
    followers: words for crowds that are none in politics where the text is about something else.
    communal: words for groups whose violence is political though nobody leads them: herders, settlers, a mob.
    protesting: words for crowds whose demands and charges are political whomever they name.
    """

    words: Mapping[str, Words]
    weights: Mapping[str, tuple[tuple[str, float], ...]]
    political: frozenset[str]
    technical: frozenset[str]
    titles: frozenset[str]
    regulating: frozenset[str]
    followers: frozenset[str]
    communal: frozenset[str]
    protesting: frozenset[str]

    @staticmethod
    def load(path: Path) -> Subjects:
        """BrokenRule when the file is not of the form."""
        try:
            file = msgspec.convert(read_yaml(path), _File, strict=False)
        except msgspec.ValidationError as error:
            raise BrokenRule(f"{path.name}: {error}") from None
        if POLITICS not in file.subjects:
            raise BrokenRule(f"{path.name}: no subject {POLITICS!r} to weigh the others against")
        weights = defaultdict[str, list[tuple[str, float]]](list)
        for subject, words in file.subjects.items():
            for word in words.telling:
                weights[word].append((subject, 1.0))
            for word in words.hinting:
                weights[word].append((subject, HINT))
        return Subjects(
            words=file.subjects,
            weights={w: tuple(found) for w, found in weights.items()},
            political=frozenset(file.subjects[POLITICS].telling),
            technical=file.technical,
            titles=file.titles,
            regulating=file.regulating,
            followers=file.followers,
            communal=file.communal,
            protesting=file.protesting,
        )

    def weigh(self, counts: Mapping[str, int]) -> Counter[str]:
        """How much each subject is spoken of."""
        out = Counter[str]()
        for word, n in counts.items():
            for subject, weight in self.weights.get(word, ()):
                out[subject] += weight * min(n, MOST)  # type: ignore[assignment]
        return out


class Setting:
    """The subject of every sentence of one article.

    statesmen: tokens that name a politician or political body known by name; each name tells of politics like a word.
    """

    def __init__(self, s: Syntax, subjects: Subjects, statesmen: Mapping[int, str] = {}) -> None:
        self._s = s
        self._subjects = subjects
        self._named = sorted(statesmen)
        self._names = [statesmen[token] for token in self._named]
        whole = self._weigh(0, len(s))
        other, weight = _strongest(whole)
        self._subject = other if weight >= LEAST and _share(whole) < self._limit(other, weight) else ""
        self._known: dict[int, str] = {}

    def at(self, token: int) -> str:
        """The subject of the sentence that the token stands in; "" for politics and where it cannot be told."""
        n = self._s.sentence[token]
        if n not in self._known:
            self._known[n] = self._read(n)
        return self._known[n]

    def _read(self, n: int) -> str:
        own = self._sentences(n, n)
        if not self._subject:
            return SPORT if own[SPORT] >= 1 and not own[POLITICS] else ""
        near = self._sentences(n - NEAR, n + NEAR)
        enough = near[POLITICS] >= LEAST and _share(near) >= self._subjects.words[self._subject].from_
        political = own[POLITICS] and enough
        return "" if political else self._subject

    def _limit(self, subject: str, weight: float) -> float:
        """Little said of a subject is not enough to outweigh much politics."""
        return (
            self._subjects.words[subject].under if weight >= MOST else min(QUIET, self._subjects.words[subject].under)
        )

    def _sentences(self, first: int, last: int) -> Counter[str]:
        numbers = self._s.sentence
        return self._weigh(bisect_left(numbers, first), bisect_right(numbers, last))

    def _weigh(self, first: int, last: int) -> Counter[str]:
        lemma = self._s.lemma[first:last]
        counts = Counter(lemma)
        counts[SCORE] = sum(bool(_SCORE.fullmatch(w)) for w in lemma)
        counts.update(f"{a} {b}" for a, b in pairwise(lemma))
        out = self._subjects.weigh(counts)
        names = Counter(self._names[bisect_left(self._named, first) : bisect_left(self._named, last)])
        out[POLITICS] += sum(min(n, MOST) for n in names.values())
        return out


def _strongest(weights: Mapping[str, float]) -> tuple[str, float]:
    """The subject other than politics that is most spoken of."""
    others: Iterable[tuple[str, float]] = ((s, w) for s, w in weights.items() if s != POLITICS)
    return max(others, key=lambda p: (p[1], p[0]), default=("", 0.0))


def _share(weights: Mapping[str, float]) -> float:
    politics, other = weights.get(POLITICS, 0.0), _strongest(weights)[1]
    return politics / (politics + other) if politics + other else 1.0
