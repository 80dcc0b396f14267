"""No network unless the user names an address: nothing is asked, nothing sent, nothing noted outside the user's files.

In:  the commands, run in a process of its own with an empty home. Out: what it asked the network, what it left at home.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WATCHED = """
import json, sys
asked = []
NETWORK = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"}
sys.addaudithook(lambda event, args: asked.append(event) if event in NETWORK else None)
from demarche.show.cli import main
for command in json.load(sys.stdin):
    assert main(command) == 0, command
assert asked == [], asked
"""
ARTICLE = {"id": "1", "text": "Chad accused Togo of shelling a village. Togo denied it.", "published": "2025-03-04"}
COMMANDS = (
    ["explain", "Mali denied that it had expelled the envoy."],
    ["code", "news.jsonl", "--store", "news.duckdb", "-o", "codings.jsonl"],
    ["show", "news.duckdb"],
    ["report", "news.duckdb", "-o", "dossier.html"],
    ["export", "news.duckdb", "--format", "plover", "-o", "tables"],
    ["actors", "President Macron"],
    ["dates", "last week", "--published", "2025-03-04"],
)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The home that the commands had, and what they asked of the system where strace can tell."""
    work, home = tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("home")
    (work / "news.jsonl").write_text(json.dumps(ARTICLE))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_", "PYTHON"))}
    strace = [shutil.which("strace"), "-f", "--seccomp-bpf", "-e", "trace=connect", "-o", str(work / "calls")]
    command = [*(strace if strace[0] else []), sys.executable, "-c", WATCHED]
    subprocess.run(
        command, cwd=work, env={**kept, "HOME": str(home)}, input=json.dumps(COMMANDS), text=True, check=True,
        capture_output=True, timeout=300,
    )  # fmt: skip
    return home, (work / "calls").read_text() if strace[0] else ""


def test_nothing_is_left_at_home(run: tuple[Path, str]) -> None:
    """No settings, no cache, no number of this computer: what libraries would send later they keep there first."""
    assert [str(path) for path in run[0].rglob("*")] == []


def test_no_connection_is_tried(run: tuple[Path, str]) -> None:
    """Not from Python (watched in the process itself), nor from the libraries below it, not even for a name."""
    assert re.findall(r"connect\([^{]*\{sa_family=AF_INET.*", run[1]) == []
