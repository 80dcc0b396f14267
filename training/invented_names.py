"""Makes names of persons, places and organisations from our lists and those of Faker.

In: the lists in training/data. Out: fragments of trees: "Gen. Li Wei", "Addis Ababa", "the Ministry of Defense of
Ghana", "Kosovo's foreign minister"; the same random source gives the same names.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from training.lists import kind_of_words, read_kinds, read_table, read_words
from training.name_stock import pools
from training.name_trees import described_name, flat_name, place_name, plain_word, with_article, with_letters
from training.splice import Fragment, root_of, shifted, under
from training.treebanks import Word

_PLACE_SHARES = {"country": 30, "city": 35, "region": 12, "abbreviation": 5, "pattern": 18}


class NameMaker:
    """Draws names at random."""

    def __init__(self) -> None:
        self._persons: dict[str, dict[str, list[str]]] = {}
        for region, kind, names in read_table("persons.csv"):
            self._persons.setdefault(region, {})[kind] = names.split()
        self._parts, self._places = read_kinds("organisation_parts.csv"), read_kinds("places.csv")
        self._organisations = read_table("organisations.csv")
        self._patterns = read_table("organisation_patterns.csv")
        self._nationalities = sorted(read_words("nationalities.csv"))
        self._before = [row[0] for row in read_table("titles_before.csv")]
        self._after = [row[0] for row in read_table("titles_after.csv")]
        known = (*self._nationalities, *self._parts["adjective"], *kind_of_words("organisation adjective"))
        self._adjectives = frozenset(known)

    def person(self, rng: random.Random, *, full: bool = True) -> Fragment:
        """ "Vjosa Osmani", or only "Osmani"."""
        given, family = self._from_stock(rng) if pools() and rng.random() < 0.5 else self._from_our_list(rng)
        if not full:
            return flat_name(family, "PERSON")
        if rng.random() < 0.08:
            given += f" {rng.choice('ABCDEFGHJKLMNPRSTW')}."
        return flat_name(f"{given} {family}", "PERSON")

    def _from_our_list(self, rng: random.Random) -> tuple[str, str]:
        kinds = self._persons[rng.choice(list(self._persons))]
        families = kinds[rng.choice([k for k in kinds if k != "given"])]
        return rng.choice(kinds["given"]), rng.choice(families)

    @staticmethod
    def _from_stock(rng: random.Random) -> tuple[str, str]:
        given, family = rng.choice(pools())
        return rng.choice(given), rng.choice(family)

    def place(self, rng: random.Random) -> Fragment:
        """ "Addis Ababa", "North Macedonia", "U.S."."""
        kind = rng.choices(list(_PLACE_SHARES), list(_PLACE_SHARES.values()))[0]
        return place_name(self._filled(rng.choice(self._places[kind]), rng))

    def _filled(self, pattern: str, rng: random.Random) -> str:
        return re.sub(r"\{(\w+)\}", lambda slot: self._part(slot.group(1), rng), pattern)

    def organisation(self, rng: random.Random) -> Fragment:
        """With its article, where it has one; sometimes with its letters in brackets."""
        if rng.random() < 0.4:
            article, name = rng.choice(self._organisations)
        else:
            article, pattern = rng.choice(self._patterns)
            name = self._filled(pattern, rng)
        fragment = described_name(name, self._adjectives, "ORG")
        if len(fragment) > 2 and rng.random() < 0.15:
            fragment = with_letters(fragment)
        return with_article(fragment) if article == "yes" else fragment

    def _part(self, kind: str, rng: random.Random) -> str:
        if kind in ("city", "country"):
            return rng.choice(self._places[kind])
        if kind == "nationality":
            return self.nationality(rng)
        if kind == "family":
            return rng.choice(self._persons[rng.choice(list(self._persons))]["family"])
        return rng.choice(self._parts[kind])

    def nationality(self, rng: random.Random) -> str:
        """ "Serbian"."""
        return rng.choice(self._nationalities)

    def title_before(self, rng: random.Random) -> Fragment:
        """ "Serbian Foreign Minister", "Gen.", "spokesman"; to be hung on the name as nmod:desc."""
        forms = rng.choice(self._before).split()
        common = forms[-1].islower()
        words = [_title_word(form, len(forms) - 1, common) for form in forms]
        words[-1] = replace(words[-1], upos="NOUN" if common else "PROPN", deprel="nmod:desc", head=-1)
        if not forms[-1].endswith(".") and rng.random() < 0.4:
            adjective = plain_word(self.nationality(rng), "ADJ", "JJ", "amod", len(words))
            return (adjective, *shifted(words, 1))
        return tuple(words)

    def title_after(self, rng: random.Random) -> Fragment:
        """ "Kosovo's foreign minister" or "the Turkish ambassador"; to be hung on the name as appos."""
        forms = rng.choice(self._after).split()
        office = [plain_word(form, "NOUN", "NN", "compound", len(forms) - 1) for form in forms]
        if forms[0] in kind_of_words("office adjective"):
            office[0] = replace(office[0], upos="ADJ", xpos="JJ", deprel="amod")
        office[-1] = plain_word(forms[-1], "NOUN", "NN", "appos", -1)
        if rng.random() < 0.5:
            front = [plain_word("the", "DET", "DT", "det", len(forms) + 1)]
            front.append(plain_word(self.nationality(rng), "ADJ", "JJ", "amod", len(forms) + 1))
            return (*front, *shifted(office, 2))
        owner = list(place_name(rng.choice(self._places["country"])))
        size, root = len(owner), root_of(owner)
        owner[-1] = replace(owner[-1], space=False)
        case = plain_word("'s", "PART", "POS", "case", root)
        return (*under(owner, size + len(forms), "nmod:poss"), case, *shifted(office, size + 1))


def _title_word(form: str, head: int, common: bool) -> Word:
    if common:
        return plain_word(form, "NOUN", "NN", "compound", head)
    if form in kind_of_words("title adjective"):
        return plain_word(form, "ADJ", "NNP", "amod", head)
    return plain_word(form, "PROPN", "NNP", "compound", head)
