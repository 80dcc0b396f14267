"""The wheel in an environment of its own: `python -m tests.alone [--python EXE] [--lowest]`.

In:  this repository, a Python (3.11 or later), the package index. Out: what installing took, in seconds and MB; each
command of a newcomer's way with its seconds, run in an empty folder with an empty home and, where Linux lets it, cut
off from any network; the hash of the examples' codings, the same for every Python. Exit code 1 where a command fails,
or leaves something at home, or uninstalling leaves a file. `--lowest` takes the oldest versions that `pyproject.toml`
allows.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARTICLES = """{"text": "Chad accused Togo of shelling a village on Friday. Togo denied it.", "published": "2025-03-04"}
{"text": "Togo said on Saturday that Chad had shelled a village.", "published": "2025-03-05"}
"""
WAY = (
    "python -c 'import demarche; demarche.load()'",
    "demarche --help",
    "demarche explain 'Mali denied that it had expelled the envoy.'",
    "demarche code news.jsonl --store news.duckdb -o codings.jsonl",
    "demarche link news.duckdb",
    "demarche show news.duckdb",
    "demarche stories news.duckdb --format jsonl",
    "demarche report news.duckdb -o dossier.html",
    "demarche export news.duckdb --format plover -o tables",
    "demarche demo",
    "demarche check",
    "demarche check acled --strict",
    "demarche actors 'President Macron'",
    "demarche dates 'last week' --published 2025-03-04",
    "_DEMARCHE_COMPLETE=source_bash demarche",
    "(timeout 60 demarche serve news.duckdb --port 8731 & "
    "for i in $(seq 50); do python -c 'import urllib.request as u; u.urlopen(\"http://127.0.0.1:8731/\")' && exit 0; "
    "sleep 1; done; exit 1) 2>/dev/null",
)
CODED = "demarche code $(python -c 'import demarche; print(demarche.__path__[0])')/data/examples -o examples.jsonl"


def install(python: str, env: Path, folder: Path, *, lowest: bool) -> None:
    """Wheel and dependencies into a new environment, and what that took."""
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], ROOT)
    run([python, "-m", "venv", str(env)], ROOT)
    wheel, bounds = next(folder.glob("*.whl")), []
    if lowest:
        bounds = ["-c", str(folder / "lowest.txt")]
        version = run([str(env / "bin" / "python"), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], ROOT)
        uv = [sys.executable, "-m", "uv", "pip", "compile", "-q", "pyproject.toml", "--resolution", "lowest-direct"]
        run([*uv, "--python-version", version.strip(), "-o", bounds[1]], ROOT)
    began = time.monotonic()
    run([str(env / "bin" / "pip"), "install", "-q", *bounds, str(wheel)], ROOT)
    size = sum(p.stat().st_size for p in env.rglob("*") if p.is_file() and not p.is_symlink()) / 1e6
    tell(
        f"installed in {time.monotonic() - began:.0f} s, {size:,.0f} MB; the wheel {wheel.stat().st_size / 1e6:.0f} MB"
    )


def run(command: Sequence[str], folder: Path, **options: object) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout[-1500:]}{done.stderr[-1500:]}")
    return str(done.stdout)


def go(env: Path, work: Path, home: Path) -> None:
    """Each command of the way, without a network where that can be had."""
    work.mkdir(), home.mkdir()
    (work / "news.jsonl").write_text(ARTICLES)
    variables = {"HOME": str(home), "PATH": f"{env / 'bin'}:/usr/bin:/bin", "LANG": "C.UTF-8"}
    cut_off = ["unshare", "-rn", "sh", "-c", 'ip link set lo up; exec "$0" "$@"'] if _can_cut_off() else []
    tell("without a network" if cut_off else "with the network that is there: unshare is not allowed here")
    for line in (*WAY, CODED):
        began = time.monotonic()
        run([*cut_off, "bash", "-c", line], work, env=variables)
        tell(f"{time.monotonic() - began:6.1f} s  {line[:90]}")
    tell(f"codings of the examples: {hashlib.sha256((work / 'examples.jsonl').read_bytes()).hexdigest()[:16]}")
    if left := [str(path) for path in home.rglob("*")]:
        sys.exit(f"left at home: {left}")


def _can_cut_off() -> bool:
    if not (shutil.which("unshare") and shutil.which("ip")):
        return False
    return subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0


def remove(env: Path) -> None:
    """Uninstalled, nothing of it stays."""
    run([str(env / "bin" / "pip"), "uninstall", "-q", "-y", "demarche"], ROOT)
    if left := [str(path) for path in env.rglob("*demarche*")]:
        sys.exit(f"uninstalling left {left}")
    tell("uninstalled, nothing left")


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--lowest", action="store_true", help="the oldest versions allowed")
    options = parser.parse_args()
    os.umask(0o022)
    with tempfile.TemporaryDirectory(prefix="demarche-alone-") as folder:
        env = Path(folder) / "env"
        install(options.python, env, Path(folder), lowest=options.lowest)
        go(env, Path(folder) / "work", Path(folder) / "home")
        remove(env)


if __name__ == "__main__":
    main()
