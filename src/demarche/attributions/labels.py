"""Speakers named before a colon: headlines, interviews, transcripts.

In:  paragraphs, e.g. "Seoul: ship seized", "Q: Will you run?", "MENSAH: We left at dawn."
Out: one Reading for each such paragraph: the label is the source, the colon the cue, the rest the content.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from demarche.attributions.page import Page
from demarche.attributions.reading import Reading

LONGEST_LABEL = 6  # tokens
SHORTEST_SPEECH = 3  # words
NAMES = frozenset({"PERSON", "ORG"})
INTERVIEW = frozenset({"q", "a"})
NOMINAL_WORDS = frozenset({"PROPN", "NOUN", "X", "ADJ", "DET", "ADP", "SPACE"})


def read_labels(page: Page) -> Iterator[Reading]:
    """Readings of labelled paragraphs. A label is a name, a letter of an interview, or one that comes back."""
    found = list(_labelled(page))
    times = Counter(page.syntax.lower[start] for start, _, _ in found)
    for start, colon, end in found:
        if _names_speaker(page, start, colon, times):
            source = _head(page, start, colon)
            yield Reading(colon, None, "label", source, set(range(colon + 1, end)), spoken=True)


def _labelled(page: Page) -> Iterator[tuple[int, int, int]]:
    """First token, colon and end of each paragraph that begins with a short nominal phrase and a colon."""
    s = page.syntax
    starts = [i for i in range(len(s)) if not i or page.paragraph[i] != page.paragraph[i - 1]]
    for start, end in pairwise([*starts, len(s)]):
        colon = next((i for i in range(start, min(start + LONGEST_LABEL + 1, end)) if s.lower[i] == ":"), None)
        if colon is None or colon == start or page.words(range(colon + 1, end)) < SHORTEST_SPEECH:
            continue
        letter = colon == start + 1 and s.lower[start] in INTERVIEW
        if letter or all(s.pos[i] in NOMINAL_WORDS for i in range(start, colon)):
            yield start, colon, end


def _names_speaker(page: Page, start: int, colon: int, times: Counter[str]) -> bool:
    s = page.syntax
    words = [i for i in range(start, colon) if s.pos[i] != "SPACE"]
    if len(words) == 1 and s.lower[words[0]] in INTERVIEW:
        return True
    named = all(s.doc[i].ent_type_ in NAMES for i in words)
    return bool(words) and (named or (times[s.lower[start]] > 1 and s.doc[words[0]].is_upper))


def _head(page: Page, start: int, colon: int) -> int:
    s = page.syntax
    inside = range(start, colon)
    tops = [i for i in inside if s.head[i] not in inside or s.head[i] == i]
    return next((i for i in tops if s.pos[i] != "SPACE"), start)
