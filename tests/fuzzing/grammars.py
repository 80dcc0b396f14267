"""Inputs grown from grammars, `python -m tests.fuzzing.grammars [KIND…] [--seed 1] [--count 2000]`.

In:  a random generator. Out: pages, feeds, archives, lists, tables and rules as nobody writes them, each from rules of
its own form, where `files.py` harms the bytes of a sound one: tags never closed, charsets that are lies, records of
minus five bytes, columns of lists of dates, aliases within aliases. A line for each that breaks a promise: articles
that can be written, one line that says what is wrong, no more time than PER_BYTE. The same seed makes the same inputs.
"""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import random
import time
import traceback
from collections.abc import Callable, Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from tests.fuzzing import targets
from tests.fuzzing.by_kind import run

PER_BYTE, LEAST = 0.00005, 2.0  # seconds of one core: many times what is usual
WORDS = ("Chad", "closed", "its border", "“We left,”", "he said.", "\0", "&amp;", "&#0;", "&e;", "<", "]]>", "é")
WORDS += ("2025-10-09", "99/99/9999", "\u202e", "-->", "{{x}}", "'" * 40, '"', "\\u0000", "=1+1", "../../etc/passwd")
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "utf-7", "shift_jis", "koi8-r", "utf-8-sig")
NAMED = (*ENCODINGS, "punycode", "idna", "base64", "unicode_escape", "no-such", "x" * 60, "")
TAGS = ("p", "div", "article", "b", "a", "table", "td", "ul", "li", "script", "style", "svg", "h1", "time", "title")
DAYS = ("Sun, 11 May 2025 08:00:00 GMT", "2025-05-11T08:00:00Z", "0000-00-00", "9" * 50, "32 May", "-1", "", "12:" * 30)
LENGTHS = ("-5", "0", "1", "999999999999999999", "1.5", "", "0x10", "٣", "9" * 400)


def some(chance: random.Random, most: int = 12) -> str:
    """Words and signs, at times one of them very often."""
    words = chance.choices(WORDS, k=chance.randint(0, most))
    return " ".join(words) if chance.random() < 0.98 else chance.choice(WORDS) * chance.choice((50, 900))


def page(chance: random.Random) -> str:
    """A page: elements within elements, closed, closed twice or never, under attributes and heads of any kind."""
    parts = (f"<title>{some(chance)}", _meta(chance), _told(chance), "<base href=javascript:1>")
    head = "".join(chance.choices(parts, k=3))
    body = "".join(_element(chance, chance.choice((2, 5, 8))) for _ in range(chance.randint(0, 9)))
    start = chance.choice(("<!DOCTYPE html>", "<!DOCTYPE " + "x" * 500, "", "<?xml version='1.0'?>", "<!--"))
    end = chance.choice(("</html>", "", "</body" * 40))
    return f"{start}<html{_attributes(chance)}><head>{head}</head><body>{body}{end}"


def _element(chance: random.Random, depth: int) -> str:
    tag, times = chance.choice(TAGS), chance.choice((1,) * 30 + (20,))
    deeper = [depth > 0 and chance.random() < 0.4 for _ in range(chance.randint(0, 3))]
    inner = [_element(chance, depth - 1) if deep else some(chance) for deep in deeper]
    close = chance.choice((f"</{tag}>", f"</{tag}>", "", f"</{chance.choice(TAGS)}>", "<!-- ", "<![CDATA["))
    return f"<{tag}{_attributes(chance)}>" * times + "".join(inner) + close * times


def _attributes(chance: random.Random) -> str:
    known = ("class", "id", "href", "datetime", "style", "xmlns:a", "on" + "x" * 200, "=", '"')
    names = chance.choices(known, k=chance.choice((0,) * 8 + (1, 3, 9)))
    marks = ('"', "'", " ")
    return "".join(f" {name}={chance.choice(marks)}{some(chance, 3)}{chance.choice(marks)}" for name in names)


