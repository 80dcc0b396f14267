"""Linking that grows: steps give what one time gives, names stay, and only what is touched is read."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from demarche.errors import BrokenStore
from demarche.link import StoryOptions, find_origins, find_stories
from demarche.linker import link_store
from demarche.linker.memory import Counters
from demarche.records import Actor, Article, CoderVersion, Coding, Event, EventDate, Span, head_of
from demarche.store import Links, Store, open_store
from demarche.store.connection import connected
from tests.codings import make_event

CODER = CoderVersion(version="1", rules="r", model="m")
NEWER = CoderVersion(version="2", rules="r", model="m")
LINKED = ("story_articles", "occurrence_events", "occurrences")
STATES = ("TCD", "SDN", "NER", "MLI", "LBY")
COMMON = "the government said on Monday that it would and people were there with a new plan after the talks"
Coded = tuple[Article, Coding]


def drawn(seed: int, count: int) -> list[Coded]:
    """Articles on eight matters with words of their own, over forty days; some copy another's text."""
    chance, out, common = random.Random(seed), [], COMMON.split()
    matters = [[f"{chance.choice('bdfgkl')}o{chance.choice('mnprst')}{n}{m}" for n in range(12)] for m in range(8)]
    for number in range(count):
        matter = chance.choice(matters)
        words = [chance.choice(matter if chance.random() < 0.3 else common) for _ in range(60)]
        text = out[-1][0].text if out and chance.random() < 0.15 else " ".join(words).capitalize() + "."
        published = f"2025-0{chance.randint(1, 2)}-{chance.randint(10, 28)}" if chance.random() < 0.95 else None
        article = Article(text=text, id=f"a{number}", published=published, source=f"p{number % 5}")
        out.append(
            (article, coding_of(article, [drawn_event(chance, article, n) for n in range(chance.randint(0, 3))]))
        )
    return out


def drawn_event(chance: random.Random, article: Article, number: int) -> tuple[Event, tuple[Actor, ...]]:
    """An act of one state against another in the first words of the article; of copies of one text the same."""
    same = random.Random(f"{article.text} {number}")
    sides = tuple(
        Actor(id=f"a{number}{role}", name=state, kind="state", country=state, sector="GOV", key=f"state:{state}")
        for role, state in enumerate(same.sample(STATES, 2))
    )
    span = Span(0, min(80, len(article.text)))
    day = article.published if article.published and chance.random() < 0.6 else None
    event = make_event(
        f"e{number + 1}",
        f"{article.id}-k{number}",
        same.choice(["ACCUSE", "SANCTION"]),
        span,
        actors=(sides[0].id,),
        recipients=(sides[1].id,),
        date=EventDate(start=day, end=day, precision="day", span=span, reason="") if day else None,
    )
    return event, sides


def coding_of(article: Article, told: list[tuple[Event, tuple[Actor, ...]]]) -> Coding:
    actors = tuple(actor for _, sides in told for actor in sides)
    return Coding(article=head_of(article), actors=actors, events=tuple(event for event, _ in told), coder=CODER)


def add(path: Path, coded: list[Coded], coder: CoderVersion = CODER) -> Store:
    with open_store(path) as store:
        run = store.begin_run(coder)
        for article, coding in coded:
            store.add(replace(coding, coder=coder), article, run)
    return store


def by_day(coded: list[Coded], store: Store) -> list[Coded]:
    return sorted(coded, key=lambda pair: (pair[0].published or "9999-12-31", store.key(pair[0])))


def links(store: Store) -> dict[str, list[dict[str, Any]]]:
    """All rows of links, but for the numbers of events, which tell the order of addition."""
    with connected(store.path, read_only=True) as connection:
        found = {t: connection.sql(f"SELECT * FROM {t}").to_arrow_table().to_pylist() for t in LINKED}
    bare = {t: [{k: v for k, v in row.items() if k != "event_no"} for row in rows] for t, rows in found.items()}
    return {table: sorted(rows, key=str) for table, rows in bare.items()}


