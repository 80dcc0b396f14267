"""Damage to the signs of a text, as broken software, other scripts and fuzzers of strangers do it.

In:  a text, other texts and a random generator. Out: the text with flipped bits, half a character, entities of HTML,
letters of another alphabet, brackets a hundred deep: `DAMAGE` lists one function for each.
"""

from __future__ import annotations

import codecs
import html
import random
import re
import unicodedata
from collections.abc import Callable, Sequence

from demarche.sources.characters import decode

Change = Callable[[str, Sequence[str], random.Random], str]

INVISIBLE = ("\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u202e", "\u2066", "\u202c", "\u0301", "\ufe0f", "\0")
ZEROS = ("٠", "०", "０", "𝟎")  # other alphabets' digits follow their zero
LOOKALIKES = str.maketrans("aceopxyABCEHKMOPTXaceS", "асеорхуАВСЕНКМОРТХасеЅ")
OPENING, CLOSING = "“‘«„([{<", "”’»“)]}>"
_PUNCTUATION = re.compile(r"[^\w\s]")
_WORD = re.compile(r"\w+")
_MARK = re.compile("[\"“”'‘’]")


def _bits(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Some bits flipped on the way."""
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    for _time in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return decode(bytes(data))


def _bytes(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Bytes lost, doubled or put in, so that characters of several bytes break."""
    data = text.encode("utf-8", "surrogatepass")
    for _time in range(chance.randint(1, 12)):
        at = chance.randrange(len(data) + 1)
        put = chance.choice(
            (b"", b"\xff", b"\x80", b"\xe2\x80", b"\xed\xa0\x80", b"\xf0\x9f", b"\x00", data[at : at + 9])
        )
        data = data[:at] + put + data[at + chance.randint(0, 2) :]
    return decode(data)


def _wrongly_decoded(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Read as another encoding than it was written in, once or twice."""
    for _time in range(chance.randint(1, 2)):
        text = text.encode("utf-8", "replace").decode(
            chance.choice(("cp1252", "latin-1", "cp437", "koi8-r")), "replace"
        )
    return text


def _half_characters(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Lone halves of surrogate pairs, as broken JSON has them."""
    for _time in range(chance.randint(1, 30)):
        at = chance.randint(0, len(text))
        text = text[:at] + chr(chance.randint(0xD800, 0xDFFF)) + text[at:]
    return text


def _invisible(text: str, _: Sequence[str], chance: random.Random) -> str:
    """A sign nobody sees, within many words."""
    put, often = chance.choice(INVISIBLE), chance.choice((0.02, 0.2, 1))
    return "".join(c + put * chance.choice((1, 1, 1, 9)) if chance.random() < often else c for c in text)


def _entities(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Escaped for HTML, once or more often, or with every mark as a number."""
    if chance.random() < 0.3:
        return _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", text)
    for _time in range(chance.randint(1, 4)):
        text = html.escape(text)
    return text


def _markup(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Words in tags, closed or not."""
    tag = chance.choice(
        ("<b>{}</b>", "<p>{}", "<a href='javascript:alert(1)'>{}</a>", "<!--{}", "{{{{{}}}}}", "[{}](x)")
    )
    return _WORD.sub(lambda match: tag.format(match[0]) if chance.random() < 0.2 else match[0], text)


def _glued(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Words run together into one of thousands of letters."""
    at = chance.randrange(len(text))
    return (
        text[:at]
        + re.sub(r"\s+", chance.choice(("", "-", "_", "/", "'", ".")), text[at : at + 5_000])
        + text[at + 5_000 :]
    )


def _giant(text: str, _: Sequence[str], chance: random.Random) -> str:
    """A word said thousands of times without a blank."""
    words = _WORD.findall(text) or ["a"]
    word = chance.choice(words)
    return text.replace(word, word * (5_000 // len(word)), 1)


def _look_alikes(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Letters of other alphabets that look the same, in some words or in all."""
    often = chance.choice((0.1, 1))
    return _WORD.sub(lambda match: match[0].translate(LOOKALIKES) if chance.random() < often else match[0], text)


def _wide(text: str, _: Sequence[str], __: random.Random) -> str:
    """Full-width forms, as East Asian keyboards write them."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _digits(text: str, _: Sequence[str], chance: random.Random) -> str:
    zero = ord(chance.choice(ZEROS))
    return text.translate({ord("0") + n: zero + n for n in range(10)})


def _composed(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Accents apart from their letters, ligatures undone."""
    return unicodedata.normalize(chance.choice(("NFD", "NFKD", "NFKC")), text)


def _doubled(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Every sign of punctuation, two, five or fifty times."""
    often = chance.choice((2, 2, 5, 50))
    return _PUNCTUATION.sub(lambda match: match[0] * often, text)


def _without(text: str, _: Sequence[str], chance: random.Random) -> str:
    """No punctuation, no blanks, no vowels, no capitals' words."""
    return re.sub(chance.choice((r"[^\w\s]", r"\s+", r"[aeiou]", r"\b[A-Z]\w*", r"\d", r"\n+", r"[.,]")), "", text)


def _cases(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Letters large or small by chance."""
    often = chance.choice((0.02, 0.5))
    return "".join(c.swapcase() if chance.random() < often else c for c in text)


def _wrong_marks(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Quotations that begin with the closing mark, or any mark for any other."""
    if chance.random() < 0.5:
        return text.translate(str.maketrans("“”‘’«»()", "”“’‘»«)("))
    return _MARK.sub(lambda _match: chance.choice("\"“”'‘’«»„‟`´"), text)


def _deep(text: str, _: Sequence[str], chance: random.Random) -> str:
    """A stretch of the text in quotations or brackets within each other, all closed, or none."""
    start = chance.randrange(len(text))
    end = chance.randint(start, len(text))
    kind, depth = chance.randrange(len(OPENING)), chance.choice((3, 30, 300))
    close = CLOSING[kind] * depth * chance.randint(0, 1)
    return text[:start] + OPENING[kind] * depth + text[start:end] + close + text[end:]


def _paragraphs(text: str, _: Sequence[str], chance: random.Random) -> str:
    """A paragraph a thousand times."""
    paragraphs = re.split(r"\n+", text)
    at = chance.randrange(len(paragraphs))
    return "\n".join([*paragraphs[:at], *[paragraphs[at][:500]] * chance.choice((3, 30, 1_000)), *paragraphs[at:]])


def _lines(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Each word on a line, or lines of a narrow column with words broken at their ends."""
    if chance.random() < 0.5:
        return re.sub(r" +", "\n" * chance.randint(1, 3), text)
    width = chance.randint(8, 40)
    return chance.choice(("-\n", "\n", "\u00ad\n")).join(text[i : i + width] for i in range(0, len(text), width))


def _backwards(text: str, _: Sequence[str], chance: random.Random) -> str:
    """The letters, the words or the sentences from behind; or each letter moved by thirteen."""
    if chance.random() < 0.3:
        return codecs.encode(text, "rot13")
    parted = chance.choice(("", " ", ". "))
    return parted.join(reversed(text.split(parted) if parted else text))


def _stuttered(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Words said twice or ten times, or left out."""
    often = chance.choice((0.05, 0.3))
    times = chance.choice((0, 2, 10))
    return _WORD.sub(lambda match: " ".join([match[0]] * times) if chance.random() < often else match[0], text)


DAMAGE: tuple[Change, ...] = (
    *(_bits, _bytes, _wrongly_decoded, _half_characters, _invisible, _entities, _markup, _glued, _giant, _look_alikes),
    *(_wide, _digits, _composed, _doubled, _without, _cases, _wrong_marks, _deep, _paragraphs, _lines, _backwards),
    _stuttered,
)
