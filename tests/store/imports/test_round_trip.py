"""Our own exports, imported again, are the same events."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.records import Actor, Article, CoderVersion, Coding, Event, EventDate, Magnitude, head_of
from demarche.store.exports import export
from demarche.store.imports import CodedEvent, ImportTables, own_events, read_events

TABLES = ImportTables.load()
FILES = {"polecat": "polecat.txt", "icews": "icews.tab", "gdelt": "gdelt-events.tsv"}
TEXT = "Chad closed its border."

_names = st.sampled_from(["Chad", "United Nations", '=Ten "men"; x', "-", "Unspecified", "a\tb\nc"]) | st.text(
    st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=6
)
_actors = st.builds(
    lambda name, country, sectors: {"name": name, "country": country, "sectors": tuple(dict.fromkeys(sectors))},
    _names,
    st.sampled_from(["TCD", "XKX", "SRB", "TUR", "PSE", None]),
    st.lists(st.sampled_from(sorted(TABLES.codes.sector_words)), max_size=4),
)


@st.composite
def codings(draw: st.DrawFn) -> tuple[Article, Coding]:
    """An article with some actors and events among them."""
    article = Article(text=TEXT, id=draw(st.text("abc", min_size=1, max_size=4)), published="2025-05-12")
    actors = [
        Actor(id=f"a{n}", key=f"k{n}", kind="state", sector=next(iter(a["sectors"]), None), **a)
        for n, a in enumerate(draw(st.lists(_actors, min_size=1, max_size=4)))
    ]
    ids = st.lists(st.sampled_from([a.id for a in actors]), max_size=3, unique=True).map(tuple)
    days = st.none() | st.dates().map(lambda d: d.isoformat())
    events = [
        Event(
            id=f"e{n}",
            key=f"{article.id}{n}",
            type=draw(st.sampled_from(sorted(TABLES.quads))),
            mode=draw(st.sampled_from(["visit", None])),
            contexts=(),
            cameo=draw(st.sampled_from([None, "010", "042", "0311", "163", "1712", "2041"])),
            quad=1,
            score=0.0,
            goldstein=None,
            actors=draw(ids),
            recipients=draw(ids),
            actuality=draw(st.sampled_from(["actual", "historical", "future", "negated"])),
            hedged=False,
            attributed_to=None,
            attribution=None,
            date=_date(draw(days)),
            location=None,
            magnitude=Magnitude(),
            objects=(),
            instruments=(),
            mentions=(),
        )
        for n in range(draw(st.integers(0, 4)))
    ]
    version = CoderVersion(version="1", rules="r", model="m")
    return article, Coding(article=head_of(article), actors=tuple(actors), events=tuple(events), coder=version)


def _date(day: str | None) -> EventDate | None:
    return EventDate(start=day, end=day, precision="day", span=None, reason="") if day else None


def _comparable(event: CodedEvent) -> CodedEvent:
    """Without what formats do not carry (where, publisher, article, place) or flatten (names)."""
    sides = {role: msgspec.structs.replace(getattr(event, role), names=()) for role in ("actor", "recipient")}
    return msgspec.structs.replace(event, publisher="", article="", country="", where="", line=0, **sides)


@pytest.mark.parametrize("coder", sorted(FILES))
@settings(max_examples=60, deadline=None)
@given(coded=st.lists(codings(), max_size=3))
def test_our_export_imports_as_the_same_events(coder: str, coded: list[tuple[Article, Coding]]) -> None:
    """Ids, days, types, quads, codes, countries and sectors of both sides come back, in order, none lost or added."""
    ours = [_comparable(e) for e in own_events(coded, coder, TABLES)]
    with tempfile.TemporaryDirectory() as folder:
        export(lambda: coded, coder, Path(folder))
        path = Path(folder) / FILES[coder]
        back = list(read_events(path, TABLES)) if path.stat().st_size else []
    assert [_comparable(e) for e in back if isinstance(e, CodedEvent)] == ours
    assert len(back) == len(ours)
