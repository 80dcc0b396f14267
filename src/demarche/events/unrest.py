"""What befalls people beside a protest is politics, whoever they are.

In:  event mentions of an article with the reasons why some are no political events. Out: the reasons; after "Thousands
marched in Lome." neither "Ninety people were detained." nor "A boy was beaten with truncheons." is a private matter.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.events.admission import PRIVATE
from demarche.events.ontology import Ontology
from demarche.events.subjects import Setting
from demarche.language.syntax import Syntax
from demarche.records import EventMention

REACH = 6  # sentences
LEAD = 3  # sentences: a protest told here is what the article is about
HARM = "ASSAULT"
ARREST = "arrest"


def beside_unrest(
    told: Sequence[EventMention], reasons: Sequence[str], ontology: Ontology, setting: Setting, s: Syntax
) -> list[str]:
    """The reasons, "" for arrests and violence a few sentences from a protest that stands in the article as one."""
    protests = [
        s.sentence[m.predicate]
        for m, reason in zip(told, reasons, strict=True)
        if m.type in ontology.collective and not reason and m.actuality in ("actual", "historical")
    ]

    def is_unrest(m: EventMention) -> bool:
        suffered = (m.nature == HARM or m.mode == ARREST) and not m.actors and m.recipients
        near = any(n < LEAD or abs(s.sentence[m.predicate] - n) <= REACH for n in protests)
        return bool(suffered) and near and not setting.at(m.predicate)

    return ["" if r == PRIVATE and is_unrest(m) else r for m, r in zip(told, reasons, strict=True)]
