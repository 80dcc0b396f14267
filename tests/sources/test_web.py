"""Pages, feeds and web archives: the body alone, with title, date and publisher; politely fetched, over loopback."""

from __future__ import annotations

import csv
import gzip
import io
import re
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from demarche.records import Article
from demarche.sources import Manners, Unread, Visits, addresses, read_articles
from demarche.sources.reading import SOURCE_DATA

PAGE = """<html lang="en"><head><title>{title} | The Wire</title><meta property="og:site_name" content="The Wire">
<meta property="article:published_time" content="2025-05-12T08:00:00Z"></head><body>
<nav><a href=/>Home</a> <a href=/world>World</a></nav><article><h1>{title}</h1>
<figure><img src=x.jpg><figcaption>Soldiers patrol in Adré [File photo]</figcaption></figure>
<p>Chad closed its border with Sudan on Sunday, the government said in a statement read on state television.</p>
<p>Read more: Sudan army denies attack</p>
<p>It accused the Sudanese army of sheltering the attackers, who killed seventeen soldiers on Saturday in the east.</p>
<p>&ldquo;These men came from Sudan,&rdquo; the minister said in {place}, where he met the families of the dead.</p>
<p>(Reporting by A. Person; Editing by B. Person)</p></article>
<footer>Copyright 2025 The Wire. All rights reserved.</footer></body></html>"""


def page(title: str = "Chad shuts border", place: str = "Adré") -> bytes:
    return PAGE.format(title=title, place=place).encode()


def split(items: Iterator[Article | Unread]) -> tuple[list[Article], list[str]]:
    found = list(items)
    return [a for a in found if isinstance(a, Article)], [str(u) for u in found if isinstance(u, Unread)]


def test_a_page_gives_its_body_alone(tmp_path: Path) -> None:
    """Menus, captions, "Read more" and the tail of the agency are gone; title, date and publisher are there."""
    file = tmp_path / "one.html"
    file.write_bytes(page())
    (article,), told = split(read_articles(file))
    assert told == []
    assert (article.title, article.published, article.source) == ("Chad shuts border", "2025-05-12", "The Wire")
    lines = article.text.splitlines()
    assert lines[0].startswith("Chad closed its border")
    assert lines[-1].startswith("“These men came from Sudan,”")
    assert len(lines) == 3


def test_a_page_without_an_article_is_told(tmp_path: Path) -> None:
    """A page of links alone gives one line."""
    file = tmp_path / "front.html"
    file.write_text("<html><body><nav><a href=/a>A</a><a href=/b>B</a></nav></body></html>")
    assert split(read_articles(file)) == ([], [f"{file}: no article found on this page"])


def test_boilerplate_patterns_match_their_examples_and_no_news() -> None:
    """Every pattern covers its example; none covers a sentence of news that begins alike."""
    news = (
        "Read more than anything else as a warning, the speech alarmed Tokyo.",
        "Share prices in Lagos fell after the minister resigned on Tuesday.",
        "Photo-finish elections are rare in Ghana, the commission said.",
        "Reporting by the newspaper led to the arrest of two officers.",
        "Related charges against the general were dropped in March.",
        "Follow-up talks are planned for May in Doha, Qatar said.",
        "The deal, published in May 2025, was signed by both presidents.",
    )
    with (SOURCE_DATA / "boilerplate.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            pattern = re.compile(row["pattern"], re.IGNORECASE)
            assert pattern.fullmatch(row["example"]), row["pattern"]
            assert not [n for n in news if pattern.fullmatch(n)], row["pattern"]


def archive(pages: int) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for number in range(pages):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        url = f"http://wire.example/{number}"
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(page(f"Report {number}", "Tiné")), http_headers=headers
        )
        writer.write_record(record)
        image = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(f"{url}.png", "response", payload=io.BytesIO(b"\x89PNG"), http_headers=image)
        )
    return buffer.getvalue()


def test_web_archives_give_their_pages(tmp_path: Path) -> None:
    """Every page of an archive becomes an article with its address; pictures are passed over."""
    file = tmp_path / "news.warc.gz"
    file.write_bytes(archive(3))
    articles, told = split(read_articles(file))
    assert told == []
    assert [(a.title, a.url) for a in articles] == [(f"Report {n}", f"http://wire.example/{n}") for n in range(3)]


