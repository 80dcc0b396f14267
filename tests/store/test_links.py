"""Links in the store: stories, origins, occurrences; nothing when nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path

import duckdb
import msgspec
import pytest

from demarche.errors import BrokenStore
from demarche.linker import link_store
from demarche.records import Article, CoderVersion, Coding, head_of
from demarche.store import Store, open_store

Maker = Callable[..., tuple[Article, Coding]]
LINKED = ("story_articles", "occurrences", "occurrence_events")


def replaced(pair: tuple[Article, Coding], **fields: str) -> tuple[Article, Coding]:
    """The same article from elsewhere."""
    article, coding = pair
    article = msgspec.structs.replace(article, **fields)
    head = msgspec.structs.replace(coding.article, source=article.source, published=article.published)
    return article, msgspec.structs.replace(coding, article=head)


@pytest.fixture
def reports(coded: Maker) -> list[tuple[Article, Coding]]:
    """One closing of a border: a wire text in two papers, another paper's own text a day later, and another matter."""
    own = (
        "Chad closed its border with Sudan on Sunday, President Mahamat Deby said, citing the 1967 treaty. Traders at "
        "Adré slept in their trucks and cooked on the road. One said he had left Abéché on Friday with onions, another "
        "had goats for the market across the dry river, a third had nothing but a letter. Nobody knew for how long the "
        "barrier would stay down or whom to ask. The garrison counted its losses. At least 12 soldiers died. Ten "
        "trucks of flour were held. A shameful day! Elections are due in May."
    )
    rain = "Peru and Chile played a draw. Nobody scored, and it rained all night long in Arica."
    apart = Article(text=rain, id="a4", title="Draw", published="2025-05-12", source="Sport")
    return [
        replaced(coded("a1"), source="Gazette"),
        replaced(coded("a2"), source="Herald"),
        replaced(coded("a3", text=own), source="Monitor", published="2025-05-13"),
        (apart, Coding(article=head_of(apart), coder=coded("a1")[1].coder)),
    ]


def stored(path: Path, pairs: Sequence[tuple[Article, Coding]], version: CoderVersion) -> Store:
    with open_store(path) as store:
        run = store.begin_run(version)
        for article, coding in pairs:
            store.add(coding, article, run)
    return store


def rows(store: Store) -> dict[str, list[dict[str, object]]]:
    """Without the numbers of events, which tell the order of addition."""
    found = {table: store.sql(f"SELECT * FROM {table} ORDER BY ALL") for table in LINKED}
    kept = {table: [c for c in rows.column_names if c != "event_no"] for table, rows in found.items()}
    return {table: sorted(rows.select(kept[table]).to_pylist(), key=str) for table, rows in found.items()}


def test_an_occurrence_with_its_counts(
    tmp_path: Path, reports: list[tuple[Article, Coding]], coder_version: CoderVersion
) -> None:
    """Three articles, three outlets, two independent texts, first and last report; the other matter is apart."""
    store = stored(tmp_path / "s.duckdb", reports, coder_version)
    assert link_store(store)
    (found,) = store.sql("SELECT * FROM occurrences").to_pylist()
    counts = {name: found[name] for name in ("articles", "outlets", "origins", "mentions")}
    assert counts == {"articles": 3, "outlets": 3, "origins": 2, "mentions": 3}
    assert (str(found["first_report"]), str(found["last_report"])) == ("2025-05-12", "2025-05-13")
    assert (found["actors"], found["recipients"], found["country"]) == (["Chad"], ["Sudan"], "TCD")
    assert (found["type"], found["mode"], str(found["date_start"])) == ("SANCTION", "discontinue", "2025-05-11")
    assert sorted(row["articles"] for row in store.sql("SELECT * FROM stories").to_pylist()) == [1, 3]


def test_accounts_side_by_side(
    tmp_path: Path, reports: list[tuple[Article, Coding]], coder_version: CoderVersion
) -> None:
    """Days, places and figures with the outlets that print them and whose word they are."""
    store = stored(tmp_path / "s.duckdb", reports, coder_version)
    link_store(store)
    (toll,) = store.sql("SELECT * FROM occurrence_tolls").to_pylist()
    assert (toll["kind"], toll["least"], toll["outlets"]) == ("dead", 12, ["Gazette", "Herald", "Monitor"])
    (day,) = store.sql("SELECT * FROM occurrence_dates").to_pylist()
    assert (str(day["date_start"]), day["accounts"], day["said_by"]) == ("2025-05-11", 3, ["Mahamat Deby"])
    accounts = store.sql("SELECT outlet, sentence FROM occurrence_accounts ORDER BY outlet").to_pylist()
    assert [a["outlet"] for a in accounts] == ["Gazette", "Herald", "Monitor"]
    assert all("closed its border" in a["sentence"] for a in accounts)


