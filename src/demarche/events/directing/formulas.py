"""What those who met agreed, told without them: "It was agreed that …", "An accord was signed".

In:  event mentions of an article in order, some of them formulas without a party. Out: the mentions; in "Chad and
Sudan held talks. An accord was reached" the accord is theirs. A formula that no talks stand before is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.events.directing.past import with_party
from demarche.events.lexicon import EventLexicon
from demarche.language.syntax import Syntax
from demarche.records import EventMention

TALKS = "CONSULT"
REACH = 2  # sentences from the talks to what was agreed there


def agreed_there(told: Sequence[EventMention], lexicon: EventLexicon, s: Syntax) -> list[EventMention]:
    """The mentions in order, formulas given the parties of the talks told last, or left out."""
    out: list[EventMention] = []
    for mention in told:
        if mention.actors or not lexicon.located[mention.trail.rule].entry.agentless:
            out.append(mention)
        elif parties := _who_met(mention, out, lexicon, s):
            out.append(with_party(mention, "actors", (parties, "formula.talks")))
    return out


def _who_met(
    mention: EventMention, before: Sequence[EventMention], lexicon: EventLexicon, s: Syntax
) -> tuple[str, ...]:
    """The two sides or more of the talks told shortly before that took place."""
    for earlier in reversed(before):
        if s.sentence[mention.predicate] - s.sentence[earlier.predicate] > REACH:
            return ()
        parties = tuple(dict.fromkeys((*earlier.actors, *earlier.recipients)))
        met = lexicon.ontology.nature(earlier.type) == TALKS and earlier.actuality == "actual"
        if met and len(parties) > 1:
            return parties
    return ()
