"""Naughty strings through every entrance: they are words there, or are refused in a line; they never run or steer."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from lxml import html
from starlette.testclient import TestClient
from starlette.types import Message, Scope

from demarche.coder import Coder
from demarche.errors import BrokenRule, DemarcheError
from demarche.events import EventLexicon
from demarche.events.lexicon import EventRule, check_rules, load_modes
from demarche.records import Article
from demarche.rules import load_entries
from demarche.show.cli import main
from demarche.show.web.app import make_app
from demarche.sources import read_articles
from demarche.store import open_store
from tests.fuzzing.naughty import ALL, NAUGHTY
from tests.fuzzing.targets import DATA
from tests.soundness import check

STEERING = ("\x1b", "\x07", "\x08", "\0", "\x9b", "\u202e", "\u2066", "\u2067")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
RULE = {
    "id": "accuse.verb.frobnicate",
    "lemma": ["frobnicate"],
    "actor": ["subj"],
    "recipient": ["obj"],
    "examples": [{"text": "Chad frobnicated Sudan.", "actor": "Chad", "recipient": "Sudan"}],
}


def articles() -> list[Article]:
    """Each string as every name within a report, and as everything that is said of it; those of a class as one text."""
    told = "Serbia accused {0} of lying. “We reject {0},” {0} said on Monday in {0}."
    within = [Article(text=told.format(s[:300]), id=s, title=s, source=s, url=s) for s in ALL]
    return [*within, *(Article(text="\n\n".join(strings), id=f"bare {kind}") for kind, strings in NAUGHTY.items())]


@pytest.fixture(scope="module")
def store(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of reports made of these strings, read from JSON Lines as any other."""
    folder = tmp_path_factory.mktemp("naughty")
    file, path = folder / "in.jsonl", folder / "s.duckdb"
    fields = ("text", "id", "title", "source", "url")
    file.write_text("\n".join(json.dumps({f: getattr(a, f) for f in fields}) for a in articles()))
    read = [a for a in coder_input(file) if a.text.strip()]
    with open_store(path) as opened:
        run = opened.begin_run(coder.version, basis=coder.basis)
        for article, coding in zip(read, coder.pipe(read), strict=True):
            check(article.text, coding)
            opened.add(coding, article, run)
        assert opened.summary()["articles"] > len(ALL)
    return path


def coder_input(file: Path) -> Iterator[Article]:
    for item in read_articles(file):
        if isinstance(item, Article):
            yield item
        else:
            assert "\n" not in str(item)


