"""Numbers beside keys in the rows of a batch, and what rows repeat of their article, so that pages find them fast.

In:  rows of "Chad closed its border": an event e1 of article 5f3c…, its actors state:TCD. Out: the same rows with
event_no 1817, article_no 204, actor_no 12, and rows for actors and names that no article had before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import duckdb

from demarche.store.rows import Row, Rows

NUMBER_TABLES = ("actor_numbers", "name_numbers", "actor_names")
# Where the numbers given so far stand, also those of rows since deleted: none is given twice.
_EVENTS = ("event_no FROM events", "last_no FROM event_words", "event_no FROM event_pairs")
_QUOTATIONS = ("quotation_no FROM attributions", "last_no FROM quotation_words")
_GENERIC = "generic:"  # such keys belong to one article; their numbers are below zero
_STANDINGS = {"historical": "history", "future": "planned", "hypothetical": "possible"}

_Pair = tuple[int | None, int | None]  # actor_no, name_no
_People = Mapping[tuple[str, str | None], _Pair]  # of article_key and actor_id


def number_rows(connection: duckdb.DuckDBPyConnection, rows: Rows, articles: Mapping[str, Row]) -> None:
    """Give the rows their numbers, in place. `articles`: position, published and source, by article_key."""
    people = _number_people(connection, rows, articles)
    events = _number_events(connection, rows["events"], articles, people)
    for row in (*rows["event_mentions"], *rows["event_actors"]):
        row["event_no"] = events[row["article_key"], row["event_id"]]
    for row in rows["event_actors"]:
        row["actor_no"], row["name_no"] = people.get((row["article_key"], row["actor_id"]), (None, None))
    _number_quotations(connection, rows["attributions"], articles, people)


def _number_people(connection: duckdb.DuckDBPyConnection, rows: Rows, articles: Mapping[str, Row]) -> _People:
    actors = _actor_numbers(connection, rows)
    names = _name_numbers(connection, rows)
    people: dict[tuple[str, str | None], _Pair] = {}
    for row in rows["actors"]:
        pair = actors[row["actor_key"]], names[row["name"], row["country"]]
        row["article_no"] = articles[row["article_key"]]["position"]
        row["actor_no"], row["name_no"] = people[row["article_key"], row["actor_id"]] = pair
    pairs = set(people.values())
    known = _at(connection, "SELECT actor_no, name_no FROM actor_names WHERE actor_no", (one for one, _ in pairs))
    rows["actor_names"] = [{"actor_no": one, "name_no": name} for one, name in sorted(pairs - set(known))]
    return people


def _actor_numbers(connection: duckdb.DuckDBPyConnection, rows: Rows) -> dict[str, int]:
    keys = dict.fromkeys(row["actor_key"] for row in rows["actors"])
    numbers = dict(_at(connection, "SELECT actor_key, actor_no FROM actor_numbers WHERE actor_key", keys))
    fresh = [key for key in keys if key not in numbers]
    for number, key in enumerate(fresh, _next(connection, "abs(actor_no) FROM actor_numbers")):
        numbers[key] = -number if key.startswith(_GENERIC) else number
    rows["actor_numbers"] = [{"actor_no": numbers[key], "actor_key": key} for key in fresh]
    return numbers


def _name_numbers(connection: duckdb.DuckDBPyConnection, rows: Rows) -> dict[tuple[str, str | None], int]:
    names = dict.fromkeys((row["name"], row["country"]) for row in rows["actors"])
    select = "SELECT name, country, name_no FROM name_numbers WHERE name"
    numbers = {(name, country): no for name, country, no in _at(connection, select, {name for name, _ in names})}
    fresh = [named for named in names if named not in numbers]
    numbers |= {named: no for no, named in enumerate(fresh, _next(connection, "name_no FROM name_numbers"))}
    rows["name_numbers"] = [{"name_no": numbers[n, c], "name": n, "country": c} for n, c in fresh]
    return numbers


def _number_events(
    connection: duckdb.DuckDBPyConnection, events: list[Row], articles: Mapping[str, Row], people: _People
) -> dict[tuple[str, str], int]:
    numbers = {}
    for number, row in enumerate(events, _next(connection, *_EVENTS)):
        article = articles[row["article_key"]]
        row |= {"event_no": number, "standing": _standing(row), "day": row["date_start"] or article["published"]}
        row |= _of_article(article)
        row["speaker_no"], row["speaker_name_no"] = people.get((row["article_key"], row["attributed_to"]), (None, None))
        numbers[row["article_key"], row["event_id"]] = number
    return numbers


def _number_quotations(
    connection: duckdb.DuckDBPyConnection, quotations: list[Row], articles: Mapping[str, Row], people: _People
) -> None:
    for number, row in enumerate(quotations, _next(connection, *_QUOTATIONS)):
        row |= {"quotation_no": number, **_of_article(articles[row["article_key"]])}
        row["speaker_no"], row["speaker_name_no"] = people.get((row["article_key"], row["speaker"]), (None, None))


def _of_article(article: Row) -> Row:
    return {"article_no": article["position"], "published": article["published"], "outlet": article["source"]}


def _standing(event: Row) -> str:
    """How an event stands to the world; an actual one that rests on somebody's word, or is hedged, is `said`."""
    if event["actuality"] == "actual":
        return "said" if event["attribution"] is not None or event["hedged"] else "happened"
    return _STANDINGS.get(event["actuality"], "denied")


def _next(connection: duckdb.DuckDBPyConnection, *columns: str) -> int:
    """The number after the highest in these columns."""
    highest = " UNION ALL ".join(f"SELECT max({column.replace(' FROM', ') AS number FROM')}" for column in columns)
    return int(connection.execute(f"SELECT coalesce(max(number), 0) + 1 FROM ({highest})").fetchall()[0][0])


def _at(connection: duckdb.DuckDBPyConnection, select: str, keys: Iterable[object]) -> list[tuple]:  # type: ignore[type-arg]
    return list(connection.execute(f"{select} IN (SELECT unnest(?))", [list(keys)]).fetchall())
