"""Attributions by nouns, adjectives, adverbs and prepositions: "his claim that …", "wary of …", "according to …".

In:  a noun, adjective, adverb or source phrase in its tree. Out: at most one Reading: of "Ghana's plan to mediate, for
the opposition, comes too late" that Ghana plans "to mediate".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from demarche.attributions.lexicon import Entry, ReportingLexicon
from demarche.attributions.page import Page
from demarche.attributions.reading import Reading
from demarche.attributions.sources import SUBJECTS, subject_of
from demarche.attributions.verbs import preposition_of
from demarche.cast import Cast
from demarche.language.frames import FrameLexicon

STANDPOINTS = frozenset({"person", "office", "state", "organisation", "group", "people"})
OWNER_PREPOSITIONS = ("by", "from", "among")
CLAUSES = ("acl", "ccomp", "acl:relcl", "xcomp", "advcl", "csubj")
CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "advcl", "parataxis", "acl:relcl", "conj", "csubj", "acl", "xcomp"})


def read_noun(page: Page, noun: int, lexicon: ReportingLexicon, words: FrameLexicon) -> Reading | None:
    s = page.syntax
    frames = lexicon.of("noun", s.lemma[noun])
    if not frames:
        return None
    source = owner_of(page, noun, words)
    for frame, content in _complements(page, noun):
        entry = frames.get(frame)
        if entry is not None and (source is not None or (entry.owner == "any" and frame != "copula")):
            return Reading(noun, entry, frame, _holder(page, noun) if source is None else source, content)
    return None


def _holder(page: Page, noun: int) -> int | None:
    """Whose a claim is that nobody owns: who "bristled at the suggestion that …" or "repeated the charge that …"."""
    s = page.syntax
    above = s.head[noun]
    return subject_of(page, above) if s.dep[noun] in ("obj", "obl") and s.pos[above] == "VERB" else None


def owner_of(page: Page, noun: int, words: FrameLexicon) -> int | None:
    """ "his claim", "a claim by Mali", "Mali made a claim"."""
    s = page.syntax
    owner = s.first(noun, "nmod:poss")
    if owner is not None:
        return owner
    for child in s.having(noun, "nmod"):
        if s.preposition(child) in OWNER_PREPOSITIONS:
            return child
    above = s.head[noun]
    lemma = s.lemma[above]
    if s.dep[noun] in ("obj", "obl") and lemma in words.light_verbs and lemma not in words.undergoing_verbs:
        return subject_of(page, above)
    return None


def _complements(page: Page, noun: int) -> Iterator[tuple[str, set[int]]]:
    s = page.syntax
    for child in s.children[noun]:
        if s.dep[child] in CLAUSES and clause_frame(page, child):
            yield clause_frame(page, child), page.branch(child)
        if child > noun and preposition_of(page, child):
            marks = s.having(child, "case", "mark")
            yield f"preposition:{preposition_of(page, child)}", page.branch(child, *marks)
    above = s.head[noun]
    bare = s.pos[above] in ("ADJ", "ADV") and page.quoted[above] < 0 and s.first(above, "mark") is None
    if s.dep[noun] in ("nsubj", "nsubj:outer") and s.first(above, "cop") is not None and above > noun and not bare:
        cop = s.having(above, "cop")
        yield "copula", {i for i in page.branch(above, noun, *cop) if i > cop[0]}


def clause_frame(page: Page, child: int) -> str:
    """Which frame a clause fills by its mark; "" for none. A clause without mark counts if it has its own subject."""
    s = page.syntax
    marks = {s.lower[m] for m in s.having(child, "mark")}
    if "that" in marks:
        return "clause"
    if marks & {"whether", "if"}:
        return "question"
    if "to" in marks:
        return "infinitive"
    bare = not marks and s.dep[child] == "ccomp" and s.first(child, *SUBJECTS) is not None
    return "clause" if bare else ""


def read_adjective(page: Page, adjective: int, lexicon: ReportingLexicon) -> Reading | None:
    """ "X is confident that …", "wary of …", "it is unclear whether …", "opposed to …", be it tagged as a passive."""
    s = page.syntax
    participle = s.pos[adjective] == "VERB"
    frames = lexicon.of("adjective", s.lower[adjective] if participle else s.lemma[adjective])
    if not frames or s.dep[adjective] == "amod":
        return None
    impersonal = s.first(adjective, "expl") is not None
    undergoer = s.first(adjective, "nsubj:pass") if participle else None
    source = None if impersonal else subject_of(page, adjective) if undergoer is None else undergoer
    for frame, content in _complements_of_adjective(page, adjective):
        entry = frames.get("expletive") if impersonal and frame in ("clause", "question") else frames.get(frame)
        if entry is not None and (source is not None or impersonal):
            return Reading(adjective, entry, frame, source, content)
    return None


def _complements_of_adjective(page: Page, adjective: int) -> Iterator[tuple[str, set[int]]]:
    s = page.syntax
    for child in s.children[adjective]:
        if child < adjective:
            continue
        if s.dep[child] in CLAUSES and clause_frame(page, child):
            yield clause_frame(page, child), page.branch(child)
        if preposition_of(page, child):
            marks = s.having(child, "case", "mark")
            yield f"preposition:{preposition_of(page, child)}", page.branch(child, *marks)


def read_adverb(page: Page, adverb: int, lexicon: ReportingLexicon) -> Reading | None:
    """ "reportedly", "allegedly": somebody says so of the clause, nobody is named."""
    s = page.syntax
    entry = lexicon.of("adverb", s.lower[adverb]).get("absolute")
    if entry is None:
        return None
    return Reading(adverb, entry, "absolute", None, page.branch(s.head[adverb], adverb))


def read_source_phrase(page: Page, head: int, lexicon: ReportingLexicon) -> Reading | None:
    """ "according to X, …": X says the clause the phrase stands in."""
    s = page.syntax
    if s.dep[head] not in ("obl", "nmod", "advmod", "parataxis", "dep", "advcl"):
        return None
    frames: Mapping[str, Entry] = lexicon.of("preposition", s.preposition(head))
    entry = frames.get("absolute")
    marks = s.having(head, "case")
    if entry is None or not marks:
        return None
    return Reading(marks[0], entry, "absolute", head, _sourced_clause(page, head, marks[0]), spoken=True)


def read_viewpoint(page: Page, noun: int, lexicon: ReportingLexicon) -> Reading | None:
    """ "In the words of one diplomat, …", "in Ankara's view, …": the owner of the words says the clause."""
    s = page.syntax
    entry = lexicon.of("noun", s.lemma[noun]).get("absolute")
    if entry is None or s.dep[noun] not in ("obl", "nmod") or s.preposition(noun) not in ("in", "by", "to"):
        return None
    owner = s.first(noun, "nmod:poss")
    if owner is None:
        owner = next((c for c in s.having(noun, "nmod") if s.preposition(c) == "of"), None)
    if owner is None:
        return None
    return Reading(noun, entry, "absolute", owner, _sourced_clause(page, noun, page.first[noun]), spoken=True)


def read_standpoint(page: Page, head: int, cast: Cast, lexicon: ReportingLexicon) -> Reading | None:
    """ "For Ankara, the sale is a commercial matter": whose view a sentence gives that says what something is.

    Only of somebody the cast knows, at the head of the sentence, parted by a comma, before a predicate noun;
    "For Ankara, the sale is a fig leaf" is what the author thinks.
    """
    s = page.syntax
    entry = lexicon.of("preposition", s.preposition(head)).get("standpoint")
    start, stop = page.sentence(head)
    words = [i for i in range(start, stop) if s.pos[i] not in ("PUNCT", "SPACE")]
    marks = s.having(head, "case")
    if entry is None or not marks or marks[0] != words[0] or "," not in s.lower[page.last[head] : page.last[head] + 2]:
        return None
    clause = s.head[head]
    nominal = s.pos[clause] == "NOUN" and s.first(clause, "cop") is not None
    told = nominal and s.first(clause, "expl") is None and not page.asks(head)
    if not told or _evaluates(page, clause, lexicon) or not any(cast[id].kind in STANDPOINTS for id in cast.at(head)):
        return None
    return Reading(marks[0], entry, "absolute", head, set(range(start, stop)) - page.branch(head))


def _evaluates(page: Page, predicate: int, lexicon: ReportingLexicon) -> bool:
    s = page.syntax
    phrases = {
        s.lemma[predicate],
        *(f"{s.lower[c]} {s.lemma[predicate]}" for c in s.having(predicate, "amod", "compound")),
    }
    return any(phrases & entry.phrases for entry in lexicon.voices_of("predicate"))


def _sourced_clause(page: Page, head: int, mark: int) -> set[int]:
    """At the edge of a sentence, parted by a comma, the whole sentence; else the clause around the phrase."""
    s = page.syntax
    start, stop = page.sentence(head)
    words = [i for i in range(start, stop) if s.pos[i] not in ("PUNCT", "SPACE")]
    opens = mark == words[0]
    closes = page.last[head] == words[-1] and s.lower[mark - 1] == ","
    if opens or closes:
        return set(range(start, stop)) - page.branch(head)
    return page.branch(clause_above(page, head), head)


def clause_above(page: Page, token: int) -> int:
    """The head of the clause a phrase belongs to."""
    s = page.syntax
    here = s.head[token]
    while s.dep[here] not in CLAUSE_HEADS and s.head[here] != here:
        here = s.head[here]
    return here