def test_linking_again_changes_nothing(
    tmp_path: Path, reports: list[tuple[Article, Coding]], coder_version: CoderVersion
) -> None:
    """What was linked is not linked again; what came in since is."""
    store = stored(tmp_path / "s.duckdb", reports[:2], coder_version)
    assert link_store(store)
    before = rows(store)
    assert not link_store(store)
    assert rows(store) == before
    store = stored(tmp_path / "s.duckdb", reports[2:], coder_version)
    assert link_store(store)
    assert [o["articles"] for o in rows(store)["occurrences"]] == [3]
    assert rows(store)["occurrences"][0]["occurrence_id"] == before["occurrences"][0]["occurrence_id"]


def test_order_of_addition_does_not_matter(
    tmp_path: Path, reports: list[tuple[Article, Coding]], coder_version: CoderVersion
) -> None:
    """Articles in any order, linked at once, give the same links; linked as they come in, the same groups."""
    forward = stored(tmp_path / "f.duckdb", reports, coder_version)
    link_store(forward)
    for pair in reversed(reports):
        backward = stored(tmp_path / "b.duckdb", [pair], coder_version)
        growing = stored(tmp_path / "g.duckdb", [pair], coder_version)
        link_store(growing)
    link_store(backward)
    assert rows(forward) == rows(backward)
    assert groups(forward) == groups(growing)
    assert rows(growing)["occurrences"][0]["occurrence_id"] == "a3-k1"  # told first, though published last


def groups(store: Store) -> list[list[set[object]]]:
    """Articles that share a story, an origin, an occurrence, whatever its name."""
    kinds = (("story_articles", "story"), ("story_articles", "origin"), ("occurrence_events", "occurrence_id"))
    found = []
    for table, name in kinds:
        by_name: dict[object, set[object]] = {}
        for row in rows(store)[table]:
            by_name.setdefault(row[name], set()).add(row["article_key"])
        found.append(sorted(by_name.values(), key=str))
    return [sorted(map(sorted, group)) for group in found]  # type: ignore[arg-type]


def test_a_changed_article_is_unlinked_until_it_is_linked_again(
    tmp_path: Path, coded: Maker, reports: list[tuple[Article, Coding]], coder_version: CoderVersion
) -> None:
    """No link points to events that are not there."""
    store = stored(tmp_path / "s.duckdb", reports, coder_version)
    link_store(store)
    newer = replaced(coded("a1", text=reports[0][0].text + " Corrected."), source="Gazette")
    store = stored(tmp_path / "s.duckdb", [newer], coder_version)
    loose = "SELECT * FROM occurrence_events oe ANTI JOIN events e USING (article_key, event_id)"
    assert store.sql(loose).to_pylist() == []
    assert len(rows(store)["occurrence_events"]) == 2
    assert link_store(store)
    assert [o["articles"] for o in rows(store)["occurrences"]] == [3]


def test_a_store_of_schema_1_is_migrated(
    tmp_path: Path, reports: list[tuple[Article, Coding]], coder_version: CoderVersion
) -> None:
    """Opened for writing it gets the new tables and keeps what it has; for reading only, it is read as it is."""
    path = tmp_path / "old.duckdb"
    schema = resources.files("demarche").joinpath("store/schema.sql").read_text("utf-8")
    with duckdb.connect(str(path)) as connection:
        connection.execute(schema)
        connection.execute("INSERT INTO schema_version VALUES (1, now()::TIMESTAMP)")
    reader = open_store(path, read_only=True)
    assert reader.summary()["articles"] == 0
    with pytest.raises(BrokenStore, match="demarche link"):
        reader.sql("SELECT * FROM occurrences")
    store = stored(path, reports, coder_version)
    assert link_store(store)
    assert len(rows(store)["occurrences"]) == 1


def test_an_empty_store(tmp_path: Path) -> None:
    """Nothing to link is linked without complaint."""
    store = open_store(tmp_path / "s.duckdb")
    assert link_store(store)
    assert rows(store) == {table: [] for table in LINKED}


def test_a_link_that_is_interrupted_goes_on(
    tmp_path: Path, reports: list[tuple[Article, Coding]], coder_version: CoderVersion
) -> None:
    """Interrupted on the way, whole pages are kept and the next link does the rest; no other file is left."""
    whole = stored(tmp_path / "w.duckdb", reports, coder_version)
    link_store(whole)
    store = stored(tmp_path / "s.duckdb", reports, coder_version)
    passed = 0

    def interrupt(_: int) -> None:
        nonlocal passed
        passed += 1
        if passed > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        link_store(store, page=2, step=interrupt)
    assert 2 <= len(rows(store)["story_articles"]) <= 4
    link_store(store, page=2)
    assert rows(store) == rows(whole)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["s.duckdb", "w.duckdb"]
