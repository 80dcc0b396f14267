"""Coding on many machines: the same coder, a shard of articles at a time, on a Ray cluster.

In:  files of articles on storage that all machines reach, `code_on_ray(["wire/"], Folders.of(out, coder.version))`.
Out: a folder of Parquet: the articles in shards, and their codings, a file for each shard. What an earlier run has
finished is not done again, and what a lost machine had in hand is done by another.
"""

from demarche.distributed.engine import RayOptions, code_on_ray
from demarche.distributed.results import Folders, Manifest, coded_in, read_manifest
from demarche.distributed.stages import Finished

__all__ = ["Finished", "Folders", "Manifest", "RayOptions", "code_on_ray", "coded_in", "read_manifest"]
