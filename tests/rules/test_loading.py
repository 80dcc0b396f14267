"""Rule files: what is refused, and how the error says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.errors import BrokenRule
from demarche.events.lexicon import EventRule, check_rules, load_modes
from demarche.events.ontology import Ontology
from demarche.rules import Classes, load_entries

ENTRY = """
defaults: {type: ACCUSE}
entries:
- id: a.one
  lemma: [accuse]
- id: a.two
  lemma: [blame]
  %s
"""
ONTOLOGY = Path(__file__).parents[2] / "src/demarche/data/ontology/plover.yaml"


def write(folder: Path, text: str, name: str = "rules.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def check(path: Path) -> None:
    check_rules(
        load_entries(path, EventRule), load_modes(path), Ontology.load(ONTOLOGY), Classes({"weapon": ["drone"]})
    )


def test_a_sound_file_loads(tmp_path: Path) -> None:
    """Defaults are filled in."""
    entries = [e.entry for e in load_entries(write(tmp_path, ENTRY % "mode: allege"), EventRule)]
    assert [(e.id, e.type, e.mode) for e in entries] == [("a.one", "ACCUSE", None), ("a.two", "ACCUSE", "allege")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("moed: allege", "rules.yaml:6: entry 'a.two'"),
        ("mode: arrest", "a.two: ACCUSE has no mode 'arrest'"),
        ("type: SHOUT", "type 'SHOUT' is not one of"),
        ("contexts: [weather]", "unknown context 'weather'"),
        ("where: {obj: {class: [spoon]}}", "unknown word class 'spoon'"),
        ("where: {obj: {colour: red}}", "rules.yaml:6"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    """File, line and id stand in the message."""
    path = write(tmp_path, ENTRY % line)
    with pytest.raises(BrokenRule, match=said.replace("(", r"\(")):
        check(path)


def test_one_pattern_with_two_codes_is_refused(tmp_path: Path) -> None:
    """Two rules that ask the same of a frame and say different things."""
    path = write(tmp_path, ENTRY.replace("blame", "accuse") % "type: SUPPORT")
    with pytest.raises(BrokenRule, match=r"'accuse' is read in the same frame by a\.one"):
        check(path)


def test_an_id_serves_once(tmp_path: Path) -> None:
    """Ids never change meaning."""
    with pytest.raises(BrokenRule, match="id used"):
        check(write(tmp_path, (ENTRY % "mode: allege").replace("a.two", "a.one")))


@pytest.mark.parametrize("text", ["[", "entries: 3", "- 1", "a: !!python/object/apply:os.system [ls]", "\x00"])
def test_bad_yaml_is_one_line_of_error(tmp_path: Path, text: str) -> None:
    """Whatever the bytes, a BrokenRule with the file's name and nothing constructed."""
    with pytest.raises(BrokenRule, match=r"rules\.yaml") as caught:
        list(load_entries(write(tmp_path, text), EventRule))
    assert "\n" not in str(caught.value)


def test_norway_stays_a_country(tmp_path: Path) -> None:
    """Scalars are strings: NO is not false."""
    path = write(tmp_path, "entries: [{id: x, type: ACCUSE, lemma: [NO, on, 112]}]")
    assert next(iter(load_entries(path, EventRule))).entry.lemma == ("NO", "on", "112")
