"""What a page or an export is asked for: everything stands in its address, so that each view has a lasting link.

In:  the query of an address, `?name=Kosovo&type=ACCUSE&since=2025-10-01`. Out: checked values; an empty field of a
form counts as not asked. Lengths and page numbers are bounded.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Standing = Literal["happened", "said", "planned", "possible", "denied", "history"]
Step = Literal["day", "week", "month", "quarter", "year"]
HAPPENING: tuple[Standing, ...] = ("happened", "said", "history")  # what charts and ties count
DEALINGS: tuple[Standing, ...] = (*HAPPENING, "planned")  # what counts between an actor and its partners
MOST_ROWS = 10_000  # how far pages go; exports go further

_QUOTED = re.compile(r'["“]([^"“”]*\w[^"“”]*)["”]')


def _asked(value: object) -> object:
    """A field of a form without its blanks; None when left empty, so that the default holds."""
    if isinstance(value, list):
        return [v for v in value if v != ""]
    return (value.strip().replace("\0", "") or None) if isinstance(value, str) else value


Words = Annotated[Annotated[str, Field(max_length=200)] | None, BeforeValidator(_asked)]
Key = Annotated[Annotated[str, Field(max_length=400)] | None, BeforeValidator(_asked)]
Day = Annotated[dt.date | None, BeforeValidator(_asked)]


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
        return urlencode([(k, v) for k, v in pairs if v not in (None, "")])


class EventAsk(Ask):
    """Which events. name, speaker: part of a name or a country's code; actor, said_by: keys; doer, recipient: keys, or
    country:SRB for all actors of a country.
    role: which part the `actor` has; without one, either. instrument: part of a name, or the key. words: all of them
    stand in the event's sentences, each as words begin ("drone" finds drones); in quotation marks, just so.

    since and until bound the event's day; where the words give none, the day of publication.
    """

    name: Words = None
    actor: Key = None
    role: Annotated[Literal["actor", "recipient"] | None, BeforeValidator(_asked)] = None
    doer: Key = None
    recipient: Key = None
    said_by: Key = None
    speaker: Words = None
    type: Annotated[Annotated[str, Field(max_length=100)] | None, BeforeValidator(_asked)] = None
    standing: Annotated[list[Standing], BeforeValidator(_asked), Field(max_length=6)] = []
    actuality: Annotated[
        Literal["actual", "historical", "future", "hypothetical", "negated"] | None, BeforeValidator(_asked)
    ] = None
    quad: Annotated[list[Annotated[int, Field(ge=1, le=4)]], BeforeValidator(_asked), Field(max_length=4)] = []
    country: Annotated[Annotated[str, Field(max_length=3)] | None, BeforeValidator(_asked)] = None
    place: Words = None
    since: Day = None
    until: Day = None
    source: Words = None
    story: Key = None
    instrument: Words = None
    words: Words = None
    order: Literal["reported", "day"] = "reported"

    def values(self) -> dict[str, Any]:
        values = super().values()
        role = values.pop("role", None) if self.actor else None
        flags: dict[str, Any] = {
            "by_day": values.pop("order") == "day",
            "acting": role == "actor",
            "undergoing": role == "recipient",
        }
        if self.doer and self.recipient and "country:" not in (self.doer[:8], self.recipient[:8]):
            flags |= {"pair_doer": values.pop("doer"), "pair_recipient": values.pop("recipient")}
        return values | flags


class QuotationAsk(Ask):
    """Which quotations: of whom, with which words."""

    said_by: Key = None
    speaker: Words = None
    words: Words = None
    kind: Annotated[Literal["direct", "indirect", "mixed"] | None, BeforeValidator(_asked)] = None
    stance: Words = None
    since: Day = None
    until: Day = None
    source: Words = None


class ArticleAsk(Ask):
    """Which articles; words stand in the title."""

    words: Words = None
    since: Day = None
    until: Day = None
    source: Words = None
    story: Key = None


class ActorAsk(Ask):
    """Which actors, by part of a name or a country's code."""

    name: Words = None


class StoryAsk(Ask):
    """Which stories: those with a report on this day or later."""

    since: Day = None


class AheadAsk(Ask):
    """What lies ahead of a day; without one, of the last day of publication."""

    from_day: Day = None
    country: Annotated[Annotated[str, Field(max_length=3)] | None, BeforeValidator(_asked)] = None


class DyadAsk(EventAsk):
    """Events from one actor to another over time, by spans of a day to a year."""

    step: Step = "month"

    def events(self) -> EventAsk:
        """The same without the step and the page."""
        return EventAsk(**self.model_dump(exclude={"step", "page", "size"}))