def _meta(chance: random.Random) -> str:
    name = chance.choice(("og:title", "article:published_time", "author", "date", "og:site_name", "description"))
    return (
        f'<meta charset={chance.choice(NAMED)}><meta property="{name}" content="{chance.choice(DAYS)}{some(chance)}">'
    )


def _told(chance: random.Random) -> str:
    """What a page tells of itself in JSON, broken or not."""
    fields = {"author": _value(chance, 3), "datePublished": _value(chance, 1), "name": some(chance)}
    told = json.dumps({"@type": "NewsArticle", **fields})
    return f'<script type="application/ld+json">{told[: chance.choice((len(told), len(told) // 2))]}</script>'


def feed(chance: random.Random) -> str:
    """RSS, Atom or RDF under a DOCTYPE of any kind, with entries whose parts are missing, doubled or pages."""
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 9}">' for n in range(chance.randint(0, 12)))
    kind = chance.choice(("rss", "rss", "feed xmlns='http://www.w3.org/2005/Atom'", "rdf:RDF", "rss xmlns:x='&e9;'"))
    entries = "".join(_entry(chance) for _ in range(chance.choice((0, 1, 3, 9))))
    heads = ("", "\n" * 2_000, f"<!DOCTYPE r [{bomb}]>", "<!DOCTYPE\n" * 300, f"<!-- {some(chance)} -->")
    before = chance.choice(heads)
    close = chance.choice((f"</channel></{kind.split()[0]}>", "", "</rss>" * 20))
    named = chance.choice(("utf-8",) * 20 + NAMED)
    return f"<?xml version='1.0' encoding='{named}'?>{before}<{kind}><channel>{entries}{close}"


def _entry(chance: random.Random) -> str:
    known = ("title", "link", "description", "content:encoded", "pubDate", "updated", "author", "guid")
    parts = chance.choices(known, k=chance.randint(0, 9))
    tag = chance.choice(("item", "entry"))
    return f"<{tag}{_attributes(chance)}>{''.join(_part(chance, part) for part in parts)}" + chance.choice(
        (f"</{tag}>", "")
    )


def _part(chance: random.Random, name: str) -> str:
    pages = (f"<![CDATA[{page(chance)}]]>", page(chance).replace("<", "&lt;"))
    words = chance.choice((some(chance), chance.choice(DAYS), *pages))
    return f"<{name}{_attributes(chance)}>{words}" + chance.choice((*[f"</{name}>"] * 9, "", "</p>"))


def archive(chance: random.Random) -> bytes:
    """Records whose lengths, kinds and packing are what they say, or not."""
    records = b"".join(_record(chance) for _ in range(chance.randint(0, 6)))
    odd = (b"\r\n", b"filedesc://x 0.0.0.0 20250101000000 text/plain 5\n", some(chance).encode())
    start = chance.choice(odd) if chance.random() < 0.1 else b""
    return start + records


def _record(chance: random.Random) -> bytes:
    content = _answer(chance)
    length = str(len(content)) if chance.random() < 0.9 else chance.choice(LENGTHS)
    address = chance.choice(("https://wire.example/1", "javascript:1", "", "http://" + "x" * 3_000))
    head = (
        f"WARC/{chance.choice(('1.0',) * 9 + ('1.1', '9', ''))}",
        f"WARC-Type: {chance.choice(('response',) * 9 + ('request', ''))}",
        f"WARC-Target-URI: {address}",
        f"Content-Length: {length}",
    )
    end = chance.choice((*[b"\r\n\r\n"] * 9, b"", b"\n" * 50))
    record = "\r\n".join((*head, "", "")).encode() + content + end
    return gzip.compress(record) if chance.random() < 0.05 else record


