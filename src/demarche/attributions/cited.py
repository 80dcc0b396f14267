"""Whom a report cites: "Reuters, citing two officials, said …", "according to Yonhap, quoting state media".

In:  the readings of an article. Out: a further reading for each source that another report cites by a participle: the
officials say what Reuters says. The words that cite are in the lexicon (frame `cited`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demarche.attributions.lexicon import ReportingLexicon
from demarche.attributions.page import Page
from demarche.attributions.reading import Reading

CITED = "cited"


def read_cited(page: Page, readings: Sequence[Reading], lexicon: ReportingLexicon) -> Iterator[Reading]:
    """Readings with the content of the report they belong to and the cited one as their source."""
    s = page.syntax
    reports = [r for r in readings if r.spoken and r.cue is not None and r.source is not None]
    for verb in range(len(s)):
        entry = lexicon.of("verb", s.lemma[verb]).get(CITED) if s.tag[verb] == "VBG" else None
        if entry is None or page.quoted[verb] >= 0:
            continue
        cited = next((o for o in s.having(verb, "obj", "obl") if s.first(o, "case") is None), None)
        if cited is None:
            continue
        report = next((r for r in reports if _belongs_to(page, verb, r)), None)
        if report is not None:
            report.content -= page.branch(verb)
            told = set(report.content) - page.branch(cited)
            yield Reading(verb, entry, CITED, cited, told, spoken=True)


def _belongs_to(page: Page, participle: int, report: Reading) -> bool:
    """The participle hangs on the verb that reports or on the source, in the same sentence, and is no report itself."""
    s = page.syntax
    above = s.head[participle]
    if report.cue == participle or s.dep[participle] not in ("advcl", "acl", "case", "dep", "parataxis"):
        return False
    return above in (report.cue, report.source) or (
        s.sentence[participle] == s.sentence[report.cue or 0]
        and above in report.content
        and participle > (report.cue or 0)
    )
