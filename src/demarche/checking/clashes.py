"""Rules against each other: overlaps and contradictions.

In:  trials. Out: `Finding`s. An overlap is a sentence that two rules with different codes read and neither asks more
than the other, so that only their ids decide. A contradiction is a counter-example of a rule that another rule gives
the very code that it must not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from demarche.checking.examples import rules_of
from demarche.checking.findings import Finding
from demarche.checking.trials import Rule, Trial, answerable
from demarche.coder import Coder


def find_clashes(coder: Coder, trials: Iterable[Trial]) -> Iterator[Finding]:
    """Each pair of overlapping rules once, with the first sentence that shows it; each contradiction."""
    lexicon = coder.knowledge.events
    mine = {rule.id for rule in answerable(lexicon)}
    told: set[tuple[str, str]] = set()
    for trial in trials:
        for first, second in _overlaps(trial):
            if (first.id, second.id) not in told and not mine.isdisjoint((first.id, second.id)):
                told.add((first.id, second.id))
                codes = f"{_code(first)} or, by {second.id}, {_code(second)}"
                yield Finding("overlap", lexicon.place(first.id), f"overlap: {codes}: {trial.text}")
        if trial.example is None:
            for other in (o for o in _contradicting(trial) if not mine.isdisjoint((o, trial.rule.id))):
                problem = f"contradiction: {other} reads this counter-example as {_code(trial.rule)}: {trial.text}"
                yield Finding("contradiction", lexicon.place(trial.rule.id), problem)


def _overlaps(trial: Trial) -> Iterator[tuple[Rule, Rule]]:
    """Neighbours among the rules that hold, equally specific and of different codes, where one of them reads."""
    for held in trial.held:
        best = [rule for rule in held if rule.specificity == held[0].specificity]
        yield from ((a, b) for a, b in pairwise(best) if (a.type, a.mode) != (b.type, b.mode))


def _contradicting(trial: Trial) -> list[str]:
    """Other rules that read a counter-example with the code of the rule whose it is."""
    rule = trial.rule
    same = (e for e in trial.coding.events if (e.type, e.mode) == (rule.type, rule.mode))
    return sorted({id for e in same for id in rules_of(e)} - {rule.id})


def _code(rule: Rule) -> str:
    return f"{rule.type} {rule.mode}" if rule.mode else rule.type
