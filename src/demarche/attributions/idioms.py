"""Attributions by set phrases: "made it clear that …", "took issue with …", "cast doubt on …".

In:  a verb with its object or predicate adjective. Out: at most one Reading: of "Accra took issue with the verdict"
that the cue is "took issue" and the content "the verdict".
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.attributions.lexicon import Entry, ReportingLexicon
from demarche.attributions.nominals import clause_frame
from demarche.attributions.page import Page
from demarche.attributions.reading import Reading
from demarche.attributions.sources import subject_of
from demarche.attributions.verbs import preposition_of
from demarche.language.frames import FrameLexicon
from demarche.language.moods import negation_of

CLAUSES = ("ccomp", "xcomp", "acl", "advcl", "csubj")


def read_idiom(page: Page, verb: int, lexicon: ReportingLexicon, words: FrameLexicon) -> Reading | None:
    """The reading of verb and word together; None where they are no set phrase, and for "made no comment"."""
    s = page.syntax
    for word in s.having(verb, "obj", "xcomp", "advmod"):
        if "negated" in lexicon.of("noun", s.lemma[word]) and negation_of(s, verb, words) is not None:
            continue
        frames = lexicon.of("words", f"{s.lemma[verb]} {s.lemma[word]}")
        if "object+at" in frames and s.dep[word] == "obj":
            amount = _amount(page, verb, word)
            if amount:
                return _reading(page, verb, word, frames["object+at"], "object+at", page.branch(word) | amount)
        for frame, content in _complements(page, verb, word) if frames else ():
            entry = frames.get(frame)
            if entry is not None:
                return _reading(page, verb, word, entry, frame, content)
        if "object" in frames and s.dep[word] == "obj":
            return _reading(page, verb, word, frames["object"], "object", page.branch(word))
        entry = frames.get("as")
        if entry is not None and any(s.lower[m] == "as" for m in s.having(verb, "mark")):
            return _reading(page, verb, word, entry, "clause", _main_clause(page, verb))
    return None


def _amount(page: Page, verb: int, word: int) -> set[int]:
    """ "put the toll at 61": the phrase with the number; empty where there is none."""
    s = page.syntax
    for child in sorted({*s.children[verb], *s.children[word]}):
        if child > word and s.preposition(child) == "at" and any(s.pos[i] == "NUM" for i in page.branch(child)):
            return page.branch(child)
    return set()


def _main_clause(page: Page, verb: int) -> set[int]:
    """ "…," as one diplomat put it: the sentence without the clause of "as", wherever the parser put its root."""
    s = page.syntax
    start, stop = page.sentence(verb)
    mark = next(m for m in s.having(verb, "mark") if s.lower[m] == "as")
    if s.dep[verb] == "advcl":
        return set(range(start, stop)) - page.branch(verb)
    return set(range(start, mark))


def _complements(page: Page, verb: int, word: int) -> Iterator[tuple[str, set[int]]]:
    """Clauses and prepositional phrases behind the phrase, wherever the parser hung them."""
    s = page.syntax
    for child in sorted({*s.children[verb], *s.children[word]}):
        if child <= word or child == verb:
            continue
        if s.dep[child] in CLAUSES:
            frame = clause_frame(page, child)
            if frame:
                yield frame, page.branch(child)
        preposition = preposition_of(page, child)
        if preposition:
            yield f"preposition:{preposition}", page.branch(child, *s.having(child, "case", "mark"))


def _reading(page: Page, verb: int, word: int, entry: Entry, frame: str, content: set[int]) -> Reading:
    spoken = frame in ("clause", "question")
    own_words = () if word in content else (word,)
    return Reading(verb, entry, frame, subject_of(page, verb), content, spoken=spoken, cue_words=own_words)