def parts(coded: list[Coded], number: int) -> Iterator[list[Coded]]:
    size = -(-len(coded) // number)
    return (coded[i : i + size] for i in range(0, len(coded), size))


@pytest.mark.parametrize("seed", range(2))
def test_in_steps_as_at_once(tmp_path: Path, seed: int) -> None:
    """Articles that come in order of publication get the same links, in any number of steps, in pages of any size."""
    coded = drawn(seed, 60)
    once = add(tmp_path / "once.duckdb", coded)
    assert link_store(once)
    for part in parts(by_day(coded, once), 3):
        grown = add(tmp_path / "grown.duckdb", part)
        assert link_store(grown, page=random.Random(seed).randint(8, 30))
    assert links(grown) == links(once)
    told = links(once)
    assert len({row["story"] for row in told["story_articles"]}) < 50
    assert any(row["articles"] > 1 for row in told["occurrences"])


def test_the_same_links_as_the_stream(tmp_path: Path) -> None:
    """Stories and origins in the store are those of the stream that keeps everything in memory."""
    coded = drawn(7, 60)
    store = add(tmp_path / "s.duckdb", coded)
    link_store(store, page=13)
    stream = [article for article, _ in by_day(coded, store)]
    stories, origins = dict(find_stories(stream)), dict(find_origins(stream))
    ids = {store.key(article): article.id for article in stream}
    found = {ids[row["article_key"]]: (row["story"], row["origin"]) for row in links(store)["story_articles"]}
    assert found == {id: (stories[id], origins[id]) for id in stories}
    assert len(set(origins.values())) < len(stream)


def test_links_stay_whatever_comes_later(tmp_path: Path) -> None:
    """Articles in any order: what was linked keeps its story, origin and occurrence; later ones only join or begin."""
    coded = drawn(3, 40)
    random.Random(1).shuffle(coded)
    before: dict[str, list[dict[str, Any]]] = {}
    for part in parts(coded, 3):
        store = add(tmp_path / "s.duckdb", part)
        link_store(store)
        after = links(store)
        for table in ("story_articles", "occurrence_events"):
            assert all(row in after[table] for row in before.get(table, []))
        before = after
    assert len(before["story_articles"]) == len(coded)
    assert len(before["occurrence_events"]) == sum(len(coding.events) for _, coding in coded)


def test_what_is_coded_anew_and_the_same_keeps_its_links(tmp_path: Path) -> None:
    """Another coder, one event less and one of another kind: the others keep their occurrences, stories all."""
    coded = drawn(5, 40)
    store = add(tmp_path / "s.duckdb", coded)
    link_store(store)
    before = links(store)
    lost, changed = [pair for pair in coded if len(pair[1].events) > 1][:2]
    anew = [pair for pair in coded if pair not in (lost, changed)]
    anew.append((lost[0], replace(lost[1], events=lost[1].events[1:])))
    denied = replace(changed[1].events[0], actuality="negated")
    anew.append((changed[0], replace(changed[1], events=(denied, *changed[1].events[1:]))))
    store = add(tmp_path / "s.duckdb", anew, NEWER)
    assert link_store(store)
    after = links(store)
    assert after["story_articles"] == before["story_articles"]
    touched = {(store.key(lost[0]), lost[1].events[0].id), (store.key(changed[0]), denied.id)}
    kept = [row for row in before["occurrence_events"] if (row["article_key"], row["event_id"]) not in touched]
    assert all(row in after["occurrence_events"] for row in kept)
    assert len(after["occurrence_events"]) == len(before["occurrence_events"]) - 1
    assert {row["occurrence_id"] for row in after["occurrences"]} == {
        row["occurrence_id"] for row in after["occurrence_events"]
    }
    assert not link_store(store)


def test_two_stories_never_share_a_name(tmp_path: Path) -> None:
    """An article that is replaced by one on another matter leaves its story, whose name the new one cannot take."""
    old, new = (" ".join(f"{stem}{n}" for n in range(40)) for stem in ("gorm", "plik"))
    first, second = (Article(text=old, id=id, published=f"2025-05-1{n}") for n, id in enumerate("xy"))
    link_store(add(tmp_path / "s.duckdb", [(a, coding_of(a, [])) for a in (first, second)]))
    other = Article(text=new, id="x", published="2025-05-13")
    store = add(tmp_path / "s.duckdb", [(other, coding_of(other, []))])
    link_store(store)
    stories = {row["article_key"]: row["story"] for row in links(store)["story_articles"]}
    assert stories == {store.key(second): "x", store.key(other): "x~1"}


def test_only_what_an_article_may_join_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One article more, on one matter of many: no story, text or occurrence of another matter is recalled."""
    matters = [" ".join(f"{stem}{n}" for n in range(40)) for stem in ("gorm", "plik", "trab", "fusk", "welt", "nolk")]
    articles = [Article(text=text, id=f"m{n}", published="2025-05-12") for n, text in enumerate(matters)]
    link_store(add(tmp_path / "s.duckdb", [(a, coding_of(a, [])) for a in articles]))
    read: dict[str, int] = {}
    recall = Links.recall

    def counted(self: Links, name: str, given: Any, **values: Any) -> list[tuple[Any, ...]]:
        rows = recall(self, name, given, **values)
        read[name] = read.get(name, 0) + len(rows)
        return rows

    monkeypatch.setattr(Links, "recall", counted)
    late = Article(text=matters[2], id="late", published="2025-05-14")
    store = add(tmp_path / "s.duckdb", [(late, coding_of(late, []))])
    link_store(store)
    assert (read["stories_alike"], read["texts_alike"], read["occurrences_tied"]) == (1, 1, 0)
    assert {"article_key": store.key(late), "story": "m2", "origin": "m2"} in links(store)["story_articles"]


def test_other_options_link_all_anew(tmp_path: Path) -> None:
    """With a threshold that nothing reaches every article is a story; so on demand, names starting over."""
    store = add(tmp_path / "s.duckdb", drawn(2, 20))
    link_store(store)
    assert link_store(store, stories=StoryOptions(threshold=1.0, terms=5))
    assert len({row["story"] for row in links(store)["story_articles"]}) > 12
    link_store(store)
    before = links(store)
    assert link_store(store, anew=True)
    assert links(store) == before


def test_what_can_be_joined_no_more_is_forgotten(tmp_path: Path) -> None:
    """With room for two stories, what is remembered is of two; a text on a third matter begins another."""
    stems = ("gorm", "plik", "trab", "gorm")
    for number, stem in enumerate(stems):
        text = " ".join(f"{stem}{n}" for n in range(40))
        article = Article(text=text, id=f"m{number}", published=f"2025-05-1{number}")
        store = add(tmp_path / "s.duckdb", [(article, coding_of(article, []))])
        link_store(store, stories=StoryOptions(capacity=2))
        assert store.sql("SELECT count(*) AS n FROM open_stories").to_pylist()[0]["n"] <= 2
        assert store.sql("SELECT count(DISTINCT number) AS n FROM story_terms").to_pylist()[0]["n"] <= 2
    assert sorted(row["story"] for row in links(store)["story_articles"]) == ["m0", "m1", "m2", "m3"]


def test_an_article_that_is_replaced_while_it_is_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No link leads to what is not there any more; the new version is linked next time."""
    coded = drawn(4, 12)
    store = add(tmp_path / "s.duckdb", coded)
    number = next(n for n, (_, coding) in enumerate(coded) if coding.events)
    newer = replace(coded[number][0], text=coded[number][0].text + " And more.")
    keep = Links.keep

    def late(self: Links, *given: Any) -> None:
        if not store.has(newer):
            self.close()
            with store:
                store.add(coding_of(newer, []), newer, store.begin_run(CODER))
        keep(self, *given)

    monkeypatch.setattr(Links, "keep", late)
    link_store(store)
    loose = "SELECT 1 FROM occurrence_events ANTI JOIN events USING (article_key, event_id, event_no)"
    assert store.sql(loose).to_pylist() == []
    assert {r["article_key"] for r in links(store)["story_articles"]} == {
        store.key(a) for a, _ in coded if a.id != newer.id
    }
    link_store(store)
    assert store.key(newer) in {r["article_key"] for r in links(store)["story_articles"]}


def test_two_programs_do_not_link_at_the_same_time(tmp_path: Path) -> None:
    """The second finds that the first went on, and says so."""
    store = add(tmp_path / "s.duckdb", drawn(1, 3))
    one, two = Links(store, "{}"), Links(store, "{}")
    one.begin(Counters().written())
    two.counters = one.counters
    one.keep({}, Counters(articles=1).written())
    with pytest.raises(BrokenStore, match="another program links"):
        two.keep({}, Counters(articles=2).written())
