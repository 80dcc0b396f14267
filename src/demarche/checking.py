"""Runs the rules' own examples: a rule is its own test.

In:  a coder and its event rules. Out: `Failure`s, none when every example is read as its rule says and no
counter-example is: accuse.verb.accuse must read "Peru accused Chile of moving the border posts."
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from demarche.coder import Coder
from demarche.events import EventRule
from demarche.records import Article, Coding, Event
from demarche.rules import Example


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that came out otherwise."""

    rule: str
    text: str
    problem: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.problem}: {self.text}"


def check_examples(coder: Coder, rules: Iterable[EventRule] | None = None) -> Iterator[Failure]:
    """Codes all examples and counter-examples in one stream and yields those that fail, in the rules' order."""
    cases = list(_cases(coder.knowledge.events.rules.rules if rules is None else rules))
    articles = (Article(text=text, id=str(n)) for n, (_, text, _) in enumerate(cases))
    for (rule, text, example), coding in zip(cases, coder.pipe(articles), strict=True):
        problem = _counter(rule, coding) if example is None else _problem(rule, example, coding, text)
        if problem:
            yield Failure(rule.id, text, problem)


def _cases(rules: Iterable[EventRule]) -> Iterator[tuple[EventRule, str, Example | None]]:
    for rule in rules:
        for example in rule.examples:
            yield rule, example.text, example
        for text in rule.counter_examples:
            yield rule, text, None


def _counter(rule: EventRule, coding: Coding) -> str:
    return "reads its counter-example" if _read_by(rule, coding) else ""


def _read_by(rule: EventRule, coding: Coding) -> list[Event]:
    return [e for e in coding.events if any(m.rule == rule.id for m in e.mentions)]


def _problem(rule: EventRule, example: Example, coding: Coding, text: str) -> str:
    """The first thing that is not as the example says; "" when all is."""
    events = _read_by(rule, coding)
    if not events:
        others = {m.rule for e in coding.events for m in e.mentions}
        return f"not read (read by {', '.join(sorted(others)) or 'no rule'})"
    problems = [_difference(rule, example, event, coding, text) for event in events]
    return min(problems, key=len)


def _difference(rule: EventRule, example: Example, event: Event, coding: Coding, text: str) -> str:
    if example.actor and not _mentioned(example.actor, event.actors, coding, text):
        return f"actor is not {example.actor!r}"
    if example.recipient and not _mentioned(example.recipient, event.recipients, coding, text):
        return f"recipient is not {example.recipient!r}"
    if event.type != (example.type or rule.type):
        return f"type is {event.type}"
    if example.mode and event.mode != example.mode:
        return f"mode is {event.mode}, not {example.mode}"
    if example.actuality and event.actuality != example.actuality:
        return f"actuality is {event.actuality}, not {example.actuality}"
    return ""


def _mentioned(word: str, actors: tuple[str, ...], coding: Coding, text: str) -> bool:
    return any(word in text[s.start : s.end] for i in actors for s in coding.actor(i).mentions)