@pytest.mark.parametrize("cut", [5, 100, 400])
def test_truncated_archives_are_read_to_the_break(tmp_path: Path, cut: int) -> None:
    """An archive that breaks off gives what stands before the break and one line about it."""
    file = tmp_path / "news.warc.gz"
    data = archive(3)
    file.write_bytes(data[: len(archive(2)) + cut])
    articles, told = split(read_articles(file))
    assert [a.title for a in articles][:2] == ["Report 0", "Report 1"]
    assert all("\n" not in t for t in told)


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    """A file of other bytes under an archive's name costs one line."""
    (tmp_path / "a.warc").write_bytes(b"nothing of the kind\n" * 20)
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(b"nothing of the kind\n" * 20))
    (tmp_path / "c.warc").write_bytes(b"")
    articles, told = split(read_articles([tmp_path / "a.warc", tmp_path / "b.warc.gz", tmp_path / "c.warc"]))
    assert articles == []
    assert len(told) == 3


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title>
<item><title>Chad shuts border</title><link>{root}/one</link><pubDate>Mon, 12 May 2025 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Chad closed its border&lt;/p&gt;&lt;p&gt;with Sudan.&lt;/p&gt;</description></item>
<item><title>Secret</title><link>{root}/private/two</link></item>
<item><title>Gone</title><link>{root}/gone</link></item>
</channel></rss>"""


def test_a_feed_on_disk_fetches_nothing(tmp_path: Path) -> None:
    """Entries of a feed file are read with the feed's own words."""
    file = tmp_path / "wire.xml"
    file.write_text(FEED.format(root="http://127.0.0.1:9"))
    articles, told = split(read_articles(file))
    first = articles[0]
    assert (first.title, first.published, first.source) == ("Chad shuts border", "2025-05-12", "The Wire")
    assert first.text == "Chad closed its border\nwith Sudan."
    assert told == []


class Site(BaseHTTPRequestHandler):
    """A news site with a feed, a page, a forbidden page, an endless page and conditional answers."""

    asked: list[str]

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        root = f"http://{self.headers['Host']}"
        if self.path == getattr(self.server, "overloaded", ""):
            self.send_error(503)
        elif self.path == "/robots.txt":
            self._answer(b"User-agent: *\nDisallow: /private/\n", "text/plain")
        elif self.path == "/feed" and self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
        elif self.path == "/feed":
            self._answer(FEED.format(root=root).encode(), "application/rss+xml")
        elif self.path == "/one" and self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
        elif self.path == "/one":
            self._answer(page(), "text/html")
        elif self.path.startswith("/redirect?"):
            self.send_response(302)
            self.send_header("Location", self.path.split("?", 1)[1])
            self.end_headers()
        elif self.path == "/inward":
            link = f"http://{INSIDE}:{self.server.server_address[1]}/one"  # type: ignore[attr-defined]
            item = f"<item><title>x</title><link>{link}</link></item>"
            self._answer(f"<rss><channel><title>x</title>{item}</channel></rss>".encode(), "application/rss+xml")
        elif self.path == "/trickle":
            self.send_response(200)
            self.end_headers()
            for _ in range(20):
                self.wfile.write(b"<p>")
                self.wfile.flush()
                time.sleep(0.05)
        elif self.path == "/long":
            self._answer(b"x" * 200_000, "text/html")
        else:
            self.send_error(404)

    def _answer(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("ETag", '"v1"')
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("0.0.0.0", 0), Site)
    server.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


QUICK = Manners(delay=0.0, timeout=5.0, page_bytes=100_000)


