"""Figures: intervals by bootstrap, tables written between markers, and nothing where there is no data."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks import figures, shared
from benchmarks.measured import Measured
from benchmarks.stories import stories
from demarche.link import find_stories


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


def test_every_row_is_a_figure_and_every_floor_has_one() -> None:
    """Rows name each figure once; what has a floor stands on the page of figures."""
    names = [row.name for row in figures.rows()]
    floors = json.loads(Path(figures.ROOT, "benchmarks", "floors.json").read_text("utf-8"))
    assert len(names) == len(set(names))
    assert {*floors["at_least"], *floors["at_most"]} <= set(names)


def test_a_table_has_figure_interval_and_sample() -> None:
    """One line for each row that the sets measure, in the order of the rows."""
    measured = Measured("dates", [0, 1] * 20, lambda sample: {"dates.right": 100 * mean(sample)["mean"]}, unit="words")
    lines = list(figures.table([measured], figures.rows()))
    assert len(lines) == 3
    assert re.fullmatch(r"\| words of time of our own: right \| 50 % \| 3\d–6\d \| 40 words \|  \|", lines[2])


def test_own_articles_have_a_table_of_their_own() -> None:
    """Development data first; then, after a word on what they are, the halves of our own articles."""
    own = Measured("own_aside", [0, 1] * 20, lambda sample: {"own_aside.events.f1": 100 * mean(sample)["mean"]})
    dates = Measured("dates", [0, 1] * 20, lambda sample: {"dates.right": 100 * mean(sample)["mean"]}, unit="words")
    lines = list(figures.tables([own, dates], figures.rows()))
    about = lines.index(figures.ABOUT_OWN)
    assert "development data" in lines[0]
    assert any("words of time" in line for line in lines[:about])
    assert "own articles" in lines[about + 2]
    assert lines[-1].startswith("| F1 | 50 %")


@pytest.mark.shared
@pytest.mark.skipif(not shared.present(), reason="needs ../shared")
def test_stories_are_scored_as_the_scorer_does() -> None:
    """B-cubed by our sums is B-cubed by the shared scorer; a second run gives the same."""
    gold = {row["id"]: row["story"] for row in shared.stories()}
    rows = sorted(shared.stories(), key=lambda r: (r.get("published") or "", r["id"]))
    found = dict(find_stories(shared.article(row) for row in rows if row["text"]))
    once = stories().figures()
    assert once == stories().figures()
    assert [*once.values()] == pytest.approx([100 * v for v in shared.scorer("score_stories").b_cubed(gold, found)])
