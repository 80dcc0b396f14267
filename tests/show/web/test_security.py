"""What every answer carries, which requests are refused, and the limits of questions."""

from __future__ import annotations

import hashlib
import re
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from demarche.analyse.reading import Reader
from demarche.errors import SlowQuestion
from demarche.show.cli import main
from demarche.show.web.app import make_app

VENDORED = (
    Path(__file__).parents[3] / "src" / "demarche" / "show" / "web" / "static" / "vendor",
    Path(__file__).parent / "vendor",
)


@pytest.mark.parametrize("address", ["/", "/none", "/api/v1/events", "/static/site.css", "/?since=x", "/map.svg"])
def test_every_answer_has_the_strict_headers(client: TestClient, address: str) -> None:
    """Also errors, files and drawings."""
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


def test_a_defect_has_the_strict_headers_too(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error nobody foresaw is answered in words that tell nothing of this computer."""
    monkeypatch.setattr("demarche.analyse.reading.Reader.open", lambda _: 1 / 0)
    client = TestClient(make_app(filled), base_url="http://localhost", raise_server_exceptions=False)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "ZeroDivision" not in answer.text


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:1", 200),
        ("localhost", 200),
        ("[::1]:8321", 200),
        ("evil.example", 400),
        ("", 400),
        ("[", 400),
        *((broken, 400) for broken in ("evil@localhost", "localhost/evil", "localhost:a")),
    ],
)
def test_only_our_own_names_are_served(client: TestClient, host: str, status: int) -> None:
    """A name that was rebound to this computer gets nothing."""
    assert client.get("/api/v1/status", headers={"host": host}).status_code == status


def test_a_further_name_is_served_when_allowed(filled: Path) -> None:
    """--allow-host."""
    client = TestClient(make_app(filled, hosts=["Desk.Lan"]), base_url="http://desk.lan")
    assert client.get("/api/v1/status").status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        *(({"origin": broken}, 403) for broken in ("http://[", "http://localhost]", "http://[::1", "//", "")),
        ({"origin": "http://127.0.0.1:8321"}, 200),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 200),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, 200),
    ],
)
def test_other_sites_cannot_ask(client: TestClient, headers: dict[str, str], status: int) -> None:
    """A link from elsewhere may be followed; a page elsewhere cannot read."""
    assert client.get("/api/v1/status", headers=headers).status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_but_reading(client: TestClient, method: str) -> None:
    """There is no route that changes anything, and none is tried."""
    assert client.request(method, "/api/v1/events").status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "size=0",
        "size=201",
        "page=0",
        "page=10001",
        "type=" + "x" * 101,
        "words=" + "x" * 201,
        "quad=5",
        "standing=maybe",
        "since=2024",
        "until=0",
    ],
)
def test_what_is_beyond_the_limits_is_refused(client: TestClient, address: str) -> None:
    """Pages, sizes and lengths are bounded."""
    assert client.get(f"/api/v1/events?{address}").status_code == 422


@pytest.mark.parametrize("address", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/static/"])
def test_no_file_outside_the_static_folder(client: TestClient, address: str) -> None:
    """Neither the program nor the computer can be read."""
    assert client.get(address).status_code == 404


def test_a_question_that_takes_too_long_is_broken_off(filled: Path) -> None:
    """After the time allowed there is an error, not a wait, and the next question is answered."""
    reader = Reader(filled, seconds=0.2)
    with reader.open() as reading:
        connection = reading._opened()
        connection.execute("CREATE TEMP VIEW events AS SELECT e.* FROM news.main.events e, range(100_000_000_000)")
        with pytest.raises(SlowQuestion, match="more than 0 seconds"):
            reading.ask("event_counts")
    with reader.open() as reading:
        assert reading.ask("status").num_rows == 1


def test_a_long_question_does_not_hold_up_others(filled: Path) -> None:
    """While one is being answered, another thread asks and has its answer."""
    reader = Reader(filled, seconds=30)
    with reader.open() as slow, ThreadPoolExecutor() as threads:
        connection = slow._opened()
        connection.execute("CREATE TEMP VIEW events AS SELECT e.* FROM news.main.events e, range(100_000_000_000)")
        long = threads.submit(slow.ask, "event_counts")
        with reader.open() as quick:
            assert quick.ask("event_counts").num_rows > 0
        assert not long.done()
        connection.interrupt()
        with pytest.raises(SlowQuestion):
            long.result()


def test_a_question_cannot_read_files(filled: Path) -> None:
    """Even if SQL could be smuggled in, it would find the store only."""
    with Reader(filled).open() as reading:
        connection = reading._opened()
        with pytest.raises(duckdb.Error):
            connection.execute("SELECT * FROM read_text('/etc/passwd')")
        with pytest.raises(duckdb.Error):
            connection.execute("SET enable_external_access = true")
        with pytest.raises(duckdb.Error):
            connection.execute("DELETE FROM events")


@pytest.mark.parametrize("words", ["' OR 1=1 --", "%", "_", "\\", "\x00", "$name", "-- end", "🙂" * 50])
def test_signs_of_sql_are_words(client: TestClient, words: str) -> None:
    """What is searched for is never part of the question's text."""
    for field in ("words", "name", "speaker", "source", "place", "actor", "story"):
        answer = client.get("/api/v1/events", params={field: words})
        assert answer.status_code == 200
        assert answer.json()["total"] in (0, 4)
        assert field not in ("words", "source", "actor") or words == "\x00" or answer.json()["total"] == 0


def test_many_ask_at_once(client: TestClient) -> None:
    """Questions of several threads are all answered."""
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(client.get(f"/?size={n + 1}").status_code)) for n in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [200] * 12


