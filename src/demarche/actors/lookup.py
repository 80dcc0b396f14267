"""One phrase looked up.

In:  a phrase as a user types it, "US Senator Marco Rubio", with the day and, if known, the text around it.
Out: the Actor it means, or None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from demarche.actors.casting import Casting, full_names
from demarche.actors.clues import find_clues
from demarche.actors.find import find_actors
from demarche.actors.knowledge import ActorKnowledge
from demarche.actors.page import Page
from demarche.actors.phrases import Phrase, name_text
from demarche.actors.reading import Reading, slug
from demarche.actors.records_out import actor_record
from demarche.actors.sites import heads
from demarche.actors.story import story_country
from demarche.records import Actor, ActorKind, content_hash

# Parsers know sentences better than bare phrases: a second try for a phrase that stays half read.
_CARRIER = " said so."


def resolve_phrase(
    phrase: str, *, knowledge: ActorKnowledge, nlp: Language, date: dt.date | None = None, context: str = ""
) -> Actor | None:
    """Whom a phrase means: its head noun decides. None when it names nobody.

    date: the day whose offices count. context: text around the phrase; names it with more words, or the country.
    """
    phrase = " ".join(phrase.split())
    if not phrase:
        return None
    around = nlp(context) if context.strip() else None
    if around is not None:
        found = _in_context(phrase, around, knowledge, date)
        if found is not None and found.country:
            return found
    page = Page(around, knowledge) if around is not None else None
    reads = _PhraseReader(nlp, knowledge, date, story_country(page) if page else None, full_names(page) if page else ())
    reading = reads.best(phrase)
    return actor_record(reading, "a1", content_hash(phrase, context), []) if reading else None


class _PhraseReader:
    """Reads phrases for one day and context."""

    def __init__(
        self, nlp: Language, knowledge: ActorKnowledge, day: dt.date | None, story: str | None, names: Iterable[str]
    ) -> None:
        self.nlp, self.knowledge, self.day, self.story, self.names = nlp, knowledge, day, story, tuple(names)

    def best(self, phrase: str) -> Reading | None:
        """The reading of the bare phrase; of the phrase as a subject where that one says more or hangs together."""
        bare, whole = self._read(phrase)
        if whole and _complete(bare):
            return bare
        carried, _ = self._read(phrase + _CARRIER)
        return carried if _complete(carried) or bare is None else bare

    def _read(self, text: str) -> tuple[Reading | None, bool]:
        page = Page(self.nlp(text), self.knowledge, is_phrase=True)
        casting = Casting(page, day=self.day, story=self.story, expected=self.names)
        return _main_reading(page, casting), page.s.dep.count("ROOT") == 1


def _complete(reading: Reading | None) -> bool:
    return reading is not None and reading.country is not None and reading.sector is not None


def _in_context(phrase: str, around: Doc, knowledge: ActorKnowledge, date: dt.date | None) -> Actor | None:
    """The actor of the mention that the phrase is in its context."""
    cast = find_actors(around, knowledge=knowledge, published=date)
    where = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
    for match in where.finditer(around.text):
        start, end = match.span()
        inside = [m for m in cast.mentions if start <= around[m.head].idx < end and m.form != "place"]
        if inside:
            return cast[max(inside, key=lambda m: (m.span.end - m.span.start, -m.head)).actor]
    return None


def _main_reading(page: Page, casting: Casting) -> Reading | None:
    """The reading of the phrase's root; of its first readable part where the root says nothing."""
    s = page.s
    roots = [i for i, head in enumerate(s.head) if head == i and s.pos[i] != "PUNCT"]
    subjects = [c for i in roots for c in s.children[i] if s.dep[c] == "nsubj" and s.pos[i] == "VERB"]
    casting.run()
    for token in dict.fromkeys((*subjects, *roots, *heads(page))):
        reading = casting.reading_of(token)
        if reading:
            return reading
    return _bare_name(page, roots) or _unknown_noun(page, casting, roots)


def _unknown_noun(page: Page, casting: Casting, roots: list[int]) -> Reading | None:
    """A noun no table has, with a nationality: "Mauritanian slaves". Its sector stays open."""
    if not roots or page.s.pos[roots[0]] != "NOUN":
        return None
    phrase = Phrase.at(page, roots[0])
    clue = next(
        (c for c in find_clues(page, phrase, casting.resolver.read) if c.country and c.via == "adjective"), None
    )
    name = name_text(page, phrase.first, phrase.last)
    kind: ActorKind = "group" if phrase.plural else "person"
    return Reading(name, kind, "nominal", "adjective.noun", clue.country, plural=phrase.plural) if clue else None


def _bare_name(page: Page, roots: list[int]) -> Reading | None:
    """A proper name that nothing is known of: itself, with country and sector open."""
    if not roots or page.s.pos[roots[0]] != "PROPN":
        return None
    name = name_text(page, page.left_edge(roots[0]), page.core_end(roots[0]))
    return Reading(name, "person", "name", "name.unknown", key=f"person:{slug(name)}", named=True)
