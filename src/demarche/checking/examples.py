"""A rule is its own test: its examples must be read as it says, its counter-examples not by it.

In:  a trial. Out: a `Finding` where it came out otherwise: accuse.verb.accuse must read "Peru accused Chile of moving
the border posts." with Peru as actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from demarche.checking.findings import Finding
from demarche.checking.trials import Rule, Trial
from demarche.coder import Coder
from demarche.events import Derivation, EventLexicon
from demarche.events.deriving import JOINT
from demarche.records import Coding, Event
from demarche.rules import Example


def check_examples(coder: Coder, trials: Iterable[Trial]) -> Iterator[Finding]:
    """One finding for each trial that came out otherwise, in the trials' order."""
    lexicon = coder.knowledge.events
    for trial in trials:
        problem = _counter(trial) if trial.example is None else _problem(trial, trial.example, lexicon)
        if problem:
            yield Finding("example", lexicon.place(trial.rule.id), f"{problem}: {trial.text}")


def rules_of(event: Event) -> set[str]:
    """Ids of all rules that made an event: those that read it and those that derived it."""
    return {id for m in event.mentions for id in m.rule.split(JOINT)}


def _counter(trial: Trial) -> str:
    return "reads its counter-example" if _read_by(trial.rule, trial.coding) else ""


def _read_by(rule: Rule, coding: Coding) -> list[Event]:
    return [e for e in coding.events if rule.id in rules_of(e)]


def _problem(trial: Trial, example: Example, lexicon: EventLexicon) -> str:
    """The first thing that is not as the example says; "" when all is."""
    events = _read_by(trial.rule, trial.coding)
    if not events:
        others = {m.rule for e in trial.coding.events for m in e.mentions}
        return f"not read (read by {', '.join(sorted(others)) or 'no rule'})"
    return min((_difference(trial, example, event, lexicon) for event in events), key=len)


def _difference(trial: Trial, example: Example, event: Event, lexicon: EventLexicon) -> str:
    if example.actor and not _mentioned(example.actor, event.actors, trial):
        return f"actor is not {example.actor!r}"
    if example.recipient and not _mentioned(example.recipient, event.recipients, trial):
        return f"recipient is not {example.recipient!r}"
    type, mode = _code(trial.rule, example, lexicon)
    if type and event.type != type:
        return f"type is {event.type}"
    if mode and event.mode != mode:
        return f"mode is {event.mode}, not {mode}"
    if example.actuality and event.actuality != example.actuality:
        return f"actuality is {event.actuality}, not {example.actuality}"
    return ""


def _code(rule: Rule, example: Example, lexicon: EventLexicon) -> tuple[str, str]:
    """Type and mode that an example must have; "" where it may have any: what is derived bears another's code."""
    if isinstance(rule, Derivation):
        return example.type or rule.type, example.mode or rule.mode or ""
    derived = lexicon.derivations is not None and rule.type not in lexicon.ontology.own
    return example.type or ("" if derived else rule.type), example.mode


def _mentioned(word: str, actors: tuple[str, ...], trial: Trial) -> bool:
    return any(word in trial.text[s.start : s.end] for i in actors for s in trial.coding.actor(i).mentions)
