"""Stores to make dossiers of: hand-built codings, so that these tests need no language model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from demarche.records import Article, Attribution, Coding, Count, Event, Magnitude, Span
from demarche.show.dossier import write_dossier
from demarche.store import Store, open_store
from tests.show.web.conftest import hostile, made
from tests.store.conftest import CODER, span

Fill = Callable[[Iterable[tuple[Article, Coding]]], Store]
Pair = tuple[Article, Coding]

REPLY = (
    'Chad accused Sudan of arming rebels on Monday. "We armed nobody," Sudan said. '
    "Sudan rejected the charge. France backed Sudan. Ankara, asked by Chad, did not comment."
)


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Makes a store of pairs; it is not linked, so that the dossier has to."""

    def filled(pairs: Iterable[Pair]) -> Store:
        store = open_store(tmp_path / "news.duckdb")
        run = store.begin_run(CODER)
        for article, coding in pairs:
            store.add(coding, article, run)
        store.flush()
        return store

    return filled


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the reports."""
    folder = tmp_path_factory.mktemp("dossier")
    with open_store(folder / "news.duckdb") as store:
        run = store.begin_run(CODER)
        for article, coding in reports():
            store.add(coding, article, run)
    return write_dossier(store, folder / "dossier.html")


def reports() -> list[Pair]:
    """One closing of the border in three papers that differ on the dead, a quarrel, and traps."""
    first, second = made("a1", source="Gazette"), _with_toll(made("a2", source="Herald", title="Border shut"), 20)
    return [
        first,
        second,
        made("a3", source="Post", published="2025-06-20", title="Third report"),
        quarrel(),
        hostile(),
    ]


def quarrel() -> Pair:
    """Chad accuses Sudan, which denies; both on the 1967 treaty; Türkiye is asked and says nothing."""
    article = Article(id="q1", text=REPLY, title="Chad accuses Sudan", source="Gazette", published="2025-05-14")
    return article, _quarrelling(article)


def _with_toll(pair: Pair, dead: int) -> Pair:
    """The same with another figure of dead on the words "At least 12"."""
    article, coding = pair
    (event,) = coding.events
    count = Count(min=dead, max=None, span=span(article.text, "At least 12"))
    return article, replace(coding, events=(replace(event, magnitude=replace(event.magnitude, dead=count)),))


def _quarrelling(article: Article) -> Coding:
    _, base = made("base")
    chad, sudan, _ = (replace(a, mentions=()) for a in base.actors)
    france = replace(chad, id="a3", name="France", country="FRA", key="FRA")
    ankara = replace(chad, id="a4", name="Türkiye", country="TUR", key="TUR", mentions=(at(article, "Ankara"),))
    said = Attribution(id="q1", speaker="a2", source=(at(article, "Sudan said"),), cue=(at(article, "said"),),
                       content=(at(article, "We armed nobody"),), kind="direct", stance="deny", rule="say")  # fmt: skip
    mute = replace(said, id="q2", speaker="a4", source=(at(article, "Ankara"),), cue=(at(article, "did not comment"),),
                   content=(), kind="indirect", stance="no_comment", rule="silence.verb")  # fmt: skip
    sudan = replace(sudan, kind="state", mentions=(at(article, "Sudan"),))
    return replace(
        base,
        article=replace(base.article, id=article.id, title=article.title, published=article.published),
        actors=(chad, sudan, france, ankara),
        attributions=(said, mute),
        events=(
            event(article, base, "e1", "ACCUSE", "accused", ("a1",), ("a2",)),
            event(article, base, "e2", "REJECT", "rejected", ("a2",), ("a1",)),
            event(article, base, "e3", "SUPPORT", "backed", ("a3",), ("a2",)),
            event(article, base, "e4", "REQUEST", "asked", ("a1",), ("a4",)),
        ),
        instruments=(),
        facts=(),
        uncoded=(),
        voices=(),
        scheduled=(),
    )


def event(
    article: Article, base: Coding, id: str, type: str, word: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> Event:
    """An event like the base's, read at a word, with other parties and without what only a closing has."""
    (like,) = base.events
    start = article.text.index(word)
    begin = article.text.rfind(". ", 0, start) + 2 if ". " in article.text[:start] else 0
    whole = Span(begin, article.text.index(".", start) + 1)
    rule = f"{type.lower()}.x"
    trail = replace(like.mentions[0], predicate=Span(start, start + len(word)), clause=whole, sentence=whole, rule=rule)
    return replace(
        like,
        id=id,
        key=f"{article.id}-{id}",
        type=type,
        mode=None,
        quad=1 if type == "SUPPORT" else 3,
        actors=actors,
        recipients=recipients,
        mentions=(trail,),
        attributed_to=None,
        attribution=None,
        objects=(),
        instruments=(),
        denied_by=(),
        magnitude=Magnitude(),
        location=None,
        date=None,
    )


def at(article: Article, words: str) -> Span:
    return span(article.text, words)
