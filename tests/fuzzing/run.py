"""Fuzzing, as long as one likes: `python -m tests.fuzzing.run TARGET [--found FOLDER] [options of libFuzzer]`.

In:  the corpus of a target. Out: a file `crash-…` for a finding, and exit code 77; atheris watches which lines are
reached and keeps what reaches new ones, in a folder of its own, not in the corpus that ships.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["demarche", "feedparser", "warcio", "htmldate"]):
    from tests.fuzzing.targets import CORPUS, TARGETS


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("target", choices=list(TARGETS))
    parser.add_argument("--found", type=Path, default=Path(tempfile.gettempdir()) / "demarche-fuzz")
    chosen, options = parser.parse_known_args()
    found = chosen.found / chosen.target
    found.mkdir(parents=True, exist_ok=True)
    folders = [str(found), str(CORPUS / chosen.target)]
    atheris.Setup([sys.argv[0], f"-artifact_prefix={found}/", *options, *folders], TARGETS[chosen.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
