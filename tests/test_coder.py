"""The coder: what happens to an article that is not English, or that meets a defect of ours."""

from __future__ import annotations

import dataclasses
import logging

import pytest

import demarche
from demarche.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return demarche.load()


def test_an_article_in_another_language_is_kept_uncoded(coder: Coder) -> None:
    """Marked, never lost."""
    coding = coder.code(demarche.Article(text="Le Mali a condamné l'attaque.", language="fr"))
    assert [u.reason for u in coding.uncoded] == ["not-english"]
    assert not coding.events


def test_a_defect_costs_one_article(
    coder: Coder, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The article is told of in the log and in its coding; those beside it are coded."""
    real = Coder.code_parsed

    def broken(self: Coder, article: demarche.Article, doc: object) -> demarche.Coding:
        if article.id == "bad":
            raise IndexError("a defect")
        return real(self, article, doc)  # type: ignore[arg-type]

    monkeypatch.setattr(Coder, "code_parsed", broken)
    text = "Mali condemned Chad's decision."
    articles = [demarche.Article(text=text, id=i) for i in ("one", "bad", "two")]
    with caplog.at_level(logging.ERROR, logger="demarche"):
        codings = list(coder.pipe(articles))
    assert [c.article.id for c in codings] == ["one", "bad", "two"]
    assert [u.reason for u in codings[1].uncoded] == ["defect"]
    assert codings[0].events
    assert codings[2].events
    assert "bad" in caplog.text


def test_the_version_names_all_knowledge(coder: Coder) -> None:
    """A change of any table or rule is another version, so that stores know what is stale."""
    other = dataclasses.replace(coder.knowledge, version="another")
    assert Coder(nlp=coder.nlp, knowledge=other).version != coder.version