def quietly(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command prints; it ends with a code of its own and at most one complaint, and steers no terminal."""
    code = main(words)
    out, err = capfd.readouterr()
    assert code in (0, 1, 2), words
    assert "Traceback" not in err
    assert code == 0 or len([line for line in err.splitlines() if line.startswith("demarche: ")]) == 1, (words, err)
    assert not [sign for sign in STEERING if sign in err], words
    return out


@pytest.mark.parametrize("command", ["show", "quotes", "stories", "why"])
def test_in_the_terminal(store: Path, capfd: pytest.CaptureFixture[str], command: str) -> None:
    """Nothing that a store holds moves the cursor, colours the screen or turns the writing round."""
    out = quietly(capfd, command, str(store), *(["lying"] if command == "why" else []))
    assert out
    assert command == "stories" or not [sign for sign in STEERING if sign in out]


@pytest.mark.parametrize("form", ["csv", "plover", "polecat", "icews", "gdelt", "parquet", "stata"])
def test_in_exports(store: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], form: str) -> None:
    """Every form is written, and no cell of a CSV begins like a formula."""
    quietly(capfd, "export", str(store), "--format", form, "-o", str(tmp_path))
    assert [*tmp_path.iterdir()]
    for file in tmp_path.glob("*.csv"):
        for row in csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell.startswith(FORMULA) and not _is_number(cell)]


def _is_number(cell: str) -> bool:
    try:
        return float(cell) is not None
    except ValueError:
        return False


def _runs(page: str) -> list[str]:
    """What in a page would run or lead elsewhere than to pages."""
    root = html.fromstring(page)
    handlers = [f"{e.tag} {a}" for e in root.iter() for a in e.attrib if a.lower().startswith("on")]
    scripts = [e.text for e in root.iter("script") if "alert(1)" in (e.text or "")]
    links = [v for e in root.iter() for a in ("href", "src", "action") if _leads_out(v := e.get(a, ""))]
    return [*handlers, *scripts, *links, *(e.tag for e in root.iter("object", "embed", "iframe", "base"))]


def _leads_out(address: str) -> bool:
    return address.strip("\0\x01\t\n\r ").lower().startswith(("javascript:", "vbscript:", "data:text", "file:"))


def test_in_the_dossier(store: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The page shows them as words."""
    quietly(capfd, "report", str(store), "--articles", "500", "-o", str(tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)" in page
    assert _runs(page) == []


def test_in_the_pages(store: Path) -> None:
    """Lists, articles and actors of such a store are shown, as words."""
    client = TestClient(make_app(store), base_url="http://localhost")
    found = [row["article_key"] for row in open_store(store, read_only=True).sql("FROM articles").to_pylist()]
    lists = ("/", "/?size=200", "/actors", "/articles", "/quotations", "/stories", "/ahead", "/map", "/network")
    for address in (*lists, *(f"/articles/{key}" for key in found[:: max(1, len(found) // 60)])):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert _runs(answer.text) == [], address


FIELDS = ("words", "name", "actor", "speaker", "source", "place", "story", "since", "type", "country", "size", "page")


@pytest.mark.parametrize("kind", NAUGHTY)
def test_in_questions(store: Path, kind: str) -> None:
    """As a value, as the name of a field, as a key in the address: an answer or a refusal, never a defect."""
    client = TestClient(make_app(store), base_url="http://localhost")
    for number, string in enumerate(s.encode("utf-8", "replace").decode() for s in NAUGHTY[kind][::2]):
        field = FIELDS[number % len(FIELDS)]
        asked = [f"/?{field}={quote(string)}", f"/api/v1/events?{quote(string)}=1&words={quote(string)}"]
        asked += [
            f"/{part}/{quote(string, safe='')}" for part in ("events", "articles", "actors", "api/v1/events", "x")
        ]
        for address in asked:
            answer = client.get(address)
            assert answer.status_code in (200, 307, 400, 404, 405, 422), (address[:80], answer.text[:200])
            if "html" in answer.headers.get("content-type", ""):
                assert _runs(answer.text) == []


def test_in_headers_and_raw_addresses(store: Path) -> None:
    """Bytes that a client library would not send: headers, methods and addresses as they come from a socket."""
    app = make_app(store)
    for string in ALL:
        raw = string.encode("utf-8", "surrogatepass")[:5_000]
        for name in (b"host", b"origin", b"accept", b"hx-request", b"range", b"if-none-match", b"sec-fetch-site"):
            assert _asked(app, [(b"host", b"localhost"), (name, raw)] if name != b"host" else [(name, raw)]) < 500
        assert _asked(app, [(b"host", b"localhost")], path="/static/" + string) < 500
        assert _asked(app, [(b"host", b"localhost")], query=raw) < 500


def _asked(app: object, headers: list[tuple[bytes, bytes]], path: str = "/api/v1/status", query: bytes = b"") -> int:
    """The status of an answer to a request that is given as a server gives it."""
    scope: Scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path, "raw_path": path.encode(
            "utf-8", "surrogatepass"), "query_string": query, "root_path": "", "headers": headers,
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    asyncio.run(app(scope, receive, send))  # type: ignore[operator]
    return int(said[0]["status"])


@pytest.mark.parametrize("kind", NAUGHTY)
def test_on_the_command_line(store: Path, capfd: pytest.CaptureFixture[str], kind: str) -> None:
    """As what is searched for, as a form, as a number, as the name of a store: an answer or one line."""
    for string in NAUGHTY[kind][::3]:
        quietly(capfd, "show", str(store), f"--about={string}")
    for string in NAUGHTY[kind][::6]:
        quietly(capfd, "quotes", str(store), f"--speaker={string}")
        quietly(capfd, "show", str(store), f"--limit={string}")
        quietly(capfd, "export", str(store), f"--format={string}x", "-o", "out")
        quietly(capfd, "dates", "--published", "2025-05-11", "--", string)


@pytest.mark.parametrize("kind", NAUGHTY)
def test_as_the_name_of_a_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], kind: str
) -> None:
    """One that is none is told in a line; nothing is made for asking."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    for number, string in enumerate(NAUGHTY[kind][::3]):
        quietly(capfd, ("show", "link", "stories")[number % 3], "--", string)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.parametrize("kind", NAUGHTY)
def test_as_the_name_of_a_new_store(tmp_path: Path, kind: str) -> None:
    """Below a folder, each name is a store of that name or is refused in a line; nothing is made elsewhere."""
    for number, string in enumerate(NAUGHTY[kind][::5]):
        folder = tmp_path / str(number) / "inner"
        folder.mkdir(parents=True)
        name = string.replace("/", "_").replace("..", "_")
        told = ""
        try:
            open_store(folder / f"{name}.duckdb").close()
        except DemarcheError as error:
            told = str(error)
        assert "\n" not in told
        assert {p.parent for p in (tmp_path / str(number)).rglob("*") if p.is_file()} <= {folder}


def test_in_rule_files(tmp_path: Path) -> None:
    """As an id, a pattern, an example, or as the whole file: loaded as a word, or refused in one line with the file."""
    whole = EventLexicon.load(DATA)
    classes, file, loaded = whole.rules.classes, tmp_path / "own.yaml", 0
    for content in (c for string in ALL for c in (string, *rules_of(string))):
        rules = {"defaults": {"type": "ACCUSE"}, "entries": [content]}
        written = content if isinstance(content, str) else yaml.safe_dump(rules, allow_unicode=True)
        file.write_text(written, encoding="utf-8", errors="surrogatepass")
        told = ""
        try:
            check_rules(load_entries(file, EventRule), load_modes(file), whole.ontology, classes)
            loaded += 1
        except BrokenRule as error:
            told = str(error)
        assert ("own.yaml" in told) or not told
        assert not [sign for sign in ("\n", *STEERING) if sign in told]
    assert loaded > len(ALL) / 2


def rules_of(string: str) -> Iterator[dict[str, object]]:
    """A rule with the string in each of its places."""
    for field, value in (("id", string), ("lemma", [string]), ("actor", [string]), (string, string)):
        yield RULE | {field: value}
    yield RULE | {"examples": [{"text": string, "actor": string}]}
