"""What of a dossier goes on paper: the lines that matter, all lines, or the articles' words, too.

In:  how many articles the page has, and what was asked for. Out: how it prints before the reader chooses otherwise at
the top of the page: one article prints whole, two hundred in brief, so that nobody prints 300 sheets unawares.
"""

from __future__ import annotations

from enum import StrEnum

_FEW, _SOME = 3, 20  # articles up to which all of it, or every line, is printed


class Paper(StrEnum):
    """BRIEF: summary, disputes, what lies ahead, lines named at a glance; LINES: all but the articles' words."""

    BRIEF = "brief"
    LINES = "lines"
    FULL = "full"


WORDS = {
    Paper.BRIEF: "in brief",
    Paper.LINES: "every line",
    Paper.FULL: "every line and the articles",
}


def paper_for(articles: int, *, asked: Paper | None = None) -> Paper:
    """How the page prints: as asked, else by the number of its articles."""
    if asked is not None:
        return asked
    return Paper.FULL if articles <= _FEW else Paper.LINES if articles <= _SOME else Paper.BRIEF
