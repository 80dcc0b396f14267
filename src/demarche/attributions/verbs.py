"""Attributions by verbs: "said that …", "…, he said", "vowed to …", "accused X of …", "is expected to …".

In:  a verb in its tree and the lexicon. Out: at most one Reading: of "Osmani, who denied the charge" that who (Osmani)
denies "the charge".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from demarche.attributions.lexicon import Entry, ReportingLexicon
from demarche.attributions.page import Page
from demarche.attributions.parentheses import parenthesis, reports_by_as
from demarche.attributions.reading import Reading
from demarche.attributions.sources import SUBJECTS, subject_of
from demarche.attributions.touching import speaker_of

Frames = Mapping[str, Entry]
NO_PREDICATE = frozenset({"aux", "aux:pass", "cop", "amod", "compound", "case", "mark", "fixed", "flat", "goeswith"})
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
FINITE = frozenset({"VBD", "VBZ", "VBP"})
OCCASIONS = frozenset({"in", "during", "to", "at", "on", "via", "through"})
QUESTION_WORDS = frozenset({"WP", "WRB", "WDT", "WP$"})


def read_verb(page: Page, verb: int, lexicon: ReportingLexicon) -> Reading | None:
    """The verb's reading by the first frame that both the tree and the lexicon have; None when there is none."""
    frames = frames_of_verb(page, verb, lexicon)
    if not frames:
        return None
    for reader in (_clause, _passive, _object, _addressed, _infinitive, _raising, _preposition):
        reading = next(reader(page, verb, frames), None)
        if reading is not None:
            return reading
    return None


def frames_of_verb(page: Page, verb: int, lexicon: ReportingLexicon) -> Frames:
    s = page.syntax
    if s.dep[verb] in NO_PREDICATE:
        return {}
    particle = s.first(verb, "compound:prt")
    if particle is not None:
        return lexicon.of("verb", f"{s.lemma[verb]} {s.lower[particle]}")
    return lexicon.of("verb", s.lemma[verb])


# ---------------------------------------------------------------- clauses


def _clause(page: Page, verb: int, frames: Frames) -> Iterator[Reading]:
    """ "said (that) …", "asked whether …", "…, he said", "told the envoy that …"."""
    s = page.syntax
    for clause in s.having(verb, "ccomp", *(IMPERSONAL if s.first(verb, "expl") is not None else ())):
        if _is_infinitive(page, clause):
            continue
        frame = "question" if _asks(page, clause) else "gerund" if _is_gerund(page, clause) else "clause"
        entry = frames.get(frame)
        if entry is not None:
            content = (
                fronted(page, verb, clause) if clause < verb else page.branch(clause) - _cue_phrase(page, verb, clause)
            )
            if frame == "gerund":  # "showed rescuers walking": who walks is told as well
                content |= {i for o in s.having(verb, "obj", "iobj") if verb < o < clause for i in page.branch(o)}
            yield _reading(page, verb, entry, frame, content, spoken=True)
    entry = frames.get("clause")
    if entry is not None and s.first(verb, "ccomp", "xcomp") is None:
        yield from _clause_of_occasion(page, verb, entry)
    if entry is None or "quote" not in frames or s.first(verb, "ccomp", "xcomp") is not None:
        return
    if reports_by_as(page, verb):
        start, stop = page.sentence(verb)
        yield _reading(page, verb, entry, "clause", set(range(start, stop)) - page.branch(verb), spoken=True)
    aside = parenthesis(page, verb, addressed="addressee" in frames)
    if aside is not None:
        yield Reading(verb, entry, "clause", aside.source, set(aside.content), spoken=True)
    for clause in s.having(verb, "parataxis"):
        if clause > verb and ":" in s.lower[verb + 1 : page.first[clause] + 1]:
            yield _reading(page, verb, entry, "clause", page.branch(clause), spoken=True)


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
                reading = _reading(page, verb, entry, "clause", page.branch(clause), spoken=True)
                reading.cue_words = (noun,)
                yield reading


def _cue_phrase(page: Page, verb: int, clause: int) -> set[int]:
    """ "she said" inside its clause ("The risk, she said, is that …"); empty where the clause stands apart."""
    if page.first[clause] > verb:
        return set()
    s = page.syntax
    beside = (child for child in s.children[verb] if s.dep[child] in BESIDE_CUE)
    return {verb}.union(*(range(page.first[child], page.last[child] + 1) for child in beside))


