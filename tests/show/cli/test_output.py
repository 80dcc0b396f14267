"""Where commands write: a file that appears whole or not at all."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from demarche.show.cli import main
from demarche.show.cli.output import opened
from demarche.store import open_store
from tests.store.conftest import CODER, make_article, make_coding


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """Within it no file grows beyond so many bytes."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)


def test_a_full_disk_names_the_file(tmp_path: Path) -> None:
    """Output that cannot be written ends in an error that names the file; no half file takes the wanted name."""
    with full_disk(10_000), pytest.raises(OSError, match="too large") as caught, opened(tmp_path / "out.jsonl") as file:
        file.write(b"x" * 100_000)
    assert caught.value.filename == str(tmp_path / "out.jsonl.part")
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("command", [["export", "--format", "csv"], ["export", "--format", "parquet"], ["report"]])
def test_commands_tell_what_to_do_when_the_disk_is_full(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """One line, exit code 1, and the store as it was."""
    path = tmp_path / "news.duckdb"
    with open_store(path) as store:
        run = store.begin_run(CODER)
        for number in range(60):
            article = make_article(f"a{number}")
            store.add(make_coding(article), article, run)
    with full_disk(6_000):
        assert main([command[0], str(path), *command[1:], "-o", str(tmp_path / "out")]) == 1
    (line,) = capfd.readouterr().err.strip().splitlines()
    assert "make room" in line
    assert not (tmp_path / "out").is_file()
    assert len(list(open_store(path, read_only=True).codings())) == 60
