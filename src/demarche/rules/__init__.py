"""The rule engine: what a rule may say, how it is read, matched against frames, and explained. It knows no words.

In:  rule files (YAML) and frames. Out: which rule reads a frame, and which argument fills which role.
"""

from demarche.rules.loading import Located, content_of, line_at, load_entries, read_yaml
from demarche.rules.matching import Classes, Index, Match, Test, below, fillers_around, fillers_of, fits
from demarche.rules.patterns import OWN, SPEAKER, Condition, Example, Pattern, pattern_key
from demarche.rules.spellings import Spellings

__all__ = [
    "OWN",
    "SPEAKER",
    "Classes",
    "Condition",
    "Example",
    "Index",
    "Located",
    "Match",
    "Pattern",
    "Spellings",
    "Test",
    "below",
    "content_of",
    "fillers_around",
    "fillers_of",
    "fits",
    "line_at",
    "load_entries",
    "pattern_key",
    "read_yaml",
]
