"""Commands killed at random moments: what they write is whole or not there, and the same command goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from demarche.store import open_store
from tests.effort import chance_of, times
from tests.store.conftest import CODER, make_article, make_coding

PROGRAM = [sys.executable, "-c", "import sys; from demarche.show.cli import main; sys.exit(main())"]
ARTICLES = 400
WRITING = {
    "export": ("export", "--format", "csv", "-o"),
    "dossier": ("report", "-o"),
    "listing": ("stories", "-o"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "s.duckdb"
    with open_store(path) as store:
        run = store.begin_run(CODER)
        for n in range(ARTICLES):
            article = make_article(f"a{n}")
            store.add(make_coding(article), article, run)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """What lies under the names that a script would wait for."""
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.suffix != ".part"}


@pytest.mark.parametrize("name", WRITING)
def test_what_is_written_is_whole_or_not_there(store: Path, tmp_path: Path, name: str) -> None:
    """Killed anywhere, exports, dossiers and lists have their names only when nothing of them is missing."""
    first, *options = WRITING[name]
    command, chance = [*PROGRAM, first, str(store), *options], chance_of(name)
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    for folder in (whole, broken):
        folder.mkdir()
    target = "" if first == "export" else "out"
    began = time.monotonic()
    subprocess.run([*command, str(whole / target)], check=True, capture_output=True)
    lasted = time.monotonic() - began
    wanted = contents(whole)
    assert wanted
    for _ in range(times(2)):
        running = subprocess.Popen(
            [*command, str(broken / target)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.5, 1) * lasted)
        running.send_signal(signal.SIGKILL)
        running.wait()
        found = contents(broken)
        assert found == {file: wanted[file] for file in found}
    subprocess.run([*command, str(broken / target)], check=True, capture_output=True)
    assert contents(broken) == wanted
