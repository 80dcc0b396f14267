"""Whether an article argues rather than reports, by the language of what its author says himself.

In:  the words of the author (neither quoted nor reported), the sentences already marked as his opinion, the title.
Out: yes or no: yes for "Opinion: the bloc must act" and for a text that says "I", "we must" and asks its reader
questions.

Weights were set by reading 350 articles (US politics, world news, letters and columns): most letters and columns come
to more than 25 points, 13 of the 350 are held for opinion, of them three that are news of games, zoos and fog.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.attributions.lexicon import ReportingLexicon
from demarche.language.syntax import Syntax

ARGUES = 25.0  # points a thousand words
FEWEST_WORDS = 100
SHARE = 0.12  # of the sentences marked by themselves
FEWEST_MARKED = 3


def argues(
    s: Syntax, own: Sequence[bool], marked: int, sentences: int, *, lexicon: ReportingLexicon, title: str = ""
) -> bool:
    """`own`: for each token whether the author speaks; `marked`: sentences with strong evidence."""
    if _is_headed_as_opinion(title, lexicon):
        return True
    words = sum(mine and s.words[i].isalpha() for i, mine in enumerate(own))
    if marked >= FEWEST_MARKED and marked >= SHARE * sentences:
        return True
    return words >= FEWEST_WORDS and 1000 * points_of(s, own, lexicon) / words > ARGUES


def points_of(s: Syntax, own: Sequence[bool], lexicon: ReportingLexicon) -> float:
    """What the author's "I", "we must" and "?" come to, each by the weight of its entry."""
    weights = {word: e.weight for e in lexicon.voices_of("writer") for word in e.phrases}
    return sum(weights.get(s.lower[i], 0.0) for i, mine in enumerate(own) if mine and s.words[i] != "US")


def _is_headed_as_opinion(title: str, lexicon: ReportingLexicon) -> bool:
    """ "Opinion | …", "… must …": words of the opinion desk at the head of a title."""
    head = f"{title.lower().strip()} "
    return any(head.startswith((f"{w} ", f"{w}:")) for e in lexicon.voices_of("title") for w in e.phrases)
