"""Who "he", "she" and "they" are when they speak, where the cast cannot be right.

In:  the article's attributions with the readings they came from, in any order, and the cast. Out: the attributions,
with speakers settled: of `Campbell met the crew. "We need more Narcan," she said.` Campbell, whom the article let
speak or named outside quotation marks, and not what is named only inside her own words.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from demarche.attributions.page import Page
from demarche.attributions.reading import Reading
from demarche.cast import Cast
from demarche.records import Attribution

SINGULAR = frozenset({"he", "she"})
PLURAL = frozenset({"they"})
ONE = frozenset({"person", "office"})
MANY = frozenset({"group", "organisation", "people", "state"})
UNKNOWN = "UNK"
FURTHEST = 220  # tokens back to the last speech of the one meant

GENDER = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}

Found = tuple[Reading, Attribution]


def settle_pronouns(page: Page, found: Sequence[Found], cast: Cast) -> list[Found]:
    """The same attributions in text order of their cues; a pronoun takes over the last speaker of its number and
    gender, as far as the article's other pronouns tell it."""
    genders = _genders(page, cast)
    spoke: list[tuple[int, str]] = []
    out = []
    for reading, record in sorted(found, key=lambda f: _place(f[0])):
        word = page.syntax.lower[reading.source] if reading.source is not None else ""
        kinds = ONE if word in SINGULAR else MANY if word in PLURAL else None
        if kinds and reading.spoken and not _may_speak(page, record.speaker, reading, cast, kinds):
            near = [a for place, a in reversed(spoke) if _place(reading) - place < FURTHEST]
            near = [a for a in near if _may_speak(page, a, reading, cast, kinds)]
            fits = [a for a in near if GENDER.get(word) in genders.get(a, ())]
            open_ = [a for a in near if a not in genders]
            record = msgspec.structs.replace(record, speaker=next(iter(fits or open_), None))
        if record.speaker is not None and reading.spoken:
            spoke.append((_place(reading), record.speaker))
        out.append((reading, record))
    return out


def _genders(page: Page, cast: Cast) -> dict[str, set[str]]:
    """By what "he" and "she" the cast refers to each actor."""
    out: dict[str, set[str]] = {}
    for mention in cast.mentions:
        gender = GENDER.get(page.syntax.lower[mention.head]) if mention.form == "pronoun" else None
        if gender:
            out.setdefault(mention.actor, set()).add(gender)
    return out


def _place(reading: Reading) -> int:
    return reading.cue if reading.cue is not None else min(reading.content, default=0)


def _may_speak(page: Page, actor: str | None, reading: Reading, cast: Cast, kinds: frozenset[str]) -> bool:
    """Somebody of that number, named before outside quotation marks, and not by himself in the words he speaks."""
    if actor is None or cast[actor].kind not in kinds or cast[actor].sector == UNKNOWN:
        return False
    named = [m.head for m in cast.mentions if m.actor == actor and m.form != "pronoun"]
    if any(head in reading.content and page.quoted[head] >= 0 for head in named):
        return False
    return any(head < _place(reading) and page.quoted[head] < 0 for head in named)
