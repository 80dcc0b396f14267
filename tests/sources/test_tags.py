"""Markup that is built to hold up whoever lays it out is refused by its characters; what is only odd is read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.sources.test_hostile_inputs import FEED, read


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", "<article><p " + " ".join(f'a{n}="{{}}>"' for n in range(9_000)) + ">"),
        ("a.html", "<article><p " + " ".join(f"a{n}" for n in range(9_000))),
        ("a.html", "<article><p " + " ".join(f"a{n}=b{n}" for n in range(9_000)) + ">"),
        ("a.html", '<p a=="' + " ".join(f"a{n}" for n in range(9_000)) + '">'),
        ("a.xml", "<rss " + " ".join(f'xmlns:a{n}="b"' for n in range(9_000)) + FEED.removeprefix("<rss")),
        ("a.xml", FEED.replace("<item", "<item " + " ".join(f"a{n}='b c d'" for n in range(9_000)))),
    ],
)
def test_tags_of_countless_names_are_refused(tmp_path: Path, name: str, data: str) -> None:
    """Parsers compare each name in a tag with all before it: a page or feed with thousands costs a line and no time."""
    (tmp_path / name).write_text(data)
    began = time.thread_time()
    articles, told = read(tmp_path)
    assert time.thread_time() - began < 2
    assert articles == []
    assert f"{name}: {'page' if name.endswith('html') else 'feed'} has a tag of" in told[0]
    assert "at most 4,000 are read" in told[0]


def test_long_values_are_no_names(tmp_path: Path) -> None:
    """A picture drawn by ten thousand points in quotation marks is one value, and the page is read."""
    drawn = f"<path d=\"{'L 1 2 ' * 10_000}\"/><p style='{'a: b; ' * 10_000}'>"
    (tmp_path / "a.html").write_text(f"<article>{drawn}{'<p>Chad closed its border with Sudan on Sunday.</p>' * 5}")
    articles, told = read(tmp_path)
    assert told == []
    assert articles[0].text.startswith("Chad closed its border")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "windows-1251", "utf-16", "utf-16-le", "gb2312", "iso-8859-1", "utf-7", "no-such-encoding"]
)
def test_feeds_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """What a feed declares counts where it is true; behind a comment, an instruction and a DOCTYPE, too."""
    beginning = f'<?xml version="1.0" encoding="{encoding}"?><!-- a <b> --><?a b?><!DOCTYPE rss [<!ENTITY c "d">]>\n'
    said = {"windows-1251": "Чад закрыл", "gb2312": "乍得关闭", "iso-8859-1": "Tchad fermé"}.get(encoding, "Chad")
    used = "utf-8" if encoding == "no-such-encoding" else encoding
    (tmp_path / "a.xml").write_bytes((beginning + FEED.replace("Chad", said)).encode(used))
    articles, told = read(tmp_path)
    assert told == []
    assert articles[0].text == f"{said} closed its border."
