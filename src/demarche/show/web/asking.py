"""What a page or an export is asked for: everything stands in its address, so that each view has a lasting link.

In:  the query of an address, `?name=Kosovo&type=ACCUSE&since=2025-10-01`. Out: checked values; an empty field of a
form counts as not asked. Lengths and page numbers are bounded.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

Standing = Literal["happened", "said", "planned", "possible", "denied", "history"]
Step = Literal["day", "week", "month", "quarter", "year"]
HAPPENING: tuple[Standing, ...] = ("happened", "said", "history")  # what charts and ties count
DEALINGS: tuple[Standing, ...] = (*HAPPENING, "planned")  # what counts between an actor and its partners
UNNAMED = "generic:"  # what the keys of actors without a name begin with
MOST_ROWS = 10_000  # how far pages go; exports go further

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_QUOTED = re.compile(r'["“]([^"“”]*\w[^"“”]*)["”]')


def _asked(value: object) -> object:
    """A field of a form without its blanks; None when left empty, so that the default holds."""
    if isinstance(value, list):
        return [v for v in value if v != ""]
    return (value.strip().replace("\0", "") or None) if isinstance(value, str) else value


def _day(value: object) -> object:
    """A day as ISO 8601 writes it: a bare number is no day, though many readers take it for seconds since 1970."""
    asked = _asked(value)
    if isinstance(asked, str) and not _ISO.fullmatch(asked):
        raise ValueError("a day is written as 2025-10-09")
    return asked


Words = Annotated[Annotated[str, Field(max_length=200)] | None, BeforeValidator(_asked)]
Key = Annotated[Annotated[str, Field(max_length=400)] | None, BeforeValidator(_asked)]
# A form sends a field that is left empty, too: the description allows it.
_EMPTY_OR_DAY = {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "const": ""}, {"type": "null"}]}
Day = Annotated[dt.date | None, BeforeValidator(_day), WithJsonSchema(_EMPTY_OR_DAY)]
Role = Annotated[Literal["actor", "recipient"] | None, BeforeValidator(_asked)]
Type = Annotated[Annotated[str, Field(max_length=100)] | None, BeforeValidator(_asked)]
Actuality = Annotated[
    Literal["actual", "historical", "future", "hypothetical", "negated"] | None, BeforeValidator(_asked)
]
Country = Annotated[Annotated[str, Field(max_length=3)] | None, BeforeValidator(_asked)]


def _told(words: str) -> Any:
    """What the description of the API says of a field."""
    return Field(description=words)


class Ask(BaseModel):
    """What every list can be asked: which page of it, and how long a page is."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    page: Annotated[int, Field(ge=1, le=MOST_ROWS)] = 1
    size: Annotated[int, Field(ge=1, le=200)] = 30

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size

    def values(self) -> dict[str, Any]:
        """What stands in the SQL: lists as tuples, so that answers can be remembered by them."""
        asked = {k: v for k, v in self.model_dump(exclude={"page", "size"}).items() if v is not None}
        quoted = {"phrases": _QUOTED.findall(asked["words"])} if asked.get("words") else {}
        return {k: tuple(v) if isinstance(v, list) else v for k, v in (asked | quoted).items() if v != []}

    def query(self, **changes: Any) -> str:
        """The address's query for this view, with changes; what is the default is left out."""
        asked = self.model_dump(mode="json", exclude_defaults=True) | changes
        if "page" not in changes:
            asked.pop("page", None)
        pairs = [(k, v) for k, vs in asked.items() for v in (vs if isinstance(vs, list | tuple) else [vs])]
        told = [(k, str(v).lower() if isinstance(v, bool) else v) for k, v in pairs]
        return urlencode([(k, v) for k, v in told if v not in (None, "")])

    def for_api(self, **changes: Any) -> str:
        """The query that gives this view's rows under /api/v1."""
        return self.query(**changes)


