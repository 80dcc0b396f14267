"""Files whose bytes were damaged on the way: `python -m tests.fuzzing.files [KIND…] [--seed 1] [--count 1000]`.

In:  a sound file of a kind (page, feed, archive, lists of articles, Parquet, store), of which bytes are flipped, lost,
doubled, overwritten or cut off at random places. Out: a line for each that breaks the promise: articles that can be
written, or one line that says what is wrong; of a store all of it, or one line. A store is opened in another process,
so that its end is a finding, too. The same seed makes the same files.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import random
import tempfile
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from demarche.errors import DemarcheError
from demarche.records import to_json
from demarche.show.cli import main as demarche
from demarche.store import open_store
from tests.fuzzing.by_kind import run
from tests.fuzzing.targets import read_as
from tests.show.web.conftest import fill

TEXT = (
    "Chad closed its border with Sudan on Sunday, President Mahamat Deby said. “We were attacked,” he told reporters."
)
PAGE = f"""<!DOCTYPE html><html lang=en><head><title>Border shut</title><meta charset=utf-8>
<meta property="article:published_time" content="2025-05-11"></head><body><nav><a href=/>Home</a></nav><article>
<h1>Border shut</h1>{f"<p>{TEXT}</p>" * 8}</article><footer>© Wire</footer></body></html>""".encode()
FEED = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Wire</title>{
    "".join(
        f"<item><title>Border {n}</title><link>https://wire.example/{n}</link><pubDate>Sun, 11 May 2025 08:00:00 "
        f"GMT</pubDate><description>{TEXT * 5}</description></item>"
        for n in range(8)
    )
}</channel></rss>""".encode()
ROWS = [{"id": f"a{n}", "text": TEXT * 3, "title": f"Border {n}", "published": "2025-05-11"} for n in range(20)]
MOST = 2  # kinds of harm that one file suffers


def _table() -> bytes:
    made = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), made, row_group_size=5)
    return made.getvalue()


def _archive() -> bytes:
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    for n in range(4):
        said = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        address = f"https://wire.example/{n}"
        writer.write_record(writer.create_warc_record(address, "response", io.BytesIO(PAGE), http_headers=said))
    return made.getvalue()


def _lines() -> bytes:
    return b"\n".join(json.dumps(row, ensure_ascii=False).encode() for row in ROWS)


def _store() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return fill(Path(folder) / "s.duckdb").read_bytes()


KINDS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "page": (".html", lambda: PAGE),
    "feed": (".xml", lambda: FEED),
    "archive": (".warc.gz", _archive),
    "lines": (".jsonl", _lines),
    "packed lines": (".jsonl.gz", lambda: gzip.compress(_lines(), mtime=0)),
    "cells": (".csv", lambda: "\n".join(["id,text", *(f'{r["id"]},"{r["text"]}"' for r in ROWS)]).encode()),
    "table": (".parquet", _table),
    "store": (".duckdb", _store),
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one or two kinds of harm."""
    made = bytearray(data)
    for _ in range(chance.randint(1, MOST)):
        chance.choice((_flipped, _overwritten, _zeroed, _lost, _doubled, _cut))(made, chance)
    return bytes(made)


def _flipped(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 30)) if data else 0):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _overwritten(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    length = len(data[at : at + chance.choice((1, 8, 100, 4_096))])
    data[at : at + length] = chance.randbytes(length)


def _zeroed(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    length = len(data[at : at + chance.choice((4, 512, 4_096))])
    data[at : at + length] = bytes(length)


def _lost(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    del data[at : at + chance.choice((1, 7, 512))]


def _doubled(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = data[at : at + chance.choice((1, 20, 4_096))]


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data) + 1) :]


def fault_of_store(path: Path, whole: frozenset[bytes]) -> str:
    """What is wrong with what is made of a damaged store; it holds all of `whole`, or says that it is damaged."""
    try:
        with contextlib.closing(open_store(path)) as store:
            found = frozenset(to_json(coding) for coding in store.codings())
            if found != whole:
                return f"{len(whole - found)} of {len(whole)} codings are lost without a word"
    except DemarcheError as error:
        return "" if "\n" not in str(error) else f"says {error}"
    except Exception as error:  # noqa: BLE001 - any other exception is the finding
        return _told(error)
    return _fault_of_commands(path)


def _fault_of_commands(path: Path) -> str:
    """Of a store that opened: what is derived may be damaged still, and is told in a line."""
    for command in (["show"], ["quotes"], ["report", "-o", str(path.with_suffix(".html"))]):
        errors = io.StringIO()
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
                code = demarche([command[0], str(path), *command[1:]])
        except Exception as error:  # noqa: BLE001 - any exception is the finding
            return f"{command[0]}: {_told(error)}"
        if code and not errors.getvalue().startswith("demarche: "):
            return f"{command[0]}: exit code {code}, {errors.getvalue()[-200:]!r}"
    return ""


def _told(error: Exception) -> str:
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {str(error)[:200]} at {where.filename}:{where.lineno}".replace("\n", " ")


def faults(kind: str, seed: str, numbers: range) -> Iterator[tuple[int, str]]:
    """The numbers of the files with a fault, each with what it is."""
    suffix, make = KINDS[kind]
    sound = make()
    if kind == "store":
        yield from _faults_of_stores(sound, seed, numbers)
        return
    for number in numbers:
        try:
            read_as(damaged(sound, random.Random(f"{seed} {number}")), suffix)
        except Exception as error:  # noqa: BLE001 - any exception is the finding
            yield number, _told(error)


def _faults_of_stores(sound: bytes, seed: str, numbers: range) -> Iterator[tuple[int, str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "damaged.duckdb"
        path.write_bytes(sound)
        with contextlib.closing(open_store(path, read_only=True)) as store:
            whole = frozenset(to_json(coding) for coding in store.codings())
        workers = _worker()
        for number in numbers:
            path.with_suffix(".duckdb.wal").unlink(missing_ok=True)
            path.write_bytes(damaged(sound, random.Random(f"{seed} {number}")))
            try:
                told = workers.submit(fault_of_store, path, whole).result()
            except BrokenProcessPool:
                told, workers = "the process died", _worker()
            if told:
                yield number, told
        workers.shutdown()


def _worker() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))


def main() -> None:
    run(KINDS, faults, about=__doc__ or "", count=1_000, noun="files")


if __name__ == "__main__":
    main()
