"""What rules lack: scores, examples, entries for a type, words that use a class.

In:  a coder with its rules. Out: `Finding`s about the files that the user gave, or about the package's:
"ontology.yaml:6: POACH: mode net has no score".
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.checking.findings import Finding
from demarche.checking.trials import answerable
from demarche.coder import Coder
from demarche.events import Derivation, EventLexicon, EventRule
from demarche.events.lexicon import classes_in
from demarche.events.party_words import is_asked_for
from demarche.rules import Condition, line_at


def find_gaps(coder: Coder) -> Iterator[Finding]:
    """Missing scores, types without rules, rules without examples, classes without use."""
    lexicon = coder.knowledge.events
    yield from _unscored(lexicon)
    yield from _uncoded_types(lexicon)
    for rule in answerable(lexicon):
        if not rule.examples:
            yield Finding("no-example", lexicon.place(rule.id), "no examples")
    yield from _unused_classes(lexicon)


def _unscored(lexicon: EventLexicon) -> Iterator[Finding]:
    for type, mode in lexicon.ontology.unscored():
        yield Finding("score", _place(lexicon, type), f"{f'mode {mode}' if mode else 'type'} has no score")


def _place(lexicon: EventLexicon, type: str) -> str:
    own = lexicon.files.ontology if type in lexicon.ontology.own else None
    path = own or lexicon.files.plover
    return f"{path.name}:{line_at(path, 'types', type)}: {type}"


def _uncoded_types(lexicon: EventLexicon) -> Iterator[Finding]:
    """Types and modes that nothing in the rules can give."""
    given = {(rule.type, rule.mode) for rule in lexicon.rules.rules}
    given |= {(d.type, d.mode) for d in _derivations(lexicon)} | {(mode.type, mode.mode) for mode in lexicon.modes}
    types = {type for type, _ in given} | {t for root in lexicon.ontology.types.values() for t in root.reduces.values()}
    for name in lexicon.ontology.own or lexicon.ontology.types:
        if name not in types:
            yield Finding("no-rule", _place(lexicon, name), "no rule gives this type")
            continue
        for mode in lexicon.ontology.types[name].modes:
            if (name, mode) not in given:
                yield Finding("no-rule", _place(lexicon, name), f"no rule gives mode {mode}")


def _derivations(lexicon: EventLexicon) -> tuple[Derivation, ...]:
    return lexicon.derivations.rules if lexicon.derivations else ()


def _unused_classes(lexicon: EventLexicon) -> Iterator[Finding]:
    """Classes of the folder, else of the package, that no condition names and no class takes in."""
    files = [p for p in lexicon.files.classes if p.parent in lexicon.files.own_folders] or lexicon.files.classes
    used = set(_used(lexicon))
    for path in files:
        for name in classes_in(path):
            if name not in used and not is_asked_for(name):
                yield Finding("class", f"{path.name}:{line_at(path, name)}: {name}", "class is used nowhere")


def _used(lexicon: EventLexicon) -> Iterator[str]:
    for rule in lexicon.rules.rules:
        yield from _named(rule)
    for condition in (c for mode in lexicon.modes for c in mode.where.values()):
        yield from (*condition.klass, *condition.inside)
    for d in _derivations(lexicon):
        yield from (w.removeprefix("+") for w in d.all_words if w.startswith("+"))
    for path in lexicon.files.classes:
        for words in classes_in(path).values():
            yield from (w.removeprefix("+") for w in words if w.startswith("+"))


def _named(rule: EventRule) -> Iterator[str]:
    conditions: list[Condition] = [*rule.where.values(), *rule.unless.values()]
    for c in conditions:
        yield from (*c.klass, *c.inside)
