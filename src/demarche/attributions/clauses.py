"""Clauses that verbs report: "said (that) …", "asked whether …", "…, he said", "said in a statement that …".

In:  a verb in its tree and its frames in the lexicon. Out: readings with the clause as content, its cue and who says it
cut out: of "The deal, he told me, is dead" that "The deal … is dead".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from demarche.attributions.lexicon import Entry
from demarche.attributions.page import Page
from demarche.attributions.parentheses import parenthesis, reports_by_as
from demarche.attributions.reading import Reading
from demarche.attributions.sources import SUBJECTS, subject_of
from demarche.attributions.touching import speaker_of

Frames = Mapping[str, Entry]
BESIDE_CUE = frozenset(
    {
        "nsubj",
        "nsubj:pass",
        "nsubj:outer",
        "expl",
        "aux",
        "aux:pass",
        "advmod",
        "obj",
        "iobj",
        "obl",
        "obl:agent",
        "obl:tmod",
        "obl:npmod",
        "obl:unmarked",
        "compound:prt",
        "nmod:tmod",
    }
)
IMPERSONAL = ("csubj", "csubj:pass")
OCCASIONS = frozenset({"in", "during", "to", "at", "on", "via", "through"})
QUESTION_WORDS = frozenset({"WP", "WRB", "WDT", "WP$"})


def read_clause(page: Page, verb: int, frames: Frames) -> Iterator[Reading]:
    """ "said (that) …", "asked whether …", "…, he said", "told the envoy that …"."""
    s = page.syntax
    for clause in s.having(verb, "ccomp", *(IMPERSONAL if s.first(verb, "expl") is not None else ())):
        if is_infinitive(page, clause):
            continue
        frame = "question" if _asks(page, clause) else "gerund" if is_gerund(page, clause) else "clause"
        entry = frames.get(frame)
        if entry is not None:
            content = (
                fronted(page, verb, clause) if clause < verb else page.branch(clause) - _cue_phrase(page, verb, clause)
            )
            if frame == "gerund":  # "showed rescuers walking": who walks is told as well
                content |= {i for o in s.having(verb, "obj", "iobj") if verb < o < clause for i in page.branch(o)}
            yield reading_of(page, verb, entry, frame, content, spoken=True)
    entry = frames.get("clause")
    if entry is not None and s.first(verb, "ccomp", "xcomp") is None:
        yield from _clause_of_occasion(page, verb, entry)
    if entry is None or "quote" not in frames or s.first(verb, "ccomp", "xcomp") is not None:
        return
    if reports_by_as(page, verb):
        start, stop = page.sentence(verb)
        yield reading_of(page, verb, entry, "clause", set(range(start, stop)) - page.branch(verb), spoken=True)
    aside = parenthesis(page, verb, addressed="addressee" in frames)
    if aside is not None:
        yield Reading(verb, entry, "clause", aside.source, set(aside.content), spoken=True)
    for clause in s.having(verb, "parataxis"):
        if clause > verb and ":" in s.lower[verb + 1 : page.first[clause] + 1]:
            yield reading_of(page, verb, entry, "clause", page.branch(clause), spoken=True)


def _clause_of_occasion(page: Page, verb: int, entry: Entry) -> Iterator[Reading]:
    """ "said in a statement that …", where the parser makes the clause a part of the statement."""
    s = page.syntax
    for noun in s.having(verb, "obl"):
        for clause in s.having(noun, "acl", "ccomp"):
            if (
                noun > verb
                and s.preposition(noun) in OCCASIONS
                and any(s.lower[m] == "that" for m in s.having(clause, "mark"))
            ):
                reading = reading_of(page, verb, entry, "clause", page.branch(clause), spoken=True)
                reading.cue_words = (noun,)
                yield reading


def _cue_phrase(page: Page, verb: int, clause: int) -> set[int]:
    """ "she said" inside its clause ("The risk, she said, is that …"); empty where the clause stands apart."""
    if page.first[clause] > verb:
        return set()
    s = page.syntax
    beside = (child for child in s.children[verb] if s.dep[child] in BESIDE_CUE)
    return {verb}.union(*(range(page.first[child], page.last[child] + 1) for child in beside))


def is_infinitive(page: Page, clause: int) -> bool:
    s = page.syntax
    return any(s.lower[m] == "to" for m in s.having(clause, "mark")) or (
        s.tag[clause] in ("VB", "VBG") and s.first(clause, "mark") is not None and s.first(clause, "aux") is None
    )


def is_gerund(page: Page, clause: int) -> bool:
    s = page.syntax
    return s.tag[clause] == "VBG" and s.first(clause, "aux", "mark", *SUBJECTS) is None


def _asks(page: Page, clause: int) -> bool:
    s = page.syntax
    if s.first(clause, "mark") is not None:
        return any(s.lower[m] in ("whether", "if") for m in s.having(clause, "mark"))
    return s.tag[page.first[clause]] in QUESTION_WORDS and page.quoted[page.first[clause]] < 0


def fronted(page: Page, verb: int, clause: int) -> set[int]:
    """Content before its cue, with what the tree hung on the cue but stands before the clause, and what goes on after.

    "If they come, we will talk, he said, and soon": all but "he said".
    """
    s = page.syntax
    phrase = {verb}
    for child in s.children[verb]:
        if s.dep[child] in BESIDE_CUE and page.first[child] > clause:
            phrase.update(range(page.first[child], page.last[child] + 1))
    start = min(phrase)
    content = set(range(min(page.first[verb], page.first[clause]), start))
    content = _behind_colon(page, content, clause)
    return content | {i for i in page.branch(clause) if i > max(phrase)}


def _behind_colon(page: Page, content: set[int], clause: int) -> set[int]:
    """`She had warned him: "Not now," she said`: of quoted content only what follows colon or dash."""
    lower = page.syntax.lower
    number = page.quoted[clause]
    if number < 0:
        return content
    first = page.utterances[number].first
    borders = [i for i in range(max(first - 3, 0), first) if lower[i] in (":", "-", "–", "—", "--") and i in content]
    return {i for i in content if i > borders[-1]} if borders else content


def reading_of(page: Page, verb: int, entry: Entry, frame: str, content: set[int], *, spoken: bool = False) -> Reading:
    """A reading of a verb, with who does it, or who speaks, as its source."""
    source = speaker_of(page, verb) if spoken else subject_of(page, verb)
    return Reading(verb, entry, frame, source, content, spoken)
