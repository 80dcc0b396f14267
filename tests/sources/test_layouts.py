"""The report and nothing but the report, on pages in the manner of twenty-six kinds of sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.records import Article
from demarche.sources import read_articles
from tests.sources.layouts import DAY, REPORT, TITLE
from tests.sources.layouts import LAYOUTS as SITES
from tests.sources.other_layouts import OTHERS

LAYOUTS = {**SITES, **OTHERS}


def read(name: str, folder: Path) -> Article:
    path = folder / f"{name}.html"
    path.write_text(LAYOUTS[name]().html, encoding="utf-8")
    (article,) = [a for a in read_articles([path]) if isinstance(a, Article)]
    return article


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_every_paragraph_is_read_and_no_scaffolding(tmp_path: Path, name: str) -> None:
    """All paragraphs in order; captions, links to other stories, calls to subscribe, credits and tails are gone."""
    article = read(name, tmp_path)
    assert [n for n, paragraph in enumerate(REPORT) if paragraph not in article.text] == []
    assert [article.text.index(p) for p in REPORT] == sorted(article.text.index(p) for p in REPORT)
    assert [words for words in LAYOUTS[name]().junk if words in article.text] == []


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_title_and_day_are_the_reports(tmp_path: Path, name: str) -> None:
    """The headline without the site's name, the day of publication, English."""
    article = read(name, tmp_path)
    assert (article.title, article.published, article.language) == (TITLE, DAY, "en")


def test_little_else_is_left(tmp_path: Path) -> None:
    """Of all lines read on all pages at most one in twenty is no paragraph of the report (standfirsts are)."""
    lines = [line for name in LAYOUTS for line in read(name, tmp_path).text.splitlines()]
    other = [line for line in lines if not any(paragraph in line for paragraph in REPORT)]
    assert len(other) <= len(lines) / 20, other
