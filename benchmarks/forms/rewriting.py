"""Writes the act of a plain sentence in other clauses.

In:  the parse of a rule's example whose root is a verb in the past behind its subject: "Chad recalled its envoy from
Togo." Out: by form the same act told otherwise: `relative` "Chad, which recalled its envoy from Togo, gave no reason."
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.forms.inflection import inflect
from demarche.language.syntax import Syntax

FINITE = {
    "plain": "{X} {did} {rest}.",
    "perfect": "{X} {has} {done} {rest}.",
    "progressive": "{X} {is} {doing} {rest}.",
    "headline": "{X} {does} {rest}",
    "fronted time": "On Monday, {X} {did} {rest}.",
    "time inside": "{X} on Monday {did} {rest}.",
    "aside": "{X}, officials said, {did} {rest}.",
    "apposition": "{X}, long silent in the matter, {did} {rest}.",
    "said after": "{X} {did} {rest}, officials said.",
    "said that": "Officials said that {X} had {done} {rest}.",
    "according to": "According to officials, {X} {did} {rest}.",
    "coordinate verb": "{X} ignored the rain and {did} {rest}.",
    "subordinate": "The rain stopped after {X} {did} {rest}.",
}
CLAUSES = {
    "relative": "{X}, {who} {did} {rest}, gave no reason.",
    "relative of": "Nobody waited for {X}, {who} {did} {rest}.",
    "cleft": "It was {X} that {did} {rest}.",
    "participle": "{X} surprised everybody, {doing} {rest}.",
    "having": "Having {done} {rest}, {X} gave no reason.",
    "after doing": "After {doing} {rest}, {X} gave no reason.",
    "by doing": "{X} surprised everybody by {doing} {rest}.",
}
INFINITIVES = {  # raising and control
    "went on to": "{X} went on to {do} {rest}.",
    "managed to": "{X} managed to {do} {rest}.",
    "forced to": "{X} {was} forced to {do} {rest}.",
    "first to": "{X} {was} the first to {do} {rest}.",
    "said to have": "{X} {is} said to have {done} {rest}.",
    "will": "{X} will {do} {rest}.",
    "expected to": "{X} {is} expected to {do} {rest}.",
    "decided to": "{X} {has} decided to {do} {rest}.",
    "plans to": "{X} {has} plans to {do} {rest}.",
    "to": "{X} to {do} {rest}",
}
PASSIVES = {  # the object first
    "passive": "{thing} {thing was} {done} by {X} {after}.",
    "passive perfect": "{thing} {thing has} been {done} by {X} {after}.",
    "reduced passive": "{thing} {done} by {X} {after} {thing was} the talk of the town.",
    "object relative": "{thing} that {X} {did} {after} {thing was} the talk of the town.",
}
_NAMED = ("PROPN", "PRON")
_UNBOUND = frozenset({"this", "that", "it", "he", "she", "they", "we", "i", "you", "who", "which", "there"})


@dataclass(frozen=True, slots=True)
class Plain:
    """A simple sentence in parts. subject, rest: as written; thing: the object if it stands right behind the verb."""

    subject: str
    lemma: str
    rest: str
    thing: str
    after: str
    one: bool
    person: bool
    things: bool


def plain(s: Syntax) -> Plain | None:
    """The parts of a sentence of one clause in the simple past, active; None for any other."""
    root = next((i for i, h in enumerate(s.head) if h == i), None)
    if (
        root is None
        or len(s.sentences) != 1
        or s.tag[root] != "VBD"
        or s.having(root, "aux", "aux:pass", "conj", "cop")
    ):
        return None
    subjects = s.having(root, "nsubj")
    if len(subjects) != 1 or s.lower[subjects[0]] in _UNBOUND or s.lower[-1] != ".":
        return None
    head = subjects[0]
    tokens = sorted(s.subtree(head))
    if tokens != list(range(tokens[-1] + 1)) or tokens[-1] + 1 != root or any(s.lower[t] == "," for t in tokens):
        return None
    thing, after = _thing(s, root)
    end = len(s) - 1
    return Plain(
        subject=_written(s, 0, root),
        lemma=s.lemma[root],
        rest=s.text[s.start[root + 1] : s.start[end]].strip() if root + 1 < end else "",
        thing=thing,
        after=after,
        one=not s.having(head, "conj") and s.tag[head] not in ("NNS", "NNPS"),
        person=_is_person(s, head),
        things=any(s.tag[o] in ("NNS", "NNPS") or s.having(o, "conj") for o in s.having(root, "obj")),
    )


def _written(s: Syntax, first: int, end: int) -> str:
    """Words as they stand; a first word that is no name in small letters."""
    text = s.text[s.start[first] : s.end[end - 1]]
    name = first in s.named or s.pos[first] in _NAMED or not s.words[first][1:].islower()
    return text if name else text[0].lower() + text[1:]


def _thing(s: Syntax, root: int) -> tuple[str, str]:
    """The direct object right behind the verb, and what follows it: "its envoy", "from Togo"."""
    objects = s.having(root, "obj")
    if len(objects) != 1 or s.having(root, "iobj", "xcomp", "ccomp", "compound:prt"):
        return "", ""
    tokens = sorted(s.subtree(objects[0]))
    if tokens != list(range(root + 1, tokens[-1] + 1)) or any(
        s.lower[t] in ("its", "their", "his", "her") for t in tokens
    ):
        return "", ""
    end = len(s) - 1
    return s.text[s.start[tokens[0]] : s.end[tokens[-1]]], s.text[s.end[tokens[-1]] : s.start[end]].strip()


def _is_person(s: Syntax, head: int) -> bool:
    return any(label == "PERSON" and first <= head < last for first, last, label in s.entities)


def forms(p: Plain) -> Iterator[tuple[str, str]]:
    """(form, sentence): all that the sentence can be told as."""
    words = _words(p)
    patterns = FINITE | CLAUSES | INFINITIVES | (PASSIVES if p.thing else {})
    for name, pattern in patterns.items():
        text = " ".join(pattern.format_map(words).split()).replace(" ,", ",").replace(" .", ".")
        yield name, text[0].upper() + text[1:]


def _words(p: Plain) -> dict[str, str]:
    """What stands for the parts of a pattern."""
    return {
        "X": p.subject,
        "rest": p.rest,
        "thing": p.thing,
        "after": p.after,
        "do": p.lemma,
        "does": inflect(p.lemma, "VBZ") if p.one else p.lemma,
        "did": inflect(p.lemma, "VBD"),
        "done": inflect(p.lemma, "VBN"),
        "doing": inflect(p.lemma, "VBG"),
        "is": "is" if p.one else "are",
        "was": "was" if p.one else "were",
        "has": "has" if p.one else "have",
        "thing was": "were" if p.things else "was",
        "thing has": "have" if p.things else "has",
        "who": "who" if p.person else "which",
    }
