"""Reading tables and looking forms up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from demarche.actors.forms import Forms, Pieces, fold
from demarche.actors.plurals import plural_of
from demarche.actors.senses import Leader, Tenure
from demarche.actors.tables import TitleRow, first_day, last_day, read_table
from demarche.errors import BrokenRule


def test_longest_form_wins() -> None:
    """The longest form is seen, at word borders only, whatever the tokenizer cuts."""
    forms: Forms[str] = Forms()
    for form in ("Guinea", "Guinea-Bissau", "U.S."):
        forms.add(form, form)
    for words in (["Guinea-Bissau", "'s", "army"], ["Guinea", "-", "Bissau", "'s", "army"]):
        assert [s.values for s in forms.sightings(Pieces(words))] == [("Guinea-Bissau",)]
    assert forms.sightings(Pieces(["Guineas", "USA"])) == []


def test_hyphenated_tail() -> None:
    """What a hyphen ties to a form is told."""
    forms: Forms[str] = Forms()
    forms.add("U.S.", "USA")
    assert [s.tail for s in forms.sightings(Pieces(["U.S.-led", "forces"]))] == ["led"]


def test_accents_and_apostrophes_fold() -> None:
    """Accents, dotless i and curly apostrophes make no difference."""
    assert fold("Vučić") == "Vucic"
    assert fold("Türkiye’s Diyarbakır") == "Turkiye's Diyarbakir"


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [("policeman", "policemen"), ("deputy", "deputies"), ("attorney general", "attorneys general"),
     ("chief of staff", "chiefs of staff"), ("coach", "coaches"), ("wife", "wives"), ("lawmaker", "lawmakers")],
)  # fmt: skip
def test_plurals(lemma: str, plural: str) -> None:
    """Plurals of role nouns, irregular and of phrases."""
    assert plural in plural_of(lemma)


def test_days_of_office() -> None:
    """A year is its first to its last day; nonsense is no date."""
    assert (first_day("2017"), last_day("2017")) == (dt.date(2017, 1, 1), dt.date(2017, 12, 31))
    assert (first_day("2024-02"), last_day("2024-02")) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert first_day("") is None
    with pytest.raises(ValueError, match=r"spring"):
        first_day("spring")


def test_office_decides_by_day() -> None:
    """Before, in and after office."""
    tenure = Tenure("president", "GOV", (), dt.date(2010, 1, 1), dt.date(2014, 12, 31))
    leader = Leader("Ana Example", "BOL", (tenure,))
    assert leader.on(dt.date(2012, 1, 1)).sector == "GOV"
    assert leader.on(dt.date(2020, 1, 1)).sector == "ELI"
    assert leader.on(dt.date(2020, 1, 1)).office == "former president"
    assert leader.on(dt.date(2005, 1, 1)).sector is None
    assert leader.on(None).sector == "GOV"


@pytest.mark.parametrize(
    ("content", "message"),
    [("title,sector\n", "columns are"), ("title,expansion,sector,kind,note\nMr.,mister\n", ":2: 2 cells"),
     ('title,expansion,sector,kind,note\n"Mr.,mister', "cannot be read")],
)  # fmt: skip
def test_broken_table(tmp_path: Path, content: str, message: str) -> None:
    """A table that cannot be used says which and where."""
    path = tmp_path / "titles.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BrokenRule, match=message):
        read_table(path, TitleRow)
    with pytest.raises(BrokenRule, match="cannot be read"):
        read_table(tmp_path / "missing.csv", TitleRow)
