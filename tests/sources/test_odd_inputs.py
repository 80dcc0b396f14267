"""Files as spreadsheets and broken downloads leave them: what is there is read, what is not is told."""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from demarche.records import Article
from demarche.sources import Unread, read_articles

TEXT = "Chad closed its border with Sudan on Sunday. The minister called the decision final."
PAGE = f"<html><body><article><h1>Border</h1>{f'<p>{TEXT} {TEXT}</p>' * 6}</article></body></html>"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize("beginning", ["", "sep=;\r\n"])
def test_tables_as_spreadsheets_save_them(tmp_path: Path, encoding: str, beginning: str) -> None:
    """With a line that tells the delimiter, and as "Unicode text"; lines are counted from the file's first."""
    file = tmp_path / "wire.csv"
    rows = f"id;text;date\r\n1;Café. {TEXT};2024-05-01\r\n2;{TEXT};soon\r\n"
    file.write_bytes((beginning + rows).encode(encoding))
    read = list(read_articles([str(file)]))
    articles = [a for a in read if isinstance(a, Article)]
    assert [(a.id, a.published, a.text) for a in articles] == [
        ("1", "2024-05-01", f"Café. {TEXT}"),
        ("2", None, TEXT),
    ]
    (told,) = (str(u) for u in read if isinstance(u, Unread))
    assert f"wire.csv:{3 + bool(beginning)}:" in told


def record(number: int) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/{number}\r\n"
        f"WARC-Date: 2024-05-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


@pytest.mark.parametrize("left_out", [50, 700])
def test_an_archive_that_breaks_off_says_so(tmp_path: Path, left_out: int) -> None:
    """Plain, in the middle of a record: what is there of it is read, and that there was more is told."""
    file = tmp_path / "cut.warc"
    file.write_bytes((record(1) + record(2))[:-left_out])
    *articles, told = read_articles([str(file)])
    assert [a.url for a in articles if isinstance(a, Article)] == ["http://example.org/1", "http://example.org/2"]
    assert isinstance(told, Unread)
    assert "breaks off" in str(told)


def test_a_packed_archive_that_breaks_off_says_so(tmp_path: Path) -> None:
    """Also where the break stands so early in a record that nothing of it can be read."""
    first, second = gzip.compress(record(1)), gzip.compress(record(2))
    for kept in range(30, len(second), 60):
        file = tmp_path / "cut.warc.gz"
        file.write_bytes(first + second[:kept])
        articles = list(read_articles([str(file)]))
        assert isinstance(articles[0], Article)
        assert "breaks off" in str(articles[-1])


def read(file: Path, data: str | bytes) -> tuple[list[Article], list[str]]:
    """The articles of a file with these bytes, and what was told of it."""
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = list(read_articles([str(file)]))
    return [a for a in found if isinstance(a, Article)], [str(u) for u in found if isinstance(u, Unread)]


@pytest.mark.parametrize(
    "table",
    [
        f'"date, of day";"headline, long";"id";"text"\n2024-03-01;"x, y";7;"{TEXT}"\n',
        f'id,"title\nof it",text\n7,a,"{TEXT}"\n',
        f"\n\nid,title,text\n7,a,{TEXT}\n",
        f"id,title,text\r7,a,{TEXT}\r",
    ],
    ids=["commas in a quoted header", "a header of two lines", "blank lines above", "lines of an old Mac"],
)
def test_headers_of_tables(tmp_path: Path, table: str) -> None:
    articles, told = read(tmp_path / "wire.csv", table)
    assert ([(a.id, a.text) for a in articles], told) == ([("7", TEXT)], [])


def test_a_quotation_mark_left_open_is_told(tmp_path: Path) -> None:
    """It takes all the rows behind it into one cell: no article without text comes of them."""
    articles, told = read(tmp_path / "wire.tsv", f'id\ttitle\ttext\n1\t"Open\t{TEXT}\n2\tb\t{TEXT}\n')
    assert articles == []
    assert "is a quotation mark left open?" in told[0]


FEED = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title><item>
<title>Border</title><content:encoded><![CDATA[<p>{text}</p><script>var a = 1;</script>
<figure><img src="x"/><figcaption>A gate. Photo: Ngarta</figcaption></figure>
<p>More &amp; more.</p>]]></content:encoded></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>Border</title><id>1</id>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{text}</p><style>p {{color: red}}</style>
<p>More &amp; more.</p></div></content></entry></feed>"""


@pytest.mark.parametrize("feed", [FEED, ATOM])
def test_entries_keep_words_alone(tmp_path: Path, feed: str) -> None:
    """Whole reports within a feed bring the page's scripts, styles and captions."""
    (article,), told = read(tmp_path / "wire.xml", feed.format(text=TEXT))
    assert (article.text, article.title, told) == (f"{TEXT}\nMore & more.", "Border", [])


LINE = json.dumps({"id": "7", "text": TEXT}) + "\n"


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("twice.jsonl.gz", lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:])),
        ("unnamed.jsonl", gzip.compress),
        ("unnamed.jsonl", bz2.compress),
        ("unpacked.jsonl.gz", bytes),
        ("wire.jsonl.zst", lambda data: pa.compress(data, codec="zstd", asbytes=True)),
    ],
)
def test_packed_files_are_known_by_their_first_bytes(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    """Whatever they are named: browsers unpack and keep the name, others pack and do not tell."""
    (article,), told = read(tmp_path / name, pack(LINE.encode()))
    assert (article.id, article.text, told) == ("7", TEXT, [])


def test_a_zstd_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    packed = pa.compress(LINE.encode() * 2000, codec="zstd", asbytes=True)
    _, told = read(tmp_path / "wire.jsonl.zst", packed[:-9])
    assert "cannot be read" in told[-1]


def test_lines_of_two_bytes_a_character(tmp_path: Path) -> None:
    """As some shells write what a program prints; broken lines are told with their number."""
    articles, told = read(tmp_path / "wire.jsonl", (LINE + "broken\n" + LINE.replace("7", "8")).encode("utf-16"))
    assert [a.id for a in articles] == ["7", "8"]
    assert [":2: no JSON" in line for line in told] == [True]


@pytest.mark.parametrize("beginning", ["[\n", "{\n"])
def test_one_document_under_the_name_of_lines(tmp_path: Path, beginning: str) -> None:
    """One line says what to do, not one for each line of the document."""
    articles, told = read(tmp_path / "wire.jsonl", beginning + LINE + "]\n")
    assert articles == []
    assert len(told) == 1
    assert "name it .json" in told[0]


@pytest.mark.parametrize("moment", [1709251200, 1709251200000, "1709251200", 1709251200.5])
def test_days_as_programs_count_them(tmp_path: Path, moment: object) -> None:
    """Seconds, or thousandths, since 1970."""
    (article,), told = read(tmp_path / "wire.json", json.dumps({"text": TEXT, "published": moment}))
    assert (article.published, told) == ("2024-03-01", [])
