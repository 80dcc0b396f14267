"""What is handed on: licences that allow it, builds that can be repeated, a wheel that works alone."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from docs.licences import ALLOWED, licences

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-ray.lock")
FILES = (".gitignore", "pyproject.toml", "LICENSE", "Makefile", "README.md", "CHANGELOG.md", "CITATION.cff", *LOCKS)
FOLDERS = ("src", "tests", "training", "benchmarks", "examples", "docs")


def test_licences_allow_handing_on() -> None:
    """Every dependency declares a licence, and one that goes with Apache-2.0."""
    found = licences()
    assert len(found) > 30
    assert {name: licence for name, licence in found.items() if not ALLOWED.search(licence)} == {}


def build(root: Path, folder: Path, *, umask: int, **environment: str) -> dict[str, str]:
    """Wheel and sdist, and the hashes of their bytes."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=root, env={**os.environ, **environment}, check=True, capture_output=True, umask=umask)
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def elsewhere(folder: Path) -> Path:
    """The same sources in another folder, with other times of change, laid down in another order."""
    folder.mkdir()
    for name in sorted([*FILES, *FOLDERS], reverse=True):
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target)
    for number, path in enumerate(p for p in folder.rglob("*") if p.is_file()):
        os.utime(path, (number, number))
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("dist")
    return folder, build(ROOT, folder, umask=0o022)


def test_builds_are_the_same_to_the_byte(built: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    """Built again from a copy elsewhere, on what looks like another day, in another zone and language and under other
    habits of the file system, wheel and sdist have the same bytes."""
    assert len(built[1]) == 2
    away = {"TZ": "Pacific/Apia", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "HOME": str(tmp_path)}
    assert build(elsewhere(tmp_path / "copy"), tmp_path / "again", umask=0o077, **away) == built[1]


def test_builds_hold_what_they_should(built: tuple[Path, dict[str, str]]) -> None:
    """The wheel has all files of the package, the examples and licences, and no tests; the sdist what `make` needs, so
    that it can be built and tested without the repository; neither has caches."""
    wheel, sdist = next(built[0].glob("*.whl")), next(built[0].glob("*.tar.gz"))
    names = zipfile.ZipFile(wheel).namelist()
    package = ROOT / "src"
    files = {str(p.relative_to(package)) for p in package.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    assert files - set(names) == set()
    for part in ("/data/examples/", "licenses/LICENSE", "SOURCES.md"):
        assert any(part in name for name in names), part
    with tarfile.open(sdist) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
        both = [*names, *archive.getnames()]
    assert {*FILES, *(f"src/{name}" for name in files)} - packed == set()
    assert not [name for name in names if name.startswith(("tests/", "docs/"))]
    assert not [name for name in both if "__pycache__" in name or ".venv" in name or ".duckdb" in name]


def test_the_wheel_works_alone(built: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    """In an environment of its own, away from the repository, with nothing but its dependencies, it codes and shows.

    The dependencies are those installed here, lent by a path; the program is the wheel's.
    """
    home = tmp_path / "env"
    venv.create(home, with_pip=False, symlinks=True)
    site = next((home / "lib").glob("python*")) / "site-packages"
    zipfile.ZipFile(next(built[0].glob("*.whl"))).extractall(site)
    lent = [path for path in sys.path if path.endswith("site-packages")]
    (site / "lent.pth").write_text("\n".join(lent))
    program = "import sys, demarche; print(demarche.__file__); from demarche.show.cli import main; sys.exit(main())"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [home / "bin" / "python", "-c", program, "demo", "-o", str(tmp_path / "demo")],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].startswith(str(site))
    assert "articles: " in done.stdout
    assert (tmp_path / "demo" / "dossier.html").stat().st_size > 10_000


def test_the_sdist_builds_the_same_wheel(built: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    """Who builds from the source archive, without the repository, gets the wheel to the byte."""
    with tarfile.open(next(built[0].glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    (root,) = tmp_path.iterdir()
    again = build(root, tmp_path / "dist", umask=0o022)
    assert {name: again[name] for name in again if name.endswith(".whl")}.items() <= built[1].items()
