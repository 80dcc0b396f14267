"""Writes the act of a plain sentence in other clauses.

In:  the parse of a rule's example whose root is a verb in the past behind its subject: "Chad recalled its envoy from
Togo." Out: by form the same act told otherwise: `relative` "Chad, which recalled its envoy from Togo, gave no reason."
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.forms.inflection import inflect
from demarche.language.syntax import Syntax

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
    for name, text in (*_finite(p), *_clauses(p), *_infinitives(p), *_passives(p)):
        text = " ".join(text.split()).replace(" ,", ",").replace(" .", ".")
        yield name, text[0].upper() + text[1:]


def _finite(p: Plain) -> Iterator[tuple[str, str]]:
    """Other tenses and places in the sentence."""
    has, is_ = ("has", "is") if p.one else ("have", "are")
    past, done, doing = (inflect(p.lemma, tag) for tag in ("VBD", "VBN", "VBG"))
    now = inflect(p.lemma, "VBZ") if p.one else p.lemma
    yield "plain", f"{p.subject} {past} {p.rest}."
    yield "perfect", f"{p.subject} {has} {done} {p.rest}."
    yield "progressive", f"{p.subject} {is_} {doing} {p.rest}."
    yield "headline", f"{p.subject} {now} {p.rest}"
    yield "fronted time", f"On Monday, {p.subject} {past} {p.rest}."
    yield "time inside", f"{p.subject} on Monday {past} {p.rest}."
    yield "aside", f"{p.subject}, officials said, {past} {p.rest}."
    yield "apposition", f"{p.subject}, long silent in the matter, {past} {p.rest}."
    yield "said after", f"{p.subject} {past} {p.rest}, officials said."
    yield "said that", f"Officials said that {p.subject} had {done} {p.rest}."
    yield "according to", f"According to officials, {p.subject} {past} {p.rest}."
    yield "coordinate verb", f"{p.subject} ignored the rain and {past} {p.rest}."
    yield "subordinate", f"The rain stopped after {p.subject} {past} {p.rest}."


def _clauses(p: Plain) -> Iterator[tuple[str, str]]:
    """Relative and participle clauses."""
    past, done, doing = (inflect(p.lemma, tag) for tag in ("VBD", "VBN", "VBG"))
    who = "who" if p.person else "which"
    yield "relative", f"{p.subject}, {who} {past} {p.rest}, gave no reason."
    yield "relative of", f"Nobody waited for {p.subject}, {who} {past} {p.rest}."
    yield "cleft", f"It was {p.subject} that {past} {p.rest}."
    yield "participle", f"{p.subject} surprised everybody, {doing} {p.rest}."
    yield "having", f"Having {done} {p.rest}, {p.subject} gave no reason."
    yield "after doing", f"After {doing} {p.rest}, {p.subject} gave no reason."
    yield "by doing", f"{p.subject} surprised everybody by {doing} {p.rest}."


def _infinitives(p: Plain) -> Iterator[tuple[str, str]]:
    """Raising and control."""
    was, is_, has = ("was", "is", "has") if p.one else ("were", "are", "have")
    done = inflect(p.lemma, "VBN")
    yield "went on to", f"{p.subject} went on to {p.lemma} {p.rest}."
    yield "managed to", f"{p.subject} managed to {p.lemma} {p.rest}."
    yield "forced to", f"{p.subject} {was} forced to {p.lemma} {p.rest}."
    yield "first to", f"{p.subject} {was} the first to {p.lemma} {p.rest}."
    yield "said to have", f"{p.subject} {is_} said to have {done} {p.rest}."
    yield "will", f"{p.subject} will {p.lemma} {p.rest}."
    yield "expected to", f"{p.subject} {is_} expected to {p.lemma} {p.rest}."
    yield "decided to", f"{p.subject} {has} decided to {p.lemma} {p.rest}."
    yield "plans to", f"{p.subject} {has} plans to {p.lemma} {p.rest}."
    yield "to", f"{p.subject} to {p.lemma} {p.rest}"


def _passives(p: Plain) -> Iterator[tuple[str, str]]:
    """The object first."""
    if not p.thing:
        return
    was, has = ("were", "have") if p.things else ("was", "has")
    past, done = inflect(p.lemma, "VBD"), inflect(p.lemma, "VBN")
    yield "passive", f"{p.thing} {was} {done} by {p.subject} {p.after}."
    yield "passive perfect", f"{p.thing} {has} been {done} by {p.subject} {p.after}."
    yield "reduced passive", f"{p.thing} {done} by {p.subject} {p.after} {was} the talk of the town."
    yield "object relative", f"{p.thing} that {p.subject} {past} {p.after} {was} the talk of the town."
