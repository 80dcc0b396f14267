"""The events stage: clauses become events of an ontology, with parties, actuality and the speaker they rest on.

In:  frames, cast, attributions. Out: event mentions, then events: "Mali expelled the envoy" → SANCTION expel.
"""

from demarche.events.changes import Changes, pack_rules
from demarche.events.derivations import Derivation
from demarche.events.deriving import Deriver, derive_events
from demarche.events.finding import find_events
from demarche.events.lexicon import EventLexicon, EventRule
from demarche.events.merging import merge_mentions
from demarche.events.ontology import Ontology
from demarche.events.rulesets import find_rules, rules_folder
from demarche.events.uncoded import find_uncoded

__all__ = [
    "Changes",
    "Derivation",
    "Deriver",
    "EventLexicon",
    "EventRule",
    "Ontology",
    "derive_events",
    "find_events",
    "find_rules",
    "find_uncoded",
    "merge_mentions",
    "pack_rules",
    "rules_folder",
]
