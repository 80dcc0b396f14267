"""Hostile articles: whatever bytes come, a coding comes back, in time and memory bounded by the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from demarche.coder import Coder
from demarche.language.reach import MOST_CHARACTERS, MOST_WORDS, reach
from demarche.records import Article, Coding, Span, coding_from_json, spans_in, to_json
from tests.effort import ANEW, times

LIMIT = MOST_WORDS // 5
GOOD = "Chad closed its border with Sudan on Sunday."
PER_WORD = 0.004  # seconds of one core for a word or sign and its blanks: ten times what is measured
ODD = [
    "\0",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u0301",
    "\ufeff",
    "😀",
    "\ud800",
    "\udfff",
    "ß",
    "İ",
    "\u2028",
    "\x85",
    "\r",
]
PLAIN = [
    "Serbia ",
    "said ",
    "accused ",
    "killed 12 ",
    "“",
    "”",
    '"',
    "'",
    "(",
    ")",
    ". ",
    ", ",
    "\n\n",
    "10,000 ",
    "who ",
]

SHORT = {
    "empty": "",
    "blank": " \n\t\u00a0\r\n ",
    "one word": "Belgrade",
    "one sign": "”",
    "nul": "Chad\0 closed\0 its border\0.",
    "direction": "\u202eSerbia accused\u202c \u2066Kosovo\u2069 of lying.",
    "combining": "Z" + "\u0301" * 5_000 + " met Putin.",
    "emoji": "🇷🇸 accused 🇽🇰 of lying 😀👩‍👩‍👧‍👦.",
    "surrogates": "\ud800 Serbia accused Kosovo \udfff of lying.",
    "punctuation": "?!.,;:—…«»()[]{}*&^%$#@" * 20,
    "other letters": "俄罗斯周一谴责乌克兰。 Россия обвинила Украину. اتهمت إسرائيل إيران.",
    "digits": "9" * 5_000 + " people were killed in Mali on 99/99/9999.",
    "markup": "<script>alert('Chad attacked Sudan')</script><p>" * 20,
    "upper case": "RUSSIA ACCUSED UKRAINE OF SHELLING A SCHOOL IN DONETSK ON MONDAY.",
}
LONG = {
    "brackets": "(" * 10_000 + ")" * 10_000,
    "quotation marks": '"' * 1_000_000,
    "sentence": "soldiers of Mali and " * 25_000,
    "reports": '"We reject it," Putin said. ' * 400,
    "attacks": " ".join(f"Israel attacked Iran on {n} May {2000 + n % 25}." for n in range(1, 401)),
    "lines": "Chad\n\n" * 1_500,
    "letters": "a" * 1_000_000,
    "dashes": "- " * 1_000,
}


def sound(article: Article, coding: Coding) -> None:
    assert coding.article.id == article.id
    assert all(u.reason != "defect" for u in coding.uncoded)
    assert coding_from_json(to_json(coding)) == coding
    assert all(article.text[s.start : s.end].strip() for s in spans_in(coding))


@settings(max_examples=times(40), deadline=None, derandomize=not ANEW, suppress_health_check=list(HealthCheck))
@given(
    st.text(st.characters(exclude_categories=()), max_size=300) | st.lists(st.sampled_from(ODD + PLAIN)).map("".join)
)
def test_any_text(coder: Coder, text: str) -> None:
    """Any text comes back as a coding without a defect, its spans in the text."""
    article = Article(text=text, title=text[:40])
    sound(article, coder.code(article))


def test_the_batch_goes_on(coder: Coder) -> None:
    """Hostile articles among good ones cost nobody anything: each has its coding, in order."""
    articles = [Article(text=text, id=name) for name, text in SHORT.items()]
    mixed = [a for odd in articles for a in (odd, Article(text=GOOD, id=f"after {odd.id}"))]
    codings = list(coder.pipe(mixed))
    for article, coding in zip(mixed, codings, strict=True):
        sound(article, coding)
    alone = coder.code(Article(text=GOOD))
    assert len(alone.events) == 1
    assert all(c.events[0].type == alone.events[0].type and c.actors == alone.actors for c in codings[1::2])


@pytest.mark.parametrize("name", LONG)
def test_time_is_linear(coder: Coder, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long hostile article takes no more than PER_WORD for each word and sign that is read, and few are.

    The limit is set to a fifth here, for the time of those who run the tests.
    """
    monkeypatch.setattr("demarche.language.reach.MOST_WORDS", LIMIT)
    article = Article(text=LONG[name], id=name)
    end = reach(article.text)
    words = len(coder.nlp.make_doc(article.text[:end]))
    assert words <= LIMIT + 1
    began = time.thread_time()
    coding = coder.code(article)
    assert time.thread_time() - began < 1 + PER_WORD * words
    sound(article, coding)
    rest = [u.sentence for u in coding.uncoded if u.reason == "too-long"]
    assert rest == ([Span(end, len(article.text))] if end < len(article.text) else [])


def test_reading_ends_between_words() -> None:
    """A text beyond the limits is read to a line break, else to the beginning of a word; a shorter one whole."""
    assert reach("Mali. " * 100) == 600
    lines = "Chad closed its border.\n" * 20_000
    assert lines[: reach(lines)].endswith(".\n")
    assert MOST_WORDS * 4 < reach(lines) < MOST_WORDS * 6
    words = "Chad closed its border " * 20_000
    assert words[reach(words) - 1] == " "
    assert reach("a" * 2_000_000) == MOST_CHARACTERS
    assert reach(" " * 2_000_000) == 2_000_000


def test_what_is_read_of_a_long_article_is_coded(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit nothing is lost but the reading: the first part has its events, the rest its reason."""
    monkeypatch.setattr("demarche.language.reach.MOST_WORDS", 12)
    text = f"{GOOD}\n{GOOD}\n{GOOD}\n"
    coding = coder.code(Article(text=text))
    assert [e.type for e in coding.events] == [e.type for e in coder.code(Article(text=GOOD)).events]
    assert [(text[u.sentence.start :], u.reason) for u in coding.uncoded] == [(f"{GOOD}\n{GOOD}\n", "too-long")]


def test_a_long_title_costs_little(coder: Coder) -> None:
    """The title may be a million signs long."""
    article = Article(text=GOOD, title="Vucic “Kurti " * 80_000)
    began = time.thread_time()
    sound(article, coder.code(article))
    assert time.thread_time() - began < 10


def test_a_parser_that_fails_on_one_article_costs_that_one(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article on which the parser raises is kept as a defect; those in the same batch are coded."""
    make = coder.nlp.make_doc

    def failing(text: str) -> Doc:
        if "venom" in text:
            raise MemoryError
        return make(text)

    monkeypatch.setattr(coder.nlp, "make_doc", failing)
    codings = list(coder.pipe([Article(text=GOOD), Article(text="A venom."), Article(text=GOOD)]))
    assert [len(c.events) for c in codings] == [1, 0, 1]
    assert [u.reason for u in codings[1].uncoded] == ["defect"]
