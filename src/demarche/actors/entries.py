"""Table rows turned into the entries that are looked up in text.

In:  the CSV files of a folder, e.g. leaders.csv with two rows for one person who was prime minister, then president.
Out: tries of names, roles and titles; one Leader a person; institution patterns by head noun ("Ministry of Mines").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from demarche.actors.forms import Forms
from demarche.actors.plurals import plural_of
from demarche.actors.senses import Country, Institution, Leader, Role, RoleForm, Sense, SenseKind, Tenure
from demarche.actors.tables import (
    BeliefRow,
    CountryNameRow,
    CountryRow,
    InstitutionRow,
    LeaderRow,
    NonpartyRow,
    OrganisationRow,
    RegionRow,
    RoleRow,
    TitleRow,
    first_day,
    items,
    last_day,
    read_table,
)
from demarche.errors import BrokenRule

COUNTRY_KINDS: dict[str, SenseKind] = {
    "name": "state",
    "official": "state",
    "abbreviation": "state",
    "historic": "state",
    "adjective": "adjective",
    "people": "people",
    "people_singular": "native",
    "capital": "capital",
    "metonym": "metonym",
    "unit": "unit",
    "region": "unit",
    "city": "city",
    "together": "together",
}
# PLOVER has codes of its own for the United Nations and the European Union; here they are international like the rest.
FOLDED_INTERNATIONAL = {"UNO": "IGO", "EUR": "IGO"}
_ARTICLE = re.compile(r" [ae]l[- ](?=[A-Z])", re.IGNORECASE)
_SECOND_HALF = re.compile(r"(?<=\w)-([a-z])(?=\w)")
_PARENTHESIS = re.compile(r" \(([A-Z][\w ]+)\)$")


@dataclass(frozen=True, slots=True)
class Institutions:
    whole: Forms[Institution]
    patterns: dict[str, tuple[Institution, ...]]


@dataclass(frozen=True, slots=True)
class Names:
    forms: Forms[Sense]
    countries: dict[str, Country]
    leaders: tuple[Leader, ...]


def read_names(folder: Path) -> Names:
    """Everything with a proper name, in one trie."""
    forms: Forms[Sense] = Forms()
    rows = read_table(folder / "countries.csv", CountryRow)
    names = read_table(folder / "country_names.csv", CountryNameRow)
    countries = _countries(rows, names)
    organisations = read_table(folder / "organisations.csv", OrganisationRow)
    bodies = {row.international: row.name for row in reversed(organisations) if row.kind == "igo"}
    places: list[CountryNameRow | RegionRow] = [*names]
    for file in ("regions.csv", "cities.csv"):
        if (folder / file).exists():
            places += read_table(folder / file, RegionRow)
    for place in places:
        _add_place(forms, place, countries, bodies)
    _add_organisations(forms, organisations, countries, _plain_words(folder) - {row.form.lower() for row in names})
    _add_beliefs(forms, read_table(folder / "religions_ethnicities.csv", BeliefRow))
    for nonparty in read_table(folder / "nonparties.csv", NonpartyRow):
        forms.add(nonparty.form, Sense("nonparty", nonparty.form))
    return Names(forms, countries, _add_leaders(forms, folder / "leaders.csv"))


def _countries(rows: Iterable[CountryRow], names: Iterable[CountryNameRow]) -> dict[str, Country]:
    adjectives: dict[str, str] = {}
    for name in names:
        if name.kind == "adjective" and ("preferred" in name.note or name.code not in adjectives):
            adjectives[name.code] = name.form
    return {
        row.code: Country(
            row.parent or row.code,
            row.name,
            adjectives.get(row.code, row.name),
            items(row.sector),
            governed=bool(row.capital or row.parent),
        )
        for row in rows
    }


def _add_place(
    forms: Forms[Sense], row: CountryNameRow | RegionRow, countries: dict[str, Country], bodies: dict[str, str]
) -> None:
    country = countries.get(row.code)
    kind = COUNTRY_KINDS[row.kind]
    if kind == "capital" and country is not None and country.code != row.code:
        kind = "city"  # Hamilton, Bermuda is not London
    ambiguous, preferred = "ambiguous" in row.note, "preferred" in row.note
    if country is None:  # the seat of an international body: Brussels
        name = bodies.get(row.code, row.form)
        code = FOLDED_INTERNATIONAL.get(row.code, row.code)
        seat = Sense("organisation", name, code, "IGO", ("IGO",), "igo", ambiguous=ambiguous, preferred=preferred)
        forms.add(row.form, seat)
        return
    sectors = ("PRE",) if "PRE" in (*country.sectors, row.sector) else ()
    sector = row.sector if kind in ("metonym", "capital") and row.sector else None
    # Puerto Rico belongs to the United States, but is not they; Antarctica is nobody
    if kind == "state" and (country.code != row.code or not country.governed):
        forms.add(row.form, Sense("unit", country.name, country.code, None, sectors, row.kind))
        return
    name = country.name if kind == "state" else row.form
    type_ = "region" if isinstance(row, RegionRow) else row.kind
    sense = Sense(kind, name, country.code, sector, sectors, type_, ambiguous=ambiguous, preferred=preferred)
    forms.add(row.form, sense)


def _add_organisations(
    forms: Forms[Sense], rows: Iterable[OrganisationRow], countries: dict[str, Country], words: frozenset[str]
) -> None:
    rows = list(rows)
    shared = {name for name, count in Counter(row.name for row in rows).items() if count > 1}
    for row in rows:
        home = countries.get(row.country)
        full = f"{row.name} ({home.name})" if row.name in shared and home else row.name
        code = home.code if home else FOLDED_INTERNATIONAL.get(row.international, row.international) or None
        sectors = tuple(dict.fromkeys((*items(row.sector), *items(row.sectors))))
        common, ambiguous, preferred = (_listed(row.note, cue) for cue in ("common word", "ambiguous", "preferred"))
        acronyms = [row.acronym, _headline_acronym(row.acronym)] if row.acronym else []
        label = _label(row.name, forms)
        for form in dict.fromkeys((label, *items(row.aliases), *acronyms)):
            acronym = form in acronyms
            sense = Sense(
                "organisation", full, code, row.sector or None, sectors, row.kind, label=label, acronym=acronym,
                ambiguous=form in ambiguous or (acronym and "ambiguous acronym" in row.note),
                preferred=form in preferred or (acronym and row.acronym in preferred),
                generic=_small(form) <= words, shared=form == label != row.name,
                common=form in common or (acronym and form != row.acronym), periods=_periods(row.periods),
            )  # fmt: skip
            forms.add(form, sense)


def _label(name: str, places: Forms[Sense]) -> str:
    """The name without the country that tells it from others: "Labour Party (United Kingdom)"."""
    inner = _PARENTHESIS.search(name)
    return name[: inner.start()] if inner and places.get(inner[1]) else name


def _small(form: str) -> frozenset[str]:
    return frozenset(word.lower().rstrip("'’") for word in form.removeprefix("the ").split())


def _plain_words(folder: Path) -> frozenset[str]:
    """The words of roles and institutions: a name of nothing else ("Social Democrats") belongs to many countries."""
    roles = (row.lemma for row in read_table(folder / "roles.csv", RoleRow))
    institutions = (row.form for row in read_table(folder / "institutions.csv", InstitutionRow))
    words = {word.lower() for form in (*roles, *institutions) for word in form.split()}
    return frozenset(words | {form for word in words for form in plural_of(word)})


def _listed(note: str, cue: str) -> frozenset[str]:
    """The forms that a note lists behind a cue: "common word: the League, League"."""
    parts = (part.partition(":") for part in note.split(";"))
    return frozenset(form.strip() for head, _, forms in parts if head.strip() == cue for form in forms.split(","))


def _periods(cell: str) -> tuple[Tenure, ...]:
    """Sectors by time: "REB//2016-11-30;PTY/2016-12-01/"."""
    cut = [item.split("/") for item in items(cell)]
    return tuple(Tenure("", sector, (), first_day(start), last_day(end)) for sector, start, end in cut)


def _headline_acronym(acronym: str) -> str:
    """The way British papers print a spoken acronym: NATO → Nato. Short ones are words too often (WHO, AID)."""
    return acronym.capitalize() if len(acronym) >= 4 and acronym.isalpha() and acronym.isupper() else acronym


def _add_beliefs(forms: Forms[Sense], rows: Iterable[BeliefRow]) -> None:
    columns: tuple[tuple[str, SenseKind], ...] = (
        ("people", "people"),
        ("people_singular", "native"),
        ("adjective", "belief"),
    )
    for row in rows:
        sector = row.sector or ("SOC" if row.kind == "ethnic" else None)
        for column, kind in columns:
            for form in items(getattr(row, column)):
                sectors, homes = (sector,) if sector else (), items(row.homes)
                sense = Sense(kind, form, row.country or None, sector, sectors, type=row.kind, homes=homes)
                forms.add(form, sense)


def _add_leaders(forms: Forms[Sense], path: Path) -> tuple[Leader, ...]:
    people: dict[tuple[str, str], list[LeaderRow]] = defaultdict(list)
    for row in read_table(path, LeaderRow):
        people[row.name, row.country].append(row)
    leaders = []
    for (name, country), rows in people.items():
        forms_of = (name, *(alias for row in rows for alias in items(row.aliases)))
        spellings = tuple(dict.fromkeys(spelling for form in forms_of for spelling in _spellings(form)))
        leader = Leader(name, country or None, tuple(_tenure(path, row) for row in rows), spellings)
        leaders.append(leader)
        code = country or ("IGO" if any(row.sector == "IGO" for row in rows) else None)
        sense = Sense("leader", name, code, leader=leader)
        for form in leader.forms:
            forms.add(form, sense)
    return tuple(leaders)


def _spellings(form: str) -> Iterator[str]:
    """A name and the other ways to print it: "el-Sisi" as "al-Sisi", "El Sisi"; "Jong-un" as "Jong Un"."""
    yield form
    article = _ARTICLE.search(form)
    if article:
        for other in ("al-", "el-", "Al-", "El-", "al ", "el ", "Al ", "El "):
            yield f"{form[: article.start()]} {other}{form[article.end() :]}"
    parted = _SECOND_HALF.sub(lambda half: f" {half[1].upper()}", form)
    if parted != form and not article:
        yield parted


def _tenure(path: Path, row: LeaderRow) -> Tenure:
    try:
        start, end = first_day(row.start), last_day(row.end)
    except ValueError:
        raise BrokenRule(f"{path}: {row.name}: {row.start!r} or {row.end!r} is no date; write 2017-05-31") from None
    return Tenure(row.office, row.sector, items(row.sectors), start, end)


def read_roles(folder: Path) -> Forms[RoleForm]:
    """Role nouns by their lower-case forms, singular and plural. Plural rows take the lemma of their singular."""
    forms: Forms[RoleForm] = Forms()
    rows = read_table(folder / "roles.csv", RoleRow)
    singular = {plural: row.lemma for row in rows if row.number == "singular" for plural in plural_of(row.lemma)}
    listed = {row.lemma for row in rows}
    roles = {row.lemma: _role(row, row.lemma) for row in rows}
    for row in rows:
        one = singular.get(row.lemma)
        forms.add(row.lemma, RoleForm(roles[one or row.lemma], row.number == "plural" or one is not None))
        if row.number == "singular":
            for form in plural_of(row.lemma):
                if form not in listed:
                    forms.add(form, RoleForm(roles[row.lemma], True))
    return forms


def _role(row: RoleRow, lemma: str) -> Role:
    former = lemma.startswith("former ")
    lemma = lemma.removeprefix("former ").removesuffix(" of")
    mass, inherits = row.number == "mass", row.inherits == "1"
    return Role(lemma, row.sector or None, items(row.sectors), row.kind, inherits, mass, former)


def read_titles(folder: Path) -> Forms[RoleForm]:
    """Titles before names as printed: "Lt. Gen.", "Sen.", "Ayatollah". Honorifics carry no sector."""
    forms: Forms[RoleForm] = Forms()
    for row in read_table(folder / "titles.csv", TitleRow):
        role = Role(row.expansion.lower() or row.title.lower(), row.sector or None, (), row.kind, False)
        forms.add(row.title, RoleForm(role, False))
    return forms


def read_institutions(folder: Path) -> Institutions:
    """Institution names: whole ones in a trie, patterns with a hole by their head noun."""
    whole: Forms[Institution] = Forms()
    patterns: dict[str, list[Institution]] = defaultdict(list)
    for row in read_table(folder / "institutions.csv", InstitutionRow):
        before, hole, after = row.form.partition("{topic}")
        institution = Institution(
            row.head, tuple(before.split()), tuple(after.split()), row.sector or None, items(row.sectors), row.kind,
            row.topic, row.template, capitalised="capitalised" in row.note,
        )  # fmt: skip
        if hole:
            patterns[row.head].append(institution)
        else:
            whole.add(row.form, institution)
    return Institutions(whole, {head: tuple(found) for head, found in patterns.items()})
