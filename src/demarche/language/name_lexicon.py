"""Names that need no guessing: countries, capitals, organisations of the actor tables, and titles before persons.

In:  data/actors/*.csv. Out: `NameLexicon`, which finds e.g. "Türkiye" and "NATO Kosovo Force" in a sentence's words.

Forms that the tables call ambiguous are left out: there the model decides.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from demarche.language.trees import read_tree_words

TABLES = Path(__file__).parent.parent / "data" / "actors"
COUNTRY_KINDS = frozenset(("name", "official", "abbreviation", "capital", "historic"))
PLACE_KINDS = frozenset(("unit", "region", "city"))
TITLE_KINDS = frozenset(("honorific", "rank", "office"))  # religious and noble ones are written as part of the name
ROLE_KINDS = frozenset(("office",))
_LEADING = re.compile(r"\w+")
_DISAMBIGUATOR = re.compile(r" \([^)]*\)$")


@dataclass(slots=True)
class NameLexicon:
    """Forms with their label, by their first letters.

    forms: every form that has one meaning. countries: those of states, which override the model even on persons.
    titles, roles: lower-cased words that stand before a person's name. calendar: weekdays and months, never names.
    bodies: nouns that names of organisations are built on (front, ministry).
    """

    forms: dict[str, str] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    calendar: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    _by_beginning: dict[str, list[str]] = field(default_factory=dict)

    def beginning_with(self, word: str) -> list[str]:
        """Forms that begin as `word` does, the longest first."""
        leading = _LEADING.match(word)
        return self._by_beginning.get(leading[0], []) if leading else []

    def index(self) -> None:
        """Sort the forms by their beginnings; to be called when all are added."""
        grouped: dict[str, list[str]] = defaultdict(list)
        for form in self.forms:
            leading = _LEADING.match(form)
            if leading:
                grouped[leading[0]].append(form)
        self._by_beginning = {key: sorted(forms, key=len, reverse=True) for key, forms in grouped.items()}


def read_name_lexicon(tables: Path = TABLES) -> NameLexicon:
    """The lexicon of the package's actor tables. A form with two labels is left out."""
    lexicon = NameLexicon()
    labels: dict[str, set[str]] = defaultdict(set)
    for form, label, is_country in _entries(tables):
        form = _bare(form)
        if not form[:1].isupper() or (len(form) < 3 and not is_country):  # "PA", "RT" mean too much
            continue
        labels[form].add(label)
        if is_country:
            labels[form.upper()].add(label)  # headlines in capitals
            lexicon.countries |= {form, form.upper()}
    lexicon.forms = {form: next(iter(found)) for form, found in labels.items() if len(found) == 1}
    lexicon.countries &= lexicon.forms.keys()
    lexicon.titles = {row["title"].lower() for row in _rows(tables / "titles.csv") if row["kind"] in TITLE_KINDS}
    lexicon.roles = {row["lemma"] for row in _rows(tables / "roles.csv") if row["kind"] in ROLE_KINDS}
    lexicon.bodies = frozenset(
        row["word"] for row in _rows(tables / "cues.csv") if row["cue"] == "body-noun" and not row["value"]
    )
    tree_words = read_tree_words()
    lexicon.calendar = tree_words.weekdays | tree_words.months
    lexicon.index()
    return lexicon


def _entries(tables: Path) -> Iterator[tuple[str, str, bool]]:
    for row in _rows(tables / "country_names.csv"):
        if row["kind"] in COUNTRY_KINDS and "ambiguous" not in row["note"]:
            yield row["form"], "LOC", True
    for name in ("regions.csv", "cities.csv"):
        for row in _rows(tables / name):
            if row["kind"] in PLACE_KINDS and "ambiguous" not in row["note"]:
                yield row["form"], "LOC", False
    for row in _rows(tables / "organisations.csv"):
        forms = [_DISAMBIGUATOR.sub("", row["name"]), *row["aliases"].split(";"), row["acronym"]]
        for form in forms:
            if form and (" " in form or form not in row["note"]):
                yield form, "ORG", False


def _bare(form: str) -> str:
    """The form without its article; "" where the article makes the name ("The Sun", "The Valley")."""
    bare = form.strip().removeprefix("the ").removeprefix("The ")
    needs_article = bare != form.strip() and " " not in bare and not bare.isupper()
    return "" if needs_article else bare


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
