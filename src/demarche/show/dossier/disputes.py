"""Disputes and silence: claim against claim, with the words of both sides and the instruments that they invoke.

In:  the rows of the analyses `disputes`, `silence`, `voiced` and `invoked`. Out: Serbia against Türkiye: the charges,
what is answered, who stands with whom, quotations, Resolution 1244; and Ankara, which has not commented.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from demarche.records import Actor, Span
from demarche.show.dossier.evidence import Cited, Evidence, Row
from demarche.show.dossier.people import GENERIC
from demarche.show.telling import gathering
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
    """The disputes, those with the most charges first; who charge in one voice are one accuser."""
    rows = gathering.disputes(answers["disputes"])
    return [_dispute(row, cited, answers["voiced"], answers["invoked"]) for row in rows]


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
    accusers, accused = row["accusers"], {row["accused_side"]}
    parts = ("for the accuser", "for the accused")
    found = {part: cited.evidence([s for s in row["supporters"] if s["part"] == part]) for part in parts}
    charges, answers = cited.evidence(row["charges"]), cited.evidence(row["answers"])
    sides = accusers | set(row["for_the_accuser"] or ()), accused | set(row["for_the_accused"] or ())
    spoken = [*charges, *answers, *found["for the accuser"], *found["for the accused"]]
    instruments = [i for i in invoked if i["story"] == row["story"] and _touches(i, spoken, *sides)]
    return Dispute(
        accuser=row["accuser"],
        accused=row["accused"],
        since=str(row["since"] or ""),
        charges=charges,
        answers=answers,
        for_the_accuser=found["for the accuser"],
        for_the_accused=found["for the accused"],
        accuser_words=_quotations(row["story"], accusers, accused, voiced, cited),
        accused_words=_quotations(row["story"], accused, accusers, voiced, cited),
        instruments=[_invoked(i, *sides, cited) for i in instruments],
    )


def _quotations(story: str, sides: set[str], others: set[str], voiced: Iterable[Row], cited: Cited) -> list[Said]:
    """What a side is quoted with in the story, word for word, on the other."""
    words = [v for v in voiced if v["story"] == story and v["side"] in sides and v["kind"] != "indirect"]
    found = (cited.said.get((v["article_key"], v["attribution_id"])) for v in words)
    return [said for said in found if said and _on(said, sides, others)][:MOST_QUOTATIONS]


def _on(said: Said, own: set[str], others: set[str]) -> bool:
    """Whether the words are on these others: they name one of them ("SRB": anybody of Serbia), or nobody else."""
    named = [actor for actor in said.source.coding.actors if not actor.key.startswith(GENERIC) and _names(said, actor)]
    of_others = any(actor.country in others or actor.key in others for actor in named)
    return of_others or all(actor.country in own or actor.key in own for actor in named)


def _names(said: Said, actor: Actor) -> bool:
    contents = said.attribution.content
    return any(content.start <= span.start < content.end for span in actor.mentions for content in contents)


def _touches(instrument: Row, spoken: Iterable[Evidence], accusers: set[str], accused: set[str]) -> bool:
    """Whether a side invokes it, in a sentence of the dispute."""
    if (accusers | accused).isdisjoint(instrument["invoked_by"] or ()):
        return False
    sentences = {
        (line.source.key, trail.sentence)
        for e in spoken
        if e.occurrence
        for line in e.occurrence.lines
        for trail in line.event.mentions
    }
    return any(
        key == v["article_key"] and sentence.start <= v["span_start"] < sentence.end
        for v in instrument["invocations"]
        for key, sentence in sentences
    )


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
