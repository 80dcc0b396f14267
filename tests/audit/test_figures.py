"""Precision, intervals and agreement, against values worked out elsewhere."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.audit import FIELDS, Label, agreement, figures, read_labels, write_labels
from demarche.audit.agreement import alpha
from demarche.audit.figures import weighted, wilson
from demarche.errors import UnreadableSource


def label(n: int, of_type: str = "AID", **judged: str) -> Label:
    return Label(f"k{n}", "e1", f"v{n}", of_type, judged=judged)


def test_wilson_as_published() -> None:
    """81 of 263 (Newcombe 1998, table I): 0.2553 to 0.3662; nought of twenty: 0 to 0.1611."""
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0.0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_intervals_hold_their_share(counted: tuple[int, int]) -> None:
    """An interval lies in 0 to 1 and holds the share."""
    right, n = counted
    low, high = wilson(right / n, n)
    assert 0 <= low <= right / n + 1e-9
    assert right / n - 1e-9 <= high <= 1


def test_what_nobody_can_tell_is_counted_apart() -> None:
    """Right and wrong make the precision; "cannot tell" is told beside it; fields nobody judged are left out."""
    labels = [label(n, actor="right") for n in range(8)] + [label(8, actor="wrong"), label(9, actor="cannot tell")]
    (figure,) = figures(labels)
    assert (figure.field, figure.judged, figure.unsure) == ("actor", 9, 1)
    assert figure.precision == pytest.approx(8 / 9)


def test_types_count_by_their_share() -> None:
    """Half of the rare type and all of the common one right: the store is nearly all right."""
    labels = [label(n, "RARE", type="right" if n % 2 else "wrong") for n in range(40)]
    labels += [label(100 + n, "COMMON", type="right") for n in range(40)]
    (plain,), (fair,) = figures(labels), figures(labels, weights={"RARE": 0.02, "COMMON": 0.98})
    assert plain.precision == pytest.approx(0.75)
    assert fair.precision == pytest.approx(0.99)
    assert fair.low < 0.99 < fair.high < 1


def test_weighted_intervals_cover() -> None:
    """Of 400 samples drawn by type, some nineteen in twenty intervals hold the true share."""
    chance = random.Random(5)
    weights, truth = {"A": 0.7, "B": 0.2, "C": 0.1}, {"A": 0.9, "B": 0.6, "C": 0.5}
    share = sum(weights[t] * truth[t] for t in truth)
    held = 0
    for _ in range(400):
        judged = [(t, chance.random() < truth[t]) for t in truth for _ in range(30)]
        low, high = wilson(*weighted(judged, weights))
        held += low <= share <= high
    assert 0.92 < held / 400 < 0.99


def test_alpha_as_published() -> None:
    """Krippendorff (2011), nominal data of two observers: ten pairs with six equal give 0.095."""
    meg, owen = "0100000010", "1110010000"
    assert alpha(list(zip(meg, owen, strict=True))) == pytest.approx(0.095, abs=5e-4)
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert alpha([("a", "a"), ("a", "a")]) is None


def test_auditors_are_compared_where_both_judged() -> None:
    """Events that one of them lacks take no part."""
    one = [label(1, actor="right"), label(2, actor="wrong"), label(3, actor="right")]
    other = [label(2, actor="wrong"), label(1, actor="wrong", place="right"), label(4, actor="right")]
    (row,) = agreement(one, other)
    assert (row.field, row.events, row.equal) == ("actor", 2, 0.5)


def test_labels_come_back(tmp_path: Path) -> None:
    """What is written is read, and no spreadsheet runs it."""
    file = tmp_path / "labels.csv"
    judged = dict.fromkeys(FIELDS, "right") | {"place": "cannot tell"}
    first = Label("k", "e", "v", "AID", "a,1", 'He said "no"', "anna", "seed 1", dict.fromkeys(FIELDS, "x"), judged)
    write_labels([first, Label("k2", "e", "v", "AID", words="=1+1", coded=dict.fromkeys(FIELDS, ""))], file)
    back = read_labels(file)
    assert back[0] == first
    assert back[0].complete
    assert not back[1].complete
    assert "'=1+1" in file.read_text()


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\0", None])
def test_what_is_no_file_of_labels(tmp_path: Path, text: str | None) -> None:
    """Another file is one line."""
    file = tmp_path / "labels.csv"
    if text is None:
        write_labels([label(1, actor="right")], file)
        text = file.read_text().replace("right", "fine")
        text = text.replace("type_fine", "type_right")
    file.write_text(text)
    with pytest.raises(UnreadableSource) as caught:
        read_labels(file)
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)
