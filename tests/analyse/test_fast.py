"""The narrow columns give what the plain tables give: on random stores, written in batches, replaced and recoded."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import duckdb
import pytest
from msgspec.structs import replace

from demarche.analyse.asking import ANALYSES, COUNTS, ask, keep_views
from demarche.analyse.reading import Reader
from demarche.records import Actor, Article, CoderVersion, Coding
from demarche.show.web import answers
from demarche.show.web.asking import ActorAsk, EventAsk, QuotationAsk
from demarche.store import open_store
from demarche.store.migration import SQL, step_sql
from tests.analyse.conftest import Publish, Told
from tests.store.conftest import CODER, TEXT, make_article, make_coding

PLAIN = (Path(__file__).parent / "plain_events.sql").read_text("utf-8")
COPIED = ("runs", "articles", "codings", "actors", "attributions", "events", "event_mentions", "event_actors")
NAMES = {"state:TCD": ("Chad", "TCD"), "person:deby": ("Mahamat Deby", "TCD"), "generic:o": ("officials", None)}
ASKS = (
    EventAsk(),
    EventAsk(name="ch"),
    EventAsk(name="SDN", standing=["said"]),
    EventAsk(actor="state:TCD"),
    EventAsk(actor="state:TCD", role="recipient"),
    EventAsk(doer="state:TCD", recipient="person:deby"),
    EventAsk(speaker="deby"),
    EventAsk(said_by="person:deby", type="SANCTION"),
    EventAsk(words="CLOSED its"),
    EventAsk(order="day", size=5, page=2),
)


def drawn(chance: random.Random, number: int) -> tuple[Article, Coding]:
    """An article with the store tests' coding, its actors, outlet, day and standing drawn at random."""
    day = f"2025-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}" if chance.random() < 0.8 else None
    article = replace(make_article(f"a{number}", TEXT), published=day, source=chance.choice(["Wire", "Post", ""]))
    coding = make_coding(article)
    actors = tuple(_drawn_actor(chance, actor) for actor in coding.actors)
    event = replace(
        coding.events[0],
        key=f"k{number}-{chance.random()}",
        actuality=chance.choice(["actual", "future", "historical", "negated", "hypothetical"]),
        attributed_to=chance.choice([None, actors[0].id, actors[-1].id]),
        date=chance.choice([None, coding.events[0].date]),
    )
    return article, replace(coding, actors=actors, events=(event,))


def _drawn_actor(chance: random.Random, actor: Actor) -> Actor:
    key = chance.choice([*NAMES, actor.key])
    name, country = NAMES.get(key, (actor.name, actor.country))
    return replace(actor, key=key, name=chance.choice([name, name.upper()]), country=country)