def _answer(chance: random.Random) -> bytes:
    """What a server is said to have sent."""
    body = encoded(chance, page(chance)) if chance.random() < 0.8 else chance.randbytes(50)
    if chance.random() < 0.1:
        said = len(body) + chance.choice((0, 0, -1, 10**9))
        body = (b"%x\r\n%s\r\n" % (max(said, 0), body)) * 2 + b"0\r\n\r\n"
    if chance.random() < 0.1:
        body = gzip.compress(body)[: chance.choice((10, 10_000))]
    kind = chance.choice((*["text/html"] * 6, f"text/html; charset={chance.choice(NAMED)}", "x"))
    more = (
        *["X: y"] * 9,
        "",
        "Transfer-Encoding: chunked",
        "Content-Encoding: gzip",
        "Content-Encoding: br",
        ": ",
        "A" * 9_000,
    )
    status = chance.choice((*["200"] * 9, "404", "x", ""))
    http = "\r\n".join((f"HTTP/1.1 {status} OK", f"Content-Type: {kind}", chance.choice(more)))
    return http.encode() + chance.choice((*[b"\r\n\r\n"] * 9, b"\r\n")) + body


def _value(chance: random.Random, depth: int) -> object:
    """Any JSON."""
    if depth > 0 and chance.random() < 0.5:
        inner = [_value(chance, depth - 1) for _ in range(chance.randint(0, 4))]
        return inner if chance.random() < 0.5 else {some(chance, 2): item for item in inner}
    return chance.choice((None, True, -1, 10**30, 1.5, float("nan"), "", "\ud800", some(chance), chance.choice(DAYS)))


def lines(chance: random.Random) -> str:
    """JSON Lines whose fields hold anything, some of them said twice, cut off or nested too deep."""
    return "\n".join(_line(chance) for _ in range(chance.randint(0, 12)))


def _line(chance: random.Random) -> str:
    known = ("text", "id", "title", "published", "source", "url", "TEXT", "body", "")
    values = [
        (name, _value(chance, 2) if chance.random() < 0.4 else some(chance))
        for name in chance.choices(known, k=chance.randint(0, 7))
    ]
    escaped = chance.random() < 0.5
    pairs = ", ".join(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=escaped)}" for name, value in values)
    whole = f"{{{pairs}}}"
    return chance.choice((whole, whole, whole[:-1], f"[{pairs}]", "[" * 5_000, f"\ufeff{whole},"))


def cells(chance: random.Random) -> str:
    """CSV with any delimiter, header and quotation marks."""
    sign = chance.choice(",;\t|")
    names = ("text", "id", '"title', "published", "", "text", '"a\nb"', "url" * 99)
    rows = [[some(chance, 3) for _ in range(chance.randint(0, 8))] for _ in range(chance.randint(0, 9))]
    rows.insert(0, chance.choices(names, k=chance.randint(0, 6)))
    marked = [[f'"{cell}"' if chance.random() < 0.4 else cell for cell in row] for row in rows]
    start, end = chance.choice(("", "sep=;\n", "\ufeff", "\n\n")), chance.choice(("\n", "\r\n", "\r"))
    return start + end.join(sign.join(row) for row in marked)


def _column(chance: random.Random) -> pa.Array:
    """Four cells of any type."""
    words = [some(chance, 4).encode("utf-8", "replace").decode() for _ in range(4)]
    moments = [chance.randint(-(2**62), 2**62) for _ in range(4)]
    zone = chance.choice((None, "UTC", "Nowhere/Else", "+99:99"))
    makers: tuple[Callable[[], pa.Array], ...] = (
        *[lambda: pa.array(words)] * 4,
        lambda: pa.array(words).dictionary_encode(),
        lambda: pa.array([chance.randbytes(9) for _ in range(4)]),
        lambda: pa.array([["a"], [], None, ["b", None]]),
        lambda: pa.array([{"a": 1}, None, {"a": 2}, {"a": 3}]),
        lambda: pa.array(moments, pa.timestamp(chance.choice(("ms", "us", "ns")), zone)),
        lambda: pa.array([moment >> 32 for moment in moments], pa.date32()),
        lambda: pa.array([None] * 4, pa.null()),
        lambda: pa.array([dt.timedelta(days=9)] * 4),
        lambda: pa.array([float("nan"), 1e308, -0.0, None]),
    )
    return chance.choice(makers)()


