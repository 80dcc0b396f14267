"""Forms that texts come in without being reports: dialogue, tables, lists, poems, scans, left-overs of pages.

In:  a text, other texts and a random generator. Out: the same words as a table, as a chat, in four languages, in five
kinds of quotation marks within each other: `FORMS` lists one function for each.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence

from tests.fuzzing.damage import Change

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*\s*")
_WORD = re.compile(r"\w+")
FOREIGN = (
    *(
        "Президент обвинил соседей.",
        "总统周一说,",
        "「我们拒绝」と述べた。",
        "قال الرئيس إن",
        "הממשלה הודיעה",
        "राष्ट्रपति ने कहा",
    ),
    *(
        "ประธานาธิบดีกล่าวว่า",
        "대통령은 월요일에",
        "Ο πρόεδρος είπε",
        "ပြောကြားခဲ့သည်",
        "የመንግሥት",
        "ប្រធានាធិបតី",
        "நாட்டின்",
        "ᠮᠣᠩᠭᠣᠯ",
    ),
)
CLUSTERS = (
    *(
        "👨‍👩‍👧‍👦",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "🇷🇸🇽🇰🇹",
        "👍🏿",
        "1️⃣",
        "क्षि",
        "각",
        "g̈",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤",
        "ﷺ",
    ),
    *(
        "e\u0301\u0302\u0303",
        "\u1100\u1161\u11a8",
        "❤\ufe0f\u200d🔥",
        "\u0e33\u0e33",
        "؀١٢",
        "\U0001f1e6" * 5,
        "a\u20dd",
        "ǆ",
        "ŉ",
    ),
)
PAIRS = ("“”", "‘’", '""', "''", "«»", "„“", "‚‘", "‹›", "»«", "「」", "『』", "``''", "‟”", "””", "<>", "**", "()")
SPEAKERS = (
    "Q",
    "A",
    "MR. DEBY",
    "Reporter",
    "The President",
    "Haddad",
    "—",
    "-",
    "[12:03:44] <anna>",
    "> >",
    "@mali",
    "Dr. No",
)
REMAINS = (
    *(
        "<div class='ad' id=x>",
        "</div></p>",
        "&nbsp;&nbsp;",
        "<br><br/>",
        "Share on Facebook | Tweet | Print",
        "Read more:",
    ),
    *(
        '{"@type":"NewsArticle","headline":"',
        "function(){return 1}",
        "window.dataLayer=[];",
        "[if lt IE 9]>",
        "<!-- -->",
    ),
    *(
        "We use cookies. Accept all Reject all",
        "Sign up for our newsletter",
        "(Photo: AP)",
        "Advertisement",
        "%20%E2%80%9C",
    ),
    *(
        'srcset="a.jpg 1x, b.jpg 2x"',
        "var x = '<p>';",
        "© 2025. All rights reserved.",
        "\\u201cquoted\\u201d",
        "{{ title }}",
        "=3D=20",
    ),
)
MARKDOWN = (
    "# {}",
    "**{}**",
    "> {}",
    "```\n{}\n```",
    "[{}](javascript:alert(1))",
    "~~{}~~",
    "- [ ] {}",
    "| {} | {} |",
    "{}[^1]",
    "___{}___",
    "$${}$$",
)
DAYS = (
    *(
        "on 31 February 99999",
        "in 200000 BC",
        "on 0 January 0",
        "on January 32nd",
        "in the 900th century",
        "since -44",
        "by 29 Feb. 2023",
    ),
    *(
        "from 31/12/9999 to 1/1/0001",
        "two billion years ago",
        "next 13 months from Monday week",
        "at 25:61 GMT on 1970-13-45",
        "on 1⁄2⁄3",
    ),
    *(
        "in the year 4294967296",
        "on the Ides of March",
        "in 5786",
        "on 12 Rabi al-Awwal 1447",
        "999999999 days after Friday",
        "in 20O5",
    ),
)
SCANNED = (
    ("rn", "m"),
    ("m", "rn"),
    ("l", "1"),
    ("I", "l"),
    ("O", "0"),
    ("fi", "ﬁ"),
    ("cl", "d"),
    ("e", "c"),
    ("“", '"'),
    ("vv", "w"),
    (" ", ""),
)


def _foreign(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Words of other scripts between the words, or whole sentences of them."""
    often = chance.choice((0.02, 0.2))
    return _WORD.sub(
        lambda match: f"{match[0]} {chance.choice(FOREIGN)}" if chance.random() < often else match[0], text
    )


def _clusters(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Signs of several characters, whole, doubled or cut off, within words and between them."""
    often = chance.choice((0.01, 0.1))
    return "".join(c + _part(chance.choice(CLUSTERS), chance) if chance.random() < often else c for c in text)


def _part(cluster: str, chance: random.Random) -> str:
    return cluster[chance.choice((0, 0, 0, 1)) :] * chance.choice((1, 1, 3))


def _styles(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Quotations within quotations, each in marks of another style, some closed in the wrong order."""
    for _time in range(chance.randint(1, 12)):
        pair = chance.choice(PAIRS)
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.choice((1, 20, 200, 2_000)))
        half = len(pair) // 2
        text = text[:start] + pair[:half] + text[start:end] + pair[half:] + text[end:]
    return text


