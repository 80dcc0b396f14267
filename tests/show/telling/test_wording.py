"""The words that pages have for deeds: one for each type and mode, with the number of those who act."""

from __future__ import annotations

import csv
import re
from importlib import resources

import pytest
import yaml

from demarche.show.telling.wording import deed_words

TYPES = yaml.safe_load((resources.files("demarche") / "data" / "ontology" / "plover.yaml").read_text("utf-8"))["types"]
PAIRS = {(type, mode) for type, known in TYPES.items() for mode in ("", *known.get("modes", ()))}


@pytest.mark.parametrize(
    ("code", "one", "many"),
    [
        (("ACCUSE", "allege"), "accuses", "accuse"),
        (("ACCUSE", "disapprove"), "criticises", "criticise"),
        (("REJECT", None), "refuses or contradicts", "refuse or contradict"),
        (("ASSAULT", "targeted"), "kills or tries to kill", "kill or try to kill"),
        (("CONSULT", "nothing known"), "consults with", "consult with"),
        (("OWN_TYPE", None), "(own type) →", "(own type) →"),
    ],
)
def test_the_verb_has_the_number_of_the_actors(code: tuple[str, str | None], one: str, many: str) -> None:
    assert deed_words(*code, towards=True) == one
    assert deed_words(*code, towards=True, several=True) == many


def test_every_type_and_mode_has_words_and_no_mode_that_is_none() -> None:
    """A mode of the ontology without words of its own would be told by its type alone."""
    file = resources.files("demarche.show.telling") / "deeds.csv"
    told = {(row["type"], row["mode"]) for row in csv.DictReader(file.read_text("utf-8").splitlines())}
    assert told >= PAIRS
    assert {(type, mode) for type, mode in told if type in {t for t, _ in PAIRS}} <= PAIRS
    for type, mode in told:
        for several in (True, False):
            assert re.fullmatch(r"[a-z]+( [a-z]+)*", deed_words(type, mode, several=several))
