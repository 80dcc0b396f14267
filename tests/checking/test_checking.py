"""What `demarche check` finds in a folder of rules, each fault once."""

from __future__ import annotations

import pytest

from demarche.checking import check_examples, find_clashes, find_gaps, run_examples
from demarche.coder import Coder
from demarche.knowledge import Knowledge

ONTOLOGY = """name: Small
version: "1"
types:
  HARM: {quad: 4, score: -9, modes: {shoot: -9, stab: }}
  HELP: {quad: 2}
"""
ENTRIES = """entries:
- id: harm.verb.shoot
  type: HARM
  mode: shoot
  lemma: [shoot]
  where: {subj: {class: [fighting]}}
  actor: [subj]
  recipient: [obj]
  examples:
  - {text: "Soldiers shot two farmers.", actor: Soldiers, recipient: farmers}
  - {text: "Soldiers shot two ministers.", actor: ministers}
  counter_examples: ["Soldiers attacked two farmers."]
- id: harm.verb.shoot-farmer
  type: HARM
  mode: stab
  lemma: [shoot]
  where: {obj: {class: [farming]}}
  actor: [subj]
  recipient: [obj]
- id: harm.verb.attack
  type: HARM
  mode: shoot
  lemma: [attack]
  actor: [subj]
  recipient: [obj]
  examples: [{text: "Soldiers attacked a minister.", actor: Soldiers}]
  counter_examples: ["Soldiers attacked a minister."]
"""
CLASSES = "fighting: [soldier]\nfarming: [farmer]\nidle: [spoon]\n"


@pytest.fixture(scope="module")
def found(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("small")
    (folder / "classes").mkdir()
    for name, text in (("ontology", ONTOLOGY), ("harm", ENTRIES), ("classes/own", CLASSES)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    own = Coder(nlp=coder.nlp, knowledge=Knowledge.load(folder), rules=folder)
    trials = list(run_examples(own))
    return [str(f) for f in (*check_examples(own, trials), *find_clashes(own, trials), *find_gaps(own))]


def test_examples_that_come_out_otherwise(found: list[str]) -> None:
    """With file, line and id: another actor; a counter-example that is read."""
    assert "harm.yaml:2: harm.verb.shoot: actor is not 'ministers': Soldiers shot two ministers." in found
    assert "harm.yaml:20: harm.verb.attack: reads its counter-example: Soldiers attacked a minister." in found


def test_overlaps(found: list[str]) -> None:
    """Two rules that ask as much of one sentence and code it otherwise, told once."""
    told = [f for f in found if "overlap" in f]
    assert told == [
        "harm.yaml:2: harm.verb.shoot: overlap: HARM shoot or, by harm.verb.shoot-farmer, HARM stab: "
        "Soldiers shot two farmers."
    ]


def test_contradictions(found: list[str]) -> None:
    """A counter-example to which another rule gives the very code."""
    told = [f for f in found if "contradiction" in f]
    assert told == [
        "harm.yaml:2: harm.verb.shoot: contradiction: harm.verb.attack reads this counter-example as HARM shoot: "
        "Soldiers attacked two farmers."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "ontology.yaml:4: HARM: mode stab has no score",
        "ontology.yaml:5: HELP: type has no score",
        "ontology.yaml:5: HELP: no rule gives this type",
        "harm.yaml:13: harm.verb.shoot-farmer: no examples",
        "own.yaml:3: idle: class is used nowhere",
    ],
)
def test_what_is_missing(found: list[str], line: str) -> None:
    """Scores, rules for a type, examples, uses of a class."""
    assert line in found


def test_nothing_else_is_told(found: list[str]) -> None:
    """Five gaps, an overlap, a contradiction, two examples."""
    assert len(found) == 9, found
