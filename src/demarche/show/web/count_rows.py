"""The rows of the JSON API that compare outlets and count months; they name what they count by keys.

In:  a row of `outlet_voices`: Gazette, TCD, 75 % of its attributions. Out: the same as a checked record.
"""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel


class VoiceKey(BaseModel):
    article_key: str
    attribution_id: str


class VoiceRow(BaseModel):
    """How much an outlet reports of a side's words. share: of all that it gives to somebody known."""

    outlet: str
    side: str
    speaker: str
    statements: int
    share: float
    quoted: int
    articles: int
    keys: list[VoiceKey]


class EventKey(BaseModel):
    article_key: str
    event_id: str


class Account(BaseModel):
    """What some outlets say of one thing."""

    said: str | None
    outlets: list[str]
    keys: list[EventKey]


class AccountsRow(BaseModel):
    """What outlets tell of one thing (day, place, dead …) in one occurrence."""

    occurrence_id: str
    type: str
    mode: str | None
    actors: list[str] | None
    recipients: list[str] | None
    thing: str
    agree: bool
    outlets: int
    accounts: list[Account]


class CountryMonthRow(BaseModel):
    """Acts of a country's actors in a month; month None: dated by a year or longer."""

    month: dt.date | None
    country: str
    sector: str
    type: str
    quad: int
    occurrences: int
    only_said: int
    planned: int
    denied: int
    mean_score: float | None
    mean_goldstein: float | None
    articles: int
    occurrence_ids: list[str]


class DyadMonthRow(BaseModel):
    """Acts of one country's actors towards another's in a month."""

    month: dt.date | None
    actor: str
    recipient: str
    actor_sector: str
    recipient_sector: str
    type: str
    quad: int
    occurrences: int
    only_said: int
    planned: int
    denied: int
    mean_score: float | None
    mean_goldstein: float | None
    articles: int
    occurrence_ids: list[str]
