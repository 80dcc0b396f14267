"""The actor tables hold together: keys, codes, sectors, dates, and no row that contradicts another.

In:  the packaged CSV files. Out: nothing; a failure names the rows, e.g. two presidents of Chile on one day.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations, pairwise

from demarche.actors.tables import (
    PACKAGED_TABLES,
    BeliefRow,
    CountryNameRow,
    CountryRow,
    InstitutionRow,
    LeaderRow,
    OrganisationRow,
    RegionRow,
    RoleRow,
    TitleRow,
    first_day,
    items,
    last_day,
    read_table,
)

SECTORS = frozenset(
    ["GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PRM", "PTY", "REB", "UAF", "UNK", "AGR", "BUS", "CRM",
     "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "NGO"]
)  # fmt: skip
INTERNATIONAL = frozenset(["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"])
SINGLE_HOLDER = frozenset(
    [
        "president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "pope", "supreme leader",
        "foreign minister", "defence minister", "interior minister", "finance minister", "secretary of state",
        "foreign secretary", "defence secretary", "home secretary", "central bank governor", "army chief",
        "intelligence chief", "national security adviser", "opposition leader", "parliament speaker",
        "speaker of parliament", "Secretary-General of the United Nations", "Secretary General of NATO",
        "president of the European Commission", "president of the European Council", "ICC prosecutor",
    ]
)  # fmt: skip

COUNTRIES = read_table(PACKAGED_TABLES / "countries.csv", CountryRow)
NAMES = read_table(PACKAGED_TABLES / "country_names.csv", CountryNameRow)
REGIONS = read_table(PACKAGED_TABLES / "regions.csv", RegionRow)
CITIES = read_table(PACKAGED_TABLES / "cities.csv", RegionRow)
LEADERS = read_table(PACKAGED_TABLES / "leaders.csv", LeaderRow)
ORGANISATIONS = read_table(PACKAGED_TABLES / "organisations.csv", OrganisationRow)
ROLES = read_table(PACKAGED_TABLES / "roles.csv", RoleRow)
TITLES = read_table(PACKAGED_TABLES / "titles.csv", TitleRow)
INSTITUTIONS = read_table(PACKAGED_TABLES / "institutions.csv", InstitutionRow)
BELIEFS = read_table(PACKAGED_TABLES / "religions_ethnicities.csv", BeliefRow)
PLACES: list[CountryNameRow | RegionRow] = [*NAMES, *REGIONS]
CODES = frozenset(row.code for row in COUNTRIES)


def repeated(keys: Iterable[object]) -> list[object]:
    return [key for key, count in Counter(keys).items() if count > 1]


def folded(form: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))


def home_of(code: str) -> str:
    """Where a territory counts."""
    return next((row.parent or row.code for row in COUNTRIES if row.code == code), code)


def test_keys_are_unique() -> None:
    """No table has the same row twice."""
    assert not repeated(row.code for row in COUNTRIES)
    assert not repeated(row.iso2 for row in COUNTRIES if row.iso2)
    assert not repeated((row.code, row.form, row.kind) for row in NAMES)
    assert not repeated((row.code, row.form, row.kind) for row in REGIONS)
    assert not repeated((row.code, row.form) for row in CITIES)
    assert not repeated((row.name, row.country, row.office, row.start) for row in LEADERS)
    assert not repeated((row.name, row.country, row.international) for row in ORGANISATIONS)
    assert not repeated(row.lemma for row in ROLES)
    assert not repeated(row.title for row in TITLES)
    assert not repeated(row.form for row in INSTITUTIONS)
    assert not repeated(row.name for row in BELIEFS)


def test_codes_are_known() -> None:
    """Every country code is in countries.csv; international codes stand where they may."""
    assert not {row.parent for row in COUNTRIES if row.parent} - CODES
    assert not {row.code for row in NAMES} - CODES - INTERNATIONAL
    assert not {row.code for row in (*REGIONS, *CITIES)} - CODES
    assert not {row.country for row in LEADERS if row.country} - CODES - INTERNATIONAL
    assert not {row.country for row in ORGANISATIONS if row.country} - CODES
    assert not {row.international for row in ORGANISATIONS if row.international} - INTERNATIONAL
    assert not {row.country for row in BELIEFS if row.country} - CODES


def test_sectors_are_plovers() -> None:
    """Every sector is PLOVER's; a list of sectors begins with the first one where it repeats it."""
    plain = [row.sector for table in (COUNTRIES, NAMES, REGIONS, CITIES, TITLES, BELIEFS) for row in table]
    listed = [s for table in (LEADERS, ORGANISATIONS, ROLES, INSTITUTIONS) for row in table for s in
              (row.sector, *items(row.sectors))]  # fmt: skip
    periods = [item.split("/")[0] for row in ORGANISATIONS for item in items(row.periods)]
    assert not {sector for cell in plain for sector in items(cell)} - SECTORS
    assert not {sector for sector in (*listed, *periods) if sector} - SECTORS
    assert not [row.name for row in LEADERS if not row.sector]
    assert not [r for t in (ORGANISATIONS, ROLES) for r in t if r.sectors and items(r.sectors)[0] != r.sector]


def test_no_state_without_names() -> None:
    """Every state has a name, an adjective, a people and a capital."""
    kinds = defaultdict(set)
    for row in NAMES:
        kinds[row.code].add(row.kind)
    for country in COUNTRIES:
        if country.status in ("state", "partially_recognised") and country.code not in ("ESH", "VAT"):
            missing = {"name", "adjective", "people", "capital"} - kinds[country.code]
            assert not missing, f"{country.name}: {missing}"
            assert country.capital, country.name


