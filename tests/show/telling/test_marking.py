"""The trails of an article's words, as the reader's page shows them."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

import demarche
from demarche import Article, Coder
from demarche.show.cli.explaining import explain_coding
from demarche.show.telling.lines import Source
from demarche.show.telling.marking import Links, marked, notes_of


@pytest.fixture(scope="module")
def coder() -> Coder:
    return demarche.load()


def test_open_words_are_marked_with_their_candidates(coder: Coder) -> None:
    """ "It" that is left open has a note of its own; the words around it have none of that sort."""
    article = Article(text="Togo closed the border. Traders wept. It was a surprise.")
    paragraphs = marked(Source(1, article, coder.code(article)), Links(event=lambda _: ""))
    stretches = [s for paragraph in paragraphs for s in paragraph if any(n.kind == "open" for n in s.notes)]
    assert [s.text for s in stretches] == ["It"]
    assert stretches[0].focusable
    (note,) = [n for n in notes_of(paragraphs) if n.kind == "open"]
    assert note.lines == ("Candidates: Togo.", "It is too doubtful to tell.")


def test_explain_names_whom_an_open_word_may_mean(coder: Coder) -> None:
    """The same in the terminal: the word, its candidates, why it is open."""
    article = Article(text="Togo closed the border. Traders wept. It was a surprise.")
    told = io.StringIO()
    explain_coding(article, coder.code(article), Console(file=told, width=160))
    assert "left open: “It” · candidates Togo (doubtful)" in " ".join(told.getvalue().split())