class EventAsk(Ask):
    """Which events."""

    name: Annotated[Words, _told("part of the name of an actor or recipient, or the code of its country")] = None
    actor: Annotated[Key, _told("the key of an actor that takes part")] = None
    partner: Annotated[
        Key, _told("the key of another, with whom `actor`, or anybody, has to do in either direction")
    ] = None
    role: Annotated[Role, _told("which part that actor has; without it, either")] = None
    doer: Annotated[Key, _told("the key of who acts; country:SRB for all actors of a country")] = None
    recipient: Annotated[Key, _told("the key of who is acted upon, or country:SRB")] = None
    said_by: Annotated[Key, _told("the key of the speaker on whose word it stands")] = None
    speaker: Annotated[Words, _told("part of the speaker's name, or the code of the speaker's country")] = None
    type: Annotated[Type, _told("the type: ACCUSE, or Battles where the store is coded with ACLED")] = None
    standing: Annotated[
        list[Standing], BeforeValidator(_asked), Field(max_length=6), _told("how it stands; several: any of them")
    ] = []
    actuality: Annotated[Actuality, _told("PLOVER's auxiliary mode")] = None
    quad: Annotated[
        list[Annotated[int, Field(ge=1, le=4)]],
        BeforeValidator(_asked),
        Field(max_length=4),
        _told("1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; several: any"),
    ] = []
    country: Annotated[Country, _told("where it happened: ISO 3166 alpha-3, XKX for Kosovo")] = None
    place: Annotated[Words, _told("the place it happened at, as the list of places names it")] = None
    since: Annotated[Day, _told("the first day; of an event without one, of publication")] = None
    until: Annotated[Day, _told("the last day")] = None
    source: Annotated[Words, _told("the outlet")] = None
    story: Annotated[Key, _told("the key of a story")] = None
    instrument: Annotated[Words, _told("part of the name, or the key, of a treaty, resolution or law")] = None
    words: Annotated[
        Words, _told("words of its sentences, each as it begins: drone finds drones; in quotation marks, just so")
    ] = None
    order: Annotated[Literal["reported", "day"], _told("newest report first, or latest day first")] = "reported"
    once: Annotated[bool, _told("of the reports of one occurrence the first that fits; without it, each")] = False

    def values(self) -> dict[str, Any]:
        values = super().values()
        role = values.pop("role", None) if self.actor else None
        flags: dict[str, Any] = {
            "by_day": values.pop("order") == "day",
            "acting": role == "actor",
            "undergoing": role == "recipient",
        }
        if self.actor:
            flags["unnamed" if self.actor.startswith(UNNAMED) else "listed"] = True
        if self.doer and self.recipient and "country:" not in (self.doer[:8], self.recipient[:8]):
            flags |= {"pair_doer": values.pop("doer"), "pair_recipient": values.pop("recipient")}
        return values | flags


class QuotationAsk(Ask):
    """Which quotations: of whom, with which words."""

    said_by: Annotated[Key, _told("the key of the speaker")] = None
    speaker: Annotated[Words, _told("part of the speaker's name, or the code of the speaker's country")] = None
    side: Annotated[
        Key, _told("SRB for Serbia's government and forces, else a speaker's key; no refusals to speak")
    ] = None
    words: Annotated[
        Words, _told("words that are said, each as it begins: drone finds drones; in quotation marks, just so")
    ] = None
    kind: Annotated[Literal["direct", "indirect", "mixed"] | None, BeforeValidator(_asked)] = None
    stance: Annotated[Words, _told("claim, deny, no_comment …")] = None
    since: Annotated[Day, _told("the first day of publication")] = None
    until: Annotated[Day, _told("the last day of publication")] = None
    source: Annotated[Words, _told("the outlet")] = None


class ArticleAsk(Ask):
    """Which articles."""

    words: Annotated[Words, _told("part of the title, or the article's id")] = None
    since: Annotated[Day, _told("the first day of publication")] = None
    until: Annotated[Day, _told("the last day of publication")] = None
    source: Annotated[Words, _told("the outlet")] = None
    story: Annotated[Key, _told("the key of a story")] = None


class ActorAsk(Ask):
    """Which actors, by part of a name or a country's code."""

    name: Words = None


class StoryAsk(Ask):
    """Which stories: those with a report on this day or later."""

    since: Day = None


class AheadAsk(Ask):
    """What lies ahead of a day; without one, of the last day of publication."""

    from_day: Day = None
    country: Annotated[Country, _told("ISO 3166 alpha-3, XKX for Kosovo")] = None


class DyadAsk(EventAsk):
    """Events from one actor to another over time, by spans of a day to a year."""

    step: Step = "month"

    def events(self) -> EventAsk:
        """The same without the step and the page."""
        return EventAsk(**self.model_dump(exclude={"step", "page", "size"}))


class PageAsk(EventAsk):
    """Events as a page shows them: what several articles tell stands once, unless each report is asked for."""

    once: bool = True

    def for_api(self, **changes: Any) -> str:
        return self.query(**({"once": True} if self.once else {}), **changes)


class CourseAsk(PageAsk):
    """The same over time, by spans of a day to a year."""

    step: Step = "month"

    def events(self) -> PageAsk:
        """The same without the step and the page."""
        return PageAsk(**self.model_dump(exclude={"step", "page", "size"}))
