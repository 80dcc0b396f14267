"""Notebooks: what they show is escaped, what they compute is a table, and the tutorial runs."""

from __future__ import annotations

import ast
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pytest

import demarche
from demarche.coder import Coder
from demarche.records import Article, Coding
from demarche.store import open_store
from tests.store.conftest import CODER, make_article, make_coding

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.ipynb"
HOSTILE = "<script>alert(1)</script> & <img src=x onerror=alert(1)>"


class Tags(HTMLParser):
    """Which tags and attributes a piece of HTML has, and whether it closes what it opens."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def hostile() -> tuple[Article, Coding]:
    """A coding whose every name is markup."""
    article = make_article(text=make_article().text.replace(", President", f", {HOSTILE} President"))
    coding = make_coding(article)
    actors = tuple(msgspec.structs.replace(a, name=HOSTILE, office=HOSTILE) for a in coding.actors)
    head = msgspec.structs.replace(coding.article, title=HOSTILE)
    return article, msgspec.structs.replace(coding, actors=actors, article=head)


def test_words_of_articles_never_run() -> None:
    """Names, titles and sentences that are markup are shown as they are written."""
    article, coding = hostile()
    shown = [coding, coding.events[0], coding.actors[0], demarche.render(article, coding)]
    for thing in shown:
        tags = Tags(thing._repr_html_())
        assert not tags.open
        assert not tags.seen & {"script", "img", "iframe", "a"}
        assert not [name for name in tags.attributes if name.startswith("on")]
    assert "&lt;script&gt;" in coding._repr_html_()


def test_a_sentence_shows_its_frame() -> None:
    """Arcs lead from the act to actor, recipient and day."""
    article = make_article()
    html = demarche.render(article, make_coding(article)).html
    labels = re.findall(r"<textPath[^>]*>([^<]*)</textPath>", html)
    assert labels == ["recipient", "when"]  # the hand-made coding has no mention of Chad
    assert "rule sanction.close-border" in html
    assert "Sudan" in html


def test_odd_spans_and_long_sentences_are_shown(coder: Coder) -> None:
    """Control characters, directions and a sentence of a thousand words do no harm."""
    for text in ("Chad\0 closed\x1b[2J its border with \u202eSudan.", "Chad attacked Sudan, " * 300 + "he said."):
        article = Article(text=text)
        assert demarche.render(article, coder.code(article)).html


def test_tables(tmp_path: Path) -> None:
    """A store's events, quotations and tables, and the events of codings, come as Arrow tables with typed columns."""
    article = make_article()
    coding = make_coding(article)
    with open_store(tmp_path / "s.duckdb") as store:
        store.add(coding, article, store.begin_run(CODER))
    assert store.events(about="sdn").column("type").to_pylist() == ["SANCTION"]
    assert store.events(type="aid").num_rows == 0
    assert store.events().schema.field("date_start").type == pa.date32()
    assert store.quotes(speaker="Deby").num_rows == 1
    assert store.table("actors").num_rows == 3
    with pytest.raises(demarche.DemarcheError, match="no table"):
        store.table('actors" --')
    rows = demarche.events_table([(article, coding)])
    assert rows.schema.field("score").type == pa.float64()
    assert rows.to_pylist()[0]["recipients"] == "Sudan"
    assert demarche.events_table([]).num_rows == 0


def test_the_tutorial_runs() -> None:
    """Every cell of the tutorial runs in order, and the cells that show something show it."""
    shown = run_notebook(TUTORIAL)
    assert len(shown) >= 6
    assert any("<svg" in html for html in shown)
    assert all(any(type in html for html in shown) for type in ("COERCE", "ACCUSE", "THREATEN"))


def run_notebook(path: Path) -> list[str]:
    """What the cells of a notebook show: the value of each last expression, as HTML or in words."""
    scope: dict[str, Any] = {"__name__": "__main__"}
    shown = []
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        body = ast.parse("".join(cell["source"])).body
        last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), path.name, "exec"), scope)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), path.name, "eval"), scope)
            shown.append(value._repr_html_() if hasattr(value, "_repr_html_") else repr(value))
    return shown


def test_a_long_sentence_is_drawn_around_what_counts() -> None:
    """Words far from act and parties are left out of the drawing, told by "…"; the whole sentence stands above."""
    article = make_article()
    long = article.text.replace("closed its border", f"closed {'very ' * 40}its border")
    moved = long.index("its border") - article.text.index("its border")
    coding = make_coding(article)
    event = coding.events[0]
    (trail,) = event.mentions
    stretched = msgspec.structs.replace(
        trail, sentence=demarche.records.Span(trail.sentence.start, trail.sentence.end + moved)
    )
    coding = msgspec.structs.replace(coding, events=(msgspec.structs.replace(event, mentions=(stretched,), date=None),))
    html = demarche.render(msgspec.structs.replace(article, text=long), coding).html
    sentence, _, drawing = html.partition("<svg")
    assert sentence.count("very") == 40
    assert drawing.partition("</svg>")[0].count(">very<") < 12
    assert ">…<" in drawing
