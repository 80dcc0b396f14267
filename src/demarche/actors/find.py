"""The actors of an article.

In:  a Doc, e.g. of "Serbian President Aleksandar Vucic accused Türkiye … Vucic wrote on social media. He added …".
Out: a Cast: Vucic (SRB, GOV, president) with four mentions, Türkiye (TUR, GOV) with one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from demarche.actors.clues import pick
from demarche.actors.discourse import Discourse, Figure, mention_record
from demarche.actors.knowledge import ActorKnowledge
from demarche.actors.page import Page
from demarche.actors.reading import Reading, slug
from demarche.actors.resolver import Resolver, place_reading
from demarche.actors.sites import heads, is_place, modifiers
from demarche.actors.story import story_country
from demarche.cast import Cast
from demarche.records import Actor, ActorMention, Span, content_hash


def find_actors(doc: Doc, *, knowledge: ActorKnowledge, published: dt.date | None = None, title: str = "") -> Cast:
    """Everybody who acts, is acted on or speaks. Pronouns in the first and second person wait for `resolve_quoted`."""
    page = Page(doc, knowledge)
    return _Casting(page, day=published, title=title).cast()


class _Casting:
    """One pass over the article."""

    def __init__(self, page: Page, *, day: dt.date | None, title: str) -> None:
        self.page = page
        self.resolver = Resolver(page, day=day)
        self.discourse = Discourse(page)
        self.title = title
        self.story = story_country(page)
        self.figure_at: dict[int, Figure] = {}

    def cast(self) -> Cast:
        sites = sorted(set(heads(self.page)))
        self._expect_names(sites)
        parts = {token: seen for token, seen in modifiers(self.page)}
        for token in sorted({*sites, *parts}):
            if token in sites and self._mention(token):
                continue
            if token in parts:
                self._modifier(token)
        return self._records()

    def _expect_names(self, sites: list[int]) -> None:
        for token in sites:
            if self.page.s.pos[token] != "PROPN":
                continue
            reading = self.resolver.read(token)
            if reading and reading.role == "person" and reading.named and not reading.surname_only:
                self.discourse.expect(reading)

    def _mention(self, token: int) -> bool:
        page = self.page
        if page.s.pos[token] == "PRON" or page.s.tag[token] == "PRP$":
            return self._pronoun(token)
        seen = page.name[token]
        if seen is not None and is_place(page, token, seen) and pick(seen, "organisation", "leader") is None:
            return True
        reading = self.resolver.read(token)
        if reading is None:
            return self._anaphor(token)
        if page.s.dep[token] == "appos" and page.s.head[token] in self.figure_at and self._same(token, reading):
            return True
        reading = self._in_story(reading)
        span = self._span(token)
        self.figure_at[token] = self.discourse.add(reading, token, span)
        return True

    def _in_story(self, reading: Reading) -> Reading:
        """Institutions and officials without a country take the story's, marked as inferred."""
        if reading.country or reading.named or reading.role not in ("institution", "office"):
            return reading
        if self.story is None:
            return reading
        key = f"org:{slug(f'{self.story} {reading.lemma}')}" if reading.role == "institution" else ""
        return replace(reading, country=self.story, inferred=True, rule="story.role", key=key or reading.key)

    def _same(self, token: int, reading: Reading) -> bool:
        """An apposition joins the figure it stands beside."""
        figure = self.figure_at[self.page.s.head[token]]
        old = figure.reading
        if old.named and reading.named and old.kind != reading.kind:
            return False
        if old.named and reading.named and old.kind in ("state",):
            return False
        self.figure_at[token] = figure
        merged = reading if reading.named and not old.named else old
        other = old if merged is reading else reading
        figure.reading = replace(
            merged, country=merged.country or other.country, sector=merged.sector or other.sector,
            sectors=merged.sectors or other.sectors, office=merged.office or other.office,
            lemma=merged.lemma or other.lemma, gender=merged.gender or other.gender,
        )  # fmt: skip
        self.discourse.note(figure, token, self._span(token), reading.form, "apposition")
        return True

    def _pronoun(self, token: int) -> bool:
        pronoun = self.page.know.cues.pronouns.get(self.page.s.lower[token])
        if pronoun is None or pronoun.person != "3" or pronoun.case == "relative" or self.page.s.dep[token] == "expl":
            return True
        figure, rule = self.discourse.pronoun(pronoun, token)
        if figure:
            self.figure_at[token] = figure
            self.discourse.note(figure, token, self.page.span(token, token), "pronoun", rule)
        return True

    def _anaphor(self, token: int) -> bool:
        s = self.page.s
        anaphor = self.page.know.cues.anaphors.get(s.lower[token])
        if anaphor is None or anaphor.number == "plural":
            return False
        if not any(s.lower[c] in ("the", "this", "that") for c in s.children[token] if s.dep[c] == "det"):
            return False
        figure, rule = self.discourse.taken_up(anaphor, token, None)
        if figure:
            self.figure_at[token] = figure
            self.discourse.note(figure, token, self._span(token), "nominal", rule)
        return figure is not None

    def _modifier(self, token: int) -> None:
        """A country or organisation before a noun that is no actor of its own: Turkish in "Turkish drones"."""
        page = self.page
        seen = page.name[token]
        sense = pick(seen, "adjective", "state", "capital", "metonym", "organisation") if seen else None
        if seen is None or sense is None or (self._inside_actor(token) and page.s.dep[token] != "nmod:poss"):
            return
        if sense.kind == "organisation":
            reading: Reading | None = self.resolver.read(token)
        else:
            state = replace(sense, kind="state") if sense.kind == "adjective" else sense
            reading = place_reading(state, page.text(seen.first, seen.last), page.know.country_name(sense.country))
            reading = replace(reading, form="adjective" if sense.kind == "adjective" else reading.form,
                              rule=f"modifier.{sense.kind}")  # fmt: skip
        if reading:
            self.figure_at[token] = self.discourse.add(reading, token, page.span(seen.first, seen.last))

    def _inside_actor(self, token: int) -> bool:
        head = self.page.s.head[token]
        for _ in range(6):
            if self.resolver.read(head) is not None:
                return True
            if self.page.s.dep[head] not in ("amod", "compound", "nmod:desc", "conj", "flat"):
                return False
            head = self.page.s.head[head]
        return False

    def _span(self, token: int) -> Span:
        return self.page.span(self.page.left_edge(token), self._right_edge(token))

    def _right_edge(self, token: int) -> int:
        end = self.page.core_end(token)
        s = self.page.s
        for child in s.children[token]:
            if child > end and s.dep[child] == "nmod" and s.preposition(child) == "of":
                end = max(end, self._right_edge(child))
        return end

    def _records(self) -> Cast:
        used = [f for f in self.discourse.figures if f.tokens]
        first = {id(f): min(f.tokens) for f in used}
        used.sort(key=lambda f: (first[id(f)], f.order))
        ids = {id(f): f"a{n}" for n, f in enumerate(used, start=1)}
        seed = content_hash(self.page.s.doc.text)
        spans: dict[str, list[Span]] = {}
        mentions: list[ActorMention] = []
        for figure, token, span, form, rule in sorted(self.discourse.mentions, key=lambda m: (m[2], m[1])):
            actor = ids[id(figure)]
            spans.setdefault(actor, []).append(span)
            mentions.append(mention_record(figure, actor, token, span, form, rule))
        return Cast((actor_record(f.reading, ids[id(f)], seed, spans[ids[id(f)]]) for f in used), mentions)


def actor_record(reading: Reading, id: str, seed: str, spans: list[Span]) -> Actor:
    """The record of a finished figure."""
    return Actor(
        id=id, name=reading.name, kind=reading.kind, country=reading.country, sector=reading.sector,
        sectors=reading.sectors, office=reading.office, rule=reading.rule, inferred=reading.inferred,
        key=reading.key or f"generic:{content_hash(seed, id, reading.name)}",
        mentions=tuple(dict.fromkeys(spans)), candidates=reading.candidates,
    )  # fmt: skip


def conjuncts(page: Page, token: int) -> Iterator[int]:
    yield token
    yield from page.s.conjuncts(token)
