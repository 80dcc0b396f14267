"""What a store's links are, before they are added to: whether they hold for these options, and which story is whose.

In:  a store. Out: how many articles are to be linked, all of them anew where another program linked it; and the stories
that its pages show, for who asks for stories: "Chad closed its border", 12 May, story r-12.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from demarche.link import OccurrenceOptions, StoryOptions
from demarche.linker.memory import LinkOptions
from demarche.records import Article
from demarche.store import Links, Store

_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Waiting:
    """Articles that are to be linked; anew: links are there, but of another program or with other options."""

    articles: int
    anew: bool


def waiting(
    store: Store, *, stories: StoryOptions | None = None, occurrences: OccurrenceOptions | None = None
) -> Waiting:
    """What `link_store` would link."""
    links = Links(store, LinkOptions(stories or StoryOptions(), occurrences or OccurrenceOptions()).written())
    articles, _ = links.pending()
    if links.counters:
        return Waiting(articles, anew=False)
    total = store.summary()["articles"]
    return Waiting(total, anew=articles < total)


def kept_stories(store: Store, *, lead: int) -> Iterator[tuple[Article, str, str]]:
    """Articles by date of publication, texts cut to `lead` characters, with their stories and origins, where linked."""
    values: dict[str, Any] = {"day": dt.date.min, "key": "", "lead": lead, "page": _PAGE}
    while rows := store.query("stories_by_date", **values).to_pylist():
        values["day"], values["key"] = rows[-1]["day"], rows[-1]["article_key"]
        for row in rows:
            head = {name: row[name] for name in ("title", "source", "url", "language", "text")}
            day = row["published"].isoformat() if row["published"] else None
            yield Article(id=row["article_id"], published=day, **head), row["story"], row["origin"]
