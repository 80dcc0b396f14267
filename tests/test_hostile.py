"""Hostile articles: whatever bytes come, a coding comes back, in time and memory bounded by the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche.coder import Coder
from demarche.records import Article, Coding, coding_from_json, spans_in, to_json

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
    "quotation marks": '"' * 100_000,
    "sentence": "soldiers of Mali and " * 5_000,
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


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
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
def test_time_is_linear(coder: Coder, name: str) -> None:
    """A long hostile article takes no more than PER_WORD for each of its words and signs."""
    article = Article(text=LONG[name], id=name)
    words = len(coder.nlp.make_doc(article.text))
    began = time.thread_time()
    sound(article, coder.code(article))
    assert time.thread_time() - began < 1 + PER_WORD * words
