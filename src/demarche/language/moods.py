"""How a clause is put: tense, modal, negation, question.

In:  a predicate in its tree. Out: a `Mood`; for "would not have attacked": tense past, modal would, negation not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.language.syntax import Syntax

if TYPE_CHECKING:
    from demarche.language.frames import FrameLexicon


@dataclass(frozen=True, slots=True)
class Mood:
    """tense: past, present, future, infinitive, participle, gerund, imperative or "" (nouns without a verb).

    modal, negation, future: token indices of the words that say so; perfect, progressive: aspect.
    prospective: the modal is one that puts the future in the past ("said it would attack").
    """

    tense: str
    modal: int | None = None
    negation: int | None = None
    future: int | None = None
    question: bool = False
    perfect: bool = False
    progressive: bool = False
    prospective: bool = False

    @property
    def ahead(self) -> bool:
        """Whether the clause looks ahead: future, the past's future, or an infinitive."""
        return self.prospective or self.future is not None or self.tense == "infinitive"


def mood_of(s: Syntax, i: int, lexicon: FrameLexicon) -> Mood:
    auxiliaries = s.having(i, "aux", "aux:pass", "cop")
    modal = next((a for a in auxiliaries if s.lower[a] in lexicon.modal_auxiliaries and s.tag[a] == "MD"), None)
    future = next((a for a in auxiliaries if s.lower[a] in lexicon.future_auxiliaries), arranged_by(s, i, lexicon))
    return Mood(
        tense="future" if future is not None else tense_of(s, i, auxiliaries),
        modal=modal,
        negation=negation_of(s, i, lexicon),
        future=future,
        question=is_question(s, i),
        perfect=any(s.lemma[a] == "have" for a in auxiliaries),
        progressive=s.tag[i] == "VBG" and any(s.lemma[a] == "be" for a in auxiliaries),
        prospective=modal is not None and s.lower[modal] in lexicon.prospective_auxiliaries,
    )


def arranged_by(s: Syntax, i: int, lexicon: FrameLexicon) -> int | None:
    """The "is" of "the president is to visit Togo", "the camp was to be closed"; None for "the aim is to close it"."""
    to = next((c for c in s.having(i, "mark") if s.lower[c] == "to"), None)
    if to is None or s.pos[i] != "VERB":
        return None
    subjects = s.having(i, "nsubj", "nsubj:pass", "nsubj:outer", "csubj")
    if not subjects or any(s.lemma[c] in lexicon.purpose_nouns or s.dep[c] == "csubj" for c in subjects):
        return None
    linked = (a for a in s.having(i, "aux", "aux:pass", "cop") if a < to and s.lemma[a] == "be")
    return next((a for a in linked if s.tag[a] in ("VBZ", "VBP", "VBD")), None)


def tense_of(s: Syntax, i: int, auxiliaries: list[int]) -> str:
    """Tense by the finite auxiliary, else by the verb's own form; a perfect counts as past."""
    perfect = any(s.lemma[a] == "have" and s.dep[a] == "aux" for a in auxiliaries)
    finite = next((s.tag[a] for a in auxiliaries if s.tag[a] in ("VBD", "VBZ", "VBP", "MD")), None)
    if finite is not None:
        return "past" if finite == "VBD" or perfect else "present"
    tag = s.tag[i]
    if s.pos[i] not in ("VERB", "AUX"):
        return ""
    if tag in ("VBD", "VBZ", "VBP"):
        return "past" if tag == "VBD" else "infinitive" if _is_subjunctive(s, i) else "present"
    if tag in ("VB", "VBP") and perfect:
        return "participle"  # "is said to have come"
    if tag == "VB":
        if _has_to(s, i) or s.dep[i] in ("xcomp", "ccomp", "advcl", "acl"):
            return "infinitive"
        return "present" if s.having(i, "nsubj", "nsubj:pass") else "imperative"  # "lawmakers attend" misread as bare
    return {"VBN": "participle", "VBG": "gerund"}.get(tag, "")


def _is_subjunctive(s: Syntax, i: int) -> bool:
    """The bare verb of one in what is asked: "insisted that Berlin pay"; not "insisted that Berlin and Rome pay"."""
    if s.tag[i] != "VBP" or s.dep[i] != "ccomp" or not any(s.lower[c] == "that" for c in s.having(i, "mark")):
        return False
    subjects = s.having(i, "nsubj")
    return any(s.tag[c] in ("NN", "NNP") or s.lower[c] in ("he", "she", "it") for c in subjects) and not any(
        s.having(c, "conj") for c in subjects
    )


def _has_to(s: Syntax, i: int) -> bool:
    return any(s.lower[c] == "to" for c in s.having(i, "mark"))


def negation_of(s: Syntax, i: int, lexicon: FrameLexicon) -> int | None:
    """The word that negates: on the predicate, "without" before it, or a negative subject or object."""
    for c in s.children[i]:
        dep, lower = s.dep[c], s.lower[c]
        if dep in ("advmod", "cc:preconj", "cc", "neg", "advmod:neg") and lower in lexicon.negators and c != i:
            if c + 1 < len(s) and s.lower[c + 1] in lexicon.focusing:
                continue
            return c
        if dep == "det" and lower in lexicon.negating_determiners:
            return c
        if dep == "advmod" and lower in lexicon.negated_adverbs:  # "no longer"
            return next((d for d in s.children[c] if s.lower[d] in lexicon.negating_determiners), None)
        if dep in ("mark", "case") and lower in lexicon.negating_marks:
            return c
        if dep in ("nsubj", "nsubj:pass", "obj"):
            if lower in lexicon.negating_pronouns:
                return c
            for d in s.having(c, "det", "cc:preconj"):
                if s.lower[d] in lexicon.negating_determiners:
                    return d
        if dep == "aux":
            for d in s.having(c, "advmod"):
                if s.lower[d] in lexicon.negators:
                    return d
    return None


def is_question(s: Syntax, i: int) -> bool:
    """A main clause whose sentence closes with a question mark."""
    return any(s.lower[c] == "?" for c in s.having(i, "punct"))
