"""What the events stage looks at: one article's frames with what earlier stages found.

In:  frames, cast, attributions, the author's own voice, the lexicon. Out: `Scene`: each word of
"Mali had fled" in "Mali had fled, the minister said" is known to be told by the minister.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Self

from demarche.cast import Cast
from demarche.events.contexts import Surroundings
from demarche.events.lexicon import EventLexicon
from demarche.language.frames import Frames
from demarche.language.syntax import Syntax
from demarche.records import Attribution, Voice


@dataclass(frozen=True, slots=True)
class Scene:
    """What the events stage looks at: one article's frames with what earlier stages found.

    said: the attribution that each word told on somebody's word belongs to.
    surroundings: the contexts that the words of each sentence tell.
    """

    frames: Frames
    cast: Cast
    said: dict[int, Attribution]
    voices: tuple[Voice, ...]
    lexicon: EventLexicon
    surroundings: Surroundings

    @classmethod
    def of(
        cls,
        frames: Frames,
        cast: Cast,
        attributions: tuple[Attribution, ...],
        voices: tuple[Voice, ...],
        lexicon: EventLexicon,
    ) -> Self:
        said = innermost(attributions, frames.syntax)
        return cls(frames, cast, said, voices, lexicon, Surroundings(frames.syntax, lexicon.contexts))


def innermost(attributions: tuple[Attribution, ...], s: Syntax) -> dict[int, Attribution]:
    """Of every word told on somebody's word, the shortest attribution in whose content it stands, itself no cue of it.

    What is only judged or wanted ("condemned the raid") is not told on the speaker's word.
    """
    out: dict[int, Attribution] = {}
    longest_first = sorted(enumerate(attributions), key=lambda p: (-_length(p[1]), -p[0]))
    for said in (a for _, a in longest_first if a.reported):
        for content in said.content:
            for i in range(bisect_left(s.start, content.start), bisect_left(s.start, content.end)):
                if s.end[i] <= content.end and not any(c.start <= s.start[i] < c.end for c in said.cue):
                    out[i] = said
    return out


def _length(said: Attribution) -> int:
    return sum(c.end - c.start for c in said.content)
