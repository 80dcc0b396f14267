"""Disputes and silence: claim against claim, with the words of both sides and the instruments that they invoke.

In:  the rows of the analyses `disputes`, `silence`, `voiced` and `invoked`. Out: Serbia against Türkiye: the charges,
what is answered, who stands with whom, quotations, Resolution 1244; and Ankara, which has not commented.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from demarche.records import Span
from demarche.show.dossier.evidence import Cited, Evidence, Row
from demarche.show.telling.lines import Said, Source

MOST_QUOTATIONS = 4  # of one side in one dispute


@dataclass(frozen=True, slots=True)
class Invocation:
    """Who invokes an instrument, for what, of whom, in which words."""

    speaker: str
    stance: str
    party: str
    source: Source
    span: Span


@dataclass(frozen=True, slots=True)
class Invoked:
    """An instrument in a dispute. by: "both sides" of it, "several parties", or "" where one alone invokes it."""

    name: str
    kind: str
    by: str
    invocations: list[Invocation]


@dataclass(frozen=True, slots=True)
class Dispute:
    """An accuser and an accused within one story."""

    accuser: str
    accused: str
    since: str
    charges: list[Evidence]
    answers: list[Evidence]
    for_the_accuser: list[Evidence]
    for_the_accused: list[Evidence]
    accuser_words: list[Said]
    accused_words: list[Said]
    instruments: list[Invoked]


@dataclass(frozen=True, slots=True)
class Silence:
    """Who was addressed and has said nothing since, or declined to comment. until: the last report of the story."""

    name: str
    addressed_by: str
    since: str
    until: str
    acts: list[Evidence]
    declined: list[Said]


def disputes_of(answers: Mapping[str, Sequence[Row]], cited: Cited) -> list[Dispute]:
    """The disputes, those with the most charges first."""
    return [_dispute(row, cited, answers["voiced"], answers["invoked"]) for row in answers["disputes"]]


def silences_of(answers: Mapping[str, Sequence[Row]], cited: Cited) -> list[Silence]:
    return [
        Silence(
            name=row["name"],
            addressed_by=", ".join(row["addressed_by"]),
            since=str(row["since"] or ""),
            until=str(row["until"] or ""),
            acts=cited.evidence(row["acts"]),
            declined=[e.said for e in cited.evidence(row["words"]) if e.said],
        )
        for row in answers["silence"]
    ]


def _dispute(row: Row, cited: Cited, voiced: Sequence[Row], invoked: Sequence[Row]) -> Dispute:
    sides = (
        {row["accuser_side"], *(row["for_the_accuser"] or ())},
        {row["accused_side"], *(row["for_the_accused"] or ())},
    )
    supporters: dict[str, list[Row]] = {"for the accuser": [], "for the accused": []}
    for supporter in row["supporters"] or ():
        supporters[supporter["part"]].append(supporter)
    return Dispute(
        accuser=row["accuser"],
        accused=row["accused"],
        since=str(row["since"] or ""),
        charges=cited.evidence(row["charges"]),
        answers=cited.evidence(row["answers"]),
        for_the_accuser=cited.evidence(supporters["for the accuser"]),
        for_the_accused=cited.evidence(supporters["for the accused"]),
        accuser_words=_quotations(row["story"], row["accuser_side"], voiced, cited),
        accused_words=_quotations(row["story"], row["accused_side"], voiced, cited),
        instruments=[_invoked(i, *sides, cited) for i in invoked if i["story"] == row["story"] and _touches(i, *sides)],
    )


def _quotations(story: str, side: str, voiced: Iterable[Row], cited: Cited) -> list[Said]:
    """What a side is quoted with in the story, word for word."""
    words = [v for v in voiced if v["story"] == story and v["side"] == side and v["kind"] != "indirect"]
    found = (cited.said.get((v["article_key"], v["attribution_id"])) for v in words)
    return [said for said in found if said][:MOST_QUOTATIONS]


def _touches(instrument: Row, accusers: set[str], accused: set[str]) -> bool:
    return not (accusers | accused).isdisjoint(instrument["invoked_by"] or ())


def _invoked(instrument: Row, accusers: set[str], accused: set[str], cited: Cited) -> Invoked:
    by = set(instrument["invoked_by"])
    who = "both sides" if by & accusers and by & accused else "several parties" if len(by) > 1 else ""
    return Invoked(instrument["name"], instrument["kind"], who, _invocations(instrument["invocations"], cited))


def _invocations(rows: Iterable[Row], cited: Cited) -> list[Invocation]:
    return [
        Invocation(
            speaker=row["speaker"] or "the article",
            stance=row["stance"],
            party=row["party"] or "",
            source=cited.sources[row["article_key"]],
            span=Span(row["span_start"], row["span_end"]),
        )
        for row in rows
    ]