def _dialogue(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Each sentence a line of somebody, as interviews, plays, chats and mails have them."""
    speakers = chance.sample(SPEAKERS, chance.randint(1, 4))
    colon = chance.choice((": ", ":\n", " ", ". "))
    return "\n".join(f"{chance.choice(speakers)}{colon}{sentence.strip()}" for sentence in _SENTENCE.findall(text))


def _table(text: str, _: Sequence[str], chance: random.Random) -> str:
    """The words in cells."""
    words, width, cell = text.split(), chance.randint(1, 12), chance.choice(("\t", " | ", ",", ";", " │ ", "  ", "&"))
    rows = [cell.join(words[i : i + width]) for i in range(0, len(words), width)]
    rule = chance.choice(("", "\n" + "-" * 40, "\n+---+---+", "\n|:--|--:|"))
    return f"{rule}\n".join(rows) or text


def _list(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Points, with bullets or numbers, some within others."""
    mark = chance.choice(
        ("• ", "- ", "* ", "{n}. ", "({n}) ", "{n}.{n}.{n}(a)(iv) ", "☐ ", "§ {n} ", "WHEREAS ", "{n}) ")
    )
    lines = [s.strip() for s in _SENTENCE.findall(text)]
    return "\n".join(" " * (4 * chance.randint(0, 3)) + mark.format(n=n) + line for n, line in enumerate(lines, 1))


def _poem(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Short lines, each with a capital, in stanzas with a refrain."""
    words, lines = text.split(), []
    while words:
        length = chance.randint(1, 7)
        lines.append(" ".join(words[:length]).capitalize() + chance.choice(("", ",", ";", " /", " …")))
        words = words[length:]
    refrain = lines[:1] * chance.randint(0, 1)
    return "\n\n".join("\n".join([*lines[i : i + 4], *refrain]) for i in range(0, len(lines), 4)) or text


def _scan(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Letters mistaken, words broken at line ends, a header on every page, two columns read across."""
    for wrong, right in chance.sample(SCANNED, 3):
        text = re.sub(re.escape(wrong), lambda match, right=right: right if chance.random() < 0.3 else match[0], text)
    lines = [text[i : i + 45] for i in range(0, len(text), 45)]
    if chance.random() < 0.5:
        half = len(lines) // 2
        lines = [f"{left}   {right}" for left, right in zip(lines[:half], lines[half:], strict=False)] or lines
    return "-\n".join(f"{line}\f{n} THE DAILY NEWS" if n % 30 == 29 else line for n, line in enumerate(lines))


def _remains(text: str, _: Sequence[str], chance: random.Random) -> str:
    """What readers of pages leave behind: tags, scripts, notices, buttons."""
    sentences = _SENTENCE.findall(text)
    return "".join(
        s + chance.choice(REMAINS) + chance.choice(("\n", " ", "")) * (chance.random() < 0.5) for s in sentences
    )


def _markdown(text: str, _: Sequence[str], chance: random.Random) -> str:
    sentences = [s.strip() for s in _SENTENCE.findall(text)]
    return "\n".join(chance.choice(MARKDOWN).format(s, s) if chance.random() < 0.5 else s for s in sentences)


def _figures(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Numbers instead of words, in some places or all."""
    often, form = (
        chance.choice((0.1, 0.5, 1)),
        chance.choice(("{}", "{:,}", "{}%", "${}", "{}.5m", "-{}", "{}th", "№{}", "{}–{}", "{}°")),
    )
    return _WORD.sub(
        lambda match: form.format(n := chance.randint(0, 10**6), n) if chance.random() < often else match[0], text
    )


def _far_days(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Days that no calendar has, behind the words."""
    often = chance.choice((0.03, 0.3))
    return _WORD.sub(lambda match: f"{match[0]} {chance.choice(DAYS)}" if chance.random() < often else match[0], text)


def _headlines(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Nothing but titles: one line, or one to a paragraph, no full stops, many capitals."""
    lines = [s.strip(" .\n") for s in _SENTENCE.findall(text)][: chance.choice((1, 1, 5, 500))]
    return (
        chance.choice(("\n\n", "\n", " | ", " ... ")).join(map(chance.choice((str.title, str.upper, str.strip)), lines))
        or text
    )


def _accents(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Every letter with marks above or below, one sign or several."""
    mark, form = chance.choice("\u0301\u0308\u0323\u030a\u0327\u0336"), chance.choice(("NFC", "NFD"))
    return unicodedata.normalize(form, re.sub(r"[^\W\d_]", lambda match: match[0] + mark, text))


def _wire(text: str, _: Sequence[str], chance: random.Random) -> str:
    """As agencies send it: slugs, takes, urgent lines, corrections and page marks between the sentences."""
    put = (
        "(MORE)",
        "URGENT -- ",
        "EDS: CORRECTS 2nd graf",
        "^BC-MLI--Talks,2nd Ld-Writethru,900<",
        "xxx",
        "-30-",
        "***",
        "LOME, Nov 6 (Reuters) - ",
    )
    return "".join(s + (f"\n{chance.choice(put)}\n" if chance.random() < 0.3 else "") for s in _SENTENCE.findall(text))


FORMS: tuple[Change, ...] = (
    *(_foreign, _clusters, _styles, _dialogue, _table, _list, _poem, _scan, _remains, _markdown, _figures, _far_days),
    *(_headlines, _accents, _wire),
)
