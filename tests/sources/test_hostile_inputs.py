"""Files, pages and feeds made to hurt: each has a limit and a line that says so; what stands beside it is read."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import random
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from demarche.records import Article
from demarche.sources import Limits, Manners, Unread, Visits, read_articles
from demarche.sources.addresses import PrivateAddress, check_written, netloc

GOOD = json.dumps({"text": "Chad closed its border with Sudan on Sunday."})
DECLARED = '<?xml version="1.0"?>'
FEED = "<rss><channel><item><title>t</title><description>Chad closed its border.</description></item></channel></rss>"
SMALL = Limits(free_bytes=2**20, page_bytes=2**20, page_tags=2_000)
QUICK = Manners(delay=0.0, timeout=5.0)


def read(*paths: Path, limits: Limits = SMALL) -> tuple[list[Article], list[str]]:
    found = list(read_articles(paths, limits=limits))
    return [a for a in found if isinstance(a, Article)], [str(u) for u in found if isinstance(u, Unread)]


@pytest.mark.parametrize(
    ("name", "pack"), [("a.jsonl.gz", gzip.compress), ("a.txt.bz2", bz2.compress), ("a.warc.xz", lzma.compress)]
)
def test_bombs_are_stopped_on_the_way(tmp_path: Path, name: str, pack: object) -> None:
    """A small file that unpacks to a thousand times its size is given up, told, and the next file is read."""
    (tmp_path / name).write_bytes(pack(b" " * 60_000_000))  # type: ignore[operator]
    (tmp_path / "b.jsonl").write_text(GOOD)
    articles, told = read(tmp_path)
    assert len(articles) == 1
    assert len(told) == 1
    assert name in told[0]
    assert "unpacks to more than 100 times its size" in told[0]


def test_a_bomb_gives_what_stands_before_it(tmp_path: Path) -> None:
    """Articles in front of the bomb are read."""
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(f"{GOOD}\n{GOOD}\n".encode() + b"\n" * 50_000_000))
    articles, told = read(file)
    assert len(articles) == 2
    assert len(told) == 1


@pytest.mark.parametrize("unit", ["<p>a", "<a href=x>b", "<table><tr><td>", "<div><span>a</span></div>", "a<br>"])
def test_pages_of_countless_tags_are_refused(tmp_path: Path, unit: str) -> None:
    """A page whose tags would take an hour to lay out costs a line and no time."""
    file = tmp_path / "bomb.html"
    file.write_text("<html><body>" + unit * 40_000)
    began = time.thread_time()
    articles, told = read(file, limits=Limits(page_bytes=2**20))
    assert articles == []
    assert " tags; at most 30,000 are read" in told[0] or "no article" in told[0]
    assert time.thread_time() - began < 5


def test_pages_and_feeds_beyond_the_size_are_refused(tmp_path: Path) -> None:
    """A page or a feed of many megabytes is told with the limit."""
    (tmp_path / "a.html").write_text("<p>" + "word " * 300_000)
    (tmp_path / "b.xml").write_text("<rss><channel>" + "<item><title>a</title></item>" * 50_000)
    articles, told = read(tmp_path)
    assert articles == []
    assert "page is larger than 1,048,576 bytes" in told[0]
    assert "feed is larger than 1,048,576 bytes" in told[1]


def test_an_endless_feed_is_read_to_its_limit(tmp_path: Path) -> None:
    """Of a feed of a thousand entries the first two hundred are read, and the rest is told."""
    file = tmp_path / "a.xml"
    entry = "<item><title>t</title><description>Chad closed its border.</description></item>"
    file.write_text(f"<rss><channel>{entry * 1000}</channel></rss>")
    articles, told = read(file)
    assert len(articles) == 200
    assert told == [f"{file}: feed has 1000 entries; the first 200 were read"]


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """Entities that multiply, or that name a file of the user's, give nothing."""
    secret = tmp_path / "secret"
    secret.write_text("the password")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    for name, declared, used in (
        ("a.xml", f'<!ENTITY e0 "ha">{bomb}', "&e9;"),
        ("b.xml", f'<!ENTITY x SYSTEM "file://{secret}">', "&x;"),
    ):
        item = f"<item><title>One {used}</title><description>Two {used}</description></item>"
        (tmp_path / name).write_text(
            f'<?xml version="1.0"?><!DOCTYPE r [{declared}]><rss><channel>{item}</channel></rss>'
        )
    began = time.thread_time()
    articles, _ = read(tmp_path / "a.xml", tmp_path / "b.xml")
    assert time.thread_time() - began < 5
    assert all("password" not in a.text + a.title and len(a.text) < 100 for a in articles)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", "[" * 3_000_000),
        ("a.json", '{"text":' * 500_000),
        ("a.jsonl", '{"text": ' + "[" * 3_000_000),
        ("a.csv", "text" + "," * 3_000_000 + "\n1\n"),
        ("a.csv", 'text\n"' + "a\n" * 1_000_000),
        ("a.txt", "Title: a\n" * 300_000),
        ("a.html", "<!--" * 200_000),
        ("a.html", "<p " + "a=b " * 200_000),
        ("a.html", "<script type='application/ld+json'>" + "[" * 800_000),
        ("a.xml", "<rss><channel>" + "<item>" * 100_000),
        ("a.xml", DECLARED + "\n" * 500_000 + FEED),
        ("a.xml", DECLARED + "<!DOCTYPE\n" * 50_000 + ">" + FEED),
        ("a.xml", DECLARED + "<!DOCTYPE r [" + "".join(f'<!ENTITY e{n} "x">' for n in range(30_000)) + "]>" + FEED),
        ("a.xml", '<?xml version="1.0" encoding="punycode"?>' + FEED.replace("t", "é-" * 50_000)),
    ],
)
def test_nesting_and_length_end_in_an_article_or_a_line(tmp_path: Path, name: str, data: str) -> None:
    """Brackets, quotation marks and headers without end cost seconds at most, and the next file is read."""
    (tmp_path / name).write_text(data)
    (tmp_path / "z.jsonl").write_text(GOOD)
    began = time.thread_time()
    articles, _ = read(tmp_path)
    assert time.thread_time() - began < 20
    assert articles[-1].text.startswith("Chad closed")


