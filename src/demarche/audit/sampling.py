"""Drawing events at random, the same ones for the same seed.

In:  a store, how many, a seed. Out: events in the order in which they are to be read, e.g. an ASSAULT, an ACCUSE, an
AID … when drawn by type. An event's place in the order depends on the seed and its key alone, so that a store that has
grown since gives most of the same sample again.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, zip_longest

from demarche.store import Store


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event and where it stands. event_key: the same for the same reading of the same words."""

    article_key: str
    article_id: str
    event_id: str
    event_key: str
    type: str


def draw(store: Store, n: int, *, seed: int = 0, by_type: bool = False) -> list[Drawn]:
    """n events of a store, fewer where it has fewer. by_type: as many of each type, as far as there are so many."""
    ordered = sorted(_events(store), key=lambda event: _lot(event, seed))
    return list(islice(_in_turn(ordered) if by_type else ordered, n))


def shares(store: Store) -> dict[str, float]:
    """The share of each type among the events of a store: what a sample drawn by type is weighted with."""
    counts = Counter(event.type for event in _events(store))
    return {type: count / counts.total() for type, count in sorted(counts.items())}


def _events(store: Store) -> list[Drawn]:
    return [Drawn(**row) for row in store.query("audit").to_pylist()]


def _lot(event: Drawn, seed: int) -> bytes:
    drawn = f"{seed}\x1f{event.article_key}\x1f{event.event_key}\x1f{event.event_id}"
    return hashlib.blake2b(drawn.encode(), digest_size=16).digest()


def _in_turn(events: list[Drawn]) -> Iterable[Drawn]:
    """One of each type, then the next of each, types in order of their names."""
    by_type: dict[str, list[Drawn]] = defaultdict(list)
    for event in events:
        by_type[event.type].append(event)
    rounds = zip_longest(*(by_type[type] for type in sorted(by_type)))
    return (event for turn in rounds for event in turn if event is not None)
