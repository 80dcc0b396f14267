"""Articles as no outlet would print them: real ones, changed in some places as damage, accident or malice would.

In:  texts and a random generator. Out: an Article: quotation marks that never close, sentences said two hundred times,
numbers of forty digits, control characters in names, two articles cut into one, flipped bits
(`damage.py`), tables, poems and chats (`forms.py`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from demarche.records import Article
from tests.fuzzing.damage import DAMAGE, Change
from tests.fuzzing.forms import FORMS

MOST = 6_000  # characters of an original that are taken
LONGEST = 4 * MOST  # of an article, seldom five times as many
DAYS = (None, "2025-11-06", "0001-01-01", "9999-12-31", "2024-02-29", "1970-01-01T00:00:00Z")
SIGNS = (
    *(
        "\0",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u0301" * 30,
        "\ufeff",
        "😀",
        "👩\u200d👧",
        "🇽🇰",
        "\ud800",
        "\udfff",
        "İ",
        "ß",
    ),
    *("\u2028", "\x85", "\r", "\r\n", "\t", "\u00a0", "\v", "\x1b[31m", "…", "—", "-", "--", "''", "``", "ﬁ", "&nbsp;"),
    *("“", "”", "‘", "’", '"', "'", "«", "»", "(", ")", "[", "]", "{", "}", "<", ">", "</p>", "$", "%", "#", "@", "*"),
    *("\\", "/", "|", "https://x.org/?a=b&c"),
)
PHRASES = (
    *(
        " said ",
        " he said, she said, ",
        ", who said that ",
        " denied that it had denied that ",
        " of ",
        " and ",
        " by ",
    ),
    *(" not ", " would ", " on Monday ", " on 31 February 2025 ", " in the 1990s ", " last week ", " 99/99/9999 "),
    *(" between 3 and 5,000,000,000 people ", " 12 dead ", " no fewer than ", " dozens ", " its ", " 's "),
    *(
        " Mr. ",
        " U.S. ",
        " President ",
        " St. ",
        " Resolution 1244 ",
        " No. 10 ",
        " i.e. ",
        " a.m. ",
        " the two sides ",
    ),
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*\s*")
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"\b[A-Z][a-z]+\b")


def mutated(texts: Sequence[str], chance: random.Random, *, id: str) -> Article:
    """One of the texts with one to six changes, under a day and a title that may be odd, too."""
    text = _stretch(chance.choice(texts), chance)
    longest = LONGEST * chance.choice((1,) * 19 + (5,))
    for change in chance.choices(CHANGES, k=chance.randint(1, 6)):
        text = change(text, texts, chance)[:longest] or " "
    title = chance.choice(("", text[:80], "“" * 40, chance.choice(SIGNS) * 9, chance.choice(texts)[:60]))
    return Article(text=text, id=id, title=title, published=chance.choice(DAYS))


def _stretch(text: str, chance: random.Random) -> str:
    """A part of the text of news length, from anywhere."""
    length = chance.randint(80, MOST) if chance.random() < 0.2 else chance.randint(80, 1_500)
    start = chance.randrange(max(1, len(text) - length))
    return text[start : start + length]


def _signs(text: str, _: Sequence[str], chance: random.Random) -> str:
    return _insert(text, SIGNS, chance)


def _phrases(text: str, _: Sequence[str], chance: random.Random) -> str:
    return _insert(text, PHRASES, chance)


def _insert(text: str, pieces: Sequence[str], chance: random.Random) -> str:
    for _ in range(chance.randint(1, 12)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(pieces) + text[at:]
    return text


def _cut(text: str, _: Sequence[str], chance: random.Random) -> str:
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(text))
        text = text[:at] + text[at + chance.randint(1, 30) :]
    return text


def _spliced(text: str, texts: Sequence[str], chance: random.Random) -> str:
    other, at = _stretch(chance.choice(texts), chance), chance.randint(0, len(text))
    return text[:at] + chance.choice(("", " ", "\n\n")) + other + text[at:]


def _repeated(text: str, _: Sequence[str], chance: random.Random) -> str:
    sentences = _SENTENCE.findall(text) or [text]
    at = chance.randrange(len(sentences))
    sentences[at] *= chance.choice((2, 3, 20, 200))
    return "".join(sentences)


def _shuffled(text: str, _: Sequence[str], chance: random.Random) -> str:
    words = text.split(" ")
    start = chance.randrange(len(words))
    part = words[start : start + chance.randint(2, 60)]
    chance.shuffle(part)
    return " ".join([*words[:start], *part, *words[start + len(part) :]])


def _one_sentence(text: str, _: Sequence[str], chance: random.Random) -> str:
    return re.sub(r"[.!?]", chance.choice((",", " and", ";", "")), text)


def _one_line(text: str, _: Sequence[str], chance: random.Random) -> str:
    return re.sub(r"\s+", chance.choice((" ", "\n", "\n\n", "", "\u00a0", " \t ")), text)


def _letters(text: str, _: Sequence[str], chance: random.Random) -> str:
    return chance.choice((str.upper, str.lower, str.swapcase, str.title))(text)


def _numbers(text: str, _: Sequence[str], chance: random.Random) -> str:
    put = chance.choice(("0", "-1", "9" * 40, "1,2,3", "3.5.7", "1/0", "٣", "²", "10^9", "2025", "12th", "a dozen"))
    return _NUMBER.sub(lambda _: put, text)


def _names(text: str, _: Sequence[str], chance: random.Random) -> str:
    put = chance.choice(
        ("Al", "’s", "The", "Mr", "Of", "I", "It", "U.N", "O'Neil-Ó Súilleabháin", "X" * 300, "Я", "...")
    )
    return _NAME.sub(lambda match: put if chance.random() < 0.5 else match[0], text)


def _marks(text: str, _: Sequence[str], chance: random.Random) -> str:
    put = chance.choice(('"', "“", "”", "''", "'", "«", "", '""', "“\n"))
    return re.sub("[\"“”'’]", lambda _: put, text)


CHANGES: tuple[Change, ...] = (
    *(_signs, _phrases, _cut, _spliced, _repeated, _shuffled),
    *(_one_sentence, _one_line, _letters, _numbers, _names, _marks),
    *DAMAGE,
    *FORMS,
)
