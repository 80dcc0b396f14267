"""Runs all examples and counter-examples of rules.

In:  a coder. Out: `Trial`s in the rules' order: the sentence, whose it is, what was read in it, and every rule that
could have read it: "Peru blamed Chile." of accuse.verb.blame, with ACCUSE read and the one rule that holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from demarche.actors import find_actors
from demarche.coder import Coder
from demarche.events import Derivation, Deriver, EventLexicon, EventRule
from demarche.events.finding import may_be_read
from demarche.knowledge import Knowledge
from demarche.language.frames import find_frames
from demarche.pipeline import code_article
from demarche.records import Article, Coding
from demarche.rules import Example

Rule = EventRule | Derivation


@dataclass(frozen=True, slots=True)
class Trial:
    """One sentence of a rule. example: None for a counter-example. held: for each act, the rules that hold for it."""

    rule: Rule
    text: str
    example: Example | None
    coding: Coding
    held: tuple[tuple[Rule, ...], ...]


def run_examples(coder: Coder) -> Iterator[Trial]:
    """Parses all sentences in one stream and codes them. Of an ontology that is derived, its own sentences only."""
    knowledge = coder.knowledge
    cases = [case for rule in tried_rules(knowledge.events) for case in _cases(rule)]
    docs = coder.parse(Article(text=text) for _, text, _ in cases)
    for n, ((rule, text, example), doc) in enumerate(zip(cases, docs, strict=True)):
        article = Article(text=text, id=str(n))
        held = (*_read(doc, knowledge), *_derived(article, doc, coder))
        yield Trial(rule, text, example, coder.code_parsed(article, doc), held)


def tried_rules(lexicon: EventLexicon) -> list[Rule]:
    """All rules; where events are derived, the ontology's own: the sentences of the others say what they were."""
    if lexicon.derivations is None:
        return list(lexicon.rules.rules)
    own = (rule for rule in lexicon.rules.rules if rule.id in lexicon.own)
    return [*own, *sorted(lexicon.derivations.rules, key=lambda d: d.id)]


def answerable(lexicon: EventLexicon) -> list[Rule]:
    """The rules whose faults are told: those of the folder; of the package, where there is none."""
    if lexicon.files.own_folders:
        return [r for r in tried_rules(lexicon) if r.id in lexicon.own or isinstance(r, Derivation)]
    return tried_rules(lexicon)


def _cases(rule: Rule) -> Iterator[tuple[Rule, str, Example | None]]:
    for example in rule.examples:
        yield rule, example.text, example
    for text in rule.counter_examples:
        yield rule, text, None


def _read(doc: Doc, knowledge: Knowledge) -> Iterator[tuple[Rule, ...]]:
    """For each predicate that is read, all rules that hold for its frame, the one that reads it first."""
    rules = knowledge.events.rules
    frames = find_frames(doc, lexicon=knowledge.frames)
    cast = find_actors(doc, knowledge=knowledge.actors, syntax=frames.syntax)
    for token in range(len(frames.syntax)):
        frame = frames.at(token) if may_be_read(token, frames, rules) else None
        if frame is not None:
            held = tuple(r for r in rules.candidates(frame) if rules.holds(r, frame, frames, cast))
            if held:
                yield held


def _derived(article: Article, doc: Doc, coder: Coder) -> Iterator[tuple[Rule, ...]]:
    """For each event of PLOVER, all rules of derivation that hold for it."""
    events = coder.knowledge.events
    if events.derivations is None:
        return
    plain = replace(coder.knowledge, events=replace(events, derivations=None))
    coding, _ = code_article(article, doc, knowledge=plain, coder=coder.version)
    frames = find_frames(doc, lexicon=plain.frames)
    deriver = Deriver(events, frames.syntax, {a.id: a for a in coding.actors})
    yield from filter(None, (tuple(deriver.holding(e)) for e in coding.events))
