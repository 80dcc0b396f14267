"""Markup that is built to hold up whoever lays it out, told from its characters before any parser has it.

In:  a page, or a feed. Out: how many names stand in its fullest tag, `<p a1 a2 a3 …>`: parsers compare each with all
before it. And a feed without what stands before its first element: feedparser looks there for a DOCTYPE in a time that
grows with the square of the length, hours for a feed that begins with blank lines.
"""

from __future__ import annotations

import codecs
import re

from demarche.sources.characters import decode, readable

_TAG = re.compile(r"""<[A-Za-z_](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)?)*+""")
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)""")
_BEFORE = re.compile(r"\s++|<!--.*?-->|<\?.*?\?>|<![^\[>]*+(?:\[.*?\]\s*+)?>", re.DOTALL)
_ELEMENT = re.compile(r"<\w")
_DECLARED = re.compile(rb"""\s{0,200}<\?xml[^>]{1,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']""")
_BEGINNINGS = {b"<\0?\0": "utf-16-le", b"\0<\0?": "utf-16-be"}
_WIDER = {"gb2312": "gb18030", "iso8859-1": "cp1252", "ascii": "utf-8"}  # what is meant by the one is the other
_SLOW = ("punycode", "idna")  # decoded in a time by the square of the length


def most_names_in_a_tag(markup: bytes | str, enough: int) -> int:
    """How many names stand in the tag that has most; tags too short for `enough` of them are not looked at."""
    text = markup if isinstance(markup, str) else markup.replace(b"\0", b"").decode("latin-1")
    long = (tag[0] for tag in _TAG.finditer(text) if len(tag[0]) >= 2 * enough)
    return max((len(_VALUE.sub(" ", tag).split()) - 1 for tag in long), default=0)


def without_beginning(feed: bytes) -> bytes:
    """The feed in UTF-8 from its first element on, under a declaration of its own; nothing where it has no element.

    What a DOCTYPE declares is lost with it: no feed of today has entities of its own, and bombs are made of them.
    """
    text, at = _text(feed), 0
    while match := _BEFORE.match(text, at):
        at = match.end()
    first = _ELEMENT.search(text, at)
    return b"<?xml version='1.0' encoding='utf-8'?>\n" + text[first.start() :].encode() if first else b""


def _text(feed: bytes) -> str:
    """By what the feed declares, where it is so; else as any text."""
    declared = _DECLARED.match(feed)
    named = _BEGINNINGS.get(feed[:4]) or (declared[1].decode() if declared else "")
    try:
        encoding = codecs.lookup(named).name
        if encoding not in _SLOW:
            return readable(feed.decode(_WIDER.get(encoding, encoding)))
    except (LookupError, UnicodeError):
        pass
    return decode(feed)
