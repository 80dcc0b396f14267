"""Figures that turn out to be one.

In:  a finished Discourse in which two figures came to have one key by different ways: "NPR's Berlin correspondent,
     Soraya Nelson", then "NELSON:" in a transcript.
Out: the same with one figure for them, which has the mentions of both.
"""

from __future__ import annotations

from dataclasses import replace

from demarche.actors.discourse import Figure, joined
from demarche.actors.mentions import Mentions


def merge_twins(mentions: Mentions) -> None:
    """Let the first figure of each key take over the others of the same key."""
    discourse = mentions.discourse
    first: dict[str, Figure] = {}
    taken: dict[int, Figure] = {}
    for figure in (f for f in discourse.figures if f.tokens and f.reading.key):
        one = first.setdefault(figure.reading.key, figure)
        if one is not figure:
            taken[id(figure)] = one
            one.tokens = sorted({*one.tokens, *figure.tokens})
            one.reading = joined(one.reading, figure.reading)
    if not taken:
        return

    def kept(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        return tuple(dict.fromkeys(taken.get(id(f), f) for f in figures))

    discourse.mentions[:] = [replace(m, figure=kept((m.figure,))[0]) for m in discourse.mentions]
    discourse.open[:] = [replace(o, rivals=kept(o.rivals)) for o in discourse.open]
    mentions.at = {token: kept(figures) for token, figures in mentions.at.items()}
    discourse.figures[:] = [f for f in discourse.figures if id(f) not in taken]
