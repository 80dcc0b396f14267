"""Recoding and exports that are killed at random moments: nothing is lost or doubled, and the next run goes on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from demarche.coder import load
from demarche.store import open_store
from demarche.store.exports import export
from tests.effort import chance_of, times
from tests.test_recoder import contents, copy_of, first, recode

__all__ = ["first"]  # the fixture

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
RULES = Path(__file__).parent.parent / "src" / "demarche" / "data" / "events"
RECODER = """if True:
    import sys
    from demarche.coder import load
    from demarche.recoder import Recoder
    from demarche.store import open_store
    coder = load(sys.argv[2])
    with open_store(sys.argv[1], batch=1) as store:
        run = store.begin_run(coder.version, basis=coder.basis)
        print("ready", flush=True)
        for _ in Recoder(coder, store).recode(run):
            pass
        store.flush()
        print("done", flush=True)
"""
EXPORTER = """if True:
    import sys
    from pathlib import Path
    from demarche.store import open_store
    from demarche.store.exports import export
    store = open_store(sys.argv[1], read_only=True)
    print("ready", flush=True)
    while True:
        export(store.coded, sys.argv[2], Path(sys.argv[3]))
"""


def kill(program: str, *given: object, after: float) -> None:
    """Start the program, wait until it is ready and so many seconds more, and kill it."""
    command = [sys.executable, "-c", program, *map(str, given)]
    with subprocess.Popen(command, env=ENVIRONMENT, text=True, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(after)
        process.send_signal(signal.SIGKILL)


def test_recoding_killed_at_random_moments(first: Path, tmp_path: Path) -> None:
    """Each article has its coding of before or of now, whole, and in the end all is as one recoding makes it."""
    rules = shutil.copytree(RULES, tmp_path / "rules")
    (rules / "accuse.yaml").unlink()
    coder = load(rules)
    store, once = copy_of(first, tmp_path, "a.duckdb"), copy_of(first, tmp_path, "b.duckdb")
    before = {c.article.id: c for c in store.codings()}
    recode(once, coder)
    after = {c.article.id: c for c in once.codings()}
    chance = chance_of("recode")
    for _ in range(times(2)):
        kill(RECODER, store.path, rules, after=chance.uniform(0.05, 1.0))
        found = list(open_store(store.path, read_only=True).codings())
        assert [c.article.id for c in found] == list(before)
        assert all(c in (before[c.article.id], after[c.article.id]) for c in found)
    recode(open_store(store.path), coder)
    assert contents(store) == contents(once)


def test_exports_killed_at_random_moments(first: Path, tmp_path: Path) -> None:
    """A file with its own name is whole; what was begun is begun anew by the next run."""
    store, chance = open_store(first, read_only=True), chance_of("export")
    for form in ("csv", "gdelt"):
        whole = {p.name: p.read_bytes() for p in export(store.coded, form, tmp_path / form / "whole")}
        folder = tmp_path / form / "killed"
        folder.mkdir()
        for _ in range(times(2)):
            kill(EXPORTER, first, form, folder, after=chance.uniform(0.0, 0.4))
            assert all(p.read_bytes() == whole[p.name] for p in folder.iterdir() if p.suffix != ".part")
        assert {p.name: p.read_bytes() for p in export(store.coded, form, folder)} == whole
        assert sorted(p.name for p in folder.iterdir()) == sorted(whole)
