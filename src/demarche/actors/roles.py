"""What a role noun says of sector, office and number.

In:  a Role ("spokesman", "lawmaker") and the clues of its phrase. Out: sectors (a spokesman has those of what he
     speaks for: the Turkish army's, MIL) and the office in one spelling ("minister of defense" → "defence minister").
"""

from __future__ import annotations

from collections.abc import Iterable

from demarche.actors.clues import Clue
from demarche.actors.knowledge import ActorKnowledge
from demarche.actors.reading import with_sector
from demarche.actors.senses import Role

# The organs of a state: without a country of their own they belong to the story's.
STATE_ORGANS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
# Sectors whose role nouns are offices: "president", "bishop", "party chairman"; not "shopkeeper".
OFFICIAL = STATE_ORGANS | {"IGO", "REL", "PTY", "ELI", "OPP"}


def role_sector(role: Role, clues: Iterable[Clue]) -> tuple[str | None, tuple[str, ...]]:
    """Primary and all sectors. Beliefs and ethnic names beside the noun add theirs as secondary."""
    sector, sectors = role.sector, role.all_sectors
    extra: list[str] = []
    for clue in clues:
        if clue.via == "place":
            continue
        if role.inherits and clue.organ and clue.sector and clue.sector not in ("REL", "SOC"):
            return clue.sector, with_sector(clue.sector, *clue.sectors)
        if role.kind == "institution" and clue.organ and clue.sector == "IGO":
            return "IGO", with_sector("IGO", *sectors)
        if clue.organ and clue.country == "IGO" and clue.sector == "IGO":
            extra.append("IGO")
        extra += [s for s in clue.sectors if s in ("REL", "SOC", "PRE", "OPP")]
    if role.inherits and sector is None and any(c.country and c.via != "place" for c in clues):
        sector = "GOV"
    return sector, with_sector(sector, *sectors, *extra)


def office_of(role: Role, know: ActorKnowledge) -> str:
    """The office in the spelling of the leader table."""
    return know.cues.values.get(("office", role.lemma), role.lemma)
