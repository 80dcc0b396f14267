"""Codes each example in all its forms: `python -m benchmarks.forms`.

In:  the coder; how many examples of each type are drawn. Out: by form, how many are read with their type, of these how
many with their parties and their actuality; and those that are not, to read.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.forms.rewriting import forms, plain
from demarche import Coder
from demarche.language.frames import find_frames
from demarche.records import Article, Coding, Event

AHEAD = frozenset({"will", "expected to", "decided to", "plans to", "to"})
SPOKEN = "decided to"  # to decide to say it is to say it


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence in one form and how it was read: type, then parties, then actuality right."""

    form: str
    rule: str
    text: str
    type: bool
    parties: bool
    actuality: bool
    read: str


def read_forms(coder: Coder, each: int, seed: int = 0) -> Iterator[Reading]:
    """The forms of at most `each` examples of every type, drawn at random."""
    for (rule, wanted), (form, text), coding in _coded(coder, _drawn(coder, each, seed)):
        yield _reading(coder, rule, wanted, form, text, coding)


def _drawn(coder: Coder, each: int, seed: int) -> list[tuple[str, Article]]:
    by_type: dict[str, list[tuple[str, Article]]] = defaultdict(list)
    for rule in coder.knowledge.events.rules.rules:
        if rule.pos == "verb" and not rule.told:
            by_type[rule.type] += [(rule.id, Article(text=e.text, id=f"{rule.id} {e.text}")) for e in rule.examples[:2]]
    chance = random.Random(seed)
    return [case for type in sorted(by_type) for case in chance.sample(by_type[type], min(each, len(by_type[type])))]


def _coded(
    coder: Coder, cases: list[tuple[str, Article]]
) -> Iterator[tuple[tuple[str, _Act], tuple[str, str], Coding]]:
    wanted = []
    for (rule, article), doc in zip(cases, coder.parse(a for _, a in cases), strict=True):
        syntax = find_frames(doc, lexicon=coder.knowledge.frames).syntax
        parts = plain(syntax)
        coding = coder.code_parsed(article, doc)
        events = [e for e in coding.events if any(m.rule == rule for m in e.mentions)]
        if parts is not None and len(events) == 1 and events[0].actuality == "actual":
            root = next(i for i, h in enumerate(syntax.head) if h == i)
            if any(m.predicate.start == syntax.start[root] for m in events[0].mentions):
                wanted += [((rule, _act(coding, events[0])), form) for form in forms(parts)]
    codings = coder.pipe(Article(text=text, id=f"{n}") for n, (_, (_, text)) in enumerate(wanted))
    for (case, form), coding in zip(wanted, codings, strict=True):
        yield case, form, coding


@dataclass(frozen=True, slots=True)
class _Act:
    type: str
    actors: frozenset[str]
    recipients: frozenset[str]


def _act(coding: Coding, e: Event) -> _Act:
    names = {a.id: a.name.lower() for a in coding.actors}
    return _Act(e.type, frozenset(names[i] for i in e.actors), frozenset(names[i] for i in e.recipients))


def _reading(coder: Coder, rule: str, wanted: _Act, form: str, text: str, coding: Coding) -> Reading:
    ontology = coder.knowledge.events.ontology.types[wanted.type]
    types = {wanted.type, ontology.reduces.get("future", wanted.type)} if form in AHEAD else {wanted.type}
    events = [e for e in coding.events if e.type in types]
    same = [e for e in events if _parties(_act(coding, e)) == _parties(wanted)]
    right = [e for e in same if _is_so(e, form)]
    shown = "; ".join(
        f"{e.type} {sorted(_act(coding, e).actors)} {sorted(_act(coding, e).recipients)} {e.actuality}"
        for e in coding.events
    ) or "; ".join(u.reason for u in coding.uncoded)
    return Reading(form, rule, text, bool(events), bool(same), bool(right), shown)


def _parties(a: _Act) -> tuple[frozenset[str], frozenset[str]]:
    return a.actors, a.recipients


def _is_so(e: Event, form: str) -> bool:
    if form not in AHEAD:
        return e.actuality == "actual"
    return e.actuality == "future" or form == SPOKEN
