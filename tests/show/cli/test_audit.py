"""`demarche audit`, at a real terminal."""

from __future__ import annotations

import csv
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections import Counter
from pathlib import Path

import pytest

from demarche.audit import draw, shares
from demarche.show.cli import main
from demarche.store import open_store
from tests.store.conftest import CODER, make_article, make_coding

COMMAND = [sys.executable, "-c", "import sys; from demarche.show.cli import main; sys.exit(main())", "audit"]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Six articles with an event each."""
    path = tmp_path / "s.duckdb"
    with open_store(path) as made:
        run = made.begin_run(CODER)
        for n in range(6):
            article = make_article(f"a{n}")
            made.add(make_coding(article), article, run)
    return path


def typed(keys: str, *arguments: object) -> tuple[int, str]:
    """Run `demarche audit` at a pseudo-terminal and type keys, one whenever it asks; its exit code and screen."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    screen, waiting, deadline = b"", list(keys), time.monotonic() + 150
    answered = 0  # length of the screen when a key was typed
    while time.monotonic() < deadline:
        ready, _, _ = select.select([ours], [], [], 0.05)
        try:
            screen += os.read(ours, 4096) if ready else b""
        except OSError:  # the other side is closed
            break
        if waiting and not ready and len(screen) > answered and _listens(ours, screen):
            answered = len(screen)
            os.write(ours, waiting.pop(0).encode())
    os.close(ours)
    return process.wait(10), re.sub(r"\x1b\[[0-9;]*m", "", screen.decode())


def _listens(terminal: int, screen: bytes) -> bool:
    """Whether a question stands there and single keys are waited for; what is typed sooner is thrown away."""
    return screen.rstrip(b"\x1b[0m ").endswith(b"?") and not termios.tcgetattr(terminal)[3] & termios.ICANON


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_an_audit_goes_on_where_it_ended(store: Path, tmp_path: Path) -> None:
    """Keys judge fields one by one, `b` goes back, `q` leaves; the next sitting begins at the field that was open."""
    labels = tmp_path / "labels.csv"
    options = (store, "--n", 3, "--seed", 5, "-o", labels, "--auditor", "anna")
    code, screen = typed("ynbyq", *options)
    assert code == 0
    assert "Chad closed its border with Sudan on Sunday" in screen
    assert "type      SANCTION/discontinue" in screen
    assert "0 of 3 events" in screen
    (row,) = rows(labels)
    assert (row["type_right"], row["actor"], row["recipient"]) == ("right", "right", "")
    code, screen = typed("n?aaa", *options)
    assert code == 0
    assert "3 of 3 events" in screen
    done = rows(labels)
    assert [r["auditor"] for r in done] == ["anna"] * 3
    assert (done[0]["recipient"], done[0]["date"], done[0]["place"]) == ("wrong", "cannot tell", "right")
    assert all(r[field] == "right" for r in done[1:] for field in ("type_right", "place", "actuality"))
    assert re.search(r"recipient +67 % +21–94 +3 +0", screen)
    assert re.search(r"date +100 % +34–100 +2 +1", screen)


def test_a_finished_audit_only_shows_its_figures(store: Path, tmp_path: Path) -> None:
    """Begun again, nothing is asked; drawn by type, the weights are told."""
    options = (store, "--n", 2, "--by", "type", "-o", tmp_path / "l.csv")
    assert typed("aa", *options)[0] == 0
    code, screen = typed("", *options)
    assert code == 0
    assert "?" not in screen
    assert "each type weighted by its share" in screen


def test_the_draw_is_the_seeds(store: Path) -> None:
    """A seed gives its events whenever it is asked; another gives others; all are drawn once."""
    opened = open_store(store, read_only=True)
    first = draw(opened, 4, seed=1)
    assert draw(opened, 4, seed=1) == first
    assert draw(opened, 2, seed=1) == first[:2]
    assert len({d.article_key for d in draw(opened, 100, seed=1)}) == 6
    assert any(draw(opened, 4, seed=s) != first for s in range(2, 6))
    assert shares(opened) == {"SANCTION": 1.0}


def test_types_take_turns(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    """Drawn by type, a rare type has as many events as a common one, as far as it goes."""
    from demarche.audit import sampling

    events = [sampling.Drawn(f"k{n}", f"a{n}", "e1", f"v{n}", "RARE" if n < 3 else "COMMON") for n in range(50)]
    monkeypatch.setattr(sampling, "_events", lambda _: events)
    opened = open_store(store, read_only=True)
    assert Counter(d.type for d in draw(opened, 6, by_type=True)) == {"RARE": 3, "COMMON": 3}
    assert Counter(d.type for d in draw(opened, 20, by_type=True)) == {"RARE": 3, "COMMON": 17}
    assert shares(opened) == {"COMMON": 0.94, "RARE": 0.06}


def test_two_auditors(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Their files are compared field by field; files without a common event are a mistake."""
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    typed("aaaaaa", store, "-o", one)
    typed("naayna" + "aaa", store, "-o", other)
    assert main(["audit", "--agree", str(one), str(other)]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"type +6 +83 %", shown)
    assert "none: one judgement throughout" in shown
    other.write_text(other.read_text().splitlines()[0] + "\n")
    assert main(["audit", "--agree", str(one), str(other)]) == 2
    assert main(["audit"]) == 2
    assert "no judged event in common" in capsys.readouterr().err
