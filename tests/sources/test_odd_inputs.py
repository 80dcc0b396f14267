"""Files as spreadsheets and broken downloads leave them: what is there is read, what is not is told."""

from __future__ import annotations

import gzip
from pathlib import Path

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
