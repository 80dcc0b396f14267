"""The network: who is drawn on which sheet, and names that can be read."""

from __future__ import annotations

import pytest

from demarche.show.drawing.network import DESK, PHONE, Party, Sheet, Tie, draw


def wheel(many: int) -> tuple[list[Party], list[Tie]]:
    parties = [Party(f"k{n}", f"Ministry of affairs {n}", many - n) for n in range(many)]
    return parties, [Tie("k0", f"k{n}", n % 3, n % 2) for n in range(1, many)]


@pytest.mark.parametrize("sheet", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("many", [2, 5, 60])
def test_all_that_is_drawn_lies_on_the_sheet(sheet: Sheet, many: int) -> None:
    """The most active, as many as fit; circles within the edges, names hardly beyond."""
    drawing = draw(*wheel(many), sheet=sheet)
    assert len(drawing.nodes) == min(many, sheet.most)
    for node in drawing.nodes:
        assert node.radius <= node.x <= sheet.width - node.radius
        assert node.radius <= node.y <= sheet.height - node.radius
        left, _, right, _ = node.label.box
        assert (left >= -30, right <= sheet.width + 30) == (True, True)


def test_few_names_cover_neither_ties_nor_each_other() -> None:
    """With five actors every name stands free."""
    drawing = draw(*wheel(5))
    boxes = [node.label.box for node in drawing.nodes]
    for n, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[n + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    assert draw(*wheel(5)) == drawing


def test_nobody_gives_an_empty_sheet() -> None:
    assert draw([], []).nodes == []
