"""The audit as pages: what is judged is written at once, by pages of its own alone; figures and agreement."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys
from starlette.testclient import TestClient

from demarche.audit import FIELDS, Sitting, draw, read_labels, write_labels
from demarche.show.web.auditing import make_audit_app
from demarche.store import open_store
from tests.show.browsing import DESK, IN_A_BROWSER, PHONE, Page, faults
from tests.show.web.conftest import CODER, hostile, made

ORIGIN = {"origin": "http://127.0.0.1:8322"}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Three reports with an event each, and a hostile one."""
    path = tmp_path / "s.duckdb"
    with open_store(path) as store:
        run = store.begin_run(CODER)
        for article, coding in [*(made(f"a{n}") for n in range(3)), hostile()]:
            store.add(coding, article, run)
    return path


def sitting_over(store: Path, **options: str) -> Sitting:
    opened = open_store(store, read_only=True)
    return Sitting(opened, draw(opened, 4, seed=1), store.with_name("labels.csv"), **options)


def asking(sitting: Sitting, **options: object) -> TestClient:
    app = make_audit_app(sitting, name="s", **options)  # type: ignore[arg-type]
    return TestClient(app, base_url=ORIGIN["origin"], follow_redirects=False, raise_server_exceptions=False)


def test_judging_writes_the_labels_and_goes_on(store: Path) -> None:
    """A field judged stays judged; "the rest is right" judges the others; the next sitting begins at the next event."""
    pages = asking(sitting_over(store, auditor="anna", how="seed 1, by event"))
    assert pages.get("/").headers["location"] == "/events/1"
    assert pages.post("/events/1", content="type=wrong&then=stay", headers=ORIGIN).status_code == 204
    answer = pages.post("/events/1", content="date=cannot+tell&then=rest", headers=ORIGIN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/events/2")
    (label,) = read_labels(store.with_name("labels.csv"))
    assert label.judged == dict.fromkeys(FIELDS, "right") | {"type": "wrong", "date": "cannot tell"}
    assert (label.auditor, label.drawn, label.coded["type"]) == ("anna", "seed 1, by event", "SANCTION/discontinue")
    again = asking(sitting_over(store))
    assert again.get("/").headers["location"] == "/events/2"
    assert "1 of 4 events" in again.get("/figures").text
    saved = again.get("/labels.csv")
    assert next(csv.DictReader(saved.text.splitlines()))["type_right"] == "wrong"


def test_two_sittings_over_one_file_keep_each_others_labels(store: Path) -> None:
    """A terminal and a browser at once: neither writes over what the other judged."""
    one, other = sitting_over(store), sitting_over(store)
    one.judge(0, {"type": "right"})
    other.judge(1, {"type": "wrong"})
    one.judge(2, {"actor": "wrong"})
    assert len(read_labels(one.output)) == 3


def test_only_its_own_pages_may_write(store: Path) -> None:
    """A form of another site, one without an origin, another method, another host: refused, and nothing is written."""
    pages = asking(sitting_over(store))
    for headers in ({}, {"origin": "http://evil.example"}, {"origin": "null"}, ORIGIN | {"host": "evil.example"}):
        assert pages.post("/events/1", content="type=wrong", headers=headers).status_code in (400, 403)
    assert pages.put("/events/1", headers=ORIGIN).status_code == 405
    assert not store.with_name("labels.csv").exists()


def test_what_no_page_sends_is_refused(store: Path) -> None:
    """Endless forms, bytes, unknown fields, judgements and numbers."""
    pages = asking(sitting_over(store))
    assert pages.post("/events/1", content="x" * 5000, headers=ORIGIN).status_code == 413
    assert pages.post("/events/1", content=b"\xff\xfe", headers=ORIGIN).status_code == 422
    assert pages.post("/events/1", content="&".join(f"a{n}=1" for n in range(60)), headers=ORIGIN).status_code == 422
    assert pages.post("/events/9", content="type=right", headers=ORIGIN).status_code == 404
    assert pages.get("/events/0").status_code == 404
    assert pages.get("/labels.csv").status_code == 404
    pages.post("/events/1", content="type=splendid&colour=right&then=stay", headers=ORIGIN)
    assert all(not label.judged for label in read_labels(store.with_name("labels.csv")))


def test_a_hostile_article_is_only_words(store: Path) -> None:
    """Markup in a title, a sentence and a name stays words."""
    pages = asking(sitting_over(store))
    shown = [pages.get(f"/events/{n}").text for n in range(1, 5)]
    assert any("&lt;script&gt;alert" in page for page in shown)
    assert all("<script>alert" not in page and "<img" not in page for page in shown)


def test_agreement_with_another_auditor(store: Path) -> None:
    """Figures beside another's labels; where the two differ is shown only when all is judged."""
    mine = sitting_over(store)
    for at in range(3):
        mine.judge(at, dict.fromkeys(FIELDS, "right"))
    others = [replace(label, judged={**label.judged, "place": "wrong"}) for label in mine.labels()]
    pages = asking(mine, beside=others)
    early = pages.get("/figures").text
    assert "lest it sway you" in early
    assert "you say right" not in early
    mine.judge(3, dict.fromkeys(FIELDS, "right"))
    late = pages.get("/figures").text
    assert late.count("you say right, the other wrong") == 3
    assert "<b>100 %</b>" in late
    write_labels(others, store.with_name("others.csv"))
    assert "no judged event in common" in asking(sitting_over(store), beside=[]).get("/figures").text


class TestInABrowser:
    """With keys alone."""

    pytestmark = IN_A_BROWSER

    @pytest.fixture
    def page(self, driver: webdriver.Chrome, store: Path) -> Iterator[Page]:
        program = "import sys; from demarche.show.cli import main; sys.exit(main(sys.argv[1:]))"
        options = ["--n", "4", "--seed", "1", "--browser", "--port", "0", "-o", str(store.with_name("labels.csv"))]
        command = [sys.executable, "-c", program, "audit", str(store), *options]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={"PATH": "/usr/bin:/bin", "BROWSER": "true"}
        ) as server:
            assert server.stdout
            page = Page(driver, server.stdout.readline().strip())
            yield page
            assert page.complaints() == []
            server.terminate()

    def test_an_event_in_three_keys(self, page: Page, store: Path) -> None:
        """A letter says wrong, again cannot tell; y judges the first open field; Enter the rest, and the next comes."""
        page.open("/")
        for key in ("r", "d", "d", "y"):
            page.find("body").send_keys(key)
        page.until(lambda: page.text("#saved") == "Written.")
        page.find("body").send_keys(Keys.ENTER)
        page.until(lambda: "Event 2" in page.text("h1"))
        (label,) = read_labels(store.with_name("labels.csv"))
        assert label.judged == dict.fromkeys(FIELDS, "right") | {"recipient": "wrong", "date": "cannot tell"}
        page.find("body").send_keys("b")
        page.until(lambda: "Event 1" in page.text("h1"))
        assert page.find("[name=recipient]:checked").get_attribute("value") == "wrong"

    def test_everybody_can_use_it(self, page: Page) -> None:
        """No serious finding of axe-core, nothing wider than the screen, on a phone and on a desk."""
        for size in (PHONE, DESK):
            page.size(size)
            for path in ("/events/1", "/figures"):
                page.open(path)
                assert faults(page) == []
                assert page.run("return document.documentElement.scrollWidth <= innerWidth")
