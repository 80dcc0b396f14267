"""Our own events in the form of another coder's, so that like is compared with like.

In:  articles with codings, "icews". Out: CodedEvents of those events that our export in that format has, and with what
it can say: for POLECAT one for each event; for ICEWS and GDELT one for each pair of actor and recipient, with the type
that the CAMEO code has in PLOVER.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from demarche.records import Actor, Article, Coding, Event
from demarche.store.exports.parties import HAPPENED, actors_of, day_of, number_of, pairs_of
from demarche.store.imports.coded_event import CodedEvent, Side
from demarche.store.imports.tables import ImportTables


def own_events(coded: Iterable[tuple[Article, Coding]], coder: str, tables: ImportTables) -> Iterator[CodedEvent]:
    """Events that happened and have a day (the day of publication, where the words refuse one), in order."""
    for article, coding in coded:
        known = actors_of(coding)
        for event in coding.events:
            day = day_of(event, article)
            if event.actuality in HAPPENED and day:
                if coder == "polecat":
                    yield _whole(event, day, article, known, tables)
                elif event.cameo:
                    yield from _dyads(event, day, article, known, coder, tables)


def _whole(event: Event, day: str, article: Article, known: Mapping[str, Actor], tables: ImportTables) -> CodedEvent:
    return CodedEvent(
        id=event.key,
        date=day,
        type=event.type,
        quad=tables.quads.get(event.type),
        actor=_side([known[id] for id in event.actors if id in known], tables),
        recipient=_side([known[id] for id in event.recipients if id in known], tables),
        mode=event.mode or "",
        publisher=article.source,
        article=article.id,
        country=_country(event),
    )


def _dyads(
    event: Event, day: str, article: Article, known: Mapping[str, Actor], coder: str, tables: ImportTables
) -> Iterator[CodedEvent]:
    cameo = event.cameo or ""
    type = tables.type_of(cameo)
    for actor, recipient in pairs_of(event, known):
        yield CodedEvent(
            id=str(number_of(event.key, *(a.key or a.name if a else "" for a in (actor, recipient)))),
            date=day,
            type=type,
            quad=tables.quads.get(type),
            actor=_party(actor, coder, tables),
            recipient=_party(recipient, coder, tables),
            cameo=cameo,
            publisher=article.source,
            article=article.id,
            country=_country(event),
        )


def _side(actors: Sequence[Actor], tables: ImportTables) -> Side:
    """All who stand on a side; primary sectors first, as in POLECAT's cells."""
    sectors = [a.sector for a in actors if a.sector] + [s for a in actors for s in a.sectors]
    return Side(
        names=tuple(dict.fromkeys(a.name for a in actors)),
        countries=tuple(dict.fromkeys(code for a in actors if (code := _code(a, tables)))),
        sectors=tuple(dict.fromkeys(sectors)),
    )


def _party(actor: Actor | None, coder: str, tables: ImportTables) -> Side:
    if actor is None:
        return Side()
    code = _code(actor, tables)
    sectors = actor.sectors
    if coder == "gdelt":  # which has no codes for some sectors, room for three, and names a group only once
        sectors = tuple(s for s in sectors if (c := tables.codes.cameo_sectors.get(s)) and c != code)[:3]
    return Side(names=(actor.name,), countries=(code,) if code else (), sectors=sectors)


def _code(actor: Actor, tables: ImportTables) -> str:
    return tables.place_or_group(tables.codes.plover_code(actor))


def _country(event: Event) -> str:
    return (event.location.country or "") if event.location else ""