def test_an_archive_that_begins_with_no_header_says_so(tmp_path: Path) -> None:
    """Blank lines before the first record hide it from the reader of archives: told, not left out in silence."""
    (tmp_path / "a.warc").write_bytes(b"\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n")
    assert read(tmp_path) == (
        [],
        [f"{tmp_path}/a.warc: record 1 has no header; what stands up to the next is not read"],
    )


def test_a_parquet_file_of_hidden_giants_is_read_row_by_row(tmp_path: Path) -> None:
    """A value that is stored once and repeated a hundred times is held once at a time, and refused by its length."""
    file = tmp_path / "a.parquet"
    giant = "x" * 6_000_000
    pq.write_table(pa.table({"text": pa.array([giant] * 40 + ["Good."]).dictionary_encode()}), file)
    assert file.stat().st_size < 2_000_000
    before = pa.total_allocated_bytes()
    peak = 0
    articles = []
    for item in read_articles(file, limits=Limits(column_bytes=2**20)):
        peak = max(peak, pa.total_allocated_bytes() - before)
        articles += [item.text] if isinstance(item, Article) else []
    assert articles == ["Good."]
    assert peak < 60_000_000


@pytest.mark.parametrize(
    "days",
    [
        pa.array([2**62, 1_762_387_200_000_000], pa.timestamp("us")),
        pa.array([2**31 - 1, 20_398], pa.date32()),
        pa.array([-(2**62), 1_762_387_200_000], pa.date64()),
        pa.array([0, 1_762_387_200_000_000], pa.timestamp("us", "Nowhere/Land")),
        pa.array([2**62, 1], pa.duration("s")),
    ],
    ids=lambda days: str(days.type),
)
def test_days_of_a_parquet_file_that_no_calendar_has(tmp_path: Path, days: pa.Array) -> None:
    """The row is read without its day, which is told; the rows beside it are read."""
    pq.write_table(pa.table({"text": ["One.", "Two."], "published": days}), tmp_path / "a.parquet")
    items = list(read_articles(tmp_path / "a.parquet"))
    assert [item.text for item in items if isinstance(item, Article)] == ["One.", "Two."]
    told = [str(item) for item in items if not isinstance(item, Article)]
    assert told
    assert all("not understood" in line and "\n" not in line for line in told)


