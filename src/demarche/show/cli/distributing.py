"""`demarche code --engine ray`: coding on a cluster.

In:  files that every machine reaches, a folder that every machine reaches. Out: shards of Parquet in the folder, told
as they are done; with --store, all of it in a store as well, ready for "who sanctioned whom".
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from demarche.show.cli.linking import link_after
from demarche.show.cli.options import Form
from demarche.show.cli.progress import Progress
from demarche.sources import Defaults, count_articles
from demarche.store import open_store

if TYPE_CHECKING:
    from demarche.coder import Coder
    from demarche.distributed import Folders


@dataclass(frozen=True, slots=True)
class RayJob:
    """What is to be coded, where to, by how many workers (None: one for each CPU), and whether linked in the end."""

    inputs: list[str]
    output: Path
    store: Path | None
    address: str | None
    workers: int | None
    defaults: Defaults
    link: bool | None = None


def output_folder(output: Path | None, form: Form | None) -> Path:
    """The folder to write to; BadParameter for what the ray engine cannot do."""
    if output is None or str(output) == "-":
        raise typer.BadParameter("--engine ray needs -o DIR: a folder that all machines reach")
    if form not in (None, Form.PARQUET):
        raise typer.BadParameter(f"--engine ray writes Parquet, not {form}; add --store and export that")
    if output.exists() and not output.is_dir():
        raise typer.BadParameter(f"{output} is no folder")
    return output


def code_distributed(job: RayJob, coder: Coder) -> None:
    """Code on Ray; writes the folder of the run to standard output. Exits with 1 when inputs gave no article."""
    from demarche.distributed import Folders, RayOptions, code_on_ray

    folders = Folders.of(job.output.absolute(), coder.version)
    options = RayOptions(address=job.address, workers=job.workers, rules=coder.rules, defaults=job.defaults)
    with Progress("coded", total=count_articles(job.inputs)) as progress:
        for finished in code_on_ray(job.inputs, folders, options):
            progress.done(articles=finished.articles, events=finished.events, defects=finished.defects)
            for problem in finished.unread:
                progress.problem(problem)
    if job.store is not None:
        _keep(folders, coder, job.store, link=job.link)
    typer.echo(folders.run)
    if progress.unread:
        raise typer.Exit(1)


def _keep(folders: Folders, coder: Coder, path: Path, *, link: bool | None) -> None:
    """Everything of the run into a store, as if it had been coded there; what it has already stays as it is."""
    from demarche.distributed import coded_in, read_manifest

    total = read_manifest(folders).articles
    with open_store(path) as store, Progress("stored", total=total) as progress:
        run = store.begin_run(coder.version, options={"rules": str(coder.rules or "")})
        for article, coding, parse in coded_in(folders):
            added = store.add(coding, article, run, parse=parse)
            progress.done(events=len(coding.events), known=not added)
        changed = progress.articles - progress.known
    link_after(open_store(path), changed=changed, wanted=link)
