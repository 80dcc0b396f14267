"""The way of an article, stage by stage.

    sources → articles → parse → actors → attributions → events → circumstances → merge → Coding

In:  an Article and its Doc. Out: a Coding, its spans checked against the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from spacy.tokens import Doc

from demarche.actors import ActorKnowledge, find_actors, resolve_quoted, settle_by_place
from demarche.attributions import ReportingLexicon, find_attributions, find_voices
from demarche.circumstances import CircumstanceKnowledge, find_circumstances
from demarche.events import EventLexicon, derive_events, find_events, find_rules, find_uncoded, merge_mentions
from demarche.language.frames import FrameLexicon, find_frames
from demarche.language.quotations import find_quotations
from demarche.records import Article, CoderVersion, Coding, Span, Uncoded, check_spans, content_hash, head_of
from demarche.rules import content_of

DATA = Path(str(files("demarche").joinpath("data")))
KNOWLEDGE = frozenset({".yaml", ".csv", ".npz", ".json", ".gz"})


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the stages know of words and the world; loaded once, shared, never changed.

    version: a hash of all of it; rest: of all but the event rules.
    """

    actors: ActorKnowledge
    frames: FrameLexicon
    reporting: ReportingLexicon
    events: EventLexicon
    circumstances: CircumstanceKnowledge
    version: str
    rest: str

    @staticmethod
    def load(rules: Path | None = None) -> Knowledge:
        """The packaged knowledge, with event rules from another folder where one is given."""
        entries, others = knowledge_files(DATA, rules)
        rest = content_of(others)
        return Knowledge(
            actors=ActorKnowledge.load(DATA / "actors"),
            frames=FrameLexicon.load(),
            reporting=ReportingLexicon.load(DATA / "reporting"),
            events=EventLexicon.load(DATA, rules=rules),
            circumstances=CircumstanceKnowledge.load(DATA),
            version=content_hash(content_of(entries), rest),
            rest=rest,
        )


def knowledge_files(data: Path, rules: Path | None) -> tuple[list[Path], list[Path]]:
    """Files that decide how articles are read: of event rules, and all others but the model, which has its own hash."""
    packaged = [p for p in data.rglob("*") if p.is_file() and "model" not in p.parts and p.suffix in KNOWLEDGE]
    always = (p for p in packaged if p.relative_to(data).parts[0] not in ("events", "ontologies"))
    chosen = find_rules(data, rules)
    others = dict.fromkeys([*always, *chosen.files])
    return list(chosen.entries), [p for p in others if p not in chosen.entries]


def code_article(article: Article, doc: Doc, *, knowledge: Knowledge, coder: CoderVersion) -> Coding:
    """Everything that is read in one article. `doc` is the parse of its text, or of the first part of it."""
    day = article.published_on
    frames = find_frames(doc, lexicon=knowledge.frames)
    text = article.text[: len(frames.syntax.text)]  # a text beyond all measure is parsed in its first part
    quotations = find_quotations(text)
    cast = find_actors(doc, knowledge=knowledge.actors, published=day, title=article.title, syntax=frames.syntax)
    attributions = find_attributions(doc, frames, quotations, cast, lexicon=knowledge.reporting)
    voices = find_voices(frames, attributions, lexicon=knowledge.reporting, title=article.title, quotations=quotations)
    cast = resolve_quoted(doc, cast, attributions, knowledge=knowledge.actors)
    told = find_events(frames, cast, attributions, voices, lexicon=knowledge.events)
    found = find_circumstances(
        doc,
        frames,
        cast,
        attributions,
        told.mentions,
        published=day,
        title=article.title,
        knowledge=knowledge.circumstances,
    )
    cast = settle_by_place(cast, found.mentions)
    ontology = knowledge.events.ontology
    merged = merge_mentions(found.mentions, cast, ontology=ontology, article=article.id, published=day)
    derived = derive_events(merged, frames, cast, lexicon=knowledge.events)
    uncoded = (*find_uncoded(frames, told, voices, lexicon=knowledge.events), *derived.uncoded, *_unread(article, text))
    coding = Coding(
        article=head_of(article),
        actors=cast.actors,
        attributions=attributions,
        events=derived.events,
        instruments=found.instruments,
        facts=found.facts,
        uncoded=tuple(sorted(uncoded, key=lambda u: u.sentence)),
        coder=coder,
        voices=voices,
        scheduled=found.scheduled,
        tolls=found.tolls,
        objects=found.objects,
        open_mentions=cast.open_mentions,
    )
    return check_spans(coding, article.text)


def _unread(article: Article, read: str) -> tuple[Uncoded, ...]:
    """What lies beyond the part that was read, with its reason."""
    rest = Span(len(read), len(article.text))
    return (Uncoded(sentence=rest, reason="too-long"),) if article.text[rest.start :].strip() else ()
