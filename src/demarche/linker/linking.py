"""Links what came in since the store was linked last, a page of articles at a time.

In:  a store. Out: links of its new articles; "Chad closed its border", told by a third paper today, joins the
occurrence that two papers told of yesterday. Of what is old only that is read which a new article may join.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing

from demarche.link import LEAD, OccurrenceOptions, StoryOptions
from demarche.linker.memory import Counters, LinkOptions, Memory
from demarche.linker.reading import reports_of
from demarche.store import Links, Store, Unlinked

_PAGE = 2_000  # articles that are linked together


def link_store(
    store: Store,
    *,
    stories: StoryOptions | None = None,
    occurrences: OccurrenceOptions | None = None,
    anew: bool = False,
    page: int = _PAGE,
    step: Callable[[int], None] = lambda _: None,
) -> bool:
    """Link the articles that are not linked yet; False where there are none. `step` is told the events of each.

    Links that are there stay, and so do the names of stories and occurrences. anew: take them away and link all; that
    happens, too, where the store was linked with other options. Interrupted, it goes on after the last whole page.
    """
    options = LinkOptions(stories or StoryOptions(), occurrences or OccurrenceOptions())
    links = Links(store, options.written())
    if anew or not links.counters:
        links.begin(Counters().written())
    elif links.pending() == (0, 0):
        return False
    with closing(links):
        memory = Memory(links, options)
        memory.drop_lost_members()
        for articles in store.unlinked(lead=LEAD, page=page):
            for events in _link(store, memory, articles):
                step(events)
        memory.settle()
    return True


def _link(store: Store, memory: Memory, articles: Sequence[Unlinked]) -> list[int]:
    """Link a page of articles and keep it; how many events each has that were of no occurrence."""
    fresh = [a for a in articles if a.story is None]
    found = zip(
        memory.place_in_stories([a.head for a in fresh]), memory.find_origins([a.head for a in fresh]), strict=True
    )
    placed = {a.key: names for a, names in zip(fresh, found, strict=True)}
    linked = [(a.key, a.head, *placed.get(a.key, (a.story or "", a.origin or ""))) for a in articles]
    reports = reports_of(store, linked)
    numbers = {(r.article, r.event): number for of_article in reports for r, number in of_article}
    events = [
        (name, r.article, r.event, numbers[r.article, r.event])
        for r, name in memory.place_events([[r for r, _ in of_article] for of_article in reports])
    ]
    memory.keep([(key, *names) for key, names in placed.items()], events)
    return [len(of_article) for of_article in reports]
