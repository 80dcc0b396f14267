"""What a coding promises of itself, whatever the article was.

In:  an article's text and its coding. Out: nothing, or an AssertionError that names the broken promise: no defect, the
same record after writing and reading, spans that lie in the text and quote words, references that have their record.
"""

from __future__ import annotations

from demarche.records import Coding, coding_from_json, is_defect, spans_in, to_json


def check(text: str, coding: Coding) -> None:
    """Everything a coding promises of itself."""
    assert not is_defect(coding)
    assert coding_from_json(to_json(coding)) == coding
    for span in spans_in(coding):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()
    _references(coding)


def _references(coding: Coding) -> None:
    actors, attributions = {a.id for a in coding.actors}, {a.id for a in coding.attributions}
    instruments = {i.id for i in coding.instruments}
    for event in coding.events:
        assert actors.issuperset((*event.actors, *event.recipients, *event.denied_by))
        assert actors.issuperset({event.attributed_to} - {None})
        assert attributions.issuperset({event.attribution} - {None})
        assert instruments.issuperset(event.instruments)
        for trail in event.mentions:
            assert trail.sentence.covers(trail.clause)
            assert trail.sentence.covers(trail.predicate)
    for said in coding.attributions:
        assert actors.issuperset({said.speaker, said.addressee} - {None})
        assert not any(told.overlaps(telling) for told in said.content for telling in (*said.source, *said.cue))
