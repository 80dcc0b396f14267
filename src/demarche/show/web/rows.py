"""The rows of the JSON API, field by field: what OpenAPI promises and every answer is checked against.

In:  a row of an answer, {"type": "ACCUSE", "actors": [{"key": "state:SRB", "name": "Serbia"}], …}. Out: the same as a
checked record. Fields stand in the order of the SQL and of the columns of CSV and Parquet. analysis_rows.py has the
rows of the analyses.
"""

from __future__ import annotations

import datetime as dt
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel

Standing = Literal["happened", "said", "planned", "possible", "denied", "history"]
R = TypeVar("R", bound=BaseModel)


class Page(BaseModel, Generic[R]):
    """Some of the rows that fit. next: the address of the following page, if there is one."""

    total: int
    page: int
    size: int
    next: str | None
    items: list[R]


class Items(BaseModel, Generic[R]):
    """All rows of an answer that has no pages."""

    items: list[R]


class Problem(BaseModel):
    """Why there is no answer, in words."""

    detail: str


class Status(BaseModel):
    """What the store holds now; days of publication."""

    articles: int
    events: int
    quotations: int
    stories: int
    first_published: dt.date | None
    last_published: dt.date | None


class Named(BaseModel):
    """An actor by its key, and the name it has in the article."""

    key: str
    name: str


class EventRow(BaseModel):
    """An event with its parties, its words and the rule that read them. standing: how it stands to the world.

    predicate_at, predicate_length: where in `sentence` the word stands that was read as the event. day: of the event,
    or of publication. reports, outlets: how many articles and outlets tell the same occurrence.
    """

    event_key: str
    event_id: str
    article_key: str
    article_id: str
    title: str
    published: dt.date | None
    source: str
    type: str
    mode: str | None
    contexts: list[str] | None
    cameo: str | None
    quad: int
    score: float
    standing: Standing
    actuality: Literal["actual", "historical", "future", "hypothetical", "negated"]
    hedged: bool
    actors: list[Named]
    recipients: list[Named]
    deniers: list[Named]
    speaker_key: str | None
    speaker: str | None
    day: dt.date | None
    date_start: dt.date | None
    date_end: dt.date | None
    date_precision: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    place_precision: str | None
    dead_min: int | None
    dead_max: int | None
    injured_min: int | None
    injured_max: int | None
    rule: str | None
    predicate: str | None
    clause: str | None
    sentence: str | None
    predicate_at: int | None
    predicate_length: int | None
    reports: int
    outlets: int
    occurrence_id: str | None


class SpanRow(BaseModel):
    """Events of a span of time by quad class, with their mean score. start: its first day.

    usual: the mean of the eight spans before; burst: far more than that, as docs/analyses.md says.
    """

    start: dt.date
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    events: int
    score: float | None
    usual: float
    burst: bool


class CountryRow(BaseModel):
    """Events that happened in a country (ISO 3166 alpha-3; XKX: Kosovo)."""

    country: str
    events: int
    cooperation: int
    conflict: int


class PlaceRow(BaseModel):
    """Events that happened at a place. precision: how exactly the words name it."""

    place: str | None
    country: str | None
    precision: str | None
    lat: float
    lon: float
    events: int
    cooperation: int
    conflict: int


class TieRow(BaseModel):
    """Events between two actors, by their keys; either of them acts."""

    one: str
    other: str
    one_name: str
    other_name: str
    cooperation: int
    conflict: int


class ActorRow(BaseModel):
    """An actor: in how many events it acts, and in how many it is acted upon."""

    actor_key: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    office: str | None
    did: int
    underwent: int
    events: int


class PartnerRow(BaseModel):
    """Another actor with the events between: `from` the one asked for, `to` it."""

    actor_key: str
    events: int
    cooperation_from: int
    conflict_from: int
    cooperation_to: int
    conflict_to: int
    name: str
    country: str | None


class ActorDetail(BaseModel):
    """An actor as all articles have it. inferred: the country, in some of them, from the story."""

    key: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    offices: list[str] | None
    names: list[str]
    rules: list[str]
    articles: int
    inferred: bool
    partners: list[PartnerRow]


class QuotationRow(BaseModel):
    """Who said what. speaker: resolved; source, cue, content: the words of the article."""

    article_key: str
    article_id: str
    title: str
    published: dt.date | None
    outlet: str
    attribution_id: str
    speaker_key: str | None
    speaker: str | None
    speaker_country: str | None
    addressee: str | None
    kind: str
    stance: str
    source: str
    cue: str
    content: str
    rule: str


class ArticleRow(BaseModel):
    """An article. origin: the article that its text is a copy of, itself if of none; None where nothing is linked."""

    article_key: str
    article_id: str
    title: str
    published: dt.date | None
    source: str
    url: str
    events: int
    quotations: int
    story: str | None
    origin: str | None


class StoryRow(BaseModel):
    """What several articles are about. origins: texts that do not copy each other."""

    story: str
    articles: int
    outlets: int
    origins: int
    first_report: dt.date | None
    last_report: dt.date | None
    title: str


class AheadRow(BaseModel):
    """Something that articles name for a day to come. span_start, span_end: its characters in the article.

    off_…: the later article that calls it off, and where; nothing where none does.
    """

    name: str
    kind: str
    country: str | None
    date_start: dt.date | None
    date_end: dt.date | None
    date_precision: str | None
    rule: str
    article_key: str
    article_id: str
    title: str
    published: dt.date | None
    source: str
    span_start: int
    span_end: int
    articles: int
    off_key: str | None
    off_id: str | None
    off_title: str | None
    off_published: dt.date | None
    off_source: str | None
    off_start: int | None
    off_end: int | None
