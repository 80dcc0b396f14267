"""The way of an article, stage by stage.

    sources → articles → parse → actors → attributions → events → circumstances → merge → Coding

In:  an Article and its Doc. Out: a Coding, its spans checked against the text.
"""

from __future__ import annotations

from spacy.tokens import Doc

from demarche.actors import settle_by_place
from demarche.circumstances import find_circumstances
from demarche.events import derive_events, find_events, find_uncoded, merge_mentions
from demarche.ground import Ground, lay_ground
from demarche.knowledge import Knowledge
from demarche.language.frames import Frames, find_frames
from demarche.records import Article, CoderVersion, Coding, Span, Uncoded, check_spans, head_of


def code_article(article: Article, doc: Doc, *, knowledge: Knowledge, coder: CoderVersion) -> tuple[Coding, Ground]:
    """Everything that is read in one article, and what its events stand on.

    doc: the parse of its text, or of the first part of it.
    """
    frames = find_frames(doc, lexicon=knowledge.frames)
    ground = lay_ground(article, doc, frames, knowledge=knowledge)
    return code_events(article, frames, ground, knowledge=knowledge, coder=coder), ground


def code_events(
    article: Article, frames: Frames, ground: Ground, *, knowledge: Knowledge, coder: CoderVersion
) -> Coding:
    """The coding of an article in which all is read but its events."""
    day, cast, around, lexicon = article.published_on, ground.cast, ground.around, knowledge.events
    told = find_events(frames, cast, ground.attributions, ground.voices, lexicon=lexicon)
    found = find_circumstances(around, frames, cast, told.mentions, published=day, knowledge=knowledge.circumstances)
    cast = settle_by_place(cast, found.mentions)
    merged = merge_mentions(found.mentions, cast, ontology=lexicon.ontology, article=article.id, published=day)
    derived = derive_events(merged, frames, cast, lexicon=lexicon)
    unread = _unread(article, frames.syntax.text)
    uncoded = (*find_uncoded(frames, told, ground.voices, lexicon=lexicon), *derived.uncoded, *unread)
    coding = Coding(
        article=head_of(article),
        actors=cast.actors,
        attributions=ground.attributions,
        events=derived.events,
        instruments=around.instruments,
        facts=around.facts,
        uncoded=tuple(sorted(uncoded, key=lambda u: u.sentence)),
        coder=coder,
        voices=ground.voices,
        scheduled=around.scheduled,
        tolls=found.tolls,
        objects=found.objects,
        open_mentions=cast.open_mentions,
    )
    return check_spans(coding, article.text)


def _unread(article: Article, read: str) -> tuple[Uncoded, ...]:
    """What lies beyond the part that was read, with its reason."""
    rest = Span(len(read), len(article.text))
    return (Uncoded(sentence=rest, reason="too-long"),) if article.text[rest.start :].strip() else ()