def table(chance: random.Random) -> bytes:
    """Parquet whose columns have any type, and any name, twice."""
    names = chance.choices(("text", "id", "title", "published", "source", "url", "", "Text"), k=chance.randint(1, 6))
    made = io.BytesIO()
    try:
        columns = pa.Table.from_arrays([_column(chance) for _ in names], names=names)
        pq.write_table(columns, made, row_group_size=chance.choice((1, 4)))
    except (pa.ArrowException, OSError):  # no file can hold such a column
        return b"PAR1"
    return made.getvalue()


def rules(chance: random.Random) -> str:
    """A rule file: right and wrong keys, values of any kind, aliases, tags, words that would explode as patterns."""
    keys = ("id", "type", "lemma", "where", "actor", "recipient", "mode", "examples", "counter_examples", "nonesuch")
    entries = ""
    for _ in range(chance.randint(0, 5)):
        pairs = (f"{key}: {_yaml(chance, 3)}" for key in chance.choices(keys, k=chance.randint(0, 9)))
        entries += f"- {{{', '.join(pairs)}}}\n"
    deep = range(chance.choice((0, 0, 9)))
    bomb = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in deep)
    start = chance.choice(("", "", "%YAML 9.9\n---\n", bomb, "--- \n" * 30))
    return start + chance.choice(("entries:\n", "entries:\n", "", "entries: &x\n", "types:\n")) + entries


def _yaml(chance: random.Random, depth: int) -> str:
    if depth > 0 and chance.random() < 0.4:
        inner = [_yaml(chance, depth - 1) for _ in range(chance.randint(0, 3))]
        pairs = (f"k{n}: {value}" for n, value in enumerate(inner))
        return f"[{', '.join(inner)}]" if chance.random() < 0.5 else f"{{{', '.join(pairs)}}}"
    plain = ("accuse", "ACCUSE", "no", "subj", "prep:in", "~", "1e9", "0o7", "'", "<<", "(a+)+$", "[" * 60)
    return chance.choice((*plain, "!!python/object:os.system x", "*x", "&x y"))


def encoded(chance: random.Random, text: str) -> bytes:
    """In an encoding that the text may not declare."""
    encoding = chance.choice((*["utf-8"] * 20, *ENCODINGS))
    return text.encode(encoding, "replace")


KINDS: dict[str, tuple[str, Callable[[random.Random], bytes]]] = {
    "page": (".html", lambda c: encoded(c, page(c))),
    "feed": (".xml", lambda c: encoded(c, feed(c))),
    "archive": (".warc", archive),
    "lines": (".jsonl", lambda c: encoded(c, lines(c))),
    "cells": (".csv", lambda c: encoded(c, cells(c))),
    "table": (".parquet", table),
    "rules": (".yaml", lambda c: encoded(c, rules(c))),
}


def faults(kind: str, seed: str, numbers: range) -> Iterator[tuple[int, str]]:
    """The numbers of the inputs with a fault, each with what it is."""
    suffix, make = KINDS[kind]
    for number in numbers:
        data = make(random.Random(f"{seed} {number}"))
        began = time.thread_time()
        try:
            targets.rules(data) if kind == "rules" else targets.read_as(data, suffix)
        except Exception as error:  # noqa: BLE001 - any exception is the finding
            where = traceback.extract_tb(error.__traceback__)[-1]
            told = f"{type(error).__name__} {str(error)[:200]} at {where.filename}:{where.lineno}"
            yield number, told.replace("\n", " ")
        if (spent := time.thread_time() - began) > LEAST + PER_BYTE * len(data):
            yield number, f"took {spent:.1f} s for {len(data):,} bytes"


def main() -> None:
    run(KINDS, faults, about=__doc__ or "", count=2_000, noun="inputs")


if __name__ == "__main__":
    main()
