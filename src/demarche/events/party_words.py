"""Names of the word classes by which parties are found (data/ontology/classes/taken_up.yaml, parties.yaml).

In:  a class's name. Out: whether the search for parties asks for it: `taken_up_assault` yes, `heavy_weapon` no.
"""

from __future__ import annotations

TAKEN_UP = "taken_up_"  # of the nouns that take up acts of a type: taken_up_assault
ANY, SAYING, GUILT = f"{TAKEN_UP}any", f"{TAKEN_UP}saying", f"{TAKEN_UP}guilt"
UNDONE = "undone_"  # of the words for what undoes acts of a type: undone_coerce
INQUIRY, AMENDS = "answered_by_inquiry", "answered_by_amends"
OF_STATE, STRICKEN, HELP = "matter_of_state", "stricken_word", "aid"
ACCORD = "accord_word"  # what binds all who made it
PEACE, ARBITRATING, NUMBERS, PAY = "called_for_peace", "arbitrating", "number_word", "pay_matter"
ACCEPTING, ASKED_FOR = "accepting_verb", "asking_verb"
HARMING, HOLDING, SIDE = "harming_verb", "holding_word", "side_word"
CHARGING, LAYING, ENVOY = "charging_verb", "laying_verb", "envoy_word"
UNNAMED, KEEPING, FREED, ALIKE = "naming_verb", "keeping_verb", "freed_word", "alike_word"
ANOTHER_TIME = "another_time"  # before clauses that tell of another time


_ASKED_FOR = frozenset(
    {INQUIRY, AMENDS, ACCORD, PEACE, ARBITRATING, NUMBERS, PAY, ACCEPTING, ASKED_FOR}
    | {OF_STATE, STRICKEN, HARMING, HOLDING, SIDE, ANOTHER_TIME}
    | {CHARGING, LAYING, ENVOY, UNNAMED, KEEPING, FREED, ALIKE}
)


def is_asked_for(name: str) -> bool:
    """Whether the class is used without any rule's naming it."""
    return name in _ASKED_FOR or name.startswith((TAKEN_UP, UNDONE))
