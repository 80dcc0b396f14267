"""Linking that is killed anywhere: whole pages are kept, and the next run goes on to the links of a run left alone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from demarche.linker import kept_stories, link_store, waiting
from demarche.store import Store, open_store
from tests.linker.test_linking import add, drawn, links

LINKER = """if True:
    import sys
    from demarche.linker import link_store
    from demarche.store import open_store
    print("ready", flush=True)
    link_store(open_store(sys.argv[1]), page=8, step=lambda _: print("placed", flush=True), anew="anew" in sys.argv)
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def linker(store: Store, *more: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", LINKER, str(store.path), *more], env=ENVIRONMENT, text=True, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def kill_after(process: subprocess.Popen[str], seconds: float) -> None:
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()


def whole(store: Store) -> None:
    """No article and no event has two links, none leads to nothing, each linked article has all its events linked."""
    twice = "SELECT article_key FROM story_articles GROUP BY article_key HAVING count(*) > 1"
    doubled = "SELECT event_no FROM occurrence_events GROUP BY event_no HAVING count(*) > 1"
    loose = "SELECT 1 FROM occurrence_events ANTI JOIN events USING (article_key, event_id, event_no)"
    half = (
        "SELECT 1 FROM events SEMI JOIN story_articles USING (article_key) ANTI JOIN occurrence_events USING (event_no)"
    )
    assert [store.sql(sql).num_rows for sql in (twice, doubled, loose, half)] == [0, 0, 0, 0]


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """Killed again and again, it comes to the links that one run makes, and never goes back."""
    coded, chance = drawn(1, 80), random.Random(1)
    once = add(tmp_path / "once.duckdb", coded)
    link_store(once, page=8)
    store, linked = add(tmp_path / "killed.duckdb", coded), 0
    for _ in range(3):
        kill_after(linker(store), chance.uniform(0.05, 0.6))
        whole(store)
        found = store.table("story_articles").num_rows
        assert linked <= found
        linked = found
    link_store(store, page=8)
    assert links(store) == links(once)
    assert waiting(store).articles == 0


def test_killed_while_all_is_linked_anew(tmp_path: Path) -> None:
    """What was taken away comes back with the next run, which need not be told to link anew."""
    store = add(tmp_path / "s.duckdb", drawn(1, 60))
    link_store(store)
    before = links(store)
    process = linker(store, "anew")
    assert process.stdout is not None
    process.stdout.readline()
    kill_after(process, 0)
    assert waiting(store).articles > 0
    link_store(store)
    assert links(store) == before


def test_stories_are_shown_as_they_are_kept(tmp_path: Path) -> None:
    """Articles that came late have the story that linking gave them, and stand by day of publication."""
    coded = drawn(3, 40)
    random.Random(1).shuffle(coded)
    for part in (coded[:20], coded[20:]):
        store = add(tmp_path / "s.duckdb", part)
        link_store(open_store(tmp_path / "s.duckdb"))
    kept = {row["article_key"]: row["story"] for row in links(store)["story_articles"]}
    shown = list(kept_stories(store, lead=50))
    assert {store_id: kept[key] for key, store_id in keys(store).items()} == {a.id: story for a, story, _ in shown}
    days = [article.published or "9999" for article, _, _ in shown]
    assert days == sorted(days)
    assert all(len(article.text) <= 50 for article, _, _ in shown)


def keys(store: Store) -> dict[str, str]:
    rows = store.sql("SELECT article_key, article_id FROM articles WHERE current").to_pylist()
    return {row["article_key"]: row["article_id"] for row in rows}
