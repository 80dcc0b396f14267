"""Gifts and sales told one after another: to whom the later ones go.

In:  event mentions of an article, some transfers among them told without whom they go to. Out: the mentions; in "Chad
will not send soldiers to Togo, though it has donated helmets" the helmets too go to Togo. What still has no recipient
that its type requires is left out, unless its rule lets it stand alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demarche.events.directing.past import with_party
from demarche.events.lexicon import EventLexicon, EventRule
from demarche.language.syntax import Syntax
from demarche.records import EventMention

TRANSFERS = frozenset({"AID", "COOPERATE"})
FRIENDLY = frozenset({"CONCEDE", "SUPPORT", "RETREAT"})
REACH = 2  # sentences from one transfer to the next of a series


def may_follow(rule: EventRule, lexicon: EventLexicon) -> bool:
    """Whether a rule reads what one of a series of transfers is."""
    return lexicon.ontology.nature(rule.type) in TRANSFERS


def completed(told: Sequence[EventMention], lexicon: EventLexicon, s: Syntax) -> list[EventMention]:
    """The mentions in order, transfers without recipient directed at that of the transfer before, or left out."""
    out: list[EventMention] = []
    for mention in told:
        rule = lexicon.located[mention.trail.rule].entry
        if mention.recipients or rule.reciprocal or not _goes_to_somebody(rule, lexicon):
            out.append(mention)
            continue
        found = next(_recipients_before(mention, out, lexicon, s), ())
        if found or rule.alone or lexicon.ontology.types[mention.type].recipient != "required":
            out.append(with_party(mention, "recipients", (found, "series.transfer")))
    return out


def _goes_to_somebody(rule: EventRule, lexicon: EventLexicon) -> bool:
    """Whether it is a transfer whose type requires a recipient; a rule may do without one."""
    return may_follow(rule, lexicon) and lexicon.ontology.types[rule.type].recipient == "required"


def _recipients_before(
    mention: EventMention, before: Sequence[EventMention], lexicon: EventLexicon, s: Syntax
) -> Iterator[tuple[str, ...]]:
    """Of the transfers told shortly before, the last first: to others than those who now give."""
    for earlier in reversed(before):
        if s.sentence[mention.predicate] - s.sentence[earlier.predicate] > REACH:
            return
        like = may_follow(lexicon.located[earlier.trail.rule].entry, lexicon) or _is_one_breath(earlier, mention, s)
        if like and earlier.actors and earlier.recipients and not {*earlier.recipients} & {*mention.actors}:
            yield earlier.recipients


def _is_one_breath(earlier: EventMention, mention: EventMention, s: Syntax) -> bool:
    """ "The bank lifted a freeze on loans to Togo and granted 90 million dollars": two kindnesses of one clause."""
    shared = earlier.nature in FRIENDLY and earlier.actors == mention.actors
    return shared and s.dep[mention.predicate] == "conj" and s.head[mention.predicate] == earlier.predicate