def _is_infinitive(page: Page, clause: int) -> bool:
    s = page.syntax
    return any(s.lower[m] == "to" for m in s.having(clause, "mark")) or (
        s.tag[clause] in ("VB", "VBG") and s.first(clause, "mark") is not None and s.first(clause, "aux") is None
    )


def _is_gerund(page: Page, clause: int) -> bool:
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


# ---------------------------------------------------------------- passives, objects, infinitives, prepositions


def _passive(page: Page, verb: int, frames: Frames) -> Iterator[Reading]:
    """ "was accused by X of …", "is expected to …", "is seen as …"; the surface subject belongs to the content."""
    s = page.syntax
    undergoer = s.first(verb, "nsubj:pass")
    if undergoer is None:
        return
    if "cited" in frames and _quoted_as_saying(page, verb):
        return
    told = page.branch(undergoer)
    for complement in s.having(verb, "xcomp", "ccomp"):
        frame = "passive+infinitive" if _is_infinitive(page, complement) else "passive+as"
        if frame in frames and s.first(complement, "ccomp") is None:
            yield _reading(page, verb, frames[frame], frame, told | page.branch(complement))
    entry = frames.get("passive") or (frames.get("object") if s.first(verb, "obl:agent") is not None else None)
    if entry is not None and s.first(verb, "xcomp", "ccomp") is None:
        yield _reading(page, verb, entry, "passive", told | _obliques(page, verb, verb, entry.also))


def _quoted_as_saying(page: Page, verb: int) -> bool:
    """ "was quoted as saying": what is said is the subject's, by the verb of saying."""
    s = page.syntax
    complements = (c for c in s.having(verb, "advcl", "xcomp", "ccomp", "obl") if s.tag[c] == "VBG")
    return any(s.lower[m] == "as" for c in complements for m in s.having(c, "mark", "case"))


def _object(page: Page, verb: int, frames: Frames) -> Iterator[Reading]:
    """ "urged X to …", "called X a …", "described X as …", "rejected X", "the deal that X rejected"."""
    s = page.syntax
    own = s.first(verb, "obj", "iobj")
    if own is None:
        if s.dep[verb] == "acl:relcl" and "object" in frames and s.first(verb, "nsubj:pass", "xcomp", "ccomp") is None:
            yield from _relative_object(page, verb, frames["object"])
        elif "object" in frames:
            yield from _swallowed_object(page, verb, frames["object"])
        yield from _small_clause(page, verb, frames)
        return
    told = page.branch(own)
    for complement in s.having(verb, "xcomp", "ccomp"):
        frame = "object+infinitive" if _is_infinitive(page, complement) else "object+predicate"
        if frame in frames:
            yield _reading(page, verb, frames[frame], frame, told | page.branch(complement))
    if "object+as" in frames:
        as_what = _obliques(page, verb, own, ("as",))
        if as_what:
            yield _reading(page, verb, frames["object+as"], "object+as", told | as_what)
    if "object+predicate" in frames and _has_predicate(page, own):
        yield _reading(page, verb, frames["object+predicate"], "object+predicate", told)
    if "object" in frames and s.first(verb, "xcomp", "ccomp") is None:
        content = told | _obliques(page, verb, own, frames["object"].also)
        yield _reading(page, verb, frames["object"], "object", content)


def _has_predicate(page: Page, noun: int) -> bool:
    """ "called the charges unfounded", where the parser makes the predicate a part of the object."""
    s = page.syntax
    return any(child == noun + 1 and s.tag[child] in ("VBN", "JJ") for child in s.having(noun, "acl", "amod"))


def _relative_object(page: Page, verb: int, entry: Entry) -> Iterator[Reading]:
    s = page.syntax
    subject = subject_of(page, verb)
    if subject is not None and s.head[subject] == verb and s.tag[subject] not in QUESTION_WORDS:
        yield _reading(page, verb, entry, "object", page.branch(s.head[verb], verb))


def _small_clause(page: Page, verb: int, frames: Frames) -> Iterator[Reading]:
    """ "wants the army to leave", "wants the law gone", where the parser makes army and law subjects."""
    s = page.syntax
    for complement in s.having(verb, "xcomp", "ccomp"):
        finite = s.tag[complement] in FINITE or s.first(complement, "aux", "cop") is not None
        frame = "object+infinitive" if _is_infinitive(page, complement) else "object+predicate"
        has_subject = s.first(complement, *SUBJECTS) is not None
        if frame in frames and has_subject and (frame == "object+infinitive" or not finite):
            yield _reading(page, verb, frames[frame], frame, page.branch(complement))


