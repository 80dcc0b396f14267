"""One reading of an attribution, in tokens, before it becomes a record.

In:  nothing. Out: `Reading`, e.g. of "Accra denied the charge": cue denied, source Accra, content {the, charge}.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.attributions.lexicon import Entry


@dataclass(slots=True)
class Reading:
    """Who is read to say what. `cue` is the head token of the cue, None where a quotation stands without one.

    content:   tokens; quotation marks are dropped when spans are made.
    spoken:    the content is or may be speech, so that quotations around it belong to it and later ones continue it.
    source:    head of the source phrase; None when implicit.
    """

    cue: int | None
    entry: Entry | None
    frame: str
    source: int | None
    content: set[int]
    spoken: bool = False
    cue_words: tuple[int, ...] = ()
