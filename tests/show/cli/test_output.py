"""Where commands write: a file that appears whole or not at all."""

from __future__ import annotations

import resource
import signal
from pathlib import Path

import pytest

from demarche.show.cli.output import opened


def test_a_full_disk_names_the_file(tmp_path: Path) -> None:
    """Output that cannot be written ends in an error that names the file; no half file takes the wanted name."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large") as caught, opened(tmp_path / "out.jsonl") as file:
            file.write(b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert caught.value.filename == str(tmp_path / "out.jsonl.part")
    assert not (tmp_path / "out.jsonl").exists()