def test_form_of_two_countries_is_marked() -> None:
    """A form that means two countries says so, and at most one of them is preferred."""
    rows: dict[str, list[CountryNameRow | RegionRow]] = defaultdict(list)
    for row in PLACES:
        rows[row.form].append(row)
    for form, found in rows.items():
        homes = {home_of(row.code) for row in found}
        if len(homes) > 1:
            assert all("ambiguous" in row.note for row in found), form
            assert len({home_of(row.code) for row in found if "preferred" in row.note}) <= 1, form


def test_cities_of_one_name_are_marked() -> None:
    """Cities that differ by an accent only are one form in text."""
    rows = defaultdict(list)
    for row in CITIES:
        rows[folded(row.form)].append(row)
    for form, found in rows.items():
        if len({home_of(row.code) for row in found}) > 1:
            assert all("ambiguous" in row.note for row in found), form


def test_form_of_two_organisations_is_marked() -> None:
    """A form that several organisations share is noted in each of them."""
    rows = defaultdict(set)
    for i, row in enumerate(ORGANISATIONS):
        for form in {row.name, *items(row.aliases), row.acronym} - {""}:
            rows[form].add(i)
    for form, shared in rows.items():
        if len(shared) > 1:
            notes = [ORGANISATIONS[i].note for i in shared]
            assert all("ambiguous" in note or "preferred" in note for note in notes), form


def test_dates_are_ordered() -> None:
    """Offices and periods end after they begin."""
    for row in LEADERS:
        start, end = first_day(row.start), last_day(row.end)
        assert not (start and end) or start <= end, row
    for organisation in ORGANISATIONS:
        for item in items(organisation.periods):
            _, begin, stop = item.split("/")
            start, end = first_day(begin), last_day(stop)
            assert not (start and end) or start <= end, organisation.name


def test_one_holder_at_a_time() -> None:
    """No two persons hold a single-holder office of a country on one day, but where the note says so."""
    tenures = defaultdict(list)
    for row in LEADERS:
        if row.office in SINGLE_HOLDER and row.start and "beside another" not in row.note:
            tenures[row.country, row.office].append(row)
    for rows in tenures.values():
        rows.sort(key=lambda row: (first_day(row.start) or dt.date.min, row.end))
        for before, after in pairwise(rows):
            assert _not_later(before.end, after.start), f"{before} overlaps {after}"


def _not_later(end: str, start: str) -> bool:
    """Whether an office ended by the start of the next; as exact as the vaguer of the two dates."""
    exact = min(len(end), len(start))
    return bool(end) and end[:exact] <= start[:exact]


def test_one_person_one_office_once() -> None:
    """Nobody holds the same office twice at the same time."""
    tenures = defaultdict(list)
    for row in LEADERS:
        if row.start:
            tenures[row.name, row.country, row.office].append(row)
    for rows in tenures.values():
        rows.sort(key=lambda row: row.start)
        for before, after in pairwise(rows):
            assert _not_later(before.end, after.start), f"{before} overlaps {after}"


def test_no_alias_of_two_people_of_one_country() -> None:
    """A form means one person of a country, unless they are told apart by their time."""
    people = defaultdict(set)
    spans = defaultdict(list)
    for row in LEADERS:
        spans[row.name, row.country].append((first_day(row.start), last_day(row.end)))
        for form in (row.name, *items(row.aliases)):
            people[folded(form), row.country].add(row.name)
    for (form, country), names in people.items():
        if len(names) > 1:
            assert not any(start is None for name in names for start, _ in spans[name, country]), (form, country, names)


def test_people_are_no_places() -> None:
    """A leader's form is no country, region or organisation."""
    taken = {row.form for row in PLACES} | {
        form for row in ORGANISATIONS for form in (row.name, *items(row.aliases), row.acronym)
    }
    assert not {form for row in LEADERS for form in (row.name, *items(row.aliases))} & taken


def test_roles_agree_in_number() -> None:
    """Kinds and numbers of roles are of the known sort; a plural has an owner to inherit from or a sector."""
    assert {row.kind for row in ROLES} <= {"office", "group", "institution", "materiel", "people"}
    assert {row.number for row in ROLES} <= {"singular", "plural", "mass"}
    assert not [row.lemma for row in ROLES if row.number == "singular" and row.lemma.endswith(("policemen", "gunmen"))]


def test_capitals_agree() -> None:
    """The capital in countries.csv is a capital in country_names.csv."""
    capitals = {(row.code, row.form) for row in NAMES if row.kind == "capital"}
    names = {(row.code, row.form) for row in NAMES}
    for row in COUNTRIES:
        if row.capital:
            assert (row.code, row.capital) in capitals | names, row.name


LONGEST_TERM = 72  # years: Elizabeth II reigned for seventy


def test_terms_are_possible() -> None:
    """No office is held for longer than a life allows, and none begins after the tables' knowledge ends."""
    for row in LEADERS:
        start, end = first_day(row.start), last_day(row.end) or dt.date(2026, 12, 31)
        if start:
            assert end.year - start.year <= LONGEST_TERM, row
            assert start.year <= 2026, row


def test_nobody_leads_two_states() -> None:
    """No name heads two states or their ministries on one day, unless the rows are of different people."""
    heads = ("president", "prime minister", "foreign minister", "defence minister")
    namesakes = {"Pedro Sánchez"}  # the prime minister of Spain and a minister of Colombia
    terms = defaultdict(list)
    for row in LEADERS:
        if row.office in heads and row.start and row.country:
            terms[row.name].append((first_day(row.start), last_day(row.end) or dt.date.max, row.country))
    for name, held in terms.items():
        for (start, end, one), (begin, stop, other) in combinations(held, 2):
            assert one == other or end < begin or stop < start or name in namesakes, (name, one, other)
