"""Attributions by verbs: "said that …", "…, he said", "vowed to …", "accused X of …", "is expected to …".

In:  a verb in its tree and the lexicon. Out: at most one Reading: of "Osmani, who denied the charge" that who (Osmani)
denies "the charge".
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.attributions.clauses import QUESTION_WORDS, Frames, is_gerund, is_infinitive, read_clause, reading_of
from demarche.attributions.lexicon import Entry, ReportingLexicon
from demarche.attributions.page import Page
from demarche.attributions.reading import Reading
from demarche.attributions.sources import SUBJECTS, subject_of

NO_PREDICATE = frozenset({"aux", "aux:pass", "cop", "amod", "compound", "case", "mark", "fixed", "flat", "goeswith"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def read_verb(page: Page, verb: int, lexicon: ReportingLexicon) -> Reading | None:
    """The verb's reading by the first frame that both the tree and the lexicon have; None when there is none."""
    frames = frames_of_verb(page, verb, lexicon)
    if not frames:
        return None
    for reader in (read_clause, _passive, _object, _addressed, _infinitive, _raising, _preposition):
        reading = next(reader(page, verb, frames), None)
        if reading is not None:
            reading.cue_words += particles_of(page, verb, lexicon)
            return reading
    return None


def frames_of_verb(page: Page, verb: int, lexicon: ReportingLexicon) -> Frames:
    s = page.syntax
    if s.dep[verb] in NO_PREDICATE:
        return {}
    particles = particles_of(page, verb, lexicon)
    return lexicon.of("verb", " ".join([s.lemma[verb], *(s.lower[p] for p in particles)]))


def particles_of(page: Page, verb: int, lexicon: ReportingLexicon) -> tuple[int, ...]:
    """ "shrugged off"; also one that was read as an adverb, where both are known: "brushed the report aside"."""
    s = page.syntax
    particle = s.first(verb, "compound:prt")
    if particle is None:
        bare = (i for i in s.having(verb, "advmod") if i > verb and not s.children[i])
        particle = next((i for i in bare if lexicon.of("verb", f"{s.lemma[verb]} {s.lower[i]}")), None)
    return () if particle is None else (particle,)


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
        frame = "passive+infinitive" if is_infinitive(page, complement) else "passive+as"
        if frame in frames and s.first(complement, "ccomp") is None:
            yield reading_of(page, verb, frames[frame], frame, told | page.branch(complement))
    entry = frames.get("passive") or (frames.get("object") if s.first(verb, "obl:agent") is not None else None)
    if entry is not None and s.first(verb, "xcomp", "ccomp") is None:
        yield reading_of(page, verb, entry, "passive", told | _obliques(page, verb, verb, entry.also))


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
        frame = "object+infinitive" if is_infinitive(page, complement) else "object+predicate"
        if frame in frames:
            yield reading_of(page, verb, frames[frame], frame, told | page.branch(complement))
    if "object+as" in frames:
        as_what = _obliques(page, verb, own, ("as",))
        if as_what:
            yield reading_of(page, verb, frames["object+as"], "object+as", told | as_what)
    if "object+predicate" in frames and _has_predicate(page, own):
        yield reading_of(page, verb, frames["object+predicate"], "object+predicate", told)
    if "object" in frames and s.first(verb, "xcomp", "ccomp") is None:
        content = told | _obliques(page, verb, own, frames["object"].also)
        yield reading_of(page, verb, frames["object"], "object", content)


def _has_predicate(page: Page, noun: int) -> bool:
    """ "called the charges unfounded", where the parser makes the predicate a part of the object."""
    s = page.syntax
    return any(child == noun + 1 and s.tag[child] in ("VBN", "JJ") for child in s.having(noun, "acl", "amod"))


def _relative_object(page: Page, verb: int, entry: Entry) -> Iterator[Reading]:
    s = page.syntax
    subject = subject_of(page, verb)
    if subject is not None and s.head[subject] == verb and s.tag[subject] not in QUESTION_WORDS:
        yield reading_of(page, verb, entry, "object", page.branch(s.head[verb], verb))


def _small_clause(page: Page, verb: int, frames: Frames) -> Iterator[Reading]:
    """ "wants the army to leave", "wants the law gone", where the parser makes army and law subjects."""
    s = page.syntax
    for complement in s.having(verb, "xcomp", "ccomp"):
        finite = s.tag[complement] in FINITE or s.first(complement, "aux", "cop") is not None
        frame = "object+infinitive" if is_infinitive(page, complement) else "object+predicate"
        has_subject = s.first(complement, *SUBJECTS) is not None
        if frame in frames and has_subject and (frame == "object+infinitive" or not finite):
            yield reading_of(page, verb, frames[frame], frame, page.branch(complement))


def _swallowed_object(page: Page, verb: int, entry: Entry) -> Iterator[Reading]:
    """ "accusing Mali of arming them": parsers make Mali the subject of "arming"."""
    s = page.syntax
    for child in s.having(verb, "advcl", "xcomp", "ccomp"):
        mark, subject = s.first(child, "mark", "case"), s.first(child, *SUBJECTS)
        if mark is not None and subject is not None and verb < subject < mark and s.lower[mark] in entry.also:
            yield reading_of(page, verb, entry, "object", page.branch(child))


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
        if s.dep[complement] == "xcomp" and not is_infinitive(page, complement):
            frame = "gerund" if s.tag[complement] == "VBG" else "bare"
        elif any(s.lower[m] == "to" for m in s.having(complement, "mark")) and complement > verb:
            if s.tag[complement] == "VBG" and s.first(complement, "aux") is None:
                continue  # "pleaded guilty to stealing"
            frame = "infinitive"
        elif complement == verb + 1 and is_gerund(page, complement):
            frame = "gerund"  # "supports closing the port", where the parser makes it an adjunct
        else:
            continue
        if frame in frames:
            yield reading_of(page, verb, frames[frame], frame, page.branch(complement))


def _raising(page: Page, verb: int, frames: Frames) -> Iterator[Reading]:
    """ "X seems to have left": nobody's word in particular, about X."""
    s = page.syntax
    subject, complement = s.first(verb, *SUBJECTS), s.first(verb, "xcomp")
    if "raising" in frames and subject is not None and complement is not None:
        reading = reading_of(page, verb, frames["raising"], "raising", page.branch(subject) | page.branch(complement))
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
            yield reading_of(page, verb, frames[frame], frame, content)
