"""Hand-coded articles as records: what careful readers found in an article, with the words they found it in.

In:  JSON files, one article each, e.g. those of benchmarks/hand_coded (its README has the fields). Out: `Gold` records.
Files that code events and attributions alone are read too: the other lists are then empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from demarche.records import Article, Span

HAND_CODED = Path(__file__).parent / "hand_coded"


class Party(msgspec.Struct, frozen=True, array_like=True):
    """Who acts or is acted on, as a reader resolves the words."""

    name: str
    country: str | None
    sector: str | None


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all that is coded. core: False where a careful coder may leave it out; it then counts neither way."""

    span: Span
    core: bool = True


class GoldEvent(Coded, frozen=True, kw_only=True):
    """One event: `span` is the clause of its first full mention, `extra` are its other mentions."""

    predicate: Span
    type: str
    mode: str | None
    alternatives: tuple[tuple[str, str | None], ...] = ()
    extra: tuple[Span, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    date: str | None = None
    location: str | None = None
    location_country: str | None = None
    status: str = "actual"
    attributed_to: str | None = None
    background: bool = False

    @property
    def types(self) -> frozenset[str]:
        return frozenset({self.type, *(type for type, _ in self.alternatives)})


class GoldAttribution(msgspec.Struct, frozen=True, kw_only=True):
    content: Span
    source: Span
    cue: Span
    speaker: str
    kind: str
    core: bool = True


class GoldMagnitude(Coded, frozen=True, kw_only=True):
    """kind: dead injured arrested missing crowd displaced. Both bounds None: told without a number ("dozens")."""

    kind: str
    min: int | None = None
    max: int | None = None
    by: str | None = None


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    min: float | None = None
    max: float | None = None


class GoldObject(Coded, frozen=True, kw_only=True):
    item: str
    category: str
    quantity: Amount | None = None
    supplier: str | None = None
    maker: str | None = None
    recipient: str | None = None


class GoldInstrument(Coded, frozen=True, kw_only=True):
    name: str
    kind: str
    stance: str | None = None
    by: str | None = None


class GoldFact(Coded, frozen=True, kw_only=True):
    relation: str
    subject: str
    object: str
    holder: str | None = None


class GoldScheduled(Coded, frozen=True, kw_only=True):
    """date: as coarse as the text ("2024-12"); None where it tells none."""

    name: str
    date: str | None = None


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """One article with its coding. half: "open" to who writes rules, or kept "aside"; "" where nobody says."""

    id: str
    published: str | None
    title: str
    source: str
    text: str
    kind: str = "politics"
    half: str = ""
    events: tuple[GoldEvent, ...] = ()
    attributions: tuple[GoldAttribution, ...] = ()
    negatives: tuple[tuple[int, int, str], ...] = ()
    magnitudes: tuple[GoldMagnitude, ...] = ()
    objects: tuple[GoldObject, ...] = ()
    instruments: tuple[GoldInstrument, ...] = ()
    facts: tuple[GoldFact, ...] = ()
    scheduled: tuple[GoldScheduled, ...] = ()

    def article(self) -> Article:
        return Article(id=self.id, text=self.text, title=self.title, published=self.published, source=self.source)


def read(folder: Path = HAND_CODED) -> Iterator[Gold]:
    """The articles of a folder, by file name."""
    for path in sorted(folder.glob("*.json")):
        yield msgspec.json.decode(path.read_bytes(), type=Gold)