def _swallowed_object(page: Page, verb: int, entry: Entry) -> Iterator[Reading]:
    """ "accusing Mali of arming them": parsers make Mali the subject of "arming"."""
    s = page.syntax
    for child in s.having(verb, "advcl", "xcomp", "ccomp"):
        mark, subject = s.first(child, "mark", "case"), s.first(child, *SUBJECTS)
        if mark is not None and subject is not None and verb < subject < mark and s.lower[mark] in entry.also:
            yield _reading(page, verb, entry, "object", page.branch(child))


def _obliques(page: Page, verb: int, after: int, prepositions: tuple[str, ...]) -> set[int]:
    """Tokens of the verb's prepositional phrases and gerunds behind `after`, if their preposition is one of these."""
    s = page.syntax
    out: set[int] = set()
    for child in s.children[verb]:
        if child > after and preposition_of(page, child) in prepositions:
            out |= page.branch(child)
    return out


def preposition_of(page: Page, child: int) -> str:
    """ "of" in "of treason" and in "of breaking the law"; "" for what has no preposition."""
    s = page.syntax
    if s.dep[child] in ("obl", "nmod", "obj"):
        return s.preposition(child)
    if s.dep[child] in ("advcl", "acl", "xcomp", "ccomp"):
        mark = s.first(child, "mark", "case")
        if mark is not None and s.pos[mark] in ("ADP", "SCONJ") and s.lower[mark] != "that":
            return s.lower[mark]
    return ""


def _infinitive(page: Page, verb: int, frames: Frames) -> Iterator[Reading]:
    s = page.syntax
    for complement in s.having(verb, "xcomp", "ccomp", "advcl"):
        if s.dep[complement] == "xcomp" and not _is_infinitive(page, complement):
            frame = "gerund" if s.tag[complement] == "VBG" else "bare"
        elif any(s.lower[m] == "to" for m in s.having(complement, "mark")) and complement > verb:
            if s.tag[complement] == "VBG" and s.first(complement, "aux") is None:
                continue  # "pleaded guilty to stealing"
            frame = "infinitive"
        elif complement == verb + 1 and _is_gerund(page, complement):
            frame = "gerund"  # "supports closing the port", where the parser makes it an adjunct
        else:
            continue
        if frame in frames:
            yield _reading(page, verb, frames[frame], frame, page.branch(complement))


def _raising(page: Page, verb: int, frames: Frames) -> Iterator[Reading]:
    """ "X seems to have left": nobody's word in particular, about X."""
    s = page.syntax
    subject, complement = s.first(verb, *SUBJECTS), s.first(verb, "xcomp")
    if "raising" in frames and subject is not None and complement is not None:
        reading = _reading(page, verb, frames["raising"], "raising", page.branch(subject) | page.branch(complement))
        reading.source = None
        yield reading


def _addressed(page: Page, verb: int, frames: Frames) -> Iterator[Reading]:
    """ "called on both sides to stop", "refers to the law as a gag": what follows the phrase belongs to the content."""
    s = page.syntax
    for reading in _preposition(page, verb, frames):
        end = max(reading.content)
        more = _obliques(page, verb, end, ("as",))
        for complement in s.having(verb, "xcomp", "advcl"):
            if complement > end and any(s.lower[m] == "to" for m in s.having(complement, "mark")):
                more |= page.branch(complement)
        if more:
            reading.content |= more
            yield reading


def _preposition(page: Page, verb: int, frames: Frames) -> Iterator[Reading]:
    """ "spoke about the raid", "agreed with the findings"."""
    s = page.syntax
    for child in s.children[verb]:
        preposition = preposition_of(page, child)
        frame = f"preposition:{preposition}"
        if preposition and frame in frames and child > verb:
            content = page.branch(child, *s.having(child, "case", "mark"))
            yield _reading(page, verb, frames[frame], frame, content)


def _reading(page: Page, verb: int, entry: Entry, frame: str, content: set[int], *, spoken: bool = False) -> Reading:
    source = speaker_of(page, verb) if spoken else subject_of(page, verb)
    return Reading(verb, entry, frame, source, content, spoken)
