"""The Ray Data job: bundles of files → shards → codings.

In:  files, the folders of a run, the address of a cluster. Out: one Finished for each shard as it is done, in any
order, and at the end the run's manifest. Only names travel through Ray; articles and codings go through files, which
every machine must reach under the same path. A machine that dies takes nothing with it but the shards it had in hand,
and these are done again by others.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demarche.distributed.results import Folders, Manifest, write_manifest
from demarche.distributed.shards import SHARD, bundles
from demarche.distributed.stages import Finished, ShardCoder, finished_from, read_bundle
from demarche.errors import MissingExtra, WorkersDied
from demarche.records import CoderVersion
from demarche.sources import Defaults, Unread

# CPUs of a task that reads. Not one, as for coding: stages that ask for the same Ray makes one, and then a single
# worker codes all the shards of a bundle.
_READING = 0.5


@dataclass(frozen=True, slots=True)
class RayOptions:
    """Where and how: the cluster's address ("auto", "ray://…"; None: this machine), workers (None: one a CPU)."""

    address: str | None = None
    workers: int | None = None
    rules: Path | None = None
    defaults: Defaults | None = None
    shard: int = SHARD


def code_on_ray(inputs: Sequence[str], folders: Folders, options: RayOptions | None = None) -> Iterator[Finished]:
    """Code files into a run's folders; yields each shard as it is done and writes the manifest when all are.

    Run again, after whatever end, it goes on where it stopped. Raises MissingExtra without Ray, UnreadableSource for
    what is no file, WorkersDied when the cluster fails; what is done is kept.
    """
    chosen, ray = options or RayOptions(), _ray()
    folders.prepare()
    done: list[Finished] = []
    work: list[list[str]] = []
    for bundle in bundles(inputs):
        if isinstance(bundle, Unread):
            done.append(Finished(shard="", unread=(bundle,)))
        else:
            work.append(bundle)
    yield from done
    for finished in _through_ray(ray, work, folders, chosen) if work else ():
        done.append(finished)
        yield finished
    write_manifest(folders, manifest_of(done, folders.coder))


def manifest_of(done: Sequence[Finished], version: CoderVersion) -> Manifest:
    """Shards in input order; one whose articles two files hold counts once."""
    ordered = sorted(done, key=lambda f: f.order)
    shards = {f.shard: f for f in reversed(ordered) if f.shard}
    return Manifest(
        coder=version,
        shards=tuple(f.shard for f in ordered if shards.get(f.shard) is f),
        articles=sum(f.articles for f in shards.values()),
        events=sum(f.events for f in shards.values()),
        unread=tuple(str(problem) for f in ordered for problem in f.unread),
    )


def _through_ray(ray: Any, work: list[list[str]], folders: Folders, options: RayOptions) -> Iterator[Finished]:
    """The job itself. Ray is started for it where it is not running yet, and stopped again."""
    ours = not ray.is_initialized()
    try:
        if ours:
            ray.init(address=options.address, log_to_driver=False, logging_level=logging.ERROR, **_local(options))
        for row in _job(ray, work, folders, options).iter_rows():
            yield finished_from(row["finished"])
    except (ray.exceptions.RayError, ConnectionError) as error:
        raise WorkersDied(f"Ray broke off ({_last_line(error)}); what is done is in {folders.run}") from None
    finally:
        if ours:
            ray.shutdown()


def _local(options: RayOptions) -> dict[str, Any]:
    """On this machine alone: no web page of Ray's, and a CPU for each worker and one for reading."""
    if options.address is not None:
        return {}
    return {"include_dashboard": False} | ({"num_cpus": options.workers + 1} if options.workers else {})


def _job(ray: Any, work: list[list[str]], folders: Folders, options: RayOptions) -> Any:
    """The dataset of what is finished; Ray itself tries again what dies with a machine."""
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = 1  # a block for each shard's name: the next free worker takes it
    workers = options.workers or max(1, int(ray.cluster_resources().get("CPU", 1)) - 1)
    items = [{"bundle": number, "paths": paths} for number, paths in enumerate(work)]
    single = {"batch_size": 1, "batch_format": "pyarrow"}
    named = ray.data.from_items(items, override_num_blocks=len(items)).map_batches(
        read_bundle,
        fn_kwargs={"folder": str(folders.articles), "size": options.shard, "defaults": options.defaults},
        num_cpus=_READING,
        **single,
    )
    return named.map_batches(
        ShardCoder,
        fn_constructor_args=(str(folders.out), options.rules, folders.coder),
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=workers, initial_size=workers),
        num_cpus=1,
        **single,
    )


def _last_line(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[-1] if lines else type(error).__name__)[:200]


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # a cluster of ours tells its maker nothing
    try:
        import ray
        import ray.data
    except ImportError:
        raise MissingExtra("--engine ray needs Ray: pip install 'demarche[ray]'") from None
    return ray
