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
PRIVATE = frozenset({"LAB", "BUS", "EDU", "NGO", "PTY", "AGR", "MED", "JRN"})
ARMED = frozenset({"REB", "UAF", "PRM"})
# Sectors whose role nouns are offices: "president", "bishop", "party chairman"; not "shopkeeper".
OFFICIAL = STATE_ORGANS | {"IGO", "REL", "PTY", "ELI", "OPP"}


def role_sector(
    role: Role, clues: Iterable[Clue], know: ActorKnowledge, *, masterless: bool = False
) -> tuple[str | None, tuple[str, ...]]:
    """Primary and all sectors. International bodies and breakaway regions beside the noun add theirs as secondary.

    masterless: of a body nothing is known of, so that what the role is by default ("spokesman": GOV) says nothing.
    """
    sector, extra, clues = role.sector, list[str](), tuple(clues)
    for clue in clues:
        if clue.via == "place" or (clue.via == "for" and role.kind != "office"):
            continue
        taken = _taken_over(role, clue, know)
        if taken:
            return taken[0], with_sector(*taken)
        extra += [
            s for s in clue.sectors if s in ("REL", "SOC", "PRE", "OPP") or (s == "IGO" and clue.country == "IGO")
        ]
    owned = any(c.person and c.country for c in clues)
    if masterless and not owned and role.kind == "office" and role.inherits and sector in (None, "GOV"):
        return None, ()
    governs = role.inherits and sector is None and not know.cues.has("belonging", role.lemma)
    if governs and any(c.country and c.via != "place" and not c.organ for c in clues):
        sector = "GOV"  # "Russia's space chief"
    return sector, with_sector(sector, *role.all_sectors, *extra)


def _taken_over(role: Role, clue: Clue, know: ActorKnowledge) -> tuple[str, ...]:
    """The sectors that a role takes from whom it belongs to; () when it keeps its own."""
    if clue.organ and clue.sector == "REL" and clue.via == "of" and know.cues.has("clergy", role.lemma):
        return ("REL",)  # "a minister of the Presbyterian Church"
    if clue.organ and clue.sector == "SOC" and clue.via == "of" and role.inherits and not clue.person:
        return clue.sectors  # "leader of the Peruvian miners' federation"
    if not clue.organ or not clue.sector or clue.sector in ("REL", "SOC"):
        return ()
    if know.cues.has("kin", role.lemma):
        return ("ELI",) if clue.person and clue.sector in STATE_ORGANS | {"ELI"} else ()
    if clue.sector == "ELI":
        return ()
    heads = know.cues.has("any-head", role.lemma) and clue.via in ("of", "possessive")
    if heads and clue.sector in PRIVATE:
        return clue.sectors
    if role.inherits and not (clue.sector == "IGO" and role.sector == "MIL"):
        return clue.sectors
    if clue.sector == "IGO" and role.sector not in ("MIL", "LEG", "JUD", "COP", "CVL"):
        return ("IGO",)  # "OSCE monitors", "UN envoy"; but "UN troops", "EU lawmakers"
    if clue.sector == "NGO" and role.sector == "CVL":
        return clue.sectors
    if clue.sector in ("NGO", "PTY") and role.sector and know.cues.has("partisan", role.lemma):
        return (*clue.sectors, role.sector)  # "Oxfam workers", "Awami League activists"
    return ("IGO",) if clue.sector == "IGO" and role.kind == "institution" else ()


def office_of(role: Role, know: ActorKnowledge) -> str:
    """The office in the spelling of the leader table."""
    return know.cues.values.get(("office", role.lemma), role.lemma)


def past_office(office: str, know: ActorKnowledge) -> str:
    """An office that is over: "president" → "former president", and so "ousted leader"."""
    words = office.split()
    while len(words) > 1 and know.cues.has("former", words[0]):
        words = words[1:]
    return "former " + " ".join(words)
