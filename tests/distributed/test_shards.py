"""Shards and their results, without Ray: the work of one worker."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from demarche.coder import Coder
from demarche.distributed import Finished, Folders, coded_in, read_manifest
from demarche.distributed.engine import manifest_of
from demarche.distributed.results import code_shard, write_manifest
from demarche.distributed.shards import bundles, read_shard, write_shards
from demarche.distributed.stages import TRIES, ShardCoder, finished_from, read_bundle
from demarche.errors import BrokenModel, BrokenStore, UnreadableSource
from demarche.records import CoderVersion, to_json
from demarche.sources import Unread

TEXT = "Chad closed its border with Sudan on Sunday. Talks with Libya {n} failed."


@pytest.fixture
def wire(tmp_path: Path) -> list[str]:
    """Ten articles in five files of text, and what they say."""
    for n in range(10):
        (tmp_path / f"{n}.txt").write_text(TEXT.format(n=n))
    return [str(tmp_path / f"{n}.txt") for n in range(10)]


@pytest.fixture
def folders(tmp_path: Path, coder: Coder) -> Folders:
    made = Folders.of(tmp_path / "out", coder.version)
    made.prepare()
    return made


def test_small_files_are_read_together_large_ones_alone(tmp_path: Path, wire: list[str]) -> None:
    """A folder of pages is no thousand tasks; the order is the input's; what is missing is told."""
    large = tmp_path / "large.jsonl"
    large.touch()
    os.truncate(large, 65 * 2**20)  # sparse
    found = list(bundles([*wire, str(large), *wire[:2], "none.txt"]))
    assert [b for b in found if not isinstance(b, Unread)] == [wire, [str(large)], wire[:2]]
    assert [str(u) for u in found if isinstance(u, Unread)] == ["none.txt: no such file or folder"]


@pytest.mark.parametrize("name", ["-", "https://example.org/feed.xml"])
def test_only_files_can_be_read_from_any_machine(name: str) -> None:
    """Standard input and addresses are refused with what to do."""
    with pytest.raises(UnreadableSource, match="reads files"):
        list(bundles([name]))


def test_the_same_articles_are_the_same_shard(wire: list[str], folders: Folders) -> None:
    """Reading again, as after a death, makes no second file; the articles come back in order."""
    first = list(write_shards(wire, folders.articles, size=4))
    assert list(write_shards(wire, folders.articles, size=4)) == first
    names = [item[0] for item in first if not isinstance(item, Unread)]
    assert [item[1] for item in first if not isinstance(item, Unread)] == [4, 4, 2]
    assert sorted(p.name for p in folders.articles.iterdir()) == sorted(f"{n}.parquet" for n in names)
    texts = [a.text for n in names for a in read_shard(folders.articles / f"{n}.parquet")]
    assert texts == [TEXT.format(n=n) for n in range(10)]


def test_a_shard_is_coded_once_and_reads_back(wire: list[str], folders: Folders, coder: Coder) -> None:
    """Codings are the coder's own to the byte; coding again rewrites nothing; two writers at once do no harm."""
    (name, _), *_ = [s for s in write_shards(wire, folders.articles) if not isinstance(s, Unread)]
    threads = [threading.Thread(target=code_shard, args=(name, folders, coder)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    written = (folders.codings / f"{name}.parquet").stat().st_mtime_ns
    counts = code_shard(name, folders, coder)
    assert (folders.codings / f"{name}.parquet").stat().st_mtime_ns == written
    assert (counts.articles, counts.defects) == (10, 0)
    assert not list(folders.codings.glob(".*"))
    write_manifest(folders, manifest_of([Finished(shard=name, articles=10, events=counts.events)], coder.version))
    back = list(coded_in(folders))
    articles = [article for article, _, _ in back]
    assert [to_json(c) for _, c, _ in back] == [to_json(c) for c in coder.pipe(articles)]
    assert sum(len(c.events) for _, c, _ in back) == counts.events > 0
    assert all(parse for _, _, parse in back)


class _Batch(dict[str, "_Column"]):
    """What Ray hands over: columns that give lists."""


class _Column(list[object]):
    def to_pylist(self) -> list[object]:
        return list(self)


def _batch(**columns: object) -> _Batch:
    return _Batch({name: _Column([value]) for name, value in columns.items()})


def test_stages_hand_on_order_counts_and_problems(wire: list[str], folders: Folders, coder: Coder) -> None:
    """Reading tells each shard and then what gave no article; coding counts; problems pass through."""
    told = [
        batch["finished"][0]
        for batch in read_bundle(_batch(bundle=3, paths=[*wire, "gone.txt"]), folder=str(folders.articles), size=6)
    ]
    read = [finished_from(line) for line in told]
    assert [(f.articles, f.order) for f in read] == [(6, (3, 1)), (4, (3, 2)), (0, (3, 3))]
    assert [str(u) for u in read[-1].unread] == ["gone.txt: no such file or folder"]
    worker = ShardCoder(str(folders.out), None, coder.version)
    done = [finished_from(worker(_batch(finished=line))["finished"][0]) for line in told]
    assert [(f.articles, f.order) for f in done] == [(f.articles, f.order) for f in read]
    assert done[0].events > 0
    assert done[-1].unread == read[-1].unread
    assert not list(folders.tries.iterdir())


def test_a_shard_that_kills_its_workers_is_given_up(wire: list[str], folders: Folders, coder: Coder) -> None:
    """After some deaths the shard is told as unread and the others go on; a new run tries it anew."""
    (line, *_rest) = [
        b["finished"][0] for b in read_bundle(_batch(bundle=0, paths=wire), folder=str(folders.articles), size=6)
    ]
    shard = finished_from(line).shard
    for death in range(TRIES):
        (folders.tries / f"{shard}.{death}").touch()
    worker = ShardCoder(str(folders.out), None, coder.version)
    done = finished_from(worker(_batch(finished=line))["finished"][0])
    assert (done.shard, done.articles) == ("", 0)
    assert "workers died of its 6 articles" in str(done.unread[0])
    folders.prepare()
    assert finished_from(worker(_batch(finished=line))["finished"][0]).shard == shard


def test_workers_with_other_rules_refuse(folders: Folders) -> None:
    """A machine with another version would code otherwise under the same name."""
    with pytest.raises(BrokenModel, match="install the same"):
        ShardCoder(str(folders.out), None, CoderVersion(version="0", rules="other", model="m"))


def test_the_manifest_has_input_order_and_no_doubles(folders: Folders) -> None:
    """Shards finish in any order; two files with the same articles count once."""
    done = [
        Finished(shard="b", articles=2, order=(0, 2)),
        Finished(shard="", unread=(Unread("x", "is empty"),), order=(0, 3)),
        Finished(shard="a", articles=3, order=(1, 1)),
        Finished(shard="a", articles=3, order=(0, 1)),
    ]
    with pytest.raises(BrokenStore, match="no finished run"):
        read_manifest(folders)
    write_manifest(folders, manifest_of(done, folders.coder))
    manifest = read_manifest(folders)
    assert (manifest.shards, manifest.articles, manifest.unread) == (("a", "b"), 5, ("x: is empty",))