@pytest.fixture(scope="module", params=range(3))
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of articles added in batches, some of them replaced and some coded anew."""
    chance = random.Random(request.param)
    path = tmp_path_factory.mktemp("fast") / "s.duckdb"
    for version in ("1", "2"):
        with open_store(path, batch=7) as opened:
            run = opened.begin_run(CoderVersion(version=version, rules=CODER.rules, model=CODER.model))
            for number in range(20 if version == "1" else 10):
                article, coding = drawn(chance, number)
                opened.add(replace(coding, coder=replace(CODER, version=version)), article, run)
    return path


@pytest.mark.parametrize("ask", ASKS, ids=lambda ask: ask.query() or "all")
def test_events_found_by_numbers_are_those_found_by_keys(store: Path, ask: EventAsk) -> None:
    """The same events in the same order, and the same numbers of them."""
    with Reader(store).open() as reading:
        found = [row["event_key"] for row in answers.events(reading, ask)]
        total = answers.event_counts(reading, ask).total
    expected = plain(store, ask)
    assert ask.order == "day" or total == len(expected)  # what has no day is counted, and has no place in that order
    assert found == expected[ask.offset : ask.offset + ask.size]


def plain(store: Path, ask: EventAsk) -> list[str]:
    """Keys of the events that fit, by joining the tables on their keys alone."""
    named = ("name", "actor", "role", "doer", "recipient", "speaker", "said_by", "words", "type")
    values: dict[str, Any] = {name: getattr(ask, name) for name in named}
    values |= {"standing": list(ask.standing) or None, "by_day": ask.order == "day"}
    with duckdb.connect(str(store), read_only=True) as connection:
        return [key for (key,) in connection.execute(PLAIN, values).fetchall()]


def test_actors_and_quotations_by_numbers(store: Path) -> None:
    """Counts of actors by part of a name, and quotations by speaker, as the plain tables have them."""
    with Reader(store).open() as reading:
        actors = {row["actor_key"]: row["events"] for row in answers.actors(reading, ActorAsk(name="deb")).rows}
        said = answers.quotations(reading, QuotationAsk(speaker="deb")).total
    with duckdb.connect(str(store), read_only=True) as connection:
        expected = connection.execute(
            "SELECT actor_key, count(*) FROM event_actors WHERE role <> 'denier' "
            "AND NOT starts_with(actor_key, 'generic:') "
            "AND actor_key IN (SELECT actor_key FROM actors WHERE contains(lower(name), 'deb')) GROUP BY ALL"
        ).fetchall()
        ((quoted,),) = connection.execute(
            "SELECT count(*) FROM attributions q SEMI JOIN (SELECT * FROM actors WHERE contains(lower(name), 'deb')) a"
            " ON a.article_key = q.article_key AND a.actor_id = q.speaker"
        ).fetchall()
    assert actors == dict(expected)
    assert said == quoted


def test_an_old_store_gets_the_same_numbers(store: Path, tmp_path: Path) -> None:
    """What the migration fills in is what writing would have written, but for the numbers themselves."""
    old = tmp_path / "old.duckdb"
    with duckdb.connect(str(old)) as connection:
        connection.execute((SQL / "schema.sql").read_text("utf-8"))
        for step in (2, 3):
            connection.execute(step_sql(step))
        connection.execute("INSERT INTO schema_version VALUES (3, now()::TIMESTAMP)")
        connection.execute(f"ATTACH '{store}' AS new (READ_ONLY)")
        for table in (
            "runs",
            "articles",
            "codings",
            "actors",
            "attributions",
            "events",
            "event_mentions",
            "event_actors",
        ):
            columns = ", ".join(row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall())
            connection.execute(f"INSERT INTO {table} SELECT {columns} FROM new.{table}")
    with Reader(old).open() as old_reading, Reader(store).open() as reading:
        for ask in ASKS:
            assert answers.events(old_reading, ask) == answers.events(reading, ask)
            assert answers.event_counts(old_reading, ask) == answers.event_counts(reading, ask)


@pytest.mark.parametrize("about", ["", "cHAd", "nowhere"])
def test_kept_analyses_are_the_rows_of_the_views(publish: Publish, about: str) -> None:
    """What linking lays down is what the views give; after another article the views are asked again."""
    publish("a1", "2025-05-12", Told("Chad accused Sudan.", "ACCUSE", "Chad", "Sudan"))
    store = publish("a2", "2025-05-13", Told("Sudan accused Chad.", "ACCUSE", "Sudan", "Chad"))
    keep_views(store)
    reader = Reader(store.path)
    with reader.open() as reading:
        assert reading.ask("kept_names").num_rows == len(COUNTS) + len(ANALYSES)
        for name in (*COUNTS, *ANALYSES):
            assert reading.ask_view(name, about=about).to_pylist() == ask(store, name, about=about).to_pylist()
    publish("a3", "2025-05-14", Told("Chad met Niger.", "CONSULT", "Chad", "Niger"))
    with reader.open() as reading:
        assert reading.ask("kept_names").num_rows == 0
        assert reading.ask_view("dyad_month").to_pylist() == ask(store, "dyad_month").to_pylist()
