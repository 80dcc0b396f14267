"""Ontologies of one's own: extending PLOVER, replacing it, deriving from it; what is refused says where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from demarche.coder import Coder
from demarche.errors import BrokenRule
from demarche.events import EventLexicon, rules_folder
from demarche.knowledge import DATA, Knowledge, knowledge_files
from demarche.records import Article, Coding
from demarche.rules import content_of

POACHING = Path(__file__).parents[2] / "examples/rules/poaching"
OWN = """name: Quiet
version: "1"
types:
  HARM: {quad: 4, score: -9, like: ASSAULT, modes: {shoot: -9}}
"""
ENTRIES = """entries:
- id: harm.verb.shoot
  type: HARM
  mode: shoot
  lemma: [shoot]
  actor: [subj]
  recipient: [obj]
  examples: [{text: "Soldiers shot two farmers.", actor: Soldiers, recipient: farmers}]
"""


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


def code(coder: Coder, rules: Path, text: str) -> Coding:
    own = Coder(nlp=coder.nlp, knowledge=Knowledge.load(rules), rules=rules)
    return own.code(Article(text=text, published="2025-05-12"))


def test_a_type_stands_beside_the_sixteen(coder: Coder) -> None:
    """The example folder: its type is read, and PLOVER's are read as before."""
    text = "Rebels poached two elephants in Gabon. Gabon accused Chad of sheltering the rebels."
    events = code(coder, POACHING, text).events
    assert [(e.type, e.mode, e.score, e.contexts) for e in events if e.type == "POACH"] == [
        ("POACH", "hunt", -5.0, ("wildlife",))
    ]
    assert "ACCUSE" in {e.type for e in events}


def test_an_ontology_may_stand_alone(coder: Coder, tmp_path: Path) -> None:
    """Without `extends` only its own types are read, and `like` gives them the tolls of the type they are like."""
    rules = folder(tmp_path, ontology=OWN, harm=ENTRIES)
    coding = code(coder, rules, "Soldiers shot dead two farmers in Goma. Chad accused Sudan of lying.")
    assert [(e.type, e.mode) for e in coding.events] == [("HARM", "shoot")]
    dead = coding.events[0].magnitude.dead
    assert dead is not None
    assert dead.min == 2
    assert coding.events[0].cameo is None


CURSE = """- id: curse.verb.denounce
  type: CURSE
  lemma: [denounce]
  actor: [subj]
  recipient: [obj]
  examples: [{text: "Rebels denounced the army.", actor: Rebels, recipient: army}]
"""


