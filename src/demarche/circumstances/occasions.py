"""What can lie ahead: the words of elections, summits, deadlines, visits, read from `data/times/occasions.yaml`.

In:  the file. Out: `Occasions`, which say that the "elections" of "local elections on Oct. 12" are an election.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from demarche.errors import BrokenRule
from demarche.values import read_values

EFFECT = "entry into force"


@dataclass(frozen=True)
class Occasions:
    """Kinds by noun (lower case) and by verb lemma.

    going: verbs with "to the polls". giving: verbs with "until". taking, effects: "comes into force".
    making: verbs of what takes effect ("will impose tariffs"). shared: kinds whose country is where they take place.
    open: kinds whose verbs need no party of politics beside them ("the truce expires").
    """

    nouns: Mapping[str, str]
    verbs: Mapping[str, str]
    going: frozenset[str]
    giving: frozenset[str]
    taking: frozenset[str]
    effects: frozenset[str]
    making: frozenset[str]
    shared: frozenset[str]
    open: frozenset[str]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Of all these verbs, without particles and prepositions."""
        return self.taking | {word.partition("_")[0] for key in self.verbs for word in key.split()}

    @classmethod
    def load(cls, path: Path) -> Occasions:
        try:
            data = read_values(path)
            lists = [
                ("election", "going"),
                ("deadline", "giving"),
                (EFFECT, "taking"),
                (EFFECT, "effects"),
                (EFFECT, "making"),
            ]
            phrases = [frozenset(map(str, data[kind][words])) for kind, words in lists]
            nouns = {str(word): str(kind) for kind, words in data.items() for word in words["nouns"]}
            verbs = {str(word): str(kind) for kind, words in data.items() for word in words["verbs"]}
            phrases += [
                frozenset(str(kind) for kind, words in data.items() if words.get(mark) == "yes")
                for mark in ("shared", "open")
            ]
        except (KeyError, TypeError, AttributeError) as error:
            raise BrokenRule(f"{path}: {' '.join(str(error).split())}") from error
        return cls(nouns, verbs, *phrases)
