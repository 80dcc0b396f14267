"""Progress on standard error: what people see of a long run."""

from __future__ import annotations

import io

import pytest

from demarche.show.cli import progress as module
from demarche.show.cli.progress import Progress


class _Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    made = _Clock()
    monkeypatch.setattr(module, "time", made)
    return made


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_run_tells_articles_rate_time_left_events_and_errors(clock: _Clock) -> None:
    """Elsewhere than on a terminal, a line every ten seconds with all that a person wants to know."""
    stream = io.StringIO()
    with Progress("coded", total=100_000, stream=stream) as progress:
        progress.done(articles=1_000, known=True)
        clock.now += 100
        progress.done(articles=1_000, events=4_321, defects=2)
    assert stream.getvalue() == ("2,000 articles coded · 10.0/s · 2%, 2 h 43 min left · 4,321 events · 2 errors\n")


def test_short_runs_say_nothing_and_terminals_are_left_clean(clock: _Clock) -> None:
    """Nothing within two seconds; on a terminal the line moves and is gone at the end."""
    quiet, terminal = io.StringIO(), _Terminal()
    with Progress("coded", stream=quiet) as progress:
        progress.done()
    with Progress("coded", stream=terminal) as progress:
        clock.now += 3
        progress.done()
    assert quiet.getvalue() == ""
    assert terminal.getvalue() == "\r\x1b[K1 article coded · 0.3/s\r\x1b[K"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 s"), (89, "89 s"), (600, "10 min"), (12_000, "3 h 20 min"), (187_200, "2 d 4 h")],
)
def test_times_are_said_as_people_say_them(clock: _Clock, seconds: int, said: str) -> None:
    """Seconds, minutes, hours, days."""
    stream = io.StringIO()
    with Progress("coded", total=100 + seconds, stream=stream) as progress:
        clock.now += 100
        progress.done(articles=100)
    assert f"{said} left" in stream.getvalue()
