"""What befalls people beside a protest or an armed attack is politics, whoever they are.

In:  event mentions of an article with the reasons why some are no political events. Out: the reasons; after "Thousands
marched in Lome." neither "Ninety people were detained." nor "A boy was beaten with truncheons." is a private matter,
and after "Rebels shelled the town." nor is "Two nurses were shot dead on Friday."
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.events.admission import HARM, PRIVATE
from demarche.events.ontology import Ontology
from demarche.events.subjects import Setting
from demarche.language.syntax import Syntax
from demarche.records import EventMention

REACH = 6  # sentences
LEAD = 3  # sentences: a protest told here is what the article is about
ARREST = "arrest"
HAPPENED = ("actual", "historical")


def beside_unrest(
    told: Sequence[EventMention], reasons: Sequence[str], ontology: Ontology, setting: Setting, s: Syntax
) -> list[str]:
    """The reasons, "" for arrests and violence a few sentences from a protest or attack that stands in the article."""
    admitted = [m for m, reason in zip(told, reasons, strict=True) if not reason and m.actuality in HAPPENED]
    protests = [s.sentence[m.predicate] for m in admitted if m.type in ontology.collective]
    attacks = [s.sentence[m.predicate] for m in admitted if m.nature == HARM and m.actors]

    def is_beside(m: EventMention) -> bool:
        here = s.sentence[m.predicate]
        harm = m.nature == HARM
        acts = protests + [n for n in attacks if harm and n != here]  # the same sentence tells of the same harm
        return (harm or m.mode == ARREST) and any(n < LEAD or abs(here - n) <= REACH for n in acts)

    def is_unrest(m: EventMention) -> bool:
        return bool(m.recipients and not m.actors and is_beside(m) and not setting.at(m.predicate))

    return ["" if r == PRIVATE and is_unrest(m) else r for m, r in zip(told, reasons, strict=True)]
