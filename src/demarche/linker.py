"""Links a store: its articles into stories, copies to their origins, events of many articles into occurrences.

In:  a store. Out: the same store with story_articles, occurrences and occurrence_events, all from one pass over its
articles in order of publication; "Chad closed its border", told by three papers, is one occurrence with three accounts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, tee
from typing import Any

import msgspec

from demarche.link import LEAD, OccurrenceOptions, StoryOptions, find_occurrences, find_origins, find_stories
from demarche.link.reports import Days, Party, Place, Report
from demarche.link.telling import telling_words
from demarche.records import Article
from demarche.store import Links, Store

_PAGE = 500  # articles whose events are read at a time
_TOLLS = ("dead", "injured", "arrested")
_HAPPENED = ("actual", "historical")
_VERBAL = (1, 3)  # quad classes
_FINE = ("point", "city")
_SLACK = 3  # days before publication in which an event without a day of its own will have been

Linked = tuple[str, Article, str, str]  # article_key, head, story, origin


def link_store(
    store: Store,
    *,
    stories: StoryOptions | None = None,
    occurrences: OccurrenceOptions | None = None,
    step: Callable[[int], None] = lambda _: None,
) -> bool:
    """Link all that the store holds; False when that was done already. `step` is told the events of each article.

    All is linked anew whenever something changed: at the price of a hundredth of the coding, links do not depend on
    the order in which articles came in.
    """
    stories, occurrences = stories or StoryOptions(), occurrences or OccurrenceOptions()
    contents = store.query("linkable").to_pylist()[0]["contents"]
    options = msgspec.json.encode([stories, occurrences], order="deterministic").decode()
    if store.is_linked(contents, options):
        return False
    with Links(store.path) as links:
        reports = _reports(store, _noted(_linked(store, stories), links), step)
        for report, occurrence in find_occurrences(reports, options=occurrences):
            links.event(occurrence, report.article, report.event)
        links.keep(contents=contents, options=options)
    return True


def _linked(store: Store, options: StoryOptions) -> Iterator[Linked]:
    """Articles in order of publication with story and origin; all run in step, so nothing piles up between them."""
    keyed, heads = tee(store.heads(lead=LEAD))
    read, compared = tee(article for _, article in heads)
    found = zip(keyed, find_stories(read, options=options), find_origins(compared), strict=True)
    for (key, article), (_, story), (_, origin) in found:
        yield key, article, story, origin


def _noted(linked: Iterable[Linked], links: Links) -> Iterator[Linked]:
    for key, article, story, origin in linked:
        links.story(key, story, origin)
        yield key, article, story, origin


def _reports(store: Store, linked: Iterable[Linked], step: Callable[[int], None]) -> Iterator[Report]:
    """The events of the articles, in their order."""
    while page := list(islice(linked, _PAGE)):
        rows: dict[str, list[dict[str, Any]]] = {key: [] for key, *_ in page}
        for row in store.query("reports_of", keys=list(rows)).to_pylist():
            rows[row["article_key"]].append(row)
        for key, article, story, origin in page:
            yield from (_report(row, article, story, origin) for row in rows[key])
            step(len(rows[key]))


def _report(row: dict[str, Any], article: Article, story: str, origin: str) -> Report:
    published = article.published_on.toordinal() if article.published_on else None
    actors, recipients = (tuple(Party(**p) for p in row[side] or ()) for side in ("actors", "recipients"))
    return Report(
        article=row["article_key"],
        event=row["event_id"],
        key=row["event_key"],
        story=story,
        origin=origin,
        published=published,
        type=row["type"],
        mode=row["mode"],
        standing="happened" if row["actuality"] in _HAPPENED else row["actuality"],
        verbal=row["quad"] in _VERBAL,
        actors=actors,
        recipients=recipients,
        days=_days(row, published),
        place=_place(row),
        tolls=tuple((kind, n) for kind in _TOLLS if (n := row[f"{kind}_min"]) is not None),
        words=telling_words(row["sentence"] or "", [p.name for p in (*actors, *recipients)]),
    )


def _days(row: dict[str, Any], published: int | None) -> Days | None:
    """The days the words allow; without such words, and for what happened, those just before publication."""
    start, end = row["date_start"], row["date_end"]
    if row["date_precision"] == "unresolved" or start is None:
        happened = published is not None and row["actuality"] in _HAPPENED
        return Days(published - _SLACK, published, firm=False) if happened and published is not None else None
    first, last = start.toordinal(), (end or start).toordinal()
    return Days(first, last, firm=first == last and row["date_precision"] == "day")


def _place(row: dict[str, Any]) -> Place | None:
    if row["place"] is None:
        return None
    fine = row["place_precision"] in _FINE
    return Place(row["place"], row["country"], row["admin1"], row["geonameid"], point=fine)
