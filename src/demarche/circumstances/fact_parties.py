"""Sides of a standing relation: the actors, places or words that fill the roles of a rule.

In:  a frame and the roles that a rule names. Out: `Party`s: for "of the African Union force" the force, an actor where
the cast has one, else its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from demarche.cast import Cast
from demarche.circumstances.fact_names import Party
from demarche.circumstances.fact_rules import FactRule, FactRules
from demarche.circumstances.places import PlaceMention
from demarche.language.frames import Frame, Frames
from demarche.records import Span
from demarche.rules import fillers_of
from demarche.rules.matching import words_below

SHORT = 3  # letters
NO_GOODS = frozenset({"state", "organisation", "person"})  # kinds of actors
LONGEST = 8  # words of a name behind its first noun


class Parties:
    """Asked by the readers of clauses and of nouns."""

    def __init__(self, frames: Frames, cast: Cast, rules: FactRules, places: Sequence[PlaceMention]) -> None:
        self.s = frames.syntax
        self.cast = cast
        self.words = rules.words
        self.classes = rules.nouns.classes
        self.text = frames.syntax.text
        self.named = places
        self.places = {p.head: p.span for p in places if p.kind != "people"}
        self.by_name = {self.text[m.span.start : m.span.end].removeprefix("the "): m.actor for m in cast.mentions}
        self.by_name |= {a.name: a.id for a in cast}

    def of_roles(
        self,
        frame: Frame,
        roles: Iterable[str],
        kinds: Sequence[str],
        *,
        text: bool,
        include: bool = False,
        joined: bool = False,
    ) -> list[Party]:
        """Fillers of the first role that has any of the right kind; with what they are joined with ("NATO and EU")."""
        for role in roles:
            tokens = [a.token for a in fillers_of(frame, role, self.s)] or self._deeper(frame, role)
            tokens = [t for token in tokens for t in self._lands(token)]
            tokens += [c for t in tokens for c in self.s.conjuncts(t) if joined and c not in tokens]
            parties = [p for t in tokens for p in self.readings(t, kinds, text, include)]
            if parties:
                return parties
        return []

    def one_of_several(self, frame: Frame, roles: Iterable[str], kinds: Sequence[str]) -> list[Party]:
        """ "Paraguay, one of the few countries that recognise Taiwan": who the "one" is."""
        s = self.s
        several = [a.token for role in roles for a in fillers_of(frame, role, s)]
        parties = [t for t in several if s.lemma[t] in self.words.kinds_of_party]
        only = [t for t in parties if s.having(t, "cop") or s.dep[t] == "appos"]  # "is the only country that"
        ones = [s.head[t] for t in parties if s.lower[s.head[t]] == "one"] + only
        named = [t for one in ones for t in self._beside_one(one)]
        return [p for t in named for p in self.readings(t, kinds, text=False, include=False)]

    def _beside_one(self, one: int) -> list[int]:
        """What it stands beside, is said of, or, where the parser sees two subjects, follows."""
        s = self.s
        if s.dep[one] == "appos":
            return [s.head[one]]
        subjects = s.having(one if s.having(one, "cop") else s.head[one], "nsubj", "nsubj:pass")
        return [t for t in subjects if t < one][-1:]

    def placed(self, party: Party) -> Party:
        """The place that is named, where the actors stage has the state it stands for: Sanaa is no Yemen."""
        here = next((p for p in self.named if p.head == party.token and p.kind != "people"), None)
        known = self.cast[party.value].kind == "state" if party.value in self.cast else False
        if here is None or not known or here.location.precision in ("country", "none"):
            return party
        return Party(self.text[here.span.start : here.span.end], party.token)

    def goods(self, frame: Frame, roles: Iterable[str]) -> str | None:
        """What is supplied: "with *missiles*", "*gas* supplier"; no party and no amount."""
        for role in roles:
            for a in fillers_of(frame, role, self.s):
                parties = [id for id in self.cast.at(a.token) if self.cast[id].kind in NO_GOODS]
                part = any(self.s.preposition(c) == "of" for c in self.s.having(a.token, "nmod"))  # "a third of Sudan"
                if part or (self.s.pos[a.token] == "NOUN" and not parties):
                    return self.phrase(a.token)
        return None

    def _deeper(self, frame: Frame, role: str) -> list[int]:
        """ "One of the largest contingents *in KFOR*": the phrase below the object's own complement."""
        outer, _, inner = role.partition(">prep:")
        below = (t for a in frame.role(outer) if inner for t in words_below(self.s, a.token))
        return [t for t in below if self.s.preposition(t) == inner]

    def readings(self, token: int, kinds: Sequence[str], text: bool, include: bool) -> Iterator[Party]:
        """The actors a phrase means, those it includes, else its words."""
        if any(self.s.lower[c] in self.words.none for c in self.s.having(token, "det")):
            return  # "is recognised by no state"
        tokens = [token, *self.included(token)] if include else [token]
        found = [Party(a, t) for t in tokens for a in self.actors(t) if not kinds or self.cast[a].kind in kinds]
        if not found and "state" in kinds and self.s.pos[token] == "ADJ":
            found = [Party(nation, token) for nation in self.nation(token)]
        yield from found
        land = self._land_named(token) if text and not found else []
        if land:
            token = land[0]
        taken_up = self._taken_up(token) if text and not found else ""
        if taken_up:
            yield Party(taken_up, token)
        elif text and not found and not self.cast.at(token) and self.s.pos[token] in ("NOUN", "PROPN"):
            yield Party(self._owned(token) or self._compound(token) or self.phrase(token), token)

    def actors(self, token: int) -> tuple[str, ...]:
        """By mention, its own or an apposed one ("the Kosovo Force (KFOR)"), else by name.

        "Part of *Ukraine*" is one mention for the actors stage.
        """
        for t in (token, *self.s.having(token, "appos"), *self._land_named(token)):
            if (actors := self.cast.at(t)) and (t == token or self.s.pos[t] == "PROPN"):
                return actors
        known = self.by_name.get(self.phrase(token)) or self.by_name.get(self.s.words[token])
        return (known,) if known is not None and self.s.pos[token] == "PROPN" else ()

    def _lands(self, token: int) -> list[int]:
        """ "The regions of Abkhazia *and South Ossetia*": each of several, else the noun itself."""
        named = self._land_named(token)
        return (
            [*named, *(t for n in named for t in self.s.conjuncts(n))]
            if self.s.tag[token] == "NNS" and named
            else [token]
        )

    def _land_named(self, token: int) -> list[int]:
        """ "The disputed region *of Abyei*", "the city *of Goma*"."""
        s = self.s
        if s.lemma[token] not in self.words.kinds_of_land and s.lemma[token] not in ("city", "town"):
            return []
        return [c for c in s.having(token, "nmod") if s.preposition(c) == "of" and s.pos[c] == "PROPN"]

    def nation(self, token: int) -> list[str]:
        """Of an adjective inside another actor's words ("a *Chinese* naval base"): the state, else its name."""
        countries = [p.location for p in self.named if p.head == token and p.location.country]
        known = [a.id for c in countries for a in self.cast if a.kind == "state" and a.country == c.country]
        return known[:1] or [c.name for c in countries][:1]

    def state_of(self, party: Party) -> Party | None:
        """Whose it is: of "U.S. troops" the United States; none where the story alone tells."""
        who = self.cast[party.value]
        if who.country is None or who.country == "IGO" or who.inferred:
            return None
        state = next((a.id for a in self.cast if a.kind == "state" and a.country == who.country), who.country)
        return Party(state, party.token)

    def included(self, token: int) -> list[int]:
        """ "119 countries, including Türkiye and Albania"."""
        s = self.s
        added = [c for c in s.having(token, "nmod", "obl", "acl") if s.preposition(c) in self.words.inclusions]
        return [t for c in added for t in (c, *s.conjuncts(c))]

    def joined(self, objects: list[Party]) -> list[Party]:
        """The first and what it is coordinated with: "of NATO and the EU"."""
        row = {t for o in objects[:1] for t in (o.token, *self.s.conjuncts(o.token))}
        return [o for o in objects if o.token in row]

    def span(self, *tokens: int) -> Span:
        s = self.s
        first = min(t for token in tokens for t in self._name_words(token))
        last = max(t for token in tokens for t in self._name_words(token))
        return Span(s.start[first], s.end[last])

    def _name_words(self, token: int) -> list[int]:
        return [token, *self.s.having(token, "compound", "flat", "amod")]

    def phrase(self, token: int) -> str:
        """The name of a place, else the noun with its names and compounds, without determiners."""
        s = self.s
        if s.pos[token] == "PROPN" and token in self.places:
            return self.text[self.places[token].start : self.places[token].end]
        parts = [c for c in s.having(token, "compound", "flat", "amod") if c == token - 1 or s.doc[c].is_title]
        inner = [c for p in parts for c in s.having(p, "compound", "flat", "amod") if s.doc[c].is_title]
        tokens = sorted([token, *(p for p in (*parts, *inner) if s.lower[p] not in self.words.made)])
        return self.text[s.start[tokens[0]] : s.end[self._name_end(token, tokens[-1])]]

    def _name_end(self, token: int, last: int) -> int:
        """ "Institute *for Policy Integrity*": a capitalised name with what follows it, capitalised too."""
        s = self.s
        if not s.doc[token].is_title or self.cast.at(token):
            return last
        for c in s.having(token, "nmod"):
            words = sorted(s.subtree(c))
            named = s.pos[c] == "PROPN" and s.preposition(c) in ("for", "of", "on") and words[0] == last + 1
            if (
                named
                and len(words) <= LONGEST
                and all(s.doc[t].is_title or s.pos[t] in ("ADP", "CCONJ", "DET") for t in words)
            ):
                return words[-1]
        return last

    def _taken_up(self, token: int) -> str:
        """ "*The islands*": the last place named before, where it is one of islands."""
        s = self.s
        kinds = self.words.kinds_of_land.get(s.lemma[token])
        bare = kinds is not None and any(s.lower[c] in ("the", "these", "those") for c in s.having(token, "det"))
        if not bare or s.having(token, "compound", "amod", "nmod", "nmod:poss"):
            return ""
        before = [p for p in self.named if p.head < token and p.kind in kinds.split()] if kinds else []
        return before[-1].location.name if before else ""

    def _owned(self, token: int) -> str:
        """ "*Sudan's army* chief": a common noun before another, with whose it is."""
        s = self.s
        if s.pos[token] != "NOUN" or s.dep[token] != "compound" or s.head[token] != token + 1:
            return ""
        owners = [c for c in s.having(token + 1, "nmod:poss") if c < token]
        return self.text[s.start[owners[0]] : s.end[token]] if owners else ""

    def _compound(self, token: int) -> str:
        """All the compounds of one noun, of which the token is the first: "*Cologne Police* chief"."""
        s = self.s
        row = s.having(s.head[token], "compound") if s.dep[token] == "compound" else []
        if len(row) < 2 or row[0] != token or row != list(range(row[0], row[-1] + 1)) or row[-1] > s.head[token]:
            return ""
        return self.text[s.start[row[0]] : s.end[row[-1]]]

    def is_name_or_unit(self, party: Party, rule: FactRule) -> bool:
        """Words stand for an object only as a name, or as a noun of the rule's classes ("the African Union force")."""
        if len(party.value) <= SHORT and not party.value.isupper() and party.value not in self.cast:
            return False  # "Mr"
        if party.value in self.nation(party.token):
            return True
        if party.value in self.cast or not rule.object_classes:
            is_place = rule.object_place and self.is_place(party.token)
            return party.value in self.cast or self.s.pos[party.token] == "PROPN" or is_place
        if self.s.doc[party.token].ent_type_ == "ORG":
            return True
        classes = self.classes.of(self.s.lemma[party.token])
        return bool(classes.intersection(rule.object_classes))

    def is_place(self, token: int) -> bool:
        """A name of a place, or a noun with one before it: "the Essequibo region"."""
        names = [token, *self.s.having(token, "compound", "flat")]
        if self._land_named(token):
            return True
        if token in self.places or self._taken_up(token) or (self.s.pos[token] == "ADJ" and self.nation(token)):
            return True
        is_state = any(self.cast[a].kind == "state" for a in self.cast.at(token))
        return is_state or any(self.s.doc[t].ent_type_ == "LOC" for t in names)
