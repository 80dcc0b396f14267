"""What one article names as ahead and a later one calls off is closed, with both articles shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from demarche.linker import link_store
from demarche.records import Article, Coding, Scheduled
from demarche.show.dossier import write_dossier
from demarche.show.web.app import make_app
from demarche.store import open_store
from tests.show.web.conftest import made
from tests.store.conftest import CODER

BEFORE, AFTER = "2025-05-12", "2025-05-14"


def told(id: str, published: str, **said: object) -> tuple[Article, Coding]:
    """An article on the election in Chad in May 2026, which says something else of it."""
    article, coding = made(id, title=f"Report {id}", published=published)
    return article, replace(coding, scheduled=(replace(coding.scheduled[0], **said),))


def written(folder: Path, pairs: Sequence[tuple[Article, Coding]]) -> Path:
    path = folder / "news.duckdb"
    with open_store(path) as store:
        run = store.begin_run(CODER)
        for article, coding in pairs:
            store.add(coding, article, run)
    link_store(open_store(path))
    return path


def rows(path: Path) -> list[dict[str, object]]:
    with TestClient(make_app(path), base_url="http://127.0.0.1:8321") as client:
        found: list[dict[str, object]] = client.get("/api/v1/ahead").json()["items"]
        page = client.get("/ahead").text
    assert ("called off:" in page) == any(row["off_id"] for row in found)
    return found


def test_both_articles_are_shown(tmp_path: Path) -> None:
    path = written(tmp_path, [told("a1", BEFORE), told("a2", AFTER, status="cancelled")])
    (row,) = rows(path)
    assert (row["article_id"], row["off_id"], row["off_published"]) == ("a1", "a2", AFTER)
    dossier = write_dossier(open_store(path, read_only=True), tmp_path / "d.html").read_text("utf-8")
    calendar = dossier[dossier.index('id="ahead"') :]
    assert "called off:" in calendar
    assert calendar.index("Report a1") < calendar.index("called off:") < calendar.index("Report a2")


def test_what_is_told_as_ahead_later_stands(tmp_path: Path) -> None:
    """An election called off first and named for its day again afterwards is ahead."""
    (row,) = rows(written(tmp_path, [told("a1", AFTER), told("a2", BEFORE, status="cancelled")]))
    assert row["off_id"] is None


@pytest.mark.parametrize("other", [{"kind": "summit"}, {"country": "SDN"}])
def test_another_thing_stays_ahead(tmp_path: Path, other: dict[str, str]) -> None:
    (row,) = rows(written(tmp_path, [told("a1", BEFORE), told("a2", AFTER, status="cancelled", **other)]))
    assert row["off_id"] is None


def test_in_one_story_another_name_for_it_will_do(tmp_path: Path) -> None:
    """ "The vote" is the election where the story and the days are the same; in other days it is not."""
    (row,) = rows(written(tmp_path, [told("a1", BEFORE), told("a2", AFTER, status="cancelled", name="vote")]))
    assert row["off_id"] == "a2"
    ((_, coding),) = [told("a2", AFTER)]
    election: Scheduled = coding.scheduled[0]
    assert election.date
    late = replace(election.date, start="2027-01-01", end="2027-01-31")
    folder = tmp_path / "late"
    folder.mkdir()
    (row,) = rows(written(folder, [told("a1", BEFORE), told("a2", AFTER, status="cancelled", date=late)]))
    assert row["off_id"] is None
