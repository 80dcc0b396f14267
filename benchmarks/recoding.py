"""Recoding against first coding: `python -m benchmarks.recoding [--articles N]`.

In:  the example articles and, where it is at hand, the development data, in pieces of some four hundred words. Out:
processor time of a store's first coding, of recoding after a change of each other part of knowledge, and after changes
of one rule, of five and of a whole file, drawn at random; each as a user calls it, with the loading of the program,
without linking.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import yaml

import demarche
from benchmarks import shared
from benchmarks.gate import EXAMPLES
from demarche.ground import marked_anew
from demarche.knowledge import ACTORS, AROUND, EVENTS, READING, REPORTING
from demarche.language.parses import behind
from demarche.show.cli import main as command
from demarche.sources import read_articles

RULES = Path(demarche.__file__).parent / "data" / "events"
WORDS = 400
SEED = 7
PARTS = {
    READING: "the program",
    EVENTS: "word classes",
    AROUND: "places or things",
    REPORTING: "reporting",
    ACTORS: "actors",
}
Rule = dict[str, Any]
Files = dict[str, dict[str, Any]]


def texts() -> Iterator[str]:
    """Whole texts, the examples first."""
    yield from (a.text for a in read_articles([EXAMPLES]) if isinstance(a, demarche.Article))
    if shared.present():
        yield from (row["text"] for row in shared.stories())
        with gzip.open(shared.SHARED / "data" / "places" / "tr_news.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
        yield from (a.text for split in ("dev", "train") for a in shared.polnear(split))


def pieces(wanted: int) -> Iterator[str]:
    """Texts cut between paragraphs into pieces of about WORDS words; over again, each less a paragraph, if too few."""
    found, turn = [t for t in texts() if t], 0
    while wanted > 0:
        for piece in (p for text in found for p in cut(text.splitlines()[turn:])):
            yield piece
            wanted -= 1
            if not wanted:
                return
        turn += 1


def cut(lines: Iterable[str]) -> Iterator[str]:
    piece: list[str] = []
    for line in lines:
        piece.append(line)
        if sum(len(p.split()) for p in piece) >= WORDS:
            yield "\n".join(piece)
            piece = []
    if any(p.strip() for p in piece):
        yield "\n".join(piece)


def changed(rule: Rule, chance: random.Random) -> Rule | None:
    """The rule with a predicate more or less, a condition less, another context, or gone."""
    kind = chance.choice(("drop", "lemma more", "lemma less", "condition less", "context"))
    if kind == "lemma more":
        return {**rule, "lemma": [*rule["lemma"], chance.choice(("announce", "meet", "hold", "plan", "block"))]}
    if kind == "lemma less" and len(rule["lemma"]) > 1:
        return {**rule, "lemma": chance.sample(rule["lemma"], len(rule["lemma"]) - 1)}
    if kind == "condition less" and rule.get("unless"):
        return {k: v for k, v in rule.items() if k != "unless"}
    return {**rule, "contexts": ["legal"]} if kind in ("context", "condition less") else None


def rule_folder(folder: Path, chance: random.Random, *, rules: int = 0, file: str = "", rule: str = "") -> Path:
    """The packaged rules with so many of them changed, or with one, or every one of a file, given another context."""
    files: Files = {p.name: yaml.load(p.read_bytes(), yaml.CBaseLoader) for p in sorted(RULES.glob("*.yaml"))}
    places = [(name, n) for name, content in files.items() for n in range(len(content["entries"]))]
    for name, n in chance.sample(places, rules):
        files[name]["entries"][n] = changed(files[name]["entries"][n], chance)
    for content in files.values():
        content["entries"] = [e for e in content["entries"] if e is not None]
    for name, content in files.items():
        for entry in content["entries"]:
            if name == file or entry["id"] == rule:
                entry["contexts"] = ["legal"]
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return folder


def timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def recoded(store: Path, rules: Path | None, part: str = "") -> tuple[float, str]:
    """Seconds that recoding a copy of the store takes, and how much of it came out otherwise.

    part: a part of knowledge that the store's codings are made to rest on in another version.
    """
    copy = store.with_name("copy.duckdb")
    shutil.copy(store, copy)
    if part:
        age(copy, part)
    options = ["--rules", str(rules)] if rules else []
    seconds = timed(lambda: command(["recode", str(copy), "--no-link", *options]))
    with duckdb.connect(str(copy)) as connection:
        (share,) = connection.execute("SELECT avg((coded_in IS NULL)::INT) FROM codings WHERE current").fetchall()
    copy.unlink()
    return seconds, f"{100 * share[0]:.1f} %"


def age(store: Path, part: str) -> None:
    """As if a part of knowledge had been another when the store was coded: a table in which some row has changed since
    that these articles do not ask for. What is kept of each article, and its run, name another hash.
    """
    with duckdb.connect(str(store)) as connection:
        ((rest,),) = connection.execute("SELECT rest FROM runs").fetchall()
        parts = {**json.loads(rest), part: "0" * 16}
        connection.execute("UPDATE runs SET run_id = 'other', rules = 'other', rest = ?", [json.dumps(parts)])
        connection.execute("UPDATE codings SET run_id = 'other'")
        for key, parse in connection.execute("SELECT article_key, parse FROM parses").fetchall():
            laid = behind(parse)
            aged = parse[: len(parse) - len(laid)] + marked_anew(laid, parts)
            connection.execute("UPDATE parses SET parse = ? WHERE article_key = ?", [aged, key])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--trials", type=int, default=5, help="changes of each kind")
    options = parser.parse_args()
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wire, store = folder / "wire.jsonl", folder / "s.duckdb"
        rows = [{"id": str(n), "text": t, "published": "2024-03-01"} for n, t in enumerate(pieces(options.articles))]
        wire.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        said = ["code", str(wire), "--store", str(store), "--no-link", "-o", str(folder / "codings.jsonl")]
        first = timed(lambda: command(said))
        show("first coding", first, first, f"{len(rows)} articles, {sum(len(r['text'].split()) for r in rows)} words")
        for part, told in PARTS.items():
            seconds, share = recoded(store, None, part)
            show(told, seconds, first, share)
        for n, (kind, given) in enumerate(changes(store, options.trials, chance)):
            seconds, share = recoded(store, rule_folder(folder / f"rules {n}", chance, **given))
            show(kind, seconds, first, share)
        load = statistics.median(timed(demarche.load) for _ in range(3))
        show("loading alone", load, first, "")


def changes(store: Path, trials: int, chance: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    """Changes to try: rules and files at random, and the rules that read most."""
    for number, name in ((1, "one rule"), (5, "five rules")):
        yield from ((name, {"rules": number}) for _ in range(trials))
    most = "SELECT rule FROM event_mentions GROUP BY rule ORDER BY count(*) DESC, rule LIMIT 2"
    with duckdb.connect(str(store), read_only=True) as connection:
        yield from ((rule, {"rule": rule}) for (rule,) in connection.execute(most).fetchall())
    for file in chance.sample(sorted(p.name for p in RULES.glob("*.yaml")), min(trials, 16)):
        yield file, {"file": file}


def show(what: str, seconds: float, first: float, share: str) -> None:
    sys.stdout.write(f"{what:26}{seconds:9.1f} s {first / seconds:8.1f} times as fast  {share}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
