"""Fuzzing for as long as one likes: `python -m tests.fuzzing.run TARGET [options of libFuzzer]`, or `make fuzz`.

In:  the corpus of a target. Out: a file `crash-…` for a finding, and exit code 77; atheris watches which lines are
reached and keeps what reaches new ones, in a folder beside the store of crashes, not in the corpus that ships.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["demarche", "feedparser", "warcio", "htmldate"]):
    from tests.fuzzing.targets import CORPUS, TARGETS


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"name a target: {', '.join(TARGETS)}")
    name = sys.argv[1]
    found = Path(tempfile.gettempdir()) / f"demarche-fuzz-{name}"
    found.mkdir(exist_ok=True)
    options = [f"-artifact_prefix={found}/", *sys.argv[2:], str(found), str(CORPUS / name)]
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
