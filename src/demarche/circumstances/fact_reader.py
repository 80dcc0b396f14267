"""What every reader of standing facts looks at: clauses, nouns and offices of one article.

In:  frames, parties, speakers, rules and spans of the article. Out: a reader with them at hand.
"""

from __future__ import annotations

from demarche.circumstances.fact_parties import Parties
from demarche.circumstances.fact_rules import FactRules
from demarche.circumstances.fact_spans import FactSpans
from demarche.circumstances.speakers import Speakers
from demarche.language.frames import Frames


class FactReader:
    """Reads one article."""

    def __init__(
        self, frames: Frames, parties: Parties, speakers: Speakers, rules: FactRules, spans: FactSpans
    ) -> None:
        self.frames = frames
        self.s = frames.syntax
        self.parties = parties
        self.cast = parties.cast
        self.rules = rules
        self.words = rules.words
        self.speakers = speakers
        self.spans = spans
