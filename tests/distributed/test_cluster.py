"""A real Ray cluster of two machines' worth of nodes, one of which is killed on the way."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from demarche.coder import Coder
from demarche.distributed import Folders, RayOptions, code_on_ray, coded_in
from demarche.records import to_json
from demarche.show.cli import main
from demarche.store import open_store

pytestmark = [pytest.mark.ray, pytest.mark.xdist_group("ray")]
ARTICLES, SHARD = 240, 12


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head that computes nothing and two nodes with a worker each."""
    ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    cluster.add_node(num_cpus=2)
    cluster.add_node(num_cpus=2)
    ray.init(address=cluster.address, log_to_driver=False)
    yield cluster
    ray.shutdown()
    cluster.shutdown()


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of some length, each different, and a broken line."""
    path = tmp_path_factory.mktemp("shared") / "wire.jsonl"
    with path.open("w") as file:
        for n in range(ARTICLES):
            text = f"Chad closed its border with Sudan. Minister number {n} accused Libya of shelling a camp. " * 6
            file.write(json.dumps({"id": f"r-{n}", "text": text, "published": "2025-05-12"}) + "\n")
        file.write("{broken\n")
    return path


def test_a_node_dies_and_nothing_is_lost_or_doubled(cluster: Any, wire: Path, coder: Coder) -> None:
    """Two workers share the shards; one's node is killed; all articles are coded once, as one process codes them."""
    folders = Folders.of(wire.parent / "out", coder.version)
    done = []
    for finished in code_on_ray([str(wire)], folders, RayOptions(workers=2, shard=SHARD)):
        done.append(finished)
        if finished.shard and len({f.worker for f in done if f.shard}) == 2 and len(cluster.worker_nodes) == 2:
            _kill_the_node_of(finished.worker, cluster)
    shards = Counter(f.shard for f in done if f.shard)
    assert len(shards) == ARTICLES // SHARD
    assert set(shards.values()) == {1}
    assert next(str(u) for f in done for u in f.unread).startswith(f"{wire}:{ARTICLES + 1}: no JSON")
    assert len(cluster.worker_nodes) == 1
    assert len({f.worker for f in done if f.shard}) in (2, 3)  # and no more: a worker keeps its model
    coded = list(coded_in(folders))
    assert [article.id for article, _, _ in coded] == [f"r-{n}" for n in range(ARTICLES)]
    assert [to_json(c) for _, c, _ in coded] == [to_json(c) for c in coder.pipe(a for a, _, _ in coded)]
    (rows,) = duckdb.sql(f"SELECT count(*) FROM '{folders.events}/*.parquet'").fetchall()[0]
    assert rows == sum(len(c.events) for _, c, _ in coded) > ARTICLES


def test_a_second_run_goes_on_where_the_first_ended(cluster: Any, wire: Path, coder: Coder) -> None:
    """What stands in the folder is not coded again; a shard that is missing is."""
    assert cluster.worker_nodes
    codings = Folders.of(wire.parent / "out", coder.version).codings
    before = {p.name: p.stat().st_mtime_ns for p in codings.glob("*.parquet")}
    (codings / min(before)).unlink()
    folders = Folders.of(wire.parent / "out", coder.version)
    assert len([f for f in code_on_ray([str(wire)], folders, RayOptions(workers=1, shard=SHARD)) if f.shard]) == len(
        before
    )
    after = {p.name: p.stat().st_mtime_ns for p in codings.glob("*.parquet")}
    assert [name for name in before if before[name] != after[name]] == [min(before)]


def test_the_command_fills_a_store(
    cluster: Any, wire: Path, coder: Coder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything of the run, each article once; problems are told and make the exit code 1."""
    assert cluster.worker_nodes
    store, out = tmp_path / "news.duckdb", tmp_path / "out"
    code = main(["code", *map(str, [wire, "--engine", "ray", "-p", "1", "-o", out, "--store", store])])
    output, errors = capsys.readouterr()
    assert (code, Path(output.strip())) == (1, Folders.of(out, coder.version).run), errors
    assert "no JSON" in errors
    with open_store(store, read_only=True) as kept:
        assert kept.summary()["articles"] == ARTICLES


def _kill_the_node_of(worker: str, cluster: Any) -> None:
    """Kill the node whose process has the worker as its child, without letting it finish."""
    parent = int(Path("/proc", worker.split(":")[1], "stat").read_text().rsplit(")", 1)[1].split()[1])
    node = next(n for n in cluster.worker_nodes if n.all_processes["raylet"][0].process.pid == parent)
    cluster.remove_node(node, allow_graceful=False)
