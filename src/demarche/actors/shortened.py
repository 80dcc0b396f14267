"""Bodies called by the last part of their names: "the front" for the Azawad Front, "the Commission" for the European.

In:  a noun with its article and nothing else, and the figures so far. Out: the one body whose name is built on it; the
     group whose words end in it ("the guards" for "Poland's border guards").
"""

from __future__ import annotations

from collections.abc import Iterable

from demarche.actors.discourse import Figure
from demarche.actors.page import Page
from demarche.actors.reading import Reading, slug

_BODIES = frozenset({"organisation", "group"})
REACH = 4  # sentences, for a crowd
_JOINTS = frozenset({"of", "for", "on", "in", "against", "to"})


def shortened(page: Page, token: int, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The body that was named last of those built on this noun; none where two were named in one sentence."""
    noun = slug(page.words[token])
    named = [
        (before[-1], f)
        for f in figures
        if is_body(f.reading)
        if (before := [t for t in f.tokens if t < token]) and noun in head_nouns(f.reading.name)
    ]
    named.sort(key=lambda pair: -pair[0])
    if not named:
        return ()
    alike = len(named) > 1 and page.s.sentence[named[0][0]] == page.s.sentence[named[1][0]]
    return () if alike else (named[0][1],)


def same_crowd(page: Page, token: int, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The group named last whose words end in this plural noun; none where nothing says more than the noun."""
    word, here = page.s.lower[token], page.s.sentence[token]
    fitting = [
        (at, f)
        for f in figures
        for at in f.tokens[-1:]
        if f.reading.plural and at < token and here - page.s.sentence[at] <= REACH
        if any(page.s.lower[t] == word for t in f.tokens) and " " in f.reading.name
    ]
    return (max(fitting, key=lambda pair: pair[0])[1],) if fitting else ()


def is_body(reading: Reading) -> bool:
    """Whether a reading is a body with a name of its own."""
    singular = not reading.plural or reading.key.startswith("org:")  # the police are one
    return reading.kind in _BODIES and (reading.named or reading.key.startswith("org:")) and singular


def head_nouns(name: str) -> tuple[str, ...]:
    """The noun that a name of several words is built on: "Front" of "Front for Change", "Party" of "Labour Party"."""
    words = slug(name).split("-")
    if len(words) < 2:
        return ()
    joint = next((i for i, word in enumerate(words) if word in _JOINTS and i), len(words))
    return (words[joint - 1],)
