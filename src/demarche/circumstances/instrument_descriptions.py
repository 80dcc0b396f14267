"""Instruments without a proper name that are told apart by what is said of them.

In:  a noun such as "contract", "elections", "ruling". Out: a `Description` when its phrase tells which one: for
"Kosovo's local elections" the name "Kosovo local elections", key "election:XKX:local".
"""

from __future__ import annotations

import re

from demarche.cast import Cast
from demarche.circumstances.instrument_laws import Laws
from demarche.circumstances.instrument_lexicon import InstrumentKind, InstrumentKinds
from demarche.circumstances.instrument_phrases import YEAR, Description, Phrases
from demarche.language.syntax import Syntax

_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})
NEAR = 12  # words from an agreement to the verb that tells of its signing


class Descriptions(Phrases):
    """Reads the phrases of one article."""

    def __init__(self, s: Syntax, cast: Cast, kinds: InstrumentKinds) -> None:
        super().__init__(s, cast, kinds)
        self.laws = Laws(s, cast, kinds)

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
            return self.laws.at(i)
        if any(self.s.lower[c] in self.kinds.vague for c in self.s.having(i, "amod", "det")):
            return None  # "less agreement among Republicans" is no paper
        return self._with_parties(i, kind) if head in self.kinds.with_parties else None

    # ------------------------------------------------------------ by kind

    def _with_parties(self, i: int, kind: InstrumentKind) -> Description | None:
        """ "A contract with Baykar", "the accord between Cairo and Khartoum"."""
        phrases = self._further_below(i, self.kinds.party_prepositions)
        parties = dict(party for c in phrases for party in self._parties_of(c))
        with_others = all(self.s.preposition(c) == "with" for c in phrases)
        if len(parties) < 2 or with_others:
            parties |= self._signers(i)
        if not parties:
            return self._known_by_subject(i, kind) or self._known_by_matter(i, kind)
        named = list(parties.values())
        core = self._core(i)
        joined = f"between {', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else f"with {named[0]}"
        last = max([i, *(self._end(c) for c in phrases)])
        return Description(self._start(i), last, kind, f"{kind}:{'+'.join(sorted(parties))}", f"{core} {joined}")

    def _signers(self, i: int) -> dict[str, str]:
        """ "Rwanda and Congo signed a peace agreement": those who conclude it, where they are parties."""
        s, above = self.s, self.s.head[i]
        if s.dep[i] != "obj" or s.lemma[above] not in self.kinds.concluding:
            return {}
        subjects = s.having(above, "nsubj")
        found = dict(party for c in subjects for party in self._parties_of(c))
        return found if len(found) > 1 or self._further_below(i, self.kinds.party_prepositions) else {}

    def _known_by_subject(self, i: int, kind: InstrumentKind) -> Description | None:
        """ "The ceasefire", "the hostage deal": definite, with a subject that only one such paper in a text has."""
        s = self.s
        subjects = [m for m in self._modifiers(i) if s.lower[m] in self.kinds.agreement_subjects]
        subjects = subjects or self._places_before(i)
        alone = s.lemma[i].lower() in self.kinds.known_alone and not self._modifiers(i)
        if not (self._is_definite(i) or (subjects and self._is_concluded(i))) or not (subjects or alone):
            return self._known_by_year(i, kind)
        words = " ".join(s.words[t] for t in range(min([i, *subjects]), i + 1)).replace(" - ", "-")
        return Description(self._start(i), i, kind, f"{kind}:{words.lower().replace(' ', '-')}", words)

    def _is_concluded(self, i: int) -> bool:
        """ "Signed *a ceasefire agreement*"."""
        return self.s.dep[i] in ("obj", "nsubj:pass") and self.s.lemma[self.s.head[i]] in self.kinds.concluding

    def _known_by_year(self, i: int, kind: InstrumentKind) -> Description | None:
        """ "Under a treaty *of 1902*"."""
        year = next((c for c in self._below(i, {"of"}) if YEAR.fullmatch(self.s.lower[c])), None)
        if year is None:
            return None
        name = f"{self._core(i)} of {self.s.lower[year]}"
        return Description(self._start(i), year, kind, f"{kind}:{name.replace(' ', '-')}", name)

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
        return self._draft(i)

    def _draft(self, i: int) -> Description | None:
        """ "The draft resolution was vetoed": of the one body that the article speaks of, where there is one."""
        draft = any(self.s.lower[m] in ("draft", "drafted") for m in self._modifiers(i)) or "-drafted" in self._before(
            i
        )
        if not draft:
            return None
        plain = self.text.replace(".", "").lower()
        spoken = [body for form, body in self.kinds.resolution_bodies.items() if re.search(rf"\b{form}\b", plain)]
        name = f"{spoken[0]} draft resolution" if spoken else "draft resolution"
        return Description(self._start(i), i, "resolution", "", name)

    def _before(self, i: int) -> str:
        return self.text[max(0, self.s.start[i] - 10) : self.s.start[i]].lower()

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
        year = next((self.s.lower[m] for m in modifiers if YEAR.fullmatch(self.s.lower[m])), "")
        told = bool(types) + bool(country) + bool(year)
        several = self.s.tag[i] == "NNS"  # "parliamentary elections are due"
        of_country = country is not None and head in self.kinds.plain_elections
        typed = bool(types) and head in self.kinds.plain_elections and (several or self._is_definite(i))
        if told < 2 and not (of_country or typed):
            return None
        noun = self.s.lower[i]
        name = " ".join(filter(None, [country.name if country else "", year, *types, noun]))
        place = (country.country or country.name) if country else ""
        key = ":".join(["election", place, "-".join(types), *([year] if year else [])])
        return Description(self._start(i), i, "election", key if place else "", name)

    def _summit(self, i: int) -> Description | None:
        """By a name, body or topic before it."""
        words = [m for m in self._modifiers(i) if self.s.lower[m] not in self.kinds.not_summits]
        telling = [m for m in words if self.s.pos[m] in _NAMING or self.s.doc[m].is_title]
        if not any(self.s.pos[m] in ("PROPN", "NOUN") for m in telling):
            return self._summit_of(i)
        name = " ".join([*(self.s.words[m] for m in telling), self.s.lower[i]]).replace(" - ", "-")
        return Description(min([i, *telling]), i, "summit", f"summit:{name.lower().replace(' ', '-')}", name)

    def _summit_of(self, i: int) -> Description | None:
        """ "A summit *of the African Union*", "a summit *in Sofia*"."""
        s = self.s
        hosts = [c for c in self._below(i, {"of"}) if self._is_body(c)]
        hosts = hosts or [c for c in self._below(i, {"in", "at"}) if s.pos[c] == "PROPN" and not s.lower[c].isdigit()]
        if not hosts:
            return None
        name = f"{s.lower[i]} {s.preposition(hosts[0])} {self._phrase(hosts[0])}"
        return Description(i, hosts[0], "summit", f"summit:{name.lower().replace(' ', '-')}", name)

    def _is_body(self, token: int) -> bool:
        return any(self.cast[a].kind in ("organisation", "group") for a in self.cast.at(token))

    def _ruling(self, i: int) -> Description | None:
        """By its court: "the Supreme Court ruling", "a verdict by the tribunal"."""
        courts = [c for c in [*self._modifiers(i), *self._below(i, {"by", "of", "from"})] if self._is_court(c)]
        if not courts:
            return None
        court = self._phrase(courts[0])
        return Description(self._start(i), i, "ruling", "", f"{court} {self.s.lower[i]}")

    def _is_court(self, token: int) -> bool:
        return any(self.s.lemma[t].lower() in self.kinds.courts for t in (token, *self.s.having(token, "flat")))