def address(site: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{site.server_address[1]}{path}"


def test_a_feed_by_address_fetches_what_robots_allow(site: ThreadingHTTPServer) -> None:
    """Entries are fetched; a forbidden and a missing page cost one line each and are not asked twice."""
    articles, told = split(read_articles(address(site, "/feed"), manners=QUICK))
    assert [a.title for a in articles] == ["Chad shuts border"]
    assert articles[0].text.startswith("Chad closed its border with Sudan on Sunday")
    assert [t.split(": ", 1)[1] for t in told] == ["robots.txt of the site forbids it", "server answers 404 Not Found"]
    assert site.asked == ["/robots.txt", "/feed", "/one", "/gone"]  # type: ignore[attr-defined]


def test_a_feed_is_asked_only_for_what_is_new(site: ThreadingHTTPServer, tmp_path: Path) -> None:
    """What was kept of a visit is sent at the next, and nothing new costs one request and is no failure."""
    feed, seen = address(site, "/feed"), tmp_path / "seen.json"
    visits = Visits(seen)
    assert len(split(read_articles(feed, manners=QUICK, visits=visits))[0]) == 1
    assert len(split(read_articles(feed, manners=QUICK, visits=Visits(seen)))[0]) == 1  # nothing was kept yet
    visits.keep()
    (told,) = read_articles(feed, manners=QUICK, visits=Visits(seen))
    assert (str(told), told.kept) == (f"{feed}: nothing new since the last visit", True)  # type: ignore[union-attr]


def test_a_feed_with_a_page_that_failed_is_asked_again(site: ThreadingHTTPServer, tmp_path: Path) -> None:
    """The server was overloaded for one entry: the next visit has the feed again, and not the page that was read."""
    feed, seen = address(site, "/feed"), tmp_path / "seen.json"
    for path in ("/one", "/gone"):
        site.overloaded = path  # type: ignore[attr-defined]
        visits = Visits(seen)
        split(read_articles(feed, manners=QUICK, visits=visits))
        visits.keep()
    site.overloaded = ""  # type: ignore[attr-defined]
    site.asked.clear()  # type: ignore[attr-defined]
    articles, told = split(read_articles(feed, manners=QUICK, visits=Visits(seen)))
    assert articles == []
    assert "nothing new" not in " ".join(told)
    assert site.asked == ["/robots.txt", "/feed", "/one", "/gone"]  # type: ignore[attr-defined]


def test_a_single_address_is_one_article(site: ThreadingHTTPServer) -> None:
    """A page named by its address becomes one article with that address."""
    (article,), told = split(read_articles(address(site, "/one"), manners=QUICK))
    assert (article.url, article.published, told) == (address(site, "/one"), "2025-05-12", [])


def test_pages_too_large_and_servers_away_cost_one_line(site: ThreadingHTTPServer) -> None:
    """A page beyond the limit and a server that does not answer are told; nothing raises."""
    articles, told = split(read_articles([address(site, "/long"), "http://127.0.0.1:9/x"], manners=QUICK))
    assert articles == []
    assert "larger than" in told[0]
    assert "cannot be fetched" in told[1]


def test_requests_to_one_site_keep_their_distance(site: ThreadingHTTPServer) -> None:
    """Between two requests to a site the delay passes."""
    start = time.monotonic()
    split(read_articles(address(site, "/one"), manners=Manners(delay=0.3, timeout=5.0)))
    assert time.monotonic() - start >= 0.3


INSIDE = "127.0.0.2"


@pytest.fixture
def outside(site: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> ThreadingHTTPServer:
    """The site as if 127.0.0.1 were a public address, while all other addresses of this machine stay private."""
    real = addresses.is_private
    monkeypatch.setattr(addresses, "is_private", lambda ip: ip != "127.0.0.1" and real(ip))
    return site


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (f"http://{INSIDE}:{{port}}/one", "not public"),
        ("http://169.254.169.254/latest/meta-data", "not public"),
        ("http://[::1]:{port}/one", "not public"),
        ("http://[::ffff:127.0.0.2]:{port}/one", "not public"),
        ("ftp://127.0.0.1/one", "only http and https"),
        ("file:///etc/passwd", "not"),
    ],
)
def test_redirects_into_private_networks_are_refused(outside: ThreadingHTTPServer, target: str, told: str) -> None:
    """A public page cannot send the reader to this machine, its network, or out of the web; nothing is asked there."""
    wanted = target.format(port=outside.server_address[1])
    articles, problems = split(read_articles(address(outside, f"/redirect?{wanted}"), manners=QUICK))
    assert articles == []
    assert told in problems[0]
    assert "/one" not in outside.asked  # type: ignore[attr-defined]


def test_redirects_on_the_web_are_followed(outside: ThreadingHTTPServer) -> None:
    """A page that has moved is read at its new address."""
    (article,), told = split(read_articles(address(outside, f"/redirect?{address(outside, '/one')}"), manners=QUICK))
    assert (article.url, told) == (address(outside, "/one"), [])


def test_links_of_a_public_feed_do_not_lead_inside(outside: ThreadingHTTPServer) -> None:
    """An entry that points at the user's own machine costs one line; from a feed inside it would be read."""
    _, told = split(read_articles(address(outside, "/inward"), manners=QUICK))
    assert ["not public" in t for t in told] == [True]
    assert "/one" not in outside.asked  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.1.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:0a00:0001::1", False),
    ],
)
def test_addresses_are_told_apart(ip: str, public: bool) -> None:
    """Loopback, private, link-local, shared, multicast, and IPv4 in the dress of IPv6."""
    assert addresses.is_private(ip) is not public


def test_a_proxy_gets_no_private_address() -> None:
    """Through a proxy, names cannot be looked up here, but plain addresses are refused before anything is asked."""
    with pytest.raises(addresses.PrivateAddress):
        addresses.check_written("http://10.0.0.1/", frozenset())


def test_a_page_that_trickles_is_left(site: ThreadingHTTPServer) -> None:
    """A server that sends a byte now and then holds the reader no longer than it was told to wait."""
    slow = Manners(delay=0.0, timeout=1.0, total_time=0.3)
    articles, told = split(read_articles(address(site, "/trickle"), manners=slow))
    assert articles == []
    assert "took longer" in told[0]
