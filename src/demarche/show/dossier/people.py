"""Who is involved, and how they stand to each other.

In:  occurrences. Out: for each actor what it did, underwent and said; for each pair what lies between them, cooperation
and conflict apart: Chad and Sudan, one conflictual event.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from demarche.records import Actor
from demarche.show.dossier.occurrences import HAPPENED, Occurrence
from demarche.show.drawing.network import DESK, Drawing, Sheet, Tie, draw
from demarche.show.drawing.network import Party as Spot
from demarche.show.telling.lines import EventLine, Said
from demarche.store.exports import is_mutual

GENERIC = "generic:"  # keys of those without a name, which hold in one article alone


@dataclass(slots=True)
class Party:
    """An actor over all articles."""

    n: int
    actor: Actor
    did: list[Occurrence] = field(default_factory=list)
    underwent: list[Occurrence] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    @property
    def weight(self) -> int:
        return len(self.did) + len(self.underwent)


@dataclass(slots=True)
class Bond:
    """What lies between two actors."""

    one: Actor
    other: Actor
    cooperation: list[Occurrence] = field(default_factory=list)
    conflict: list[Occurrence] = field(default_factory=list)

    @property
    def kind(self) -> str:
        if self.cooperation and self.conflict:
            return "both"
        return "conflict" if self.conflict else "cooperation"


def parties_of(occurrences: Iterable[Occurrence], said: Iterable[Said]) -> list[Party]:
    """Actors by how much they do, undergo and say; those that do none of it are left out."""
    found: dict[str, Party] = {}

    def party(actor: Actor) -> Party:
        return found.setdefault(actor.key, Party(0, actor))

    for occurrence in occurrences:
        for actor in _of(occurrence, "actors").values():
            party(actor).did.append(occurrence)
        for actor in _of(occurrence, "recipients").values():
            party(actor).underwent.append(occurrence)
    for words in said:
        speaker = words.source.actor(words.attribution.speaker)
        if speaker:
            party(speaker).said.append(words)
    ranked = sorted(found.values(), key=lambda p: (-p.weight, -len(p.said), p.actor.name, p.actor.key))
    for n, one in enumerate(ranked, 1):
        one.n = n
    return ranked


def bonds_of(occurrences: Iterable[Occurrence]) -> list[Bond]:
    """Pairs of named actors with what is told as done between them."""
    found: dict[tuple[str, str], Bond] = {}
    for occurrence in occurrences:
        if occurrence.standing not in HAPPENED:
            continue
        for one, other in _pairs(occurrence):
            bond = found.setdefault((one.key, other.key), Bond(one, other))
            (bond.cooperation if occurrence.cooperative else bond.conflict).append(occurrence)
    return sorted(found.values(), key=lambda b: (-len(b.cooperation) - len(b.conflict), b.one.name, b.other.name))


def network(parties: Sequence[Party], bonds: Sequence[Bond], *, sheet: Sheet = DESK) -> Drawing:
    """The drawing of the most active."""
    ties = [Tie(b.one.key, b.other.key, len(b.cooperation), len(b.conflict)) for b in bonds]
    tied = {key for tie in ties for key in (tie.one, tie.other)}
    spots = [Spot(p.actor.key, p.actor.name, p.weight) for p in parties if p.actor.key in tied]
    return draw(spots, ties, sheet=sheet)


def _of(occurrence: Occurrence, role: str) -> dict[str, Actor]:
    """Key → actor, of all accounts."""
    return {a.key: a for line in occurrence.lines for a in _actors(line, role)}


def _actors(line: EventLine, role: str) -> list[Actor]:
    ids = line.event.actors if role == "actors" else line.event.recipients
    return [a for id in ids if (a := line.source.actor(id))]


def _pairs(occurrence: Occurrence) -> list[tuple[Actor, Actor]]:
    """Actor with recipient; those who meet, agree or fight without one, with each other."""
    doers, others = (
        [a for a in _of(occurrence, role).values() if not a.key.startswith(GENERIC)]
        for role in ("actors", "recipients")
    )
    if not others and is_mutual(occurrence.first.event):
        others = doers
    pairs = {tuple(sorted((a.key, b.key))): (a, b) for a in doers for b in others if a.key != b.key}
    return [pair if pair[0].key == keys[0] else (pair[1], pair[0]) for keys, pair in sorted(pairs.items())]