@pytest.mark.parametrize(
    ("given", "answers", "shot"),
    [("", 1, True), ("traits: [verbal]", 1, False), ("traits: [opinion]", 0, True), ("like: ACCUSE", 0, False),
     ("like: ACCUSE, traits: []", 1, True)],
)  # fmt: skip
def test_traits_say_how_the_words_of_a_type_are_read(
    coder: Coder, tmp_path: Path, given: str, answers: int, shot: bool
) -> None:
    """`verbal`: its matter is no event; `opinion`: nor an answer in a poll; `like` gives PLOVER's traits."""
    ontology = f"{OWN}  CURSE: {{quad: 3, {given}}}\n"
    rules = folder(tmp_path, ontology=ontology, harm=ENTRIES + CURSE)
    polled = code(coder, rules, "In the survey 47 percent of Kenyans denounced the government.").events
    told = code(coder, rules, "The minister denounced the rebels for shooting two farmers.").events
    assert [e.type for e in polled] == ["CURSE"] * answers
    assert ("HARM" in {e.type for e in told}) == shot


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("quad: 4", "quad: 5", "ontology.yaml:4: type 'HARM': quad 5 is not one of"),
        ("like: ASSAULT", "like: HURT", "ontology.yaml:4: type 'HARM': like 'HURT' is not one of"),
        ("score: -9,", "score: low,", "ontology.yaml:4: type 'HARM': Expected `float"),
        ("score: -9,", "scroe: -9,", "ontology.yaml:4: type 'HARM': Object contains unknown field `scroe`"),
        ("score: -9,", "score: -9, traits: [spoken],", "ontology.yaml:4: type 'HARM': Invalid enum value 'spoken'"),
        ("score: -9,", "score: -9, reduces: {soon: HARM},", "'soon' is not one of actual"),
        ("score: -9,", "score: -9, reduces: {future: AGREE},", "reduces to 'AGREE', which is no type"),
        ("types:", "extends: CAMEO\ntypes:", "ontology.yaml:3: extends 'CAMEO': only PLOVER can be extended"),
        ("types:", "collective: [RIOT]\ntypes:", "ontology.yaml:3: collective: 'RIOT' is no type"),
        ("  HARM:", "  HURT:", "own.yaml:2: harm.verb.shoot: type 'HARM' is not one of HURT"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    """File, line and type or id stand in a message of one line."""
    rules = folder(tmp_path, ontology=OWN.replace(old, new, 1), own=ENTRIES)
    with pytest.raises(BrokenRule) as caught:
        EventLexicon.load(DATA, rules=rules)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("of: {HARM: []}, type: ASSAULT", "derived.yaml:2: d.one: type 'ASSAULT' is not one of this ontology's own"),
        ("of: {STRIKE: []}, type: HARM", "derived.yaml:2: d.one: type 'STRIKE' is not one of"),
        ("of: {ASSAULT: [bow]}, type: HARM", "derived.yaml:2: d.one: ASSAULT has no mode 'bow'"),
        (
            "of: {ASSAULT: []}, type: HARM, actor: {group: [armed]}",
            "derived.yaml:2: d.one: group 'armed' is not one of",
        ),
        ("of: {ASSAULT: []}, type: HARM, words: [+spoon]", "derived.yaml:2: d.one: unknown word class 'spoon'"),
        ("of: {ASSAULT: []}, type: HARM, least: {lost: 1}", "derived.yaml:2: d.one: least: 'lost' is not one of"),
        ("of: {ASSAULT: []}, type: HARM, unless: {them: {}}", "derived.yaml:2: d.one: unless: 'them' is not one of"),
    ],
)
def test_a_derivation_that_makes_no_sense_is_refused(tmp_path: Path, line: str, said: str) -> None:
    """Types, modes, groups, classes, sides and tolls that there are not."""
    own = OWN.replace("types:", "extends: PLOVER\ntypes:")
    rules = folder(tmp_path, ontology=own, derived=f"entries:\n- {{id: d.one, {line}}}\n")
    with pytest.raises(BrokenRule) as caught:
        EventLexicon.load(DATA, rules=rules)
    assert said in str(caught.value)


def test_derivations_need_something_to_derive_from(tmp_path: Path) -> None:
    """An ontology that stands alone has no events of PLOVER."""
    with pytest.raises(BrokenRule, match="nothing to derive from"):
        EventLexicon.load(DATA, rules=folder(tmp_path, ontology=OWN, own=ENTRIES, derived="entries: []\n"))


def test_an_entry_with_a_packaged_id_takes_its_place(tmp_path: Path) -> None:
    """A folder that extends PLOVER may mend one of its entries."""
    extending = OWN.replace("types:", "extends: PLOVER\ntypes:")
    entries = ENTRIES.replace("harm.verb.shoot", "assault.verb.shoot")
    lexicon = EventLexicon.load(DATA, rules=folder(tmp_path, ontology=extending, own=entries))
    assert [r.type for r in lexicon.rules.rules if r.id == "assault.verb.shoot"] == ["HARM"]


def test_the_version_names_every_file_that_decides(tmp_path: Path) -> None:
    """Ontology, derivations, entries and classes change it; what another ontology reads does not."""
    acled = rules_folder(DATA, "acled")
    own = shutil.copytree(acled, tmp_path / "acled")
    names = {p.relative_to(own) for p in own.rglob("*.yaml")}

    def deciding(folder: Path | None) -> list[Path]:
        entries, others = knowledge_files(DATA, folder)
        return [*entries, *others]

    assert {p.relative_to(own) for p in deciding(own) if p.is_relative_to(own)} == names
    assert not any(p.is_relative_to(acled) for p in deciding(None))
    before = content_of(deciding(own))
    for name in sorted(names):
        (own / name).write_text((own / name).read_text("utf-8") + "# more\n", encoding="utf-8")
        after = content_of(deciding(own))
        assert after != before
        before = after


def test_a_packaged_ontology_is_found_by_name() -> None:
    """A name that is none is told, with those there are."""
    assert rules_folder(DATA, "acled").name == "acled"
    with pytest.raises(BrokenRule, match=r"no packaged ontology \(there is acled\)"):
        rules_folder(DATA, "cameo")
