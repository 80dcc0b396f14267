"""The rows of the analyses in the JSON API, each with its sentences; docs/analyses.md says how to read them.

In:  a row of `disputes`. Out: the same as a checked record. Sides are countries (SRB) or the keys of actors that speak
for themselves; evidence names article and event, with the sentence and the rule that read it.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel

from demarche.show.web.count_rows import AccountsRow, CountryMonthRow, DyadMonthRow, VoiceRow


class Cited(BaseModel):
    """A sentence that a row stands on."""

    occurrence_id: str
    article_key: str
    event_id: str
    outlet: str
    sentence: str | None
    rule: str | None


class Answer(BaseModel):
    """An answer of the accused: an event, or words (attribution_id)."""

    kind: str
    name: str | None
    occurrence_id: str | None
    article_key: str
    event_id: str | None
    attribution_id: str | None
    outlet: str
    sentence: str | None
    rule: str | None


class Supporter(BaseModel):
    """Who takes a side. part: for the accuser, for the accused."""

    part: str
    kind: str
    name: str | None
    occurrence_id: str | None
    article_key: str
    event_id: str | None
    attribution_id: str | None
    outlet: str
    sentence: str | None
    rule: str | None


class DisputeRow(BaseModel):
    """An accuser and an accused in one story."""

    story: str
    accuser: str
    accuser_side: str
    accused: str
    accused_side: str
    since: dt.date | None
    last_report: dt.date | None
    charged: int
    answered: int
    for_the_accuser: list[str] | None
    for_the_accused: list[str] | None
    charges: list[Cited]
    answers: list[Answer] | None
    supporters: list[Supporter] | None


class Address(BaseModel):
    """An act that calls for an answer."""

    occurrence_id: str
    article_key: str
    event_id: str
    type: str
    outlet: str
    sentence: str | None
    rule: str | None


class Words(BaseModel):
    """Words that tell of silence."""

    article_key: str
    attribution_id: str
    outlet: str
    sentence: str
    rule: str


class SilenceRow(BaseModel):
    """Who was addressed in a story and has said nothing in it since, or declined to."""

    name: str
    side: str
    story: str
    addressed_by: list[str | None]
    since: dt.date | None
    until: dt.date | None
    declined: bool
    acts: list[Address]
    words: list[Words] | None


class Condemned(BaseModel):
    """A charge and the deed it is likely about."""

    charge: str | None
    deed: str | None
    article_key: str
    charge_event: str
    deed_event: str
    outlet: str
    said_by: str | None
    rule: str | None


class Done(BaseModel):
    """A deed of the same type and mode that is reported of the critic."""

    deed: str | None
    article_key: str
    event_id: str
    occurrence_id: str
    against: str | None
    day: dt.date | None
    outlet: str
    said_by: str | None
    rule: str | None


class InconsistencyRow(BaseModel):
    """Evidence on both sides, and no verdict."""

    critic: str
    critic_side: str
    other: str
    other_side: str
    type: str
    mode: str | None
    since: dt.date | None
    condemned: list[Condemned]
    done: list[Done]


class Outcome(BaseModel):
    """A later act that fulfils or breaks a commitment."""

    occurrence_id: str
    article_key: str
    event_id: str
    type: str
    day: dt.date | None
    outlet: str
    said_by: str | None
    sentence: str | None
    rule: str | None


class CommitmentRow(BaseModel):
    """What a side promised, agreed or announced. promised: the type of act."""

    actor: str
    actor_side: str
    recipient: str | None
    recipient_side: str | None
    promised: str | None
    day: dt.date | None
    dated: bool
    outcome: Literal["both reported", "fulfilled", "broken", "open"]
    sentence: str | None
    said_by: str | None
    outlet: str
    occurrence_id: str
    article_key: str
    event_id: str
    rule: str | None
    fulfilling: list[Outcome] | None
    breaking: list[Outcome] | None


class BurstRow(BaseModel):
    """A week with far more acts of one quad class in a dyad than usual."""

    actor: str
    actor_side: str
    recipient: str
    recipient_side: str
    quad: int
    week: dt.date
    occurrences: int
    usual: float
    occurrence_ids: list[str]
    acts: list[Cited]


class TurnRow(BaseModel):
    """A week at which a dyad changes its course. before, after: mean scores."""

    actor: str
    actor_side: str
    recipient: str
    recipient_side: str
    week: dt.date
    before: float
    after: float
    before_ids: list[str]
    after_ids: list[str]
    acts_before: list[Cited]
    acts_after: list[Cited]


class Invocation(BaseModel):
    """An instrument named in an article. party: who is said to violate, comply or sign."""

    speaker: str | None
    side: str | None
    stance: str
    party: str | None
    article_key: str
    instrument_id: str
    span_start: int
    span_end: int
    outlet: str
    sentence: str


class InvokedRow(BaseModel):
    """A treaty, resolution, contract or law in one story."""

    story: str
    name: str
    kind: str
    invoked_by: list[str] | None
    invocations: list[Invocation]


ROWS: dict[str, type[BaseModel]] = {
    "disputes": DisputeRow,
    "silence": SilenceRow,
    "inconsistency": InconsistencyRow,
    "commitments": CommitmentRow,
    "bursts": BurstRow,
    "turns": TurnRow,
    "outlet_voices": VoiceRow,
    "outlet_accounts": AccountsRow,
    "invoked": InvokedRow,
    "country_month": CountryMonthRow,
    "dyad_month": DyadMonthRow,
}