def test_a_held_store_gives_a_page_that_says_so(tmp_path: Path, filled: Path) -> None:
    """503 and when to come back; the live line waits in silence."""
    copy = tmp_path / "held.duckdb"
    copy.write_bytes(filled.read_bytes())
    client = TestClient(make_app(copy, patience=0.1), base_url="http://localhost")
    with duckdb.connect(str(copy)):
        answer, live = client.get("/"), client.get("/live")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert str(tmp_path) not in answer.text
    assert live.status_code == 204


@pytest.mark.parametrize("by", ["a half", "nothing", "another file", "another database", "another form"])
def test_a_store_replaced_while_it_is_served(tmp_path: Path, filled: Path, by: str) -> None:
    """What takes its place and is no store is told as such, not as one being written; a sound store is served again."""
    path, new = tmp_path / "served.duckdb", tmp_path / "new"
    path.write_bytes(filled.read_bytes())
    client = TestClient(make_app(path, patience=0.1), base_url="http://localhost", raise_server_exceptions=False)
    assert client.get("/?size=3").status_code == 200
    path.unlink()
    if by == "a half":
        new.write_bytes(filled.read_bytes()[:200_000])
    elif by == "another file":
        new.write_bytes(b"no database")
    elif by == "another database":
        duckdb.connect(str(new)).close()
    elif by == "another form":
        new.write_bytes(filled.read_bytes())
        with duckdb.connect(str(new)) as connection:
            connection.execute("DROP TABLE events CASCADE")
    if new.exists():
        new.replace(path)
    for address in ("/", "/api/v1/events"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert "cannot be read: it is damaged, or was moved or replaced" in answer.text
        assert str(tmp_path) not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    new.write_bytes(filled.read_bytes())
    new.replace(path)
    assert client.get("/").status_code == 200


def test_vendored_files_are_what_their_note_says() -> None:
    """Name, version, licence and hash of each stand beside it."""
    for folder in VENDORED:
        note = (folder / "VENDORED.md").read_text("utf-8")
        files = [p for p in folder.iterdir() if p.suffix == ".js"]
        assert files
        for path in files:
            assert re.search(rf"\| {path.name} \|.*\| {hashlib.sha256(path.read_bytes()).hexdigest()} \|", note)


def test_serving_what_is_no_store_is_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """No traceback, exit 1."""
    assert main(["serve", str(tmp_path / "none.duckdb")]) == 1
    assert capfd.readouterr().err.strip().endswith("no such store")


@pytest.mark.parametrize(
    "forged", ["quad = -2147483648", "quad = 9", "lat = 1, lon = NULL, place = 'Lome'", "lat = NULL, place = 'Lome'"]
)
def test_values_no_store_of_ours_holds_are_shown_as_they_are(tmp_path: Path, filled: Path, forged: str) -> None:
    """The page of an event with a class that is none, or half a place."""
    copy = tmp_path / "forged.duckdb"
    copy.write_bytes(filled.read_bytes())
    with duckdb.connect(str(copy)) as connection:
        connection.execute(f"UPDATE events SET {forged}")
    client = TestClient(make_app(copy), base_url="http://localhost")
    for page in ("/events/a1-k1", "/", "/map"):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET article_no = 2147483647",
        "UPDATE events SET event_id = 'another'",
        "UPDATE events SET article_key = 'another'",
        "UPDATE articles SET position = position + 1",
        "DELETE FROM codings",
    ],
)
def test_tables_that_do_not_fit_one_another_are_told(tmp_path: Path, filled: Path, statement: str) -> None:
    """Rows that name what other tables do not have, as in a forged store, give a page that says so, not half of it."""
    path = tmp_path / "forged.duckdb"
    path.write_bytes(filled.read_bytes())
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement)
    client = TestClient(make_app(path), base_url="http://localhost")
    addresses = ("/", "/events/a1-k1", "/actors/TCD", "/articles/a1", "/stories/s1", "/api/v1/events/a1-k1")
    found = [client.get(address) for address in addresses]
    assert {answer.status_code for answer in found} <= {200, 404, 503}
    assert any("cannot be read" in answer.text for answer in found if answer.status_code == 503)


@pytest.mark.parametrize("page", ["/", "/events/a1-k1", "/actors/TCD", "/api/v1/events"])
@pytest.mark.parametrize("column", ["standing", "actuality"])
def test_a_word_that_no_store_of_ours_has_is_told(filled: Path, tmp_path: Path, column: str, page: str) -> None:
    """An event that a stranger made stand as nothing does is told as damage of the store, not as an error of ours."""
    path = Path(shutil.copy(filled, tmp_path / "theirs.duckdb"))
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"UPDATE events SET {column} = repeat('x', 1000)")
    assert TestClient(make_app(path), base_url="http://localhost").get(page).status_code == 503
