"""Instruments without a proper name that are told apart by what is said of them.

In:  a noun such as "contract", "elections", "ruling". Out: a `Description` when its phrase tells which one: for
"Kosovo's local elections" the name "Kosovo local elections", key "election:XKX:local".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from demarche.cast import Cast
from demarche.circumstances.instrument_lexicon import InstrumentKind, InstrumentKinds
from demarche.language.syntax import Syntax
from demarche.records import Actor

_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})
_NAME_PARTS = ("appos", "nmod:desc", "flat", "compound")
_PARTIES = frozenset({"GOV", "MIL", "REB", "OPP", "PTY", "LEG", "IGO", "BUS"})  # sectors that conclude agreements
_QUOTES = frozenset("\"“”‘’'`")
NEAR = 12  # words from an agreement to the verb that tells of its signing
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


class Description(NamedTuple):
    """Tokens of the phrase, and what it names."""

    first: int
    last: int
    kind: InstrumentKind
    key: str
    name: str


class Descriptions:
    """Reads the phrases of one article."""

    def __init__(self, s: Syntax, cast: Cast, kinds: InstrumentKinds) -> None:
        self.s = s
        self.text = s.text
        self.cast = cast
        self.kinds = kinds

    def at(self, i: int) -> Description | None:
        """What the phrase around a head noun describes; None when it could be any."""
        if self.s.dep[i] == "compound" or self.s.doc[i].ent_type_ == "PERSON":
            return None
        head = self.s.lemma[i].lower()
        kind = self.kinds.heads[head]
        if kind == "resolution":
            return self._resolution(i)
        if kind == "election":
            return self._election(i, head)
        if kind == "summit":
            return self._summit(i)
        if kind == "ruling":
            return self._ruling(i)
        if head in self.kinds.law_heads:
            return self._law(i)
        if any(self.s.lower[c] in self.kinds.vague for c in self.s.having(i, "amod", "det")):
            return None  # "less agreement among Republicans" is no paper
        return self._with_parties(i, kind) if head in self.kinds.with_parties else None

    # ------------------------------------------------------------ by kind

    def _with_parties(self, i: int, kind: InstrumentKind) -> Description | None:
        """ "A contract with Baykar", "the accord between Cairo and Khartoum"."""
        phrases = self._below(i, self.kinds.party_prepositions)
        parties = dict(party for c in phrases for party in self._parties_of(c))
        if len(parties) < 2:
            parties |= self._signers(i)
        if not parties:
            return self._known_by_subject(i, kind) or self._known_by_matter(i, kind)
        named = list(parties.values())
        core = self._core(i)
        joined = f"between {' and '.join(named)}" if len(named) > 1 else f"with {named[0]}"
        last = max([i, *(self._end(c) for c in phrases)])
        return Description(self._start(i), last, kind, f"{kind}:{'+'.join(sorted(parties))}", f"{core} {joined}")

    def _signers(self, i: int) -> dict[str, str]:
        """ "Rwanda and Congo signed a peace agreement": those who conclude it, where they are parties."""
        s, above = self.s, self.s.head[i]
        if s.dep[i] != "obj" or s.lemma[above] not in self.kinds.concluding:
            return {}
        subjects = s.having(above, "nsubj")
        found = dict(party for c in subjects for party in self._parties_of(c))
        return found if len(found) > 1 or self._below(i, self.kinds.party_prepositions) else {}

    def _known_by_subject(self, i: int, kind: InstrumentKind) -> Description | None:
        """ "The ceasefire", "the hostage deal": definite, with a subject that only one such paper in a text has."""
        s = self.s
        subjects = [m for m in self._modifiers(i) if s.lower[m] in self.kinds.agreement_subjects]
        subjects = subjects or self._places_before(i)
        alone = s.lemma[i].lower() in self.kinds.known_alone and not self._modifiers(i)
        if not self._is_definite(i) or not (subjects or alone):
            return None
        words = " ".join(s.words[t] for t in range(min([i, *subjects]), i + 1)).replace(" - ", "-")
        return Description(self._start(i), i, kind, f"{kind}:{words.lower().replace(' ', '-')}", words)

    def _known_by_matter(self, i: int, kind: InstrumentKind) -> Description | None:
        """ "Signed an agreement on military cooperation", "the accord on water": what it is about."""
        s = self.s
        if s.lemma[i] not in self.kinds.of_matters:
            return None
        sentence = s.sentence[i]
        near = range(max(0, i - NEAR), min(len(s), i + NEAR))
        concluded = any(s.lemma[t] in self.kinds.concluding and s.sentence[t] == sentence for t in near)
        matters = [c for c in self._below(i, self.kinds.about) if s.pos[c] == "NOUN"]
        if not matters or not (concluded or self._is_definite(i)):
            return None
        words = sorted(t for t in s.subtree(matters[0]) if t <= matters[0])
        matter = self.text[s.start[words[0]] : s.end[matters[0]]]
        name = f"{self._core(i)} {matter}"
        return Description(self._start(i), matters[0], kind, f"{kind}:{name.lower().replace(' ', '-')}", name)

    def _places_before(self, i: int) -> list[int]:
        """ "The Addis Ababa agreement": names before a head that is itself written small."""
        s, names = self.s, [m for m in self._modifiers(i) if self.s.pos[m] == "PROPN"]
        if s.lemma[i] not in self.kinds.named_heads or any(s.lower[m] in self.kinds.not_names for m in names):
            return []
        return [] if any(s.doc[m].ent_type_ == "PERSON" for m in names) else names

    def _resolution(self, i: int) -> Description | None:
        words = " ".join(self._modifier_words(i)).replace(".", "")
        phrases = [*self._below(i, {"of", "by", "in"}), *self._adopters(i)]
        below = " ".join(self.s.lower[t] for c in phrases for t in self._words(c)).replace(".", "")
        for form, body in self.kinds.resolution_bodies.items():
            if re.search(rf"\b{form}\b", f"{words} {below}"):
                name = f"{body} draft resolution" if "draft" in words else f"{body} resolution"
                return Description(self._start(i), i, "resolution", "", name)
        return None

    def _adopters(self, i: int) -> list[int]:
        """ "*The General Assembly* adopted a resolution"."""
        s, above = self.s, self.s.head[i]
        adopted = s.dep[i] == "obj" and s.lemma[above] in self.kinds.adopting
        return s.having(above, "nsubj") if adopted else []

    def _election(self, i: int, head: str) -> Description | None:
        """By country, type and year, two of which must be told or a type with a plain head."""
        modifiers = self._modifiers(i)
        types = [self.s.lower[m] for m in modifiers if self.s.lower[m] in self.kinds.election_types]
        country = self._country(i, modifiers)
        year = next((self.s.lower[m] for m in modifiers if _YEAR.fullmatch(self.s.lower[m])), "")
        told = bool(types) + bool(country) + bool(year)
        several = self.s.tag[i] == "NNS"  # "parliamentary elections are due"
        if told < 2 and (not types or head not in self.kinds.plain_elections or not (several or self._is_definite(i))):
            return None
        noun = self.s.lower[i]
        name = " ".join(filter(None, [country.name if country else "", year, *types, noun]))
        place = (country.country or country.name) if country else ""
        key = ":".join(["election", place, "-".join(types), *([year] if year else [])])
        return Description(self._start(i), i, "election", key if place else "", name)

    def _is_definite(self, i: int) -> bool:
        return any(self.s.lower[c] in self.kinds.definites for c in self.s.having(i, "det", "nmod:poss"))

    def _summit(self, i: int) -> Description | None:
        """By a name, body or topic before it."""
        words = [m for m in self._modifiers(i) if self.s.lower[m] not in self.kinds.not_summits]
        telling = [m for m in words if self.s.pos[m] in _NAMING or self.s.doc[m].is_title]
        if not any(self.s.pos[m] in ("PROPN", "NOUN") for m in telling):
            return None
        name = " ".join([*(self.s.words[m] for m in telling), self.s.lower[i]]).replace(" - ", "-")
        return Description(min([i, *telling]), i, "summit", f"summit:{name.lower().replace(' ', '-')}", name)

    def _ruling(self, i: int) -> Description | None:
        """By its court: "the Supreme Court ruling", "a verdict by the tribunal"."""
        courts = [c for c in [*self._modifiers(i), *self._below(i, {"by", "of", "from"})] if self._is_court(c)]
        if not courts:
            return None
        court = self._phrase(courts[0])
        return Description(self._start(i), i, "ruling", "", f"{court} {self.s.lower[i]}")

    def _is_court(self, token: int) -> bool:
        return any(self.s.lemma[t].lower() in self.kinds.courts for t in (token, *self.s.having(token, "flat")))

    def _law(self, i: int) -> Description | None:
        """ "The Nigerian constitution", "China's national security law"; "martial law" and "a new law" are none."""
        s, modifiers = self.s, self._modifiers(i)
        words = [s.lower[m] for m in modifiers]
        if quoted := self._quoted_before(i):
            return quoted
        if any(w in self.kinds.not_laws for w in words[-1:]):
            return None
        country = self._country(i, modifiers)
        subjects = [m for m in modifiers if s.lower[m] in self.kinds.law_subjects]
        is_constitution = s.lemma[i] == "constitution"
        is_one = s.tag[i] in ("NN", "NNP") and self._is_definite(i)
        if not (country or is_one) or not (subjects or (is_constitution and country)):
            return None
        told = [s.lower[m] for m in modifiers if subjects and m >= subjects[0] and not self.cast.at(m)]
        told = [w for w in told if w.isalpha() and w not in self.kinds.not_laws]
        name = " ".join(filter(None, [country.name if country else "", *told, s.lower[i]]))
        key = f"law:{country.country or country.name}:{'-'.join([*told, s.lemma[i]])}" if country else ""
        return Description(self._start(i), i, "law", key, name)

    def _quoted_before(self, i: int) -> Description | None:
        """ "The "foreign agents" law"."""
        s = self.s
        if i < 3 or s.words[i - 1] not in _QUOTES:
            return None
        opening = next((t for t in range(i - 2, max(-1, i - 8), -1) if s.words[t] in _QUOTES), None)
        if opening is None or i - opening < 3:
            return None
        words = self.text[s.start[opening + 1] : s.end[i - 2]]
        name = f"{words} {s.lower[i]}"
        return Description(opening, i, "law", f"law:{name.lower().replace(' ', '-')}", name)

    # ------------------------------------------------------------ words of the phrase

    def _modifiers(self, i: int) -> list[int]:
        """Words before the head that belong to it, in text order, possessors included."""
        s = self.s
        near = [c for c in s.children[i] if c < i and s.dep[c] in ("amod", "compound", "nmod:poss", "nummod", "nmod")]
        return sorted(t for c in near for t in (c, *s.having(c, "compound", "amod", "flat", "conj")) if t < i)

    def _modifier_words(self, i: int) -> list[str]:
        return [self.s.lower[m] for m in self._modifiers(i)]

    def _below(self, i: int, prepositions: frozenset[str] | set[str]) -> list[int]:
        return [c for c in self.s.having(i, "nmod", "obl") if self.s.preposition(c) in prepositions]

    def _parties_of(self, token: int) -> Iterator[tuple[str, str]]:
        """Key and name of each party a phrase and its coordinates name; people in general are no party."""
        for t in (token, *self.s.conjuncts(token)):
            actors = [self.cast[a] for x in (t, *self.s.having(t, *_NAME_PARTS)) for a in self.cast.at(x)]
            named = [a for a in actors if a.kind in ("state", "organisation") or (a.country and a.sector in _PARTIES)]
            if named:
                yield named[0].key or named[0].name, named[0].name
            elif self.s.pos[t] == "PROPN":
                name = self._proper_name(t)
                yield f"name:{name.lower().replace(' ', '-')}", name

    def _proper_name(self, token: int) -> str:
        parts = [t for t in self.s.having(token, "flat", "compound") if self.s.pos[t] == "PROPN"]
        return " ".join(self.s.words[t] for t in sorted([token, *parts]))

    def _country(self, i: int, modifiers: list[int]) -> Actor | None:
        """The country whose it is: possessor, adjective, "in Kenya"."""
        for t in [*modifiers, *self._below(i, {"in", "of"})]:
            for actor in (self.cast[a] for a in self.cast.at(t)):
                if actor.kind == "state":
                    return actor
        return None

    def _core(self, i: int) -> str:
        """The head with its compounds: "trade agreement", "arms deal"."""
        s = self.s
        near = [m for m in s.having(i, "compound", "amod") if m < i and s.pos[m] == "NOUN" and not self.cast.at(m)]
        words = [m for m in near if s.lower[m - 1] != "-"]
        return " ".join(s.lower[t] for t in [*words, i])

    def _phrase(self, token: int) -> str:
        tokens = sorted([token, *self.s.having(token, "compound", "amod", "flat", "nmod:poss")])
        words = self.text[self.s.start[tokens[0]] : self.s.end[tokens[-1]]]
        return words.removesuffix("'s").removesuffix("’s")

    def _words(self, token: int) -> list[int]:
        return sorted([token, *self.s.having(token, "compound", "amod", "flat")])

    def _start(self, i: int) -> int:
        return min([i, *(m for m in self._modifiers(i) if self.s.sentence[m] == self.s.sentence[i])])

    def _end(self, token: int) -> int:
        return max([token, *self.s.having(token, "flat", "conj", "appos")])