@pytest.mark.parametrize("kind", ["plain", "dictionary"])
def test_broken_characters_in_a_parquet_file(tmp_path: Path, kind: str) -> None:
    """Text that is no UTF-8 is read as that of every other file is; a column's name that is none is told."""
    broken = pa.array([b"Lom\xe9 left.", b"Two."]).view(pa.string())
    text = broken.dictionary_encode() if kind == "dictionary" else broken
    pq.write_table(pa.table({"text": text}), tmp_path / "a.parquet")
    found = [item.text for item in read_articles(tmp_path / "a.parquet") if isinstance(item, Article)]
    assert len(found) == 2
    assert found[0].startswith("Lom")
    assert found[1] == "Two."
    named = (tmp_path / "a.parquet").read_bytes().replace(b"text", b"te\x94t")
    (tmp_path / "a.parquet").write_bytes(named)
    (item,) = read_articles(tmp_path / "a.parquet")
    assert "is no readable Parquet file" in str(item)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_parquet_file_costs_itself_alone(tmp_path: Path, seed: int) -> None:
    """Cut off or overwritten in places: what it gives are articles it held, the rest is told in lines, and the next
    file is read."""
    chance = random.Random(seed)
    texts = [f"Chad closed its border with Sudan on {n} May." for n in range(1, 500)]
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet", row_group_size=50)
    data = bytearray((tmp_path / "a.parquet").read_bytes())
    for _ in range(3):
        at = chance.randrange(len(data))
        data[at : at + 40] = chance.randbytes(40)
    (tmp_path / "a.parquet").write_bytes(data[: chance.randrange(len(data))] if seed % 2 else data)
    (tmp_path / "b.jsonl").write_text(GOOD)
    articles, told = read(tmp_path)
    assert articles[-1].text == json.loads(GOOD)["text"]
    assert len(articles) == 500 or told
    assert all("a.parquet" in line and "\n" not in line for line in told)


@pytest.mark.parametrize("id", ["../../etc/passwd", "/etc/passwd", "a\nb", "con", "x\0y", "\u202etxt.exe"])
def test_names_of_articles_are_names_only(tmp_path: Path, id: str) -> None:
    """An article's id may look like a path: it is kept as a word, and no file of that name is touched."""
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": id, "text": "Chad closed its border."}))
    ((article,), told) = read(file)
    assert told == []
    assert "\n" not in article.id
    assert "\0" not in article.id
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.jsonl"]


# ------------------------------------------------------------ the network


