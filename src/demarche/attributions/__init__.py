"""On whose word: who says, thinks, wants or denies what.

In:  a parsed article with its frames, quotations and cast, e.g. "Accra denied the charge, according to two officials."
Out: Attribution records, and the sentences in the author's own voice.
"""

from demarche.attributions.lexicon import Entry, ReportingLexicon, VoiceEntry
from demarche.attributions.stage import find_attributions
from demarche.attributions.voices import find_voices

__all__ = ["Entry", "ReportingLexicon", "VoiceEntry", "find_attributions", "find_voices"]
