"""How much a term tells: rare ones much, common ones little (tf-idf).

In:  terms of an article. Out: a vector of length 1. In "Chad closed its border with Sudan", Chad and Sudan weigh more
than border, border more than close, `its` and `with` next to nothing.

How common a word is before any article was seen comes from the language model's vocabulary, whose wordpieces stand in
order of frequency: the word of rank r has the share 0.1 / r of running text (Zipf). What has been seen is added to
that, so that the tenth article of a stream is weighed sensibly and the ten-thousandth by its own stream.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

from demarche.language.model_files import PACKAGED_MODEL

Vector = dict[str, float]

_COMMONEST = "the"  # the first word of the vocabulary that is neither a sign nor a letter
_WORDS_OF_LEAD = 300
_UNKNOWN_RANK = 35_000  # of a word outside the vocabulary: mostly names
_NUMBER_SHARE = 0.02
_PRIOR_ARTICLES = 2_000  # how many articles seen weigh as much as the vocabulary
_RARITY_POWER = 2  # squared, the words of one beat (minister, campaign, poll) join fewer stories: decision 5
MOST_TERMS = 500_000


@cache
def background(path: Path = PACKAGED_MODEL / "tokenizer.json") -> Mapping[str, float]:
    """Share of articles a word is expected in, for every whole word of the vocabulary."""
    ranks = Tokenizer.from_file(str(path)).get_vocab()
    first = ranks[_COMMONEST]
    return {word: _share(rank - first + 1) for word, rank in ranks.items() if rank >= first and word[:2] != "##"}


def _share(rank: int) -> float:
    return 1 - math.exp(-0.1 * _WORDS_OF_LEAD / rank)


class TermWeights:
    """Counts in how many articles each term stood, with bounded memory, and weighs by it.

    seen: those counts; articles: how many were seen.
    """

    def __init__(self, *, articles: int = 0) -> None:
        self.seen: Counter[str] = Counter()
        self.articles = articles
        self._background = background()

    def recall(self, seen: Mapping[str, int]) -> None:
        """Take in the counts of before: of the terms that are to be weighed, at least."""
        self.seen.update(seen)

    def weigh(self, terms: Mapping[str, float], *, strongest: int) -> Vector:
        """The unit vector of the strongest terms. The article itself counts as seen."""
        self._note(terms)
        weighed = ((term, count * self._rarity(term)) for term, count in terms.items())
        return unit(strongest_of(dict(weighed), strongest))

    def _rarity(self, term: str) -> float:
        share = (_PRIOR_ARTICLES * self._expected(term) + self.seen[term]) / (_PRIOR_ARTICLES + self.articles)
        return (-math.log(min(share, 1.0))) ** _RARITY_POWER

    def _expected(self, term: str) -> float:
        return expected_share(term, self._background)

    def _note(self, terms: Mapping[str, float]) -> None:
        self.articles += 1
        self.seen.update(dict.fromkeys(terms, 1))
        if len(self.seen) > MOST_TERMS:  # what was seen once in half a million terms is forgotten
            self.articles //= 2
            self.seen = Counter({term: count // 2 for term, count in self.seen.items() if count > 1})


def expected_share(term: str, known: Mapping[str, float]) -> float:
    """Share of articles a term is expected in before any was seen."""
    return known.get(term, _NUMBER_SHARE if term.isdigit() else _share(_UNKNOWN_RANK))


def strongest_of(weights: Mapping[str, float], number: int) -> Vector:
    """The heaviest terms, ties by the alphabet."""
    ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return {term: weight for term, weight in ordered[:number] if weight > 0}


def unit(weights: Mapping[str, float]) -> Vector:
    length = norm(weights)
    return {term: weight / length for term, weight in weights.items()} if length else {}


def norm(weights: Mapping[str, float]) -> float:
    # fsum, as the order of terms must not show in the last digit
    return math.sqrt(math.fsum(weight * weight for weight in weights.values()))
