"""The coder: what happens to an article that is not English, or that meets a defect of ours."""

from __future__ import annotations

import dataclasses
import logging

import pytest

import demarche
from demarche.coder import Coder
from demarche.language.parses import unpack


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
    real = Coder._grounded

    def broken(self: Coder, article: demarche.Article, doc: object) -> demarche.Coding:
        if article.id == "bad":
            raise IndexError("a defect")
        return real(self, article, doc)  # type: ignore[arg-type]

    monkeypatch.setattr(Coder, "_grounded", broken)
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


def _of_new_words(count: int) -> list[demarche.Article]:
    """Articles with words that no vocabulary has."""
    return [
        demarche.Article(
            id=str(n),
            text=f"Quzzon{n} accused Vrablek{n} of shelling Port Mubindi{n}. Chad denied it.",
            published="2025-05-12",
        )
        for n in range(count)
    ]


def test_words_that_are_forgotten_change_nothing(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Codings and kept parses are the same to the byte whether the vocabulary keeps an article's words or not."""
    articles = [*_of_new_words(70), demarche.Article(text="Le Mali a condamné l'attaque.", language="fr")]
    monkeypatch.setattr("demarche.coder.REMEMBERED_WORDS", 0)
    forgotten = list(coder.pipe_parsed(articles))
    assert [c.article.id for c in coder.pipe(articles)] == [a.id for a in articles]
    monkeypatch.setattr("demarche.coder.REMEMBERED_WORDS", 10**9)
    remembered = list(coder.pipe_parsed(articles))
    assert forgotten == remembered
    for article, (coding, parse) in zip(articles[:70], forgotten, strict=False):
        assert coder.code_parsed(article, unpack(parse, coder.nlp.vocab)) == coding


def test_a_large_vocabulary_grows_no_more(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a batch adds is gone after it; a small one keeps its words, which is faster."""
    strings = coder.nlp.vocab.strings
    monkeypatch.setattr("demarche.coder.REMEMBERED_WORDS", 0)
    before = len(strings)
    list(coder.pipe(demarche.Article(text=f"Zz{n}q accused Xx{n}q.") for n in range(100)))
    assert len(strings) - before < 20
    assert "Zz7q" not in strings
    monkeypatch.setattr("demarche.coder.REMEMBERED_WORDS", 10**9)
    list(coder.pipe([demarche.Article(text="Zz7q accused Xx7q.")]))
    assert "Zz7q" in strings


def test_parses_of_users_outlive_the_batch(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Docs that are handed out keep their words, also in a large vocabulary."""
    monkeypatch.setattr("demarche.coder.REMEMBERED_WORDS", 0)
    docs = list(coder.parse(_of_new_words(40)))
    list(coder.pipe(_of_new_words(40)))
    assert [d[0].text for d in docs] == [f"Quzzon{n}" for n in range(40)]
    with coder.nlp.memory_zone():  # a user's own zone is not nested
        assert coder.code(_of_new_words(1)[0]).events
