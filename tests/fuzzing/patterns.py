"""Texts of one thing again and again, as long as one likes: what is likeliest to take more time than its length.

In:  the name of a pattern and a number of words, e.g. "different names", 400. Out: two hundred names and surnames, each
another.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle, islice

_SYLLABLES = ("ba", "do", "ke", "li", "mo", "na", "pu", "ra", "si", "te", "vu", "za")
_STATES = ("Mali", "Chad", "Niger", "Serbia", "Kosovo", "Türkiye", "Iran", "Iraq", "Peru", "Japan", "Kenya", "Norway")
_MONTHS = ("January", "March", "May", "June", "July", "October", "December")


def _name(number: int) -> str:
    """A name for a number; another for any other below twenty thousand."""
    parts = []
    for _ in range(4):
        number, part = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[part])
    return "".join(parts).capitalize()


def over(sentence: str) -> Iterator[str]:
    """A piece again and again; `{n}` counts, `{name}` and `{other}` are new each time, `{state}` goes round."""
    states = cycle(_STATES)
    for n in count():
        names = {"name": _name(2 * n), "other": _name(2 * n + 1)}
        yield sentence.format(n=n, month=_MONTHS[n % 7], day=n % 28 + 1, state=next(states), **names)


PATTERNS: dict[str, str] = {
    "one sentence": "soldiers of Mali and ",
    "one sentence of clauses": "Mali attacked Chad and ",
    "straight quotation marks": '" ',
    "opening quotation marks": "“ ",
    "closing quotation marks": "” ",
    "marks within marks": "“ ‘ ",
    "apostrophes": "' ",
    "possessives": "Mali's ",
    "opening brackets": "( ",
    "brackets": "( Mali ) ",
    "commas": ", ",
    "semicolons": "; ",
    "full stops": ". ",
    "questions": "Why? ",
    "dashes": "— ",
    "hyphens": "- ",
    "one name": "Putin ",
    "one name, in sentences": "Vladimir Putin met Putin. ",
    "one family name": "{name} Putin met Putin. ",
    "one name, accused": "Vladimir Putin accused Emmanuel Macron of lying. ",
    "different names": "{name} {other} ",
    "different people": "{name} {other} met Putin. ",
    "different people with titles": "President {name} {other} accused General {other} {name}. ",
    "different pairs": "{name} accused {other} of lying. ",
    "different acronyms": "The {name} {other} Front ({name}) attacked Mali. ",
    "different speakers": "“We reject it,” {name} {other} said. ",
    "different places": "Mali attacked Chad in {name}, {other}. ",
    "states, a list": "{state}, ",
    "states, coordinated": "{state} and ",
    "states, in events": "{state} accused Chad of shelling a town. ",
    "said": "said ",
    "he said": "he said ",
    "said that": "Mali said that ",
    "denied that": "Chad denied that ",
    "quotations": "“We reject it,” Putin said. ",
    "quotations that never close": "“We reject it, Putin said.\n\n",
    "words in quotation marks": "the “ally” of ",
    "questions and answers": "Q: Why did Mali leave?\n\nA: We left Chad.\n\n",
    "labels": "{name}: We reject it.\n\n",
    "numbers": "12 ",
    "large numbers": "1,234,567 ",
    "numbers in words": "twenty-one thousand ",
    "tolls": "killed 3 and wounded 5 and ",
    "tolls, in sentences": "{n} people were killed in Mali. ",
    "percentages": "{n} percent of voters back it. ",
    "money": "$5 million ",
    "dates": "on {day} {month} 2024 ",
    "dates, in sentences": "Mali attacked Chad on {day} {month} 2024. ",
    "days": "on Monday, ",
    "ranges of days": "from {day} {month} to ",
    "addresses": "https://example.org/{n}/?a=b&c=d ",
    "mail": "{name}@example.org ",
    "tags": "#Mali @{name} ",
    "paragraphs of one word": "Mali\n\n",
    "lines of one letter": "a\n",
    "bullets": "• Mali left Chad\n",
    "table": "| {n} | Mali | ",
    "of": "the minister of the government of ",
    "who": "the man who accused ",
    "to": "wants to begin to ",
    "apposition": "Putin, the president, ",
    "titles": "President Minister General ",
    "pronouns": "He told him that she saw them. ",
    "groups": "The two sides met. The rebels left. They returned. ",
    "noun chain": "peace talks deal ",
    "adjectives": "new Russian military ",
    "not": "not ",
    "would": "would have been ",
    "verbs": "attacked and ",
    "capitals": "RUSSIA ACCUSED UKRAINE ",
    "resolutions": "Resolution {n} ",
    "resolutions, invoked": "Mali invoked Resolution {n}. ",
    "weapons": "Mali bought {n} tanks from Chad. ",
    "facts": "{state} is a member of NATO. ",
    "schedule": "Mali will meet Chad on {day} {month} 2026. ",
    "opinion": "I think that Mali must leave. ",
    "sport": "Mali beat Chad 2-1 in the cup. ",
    "markup": "<b>Mali</b> ",
    "entities": "&amp;quot; ",
    "emoji": "😀 🇲🇱 ",
    "combining": "Z" + "\u0301" * 9 + " ",
    "unseen signs": "Ma\u200bli\u202e ",
    "halves of characters": "\ud800 Mali ",
    "other letters": "Россия 俄罗斯 اتهمت ",
    "one word of hyphens": "anti-",
    "one word of slashes": "and/or/",
    "one word of letters": "word",
    "one number": "123",
    "blanks": " \t\u00a0",
}

WITHIN = {  # what opens as often as it closes, one within another
    "brackets within brackets": ("( ", ") "),
    "quotations within quotations": ("“ Mali said ", "” "),
    "speech within speech": ("Mali said (", ") on Monday "),
}


def text_of(pattern: str, words: int) -> str:
    """So many words and signs of a pattern."""
    if pattern in WITHIN:
        opening, closing = WITHIN[pattern]
        deep = words // len((opening + closing).split())
        return opening * deep + closing * deep
    piece = PATTERNS[pattern]
    return "".join(islice(over(piece), max(1, words // max(1, len(piece.split())))))
