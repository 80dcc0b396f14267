"""Words that take somebody up, each at its turn.

In:  a token: "she", "the group", "both countries", "the two trade chiefs", "the North". Out: mentions of the figures
     that they mean; for a pronoun that stays open, whom it may mean.
"""

from __future__ import annotations

from dataclasses import replace

from demarche.actors.agreement import is_unknown_body
from demarche.actors.coreference import Antecedents
from demarche.actors.cues import Anaphor, Pronoun
from demarche.actors.described import described
from demarche.actors.discourse import Figure, Open
from demarche.actors.mentions import Mentions
from demarche.actors.offices import Offices
from demarche.actors.page import Page
from demarche.actors.pairs import Pairs
from demarche.actors.places import state_reading
from demarche.actors.reading import Reading, slug
from demarche.actors.resolver import Resolver
from demarche.actors.shortened import same_crowd, shortened
from demarche.actors.sites import behind_place_word

_MODIFYING = frozenset(["amod", "compound", "nmod:poss", "nmod", "acl", "acl:relcl"])
_UNION = "org:european-union"
_UNION_ORGANS = frozenset({"Commission", "Parliament"})


class TakingUp:
    """Resolves pronouns and nouns of one page."""

    def __init__(
        self, page: Page, mentions: Mentions, *, antecedents: Antecedents, resolver: Resolver, offices: Offices
    ) -> None:
        self.page = page
        self.mentions = mentions
        self.discourse = mentions.discourse
        self.antecedents = antecedents
        self.resolver = resolver
        self.offices = offices
        self.pairs = Pairs(page, mentions.discourse)

    def pronoun(self, token: int) -> None:
        s = self.page.s
        pronoun = self.page.know.cues.pronouns.get(s.lower[token])
        if pronoun is None or pronoun.person != "3" or pronoun.case == "relative" or self._is_empty(token):
            return
        figures = self._beside_pronoun(pronoun, token) or self.antecedents.of_pronoun(pronoun, token)
        if not figures:
            self._leave_open(pronoun, token)
        for figure in figures:
            if pronoun.gender in ("m", "f") and not figure.reading.gender:
                figure.reading = replace(figure.reading, gender=pronoun.gender)
            self.mentions.note(token, figure, "pronoun", "coref.pronoun")

    def _leave_open(self, pronoun: Pronoun, token: int) -> None:
        """Keep whom an open pronoun may mean."""
        reason, rivals = self.antecedents.rivals(pronoun, token)
        if rivals:
            self.discourse.open.append(Open(self.mentions.span(token), reason, rivals))

    def _beside_pronoun(self, pronoun: Pronoun, token: int) -> tuple[Figure, ...]:
        """Whom "his" means in "him and his wife"."""
        s, noun = self.page.s, self.page.s.head[token]
        other = s.head[noun] if s.dep[noun] == "conj" else noun
        known = self.page.know.cues.pronouns.get(s.lower[other])
        same = known is not None and pronoun.case == "possessive" and known.gender == pronoun.gender
        return self.mentions.at.get(other, ()) if same and known and known.number == pronoun.number else ()

    def _is_empty(self, token: int) -> bool:
        """ "It is assumed that …", "it was not clear what …": the clause is the subject."""
        s = self.page.s
        if s.dep[token] == "expl" or s.lower[token] != "it":
            return s.dep[token] == "expl"
        above = s.head[token]
        predicate = s.pos[above] in ("ADJ", "NOUN", "SCONJ") or s.dep[token] == "nsubj:pass"
        clauses = ("csubj", "csubj:pass", "ccomp", "csubj:outer")
        return predicate and any(s.dep[c] in clauses for c in s.children[above])

    def takes_up(self, token: int) -> bool:
        """Whether a noun was resolved to somebody named before: "the group", "both countries", "the North"."""
        return self._is_anaphor(token) or self._is_part_of_name(token)

    def _is_anaphor(self, token: int) -> bool:
        """Whether "the group", "the company", "both countries" was resolved."""
        s = self.page.s
        if any(s.dep[c] == "appos" and s.pos[c] == "PROPN" for c in s.children[token]):
            return False  # "The businessman, Oleg Markov"
        if self.pairs.is_pair(token) and self._is_pair(token):
            return True
        if any(s.dep[c] in _MODIFYING for c in s.children[token]):
            return self._is_described(token)
        words = [s.lower[c] for c in s.children[token] if c < token and s.dep[c] in ("det", "det:predet", "nummod")]
        anaphor = self.page.know.cues.anaphors.get(s.lower[token])
        found, rule = self._taken_up(anaphor, token, words)
        if anaphor is not None and rule == "coref.country":
            return self._country(token)
        for figure in found:
            self._learn_sector(figure, token)
            self.mentions.note(token, figure, "nominal", rule)
        return bool(found)

    def _is_described(self, token: int) -> bool:
        """Whether "the regional bloc" was resolved."""
        anaphor = self.page.know.cues.anaphors.get(self.page.s.lower[token])
        the = any(self.page.s.lower[c] == "the" for c in self.page.s.children[token])
        figures = described(self.page, self.discourse, anaphor, token) if anaphor is not None and the else ()
        for figure in figures:
            self.mentions.note(token, figure, "nominal", "coref.described")
        return bool(figures)

    def _learn_sector(self, figure: Figure, token: int) -> None:
        """What a body is that nothing was known of: "Zarvex sued Brazil. The company …"."""
        seen = self.page.role[token]
        if seen is None or not is_unknown_body(figure.reading):
            return
        role = seen.values[0].role
        if role.kind == "institution" and role.sector and not role.inherits:
            figure.reading = replace(figure.reading, sector=role.sector, sectors=role.all_sectors)

    def _taken_up(self, anaphor: Anaphor | None, token: int, words: list[str]) -> tuple[tuple[Figure, ...], str]:
        """Whom a noun with nothing but an article or a number means, and the rule that says so."""
        cues = self.page.know.cues
        definite = any(w == "the" or cues.has("demonstrative", w) for w in words)
        short = self._shortened(token) if definite else ()
        if anaphor is None:
            return short, "coref.short"
        telling = (*words, anaphor.noun) if definite else words  # "the sides" are two without a word for it
        pair = any(cues.has("pair", w) for w in telling)
        if anaphor.number == "pair" and pair:
            return self.antecedents.twos.of_pair(anaphor, token), "coref.pair"
        if "state" in anaphor.refers and definite and anaphor.number == "singular":
            return (), "coref.country"
        if not definite or pair or anaphor.number == "pair":
            return (), ""
        found = self.antecedents.of_noun(anaphor, token)
        if short and (not found or found[0].tokens[-1] <= short[0].tokens[-1]):
            return short, "coref.short"
        return found, "coref.noun"

    def _shortened(self, token: int) -> tuple[Figure, ...]:
        """A body called by the noun that its name is built on: "the front"."""
        s = self.page.s
        if s.tag[token] == "NNS" and self._is_new_noun(token):
            return same_crowd(self.page, token, self.discourse.figures)
        if not self.page.know.cues.has("body-noun", s.lower[token]) or s.tag[token] not in ("NN", "NNP"):
            return ()
        return shortened(self.page, token, self.discourse.figures) or self._of_the_union(token)

    def _is_new_noun(self, token: int) -> bool:
        """Whether no group was named by just this noun: "the drivers" after "truck drivers"."""
        seen = self.page.role[token]
        if seen is None:
            return True
        lemma = seen.values[0].role.lemma
        return seen.first == seen.last and not any(
            f.tokens and f.reading.lemma == lemma for f in self.discourse.figures
        )

    def _of_the_union(self, token: int) -> tuple[Figure, ...]:
        """ "The Commission" in an article on the European Union."""
        word, figures = self.page.words[token], self.discourse.figures
        if word not in _UNION_ORGANS or not any(f.tokens and f.reading.key == _UNION for f in figures):
            return ()
        senses = [sense for sense in self.page.know.names.get(f"European {word}") if sense.kind == "organisation"]
        if len(senses) != 1:
            return ()
        organ = senses[0]
        reading = Reading(
            organ.name, "organisation", "nominal", "coref.short", organ.country, organ.sector, organ.sectors,
            key=f"org:{slug(organ.name)}", named=True, known=True, own=True, type=organ.type,
        )  # fmt: skip
        self.discourse.expect(reading)
        figure = self.discourse.known(reading)[0]
        return (figure,) if figure else ()

    def _is_pair(self, token: int) -> bool:
        """Whether "the two trade chiefs" are two who were named, one group of two, or one of each of two states."""
        people = self.pairs.officials(token)
        for figure in people:
            self.mentions.note(token, figure, "nominal", "coref.pair")
        anaphor = self.page.know.cues.anaphors.get(self.page.s.lower[token])
        readings = self.resolver.read_now(token)
        if people or len(readings) != 1 or (anaphor is not None and "state" in anaphor.refers):
            return bool(people)
        states = self.antecedents.twos.states_before(token)
        officials = self.pairs.of_states(readings[0], states)
        for reading in officials:
            figure = self.discourse.add(self.offices.holder(reading) or reading, token, self.mentions.span(token))
            self.mentions.put(token, figure)
        return bool(officials)

    def _is_part_of_name(self, token: int) -> bool:
        """ "the North", where exactly one state was named that begins so: North Korea."""
        s, word = self.page.s, self.page.words[token]
        article = any(s.lower[c] == "the" for c in s.children[token])
        if (
            not article
            or not word[:1].isupper()
            or s.pos[token] not in ("PROPN", "NOUN", "ADJ")
            or self.page.name[token]
        ):
            return False
        states = [f for f in self.discourse.figures if f.reading.kind == "state" and f.reading.name.split()[0] == word]
        if len(states) != 1 or " " not in states[0].reading.name or behind_place_word(self.page, token):
            return False
        self.mentions.note(token, states[0], "name", "coref.part")
        return True

    def _country(self, token: int) -> bool:
        """ "the country": the state in mind, be it named as a party or as a place."""
        code = self.antecedents.country(token)
        if code is None:
            return False
        reading = state_reading(code, self.page.know.country_name(code), "coref.noun")
        if behind_place_word(self.page, token):
            self.discourse.place(reading, token, self.mentions.span(token))
            return True
        self.mentions.put(token, self.discourse.add(replace(reading, form="nominal"), token, self.mentions.span(token)))
        return True