class Trap(BaseHTTPRequestHandler):
    """A site that names places in the user's own network."""

    def do_GET(self) -> None:
        inside = self.server.inside  # type: ignore[attr-defined]
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        if self.path == "/feed":
            links = [
                f"http://127.0.0.1:{inside}/feed-entry",
                "http://169.254.169.254/latest",
                "http://[::1]/",
                "file:///etc/passwd",
            ]
            items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
            self._answer(f"<rss><channel>{items}</channel></rss>", "application/rss+xml")
        elif self.path == "/away":
            self._redirect(f"http://127.0.0.1:{inside}/redirect")
        elif self.path == "/ftp":
            self._redirect("ftp://127.0.0.1/x")
        elif self.path == "/round":
            self._redirect("/round")
        elif self.path == "/slow/robots.txt":
            self._answer("", "text/plain")
        else:
            self._answer("User-agent: *\nCrawl-delay: 86400\n" if self.server.slow else "", "text/plain")  # type: ignore[attr-defined]

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def _answer(self, text: str, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def sites() -> Iterator[tuple[ThreadingHTTPServer, ThreadingHTTPServer]]:
    """The trap, and a server inside the user's network that must not be asked."""
    made = [ThreadingHTTPServer(("127.0.0.1", 0), Trap) for _ in range(2)]
    for server in made:
        server.asked, server.slow, server.inside = [], False, made[1].server_address[1]  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made[0], made[1]
    for server in made:
        server.shutdown()
        server.server_close()


def visit(server: ThreadingHTTPServer, path: str) -> list[str]:
    address = f"http://127.0.0.1:{server.server_address[1]}{path}"
    return [str(u) for u in read_articles(address, manners=QUICK) if isinstance(u, Unread)]


def test_feeds_lead_nowhere_inside(sites: tuple[ThreadingHTTPServer, ThreadingHTTPServer]) -> None:
    """Entries that name loopback, link-local addresses or files are told; nobody inside is asked."""
    trap, inside = sites
    told = visit(trap, "/feed")
    assert sum("which is not public" in t for t in told) == 3
    assert inside.asked == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/away", "/ftp", "/round"])
def test_redirects_lead_nowhere_inside(sites: tuple[ThreadingHTTPServer, ThreadingHTTPServer], path: str) -> None:
    """A redirect into the user's network, to another protocol or round in a circle costs one line."""
    trap, inside = sites
    (told,) = visit(trap, path)
    assert "\n" not in told
    assert inside.asked == []  # type: ignore[attr-defined]


def test_a_name_that_resolves_inside_is_refused(
    sites: tuple[ThreadingHTTPServer, ThreadingHTTPServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A public-looking name that leads to loopback is refused once the connection shows where it went."""
    import socket

    from demarche.sources.fetching import Fetcher, RefusedFetch

    _, inside = sites
    port = inside.server_address[1]
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _host, *a, **k: real("127.0.0.1", *a, **k))
    with pytest.raises(RefusedFetch, match=r"127\.0\.0\.1, which is not public"):
        Fetcher(QUICK).fetch(f"http://news.example:{port}/one")
    assert inside.asked == []  # type: ignore[attr-defined]


def test_a_site_that_asks_for_a_day_is_left(sites: tuple[ThreadingHTTPServer, ThreadingHTTPServer]) -> None:
    """A crawl delay beyond a minute is told, not waited for."""
    trap, _ = sites
    trap.slow = True  # type: ignore[attr-defined]
    (told,) = visit(trap, "/one")
    assert "asks for 86400 s between two requests" in told


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.0.0.8", "192.168.1.1", "[::1]", "[fe80::1]", "[::ffff:10.0.0.1]", "0.0.0.0"]
)
def test_addresses_that_are_not_public(host: str) -> None:
    """Private, loopback and link-local addresses are known in all their spellings, unless the user named them."""
    url = f"http://{host}/x"
    with pytest.raises(PrivateAddress):
        check_written(url, frozenset())
    check_written(url, {netloc(url)})
    check_written("http://example.org/", frozenset())


def test_a_broken_memory_of_feeds_is_no_obstacle(
    sites: tuple[ThreadingHTTPServer, ThreadingHTTPServer], tmp_path: Path
) -> None:
    """A file of validators that was cut off is replaced by a sound one."""
    trap, _ = sites
    seen = tmp_path / "seen.json"
    seen.write_text('{"http://x": {"If-None')
    address = f"http://127.0.0.1:{trap.server_address[1]}/feed"
    visits = Visits(seen)
    list(read_articles(address, manners=QUICK, visits=visits))
    visits.keep()
    assert json.loads(seen.read_text()) == {}  # an entry of the feed could not be fetched
