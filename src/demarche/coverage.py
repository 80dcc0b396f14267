"""What the event lexicon lacks: the predicates that political actors have most often and that no entry reads.

In:  articles and a coder. Out: gaps, most frequent first, each with a clause to read: of "Belgrade and Pristina
bickered over plates", bicker, if no entry knows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import tee

from spacy.tokens import Doc

from demarche.coder import Coder
from demarche.language.frames import Frame, find_frames
from demarche.records import Article, Coding, Span


@dataclass(frozen=True, slots=True)
class Gap:
    """A predicate without an entry; `example` is the first clause that has it."""

    lemma: str
    pos: str
    count: int
    example: str
    article: str


def find_gaps(coder: Coder, articles: Iterable[Article]) -> list[Gap]:
    """Predicates with a political actor as subject or object that neither an event entry nor a reporting cue reads."""
    seen: dict[tuple[str, str], Gap] = {}
    for article, frame in _uncovered(coder, articles):
        key = (frame.lemma, frame.pos)
        start, end = frame.span
        first = seen.get(key) or Gap(*key, 0, " ".join(article.text[start:end].split()), article.id)
        seen[key] = Gap(*key, first.count + 1, first.example, first.article)
    return sorted(seen.values(), key=lambda gap: (-gap.count, gap.lemma, gap.pos))


def _uncovered(coder: Coder, articles: Iterable[Article]) -> Iterator[tuple[Article, Frame]]:
    to_parse, to_read = tee(articles)
    for article, doc in zip(to_read, coder.parse(to_parse), strict=True):
        coding = coder.code_parsed(article, doc)
        frames = find_frames(doc, lexicon=coder.knowledge.frames)
        covered, political = _covered(coding), _political(coder, coding)
        for frame in frames:
            if _concerns(frame, doc, political) and not _is_read(frame, doc, covered, coder):
                yield article, frame


def _covered(coding: Coding) -> list[Span]:
    """Words that are read already: predicates of events, cues of attributions."""
    predicates = [m.predicate for e in coding.events for m in e.mentions]
    return [*predicates, *(cue for q in coding.attributions for cue in q.cue)]


def _political(coder: Coder, coding: Coding) -> list[Span]:
    """Where actors of a political sector are named."""
    sectors = coder.knowledge.events.ontology.political
    return [span for a in coding.actors if sectors & {a.sector, *a.sectors} for span in a.mentions]


def _concerns(frame: Frame, doc: Doc, political: list[Span]) -> bool:
    heads = (doc[argument.token] for argument in frame.role("subj", "obj", "iobj"))
    return any(_within(head.idx, political) for head in heads)


def _is_read(frame: Frame, doc: Doc, covered: list[Span], coder: Coder) -> bool:
    if _within(doc[frame.predicate].idx, covered):
        return True
    return bool(coder.knowledge.events.rules.candidates(frame))


def _within(offset: int, spans: list[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)
