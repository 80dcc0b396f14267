"""An article's text with its words marked and, for each mark, the trail: what was read there and by which rule.

In:  an article and its coding. Out: paragraphs of stretches; in "Serbia accused Türkiye" the first stretch names the
actor, the second the event and its rule. Stretches are plain data: the template escapes them, an article's words never
become markup. Sentences without an event begin with a sign that tells the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from demarche.records import Actor, Event, Span
from demarche.show.telling.lines import EventLine, Source

LONGEST = 100_000  # characters of an article that the page shows
REASONS = {
    "no-predicate": "it has no word that could be an act",
    "no-rule": "no rule knows its verbs and nouns of action",
    "no-frame": "rules know its words, but not in this sense or construction",
    "no-actor": "a rule reads it, but nobody who makes politics does it or undergoes it",
    "opinion": "it is the author's own opinion",
    "question": "it is a question",
    "private-parties": "those who act and undergo do so as private persons or firms",
    "possible": "it tells of an act only as a condition, purpose, wish or duty",
    "poll": "it tells what people answered when they were asked",
    "sport": "it is about sport",
    "culture": "it is about culture",
    "business": "it is about business",
    "nature": "it is about nature or the weather",
    "crime": "it is a crime without a political side",
    "not-in-ontology": "what a rule reads in it has no type in this ontology",
    "too-long": "it lies beyond the part of the text that is read",
    "defect": "the coder failed on the article",
    "worker-died": "the article ended the process that coded it",
}


def _nowhere(_: Actor) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Links:
    """Where marks lead: those of an actor, of a speaker's word of saying, of an event; "" for nowhere.

    prefix: what ids begin with, where several articles stand on one page.
    """

    event: Callable[[EventLine], str]
    actor: Callable[[Actor], str] = _nowhere
    speaker: Callable[[Actor], str] = _nowhere
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What a mark means. kind: actor, open, cue, said, event, opinion, none; href: the page that tells more."""

    id: str
    kind: str
    title: str
    lines: tuple[str, ...]
    rule: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters under the same notes; a sign (text "") where a sentence without an event begins."""

    text: str
    notes: tuple[Note, ...] = ()
    anchors: tuple[str, ...] = ()

    @property
    def classes(self) -> str:
        return " ".join(dict.fromkeys(f"m-{n.kind}" for n in self.notes))

    @property
    def href(self) -> str:
        """Where the mark leads: of an event within a quotation, to the event."""
        ranks = {"event": 0, "cue": 1, "actor": 2}
        links = sorted((n for n in self.notes if n.href and n.kind in ranks), key=lambda n: ranks[n.kind])
        return links[0].href if links else ""

    @property
    def focusable(self) -> bool:
        return any(n.kind in ("event", "cue", "actor", "open", "none") for n in self.notes)

    @property
    def ids(self) -> str:
        return " ".join(n.id for n in self.notes)


_Placed = tuple[Span, Note, str]


def marked(source: Source, links: Links, *, longest: int = LONGEST) -> list[list[Stretch]]:
    """The article, or its first `longest` characters, as paragraphs of stretches."""
    text = source.article.text[:longest]
    placed = [(s, n, a) for s, n, a in _placed(source, links) if 0 <= s.start < min(s.end, len(text))]
    signs = {n.sentence.start: n.reason for n in source.coding.uncoded if 0 <= n.sentence.start < len(text)}
    ends = {edge for s, _, _ in placed for edge in (s.start, min(s.end, len(text)))}
    paragraphs: list[list[Stretch]] = [[]]
    opening: dict[int, list[tuple[Note, str]]] = {}
    closing: dict[int, list[Note]] = {}
    for span, note, anchor in placed:
        opening.setdefault(span.start, []).append((note, anchor))
        closing.setdefault(min(span.end, len(text)), []).append(note)
    live: list[Note] = []
    for start, end in pairwise(sorted({0, len(text), *ends, *signs})):
        for note in closing.get(start, ()):
            live.remove(note)
        live += [note for note, _ in opening.get(start, ())]
        if start in signs:
            paragraphs[-1].append(Stretch("", (_silence(start, signs[start], links),), (f"{links.prefix}s{start}",)))
        anchors = tuple(anchor for _, anchor in opening.get(start, ()) if anchor)
        _append(paragraphs, text[start:end], tuple(live), anchors)
    return [p for p in paragraphs if p]


def notes_of(paragraphs: Iterable[Iterable[Stretch]]) -> list[Note]:
    """Every note once, in the order of the text."""
    return list({n.id: n for p in paragraphs for stretch in p for n in stretch.notes}.values())


def _append(paragraphs: list[list[Stretch]], text: str, notes: tuple[Note, ...], anchors: tuple[str, ...]) -> None:
    for n, piece in enumerate(text.split("\n")):
        if n:
            paragraphs.append([])
        if piece:
            paragraphs[-1].append(Stretch(piece, notes, anchors))
            anchors = ()


def _silence(start: int, reason: str, links: Links) -> Note:
    because = REASONS.get(reason, "it is set aside")
    return Note(f"{links.prefix}n-s{start}", "none", "No event in this sentence", (f"{reason}: {because}.",))


def _placed(source: Source, links: Links) -> Iterator[_Placed]:
    yield from _actors(source, links)
    yield from _open(source, links)
    yield from _sayings(source, links)
    for event in source.coding.events:
        yield from _mentions(source, event, links)
    for n, voice in enumerate(source.coding.voices):
        words = "opinion" if voice.voice == "author-opinion" else "question"
        note = Note(
            f"{links.prefix}n-v{n}", "opinion", f"The author's own {words}", ("No event is read from it.",), voice.rule
        )
        yield voice.sentence, note, ""


def _actors(source: Source, links: Links) -> Iterator[_Placed]:
    for a in source.coding.actors:
        known = ", ".join(filter(None, (a.office, a.country, a.sector)))
        guessed = ("The country is inferred from the story.",) if a.inferred else ()
        lines = (f"{a.kind}: {known}" if known else a.kind, *guessed)
        note = Note(f"{links.prefix}n-{a.id}", "actor", a.name, lines, a.rule, links.actor(a))
        yield from ((span, note, "") for span in a.mentions)


def _open(source: Source, links: Links) -> Iterator[_Placed]:
    """Words that take somebody up, and with whom they may mean: two alike, or one in doubt."""
    for n, mention in enumerate(source.coding.open_mentions):
        names = source.names(mention.candidates)
        why = "They fit alike." if mention.reason == "equal" and len(names) > 1 else "It is too doubtful to tell."
        lines = (f"Candidates: {', '.join(names)}.", why)
        yield mention.span, Note(f"{links.prefix}n-o{n}", "open", "Left open who is meant", lines), ""


def _sayings(source: Source, links: Links) -> Iterator[_Placed]:
    for q in source.coding.attributions:
        speaker = source.actor(q.speaker)
        who = speaker.name if speaker else " … ".join(source.words(s) for s in q.source) or "somebody unnamed"
        to = source.actor(q.addressee)
        lines = (f"{q.stance.replace('_', ' ')}, {q.kind}" + (f", to {to.name}" if to else ""),)
        href = links.speaker(speaker) if speaker else ""
        cue = Note(f"{links.prefix}n-{q.id}-cue", "cue", f"Said by {who}", lines, q.rule, href)
        said = Note(f"{links.prefix}n-{q.id}", "said", f"Words of {who}", lines, q.rule)
        anchor, first = f"{links.prefix}{q.id}", (*q.content, *q.cue)[:1]  # silence has no content
        yield from ((span, cue, "" if q.content or span not in first else anchor) for span in q.cue)
        yield from ((span, said, anchor if span in first else "") for span in q.content)


def _mentions(source: Source, event: Event, links: Links) -> Iterator[_Placed]:
    line = EventLine(source, event)
    code = event.type + (f" · {event.mode}" if event.mode else "")
    parties = f"{', '.join(line.actors)} → {', '.join(line.recipients) or 'nobody named'}"
    for n, m in enumerate(event.mentions):
        told = [f"{line.standing} ({event.actuality})" + (", hedged" if event.hedged else "")]
        told += [f"on the word of {line.speaker}"] if line.speaker else []
        told += [f"whether it happened: “{source.words(m.actuality_cue)}”"] if m.actuality_cue else []
        told += [f"doubt: “{source.words(m.hedge_cue)}”"] if m.hedge_cue else []
        told += [f"a party by {m.party_rule}"] if m.party_rule else []
        note = Note(
            f"{links.prefix}n-{event.id}-{n}", "event", f"{code}: {parties}", tuple(told), m.rule, links.event(line)
        )
        yield m.predicate, note, f"{links.prefix}{event.id}" if n == 0 else ""
