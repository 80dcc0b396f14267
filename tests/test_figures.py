"""Figures: intervals by bootstrap, tables written between markers, and nothing where there is no data."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from benchmarks import figures, shared
from benchmarks.accuracy import Measured


def mean(numbers: Sequence[int]) -> dict[str, float]:
    return {"mean": sum(numbers) / len(numbers)}


def test_intervals_hold_the_figure_and_narrow_with_documents() -> None:
    """Of 400 documents the interval is about a third as wide as of 40; one of equal documents has no width."""
    few, many = Measured("few", [0, 1] * 20, mean), Measured("many", [0, 1] * 200, mean)
    (low, high), (nearer, near) = few.intervals()["mean"], many.intervals()["mean"]
    assert low < nearer < 0.5 < near < high
    assert 2 < (high - low) / (near - nearer) < 5
    assert few.intervals() == few.intervals()
    assert Measured("same", [1] * 5, mean).intervals() == {"mean": (1.0, 1.0)}


def test_pages_are_changed_between_their_markers_alone() -> None:
    """The block is replaced whole; a page without markers is refused."""
    page = "a\n<!-- figures -->\nold\n| 1 |\n<!-- /figures -->\nb\n"
    once = figures.rewritten(page, "new \\1")
    assert once == "a\n<!-- figures -->\nnew \\1\n<!-- /figures -->\nb\n"
    assert figures.rewritten(once, "new \\1") == once
    with pytest.raises(ValueError, match="no <!-- figures -->"):
        figures.rewritten("a", "b")
    for path in figures.PAGES:
        assert figures.BLOCK.search(path.read_text("utf-8"))


def test_without_the_data_nothing_changes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said that the data is not there."""
    monkeypatch.setattr(shared, "present", lambda: False)
    before = [path.read_bytes() for path in figures.PAGES]
    figures.main()
    assert "not here" in capsys.readouterr().out
    assert [path.read_bytes() for path in figures.PAGES] == before
