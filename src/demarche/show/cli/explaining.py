"""`demarche explain`: a sentence with what was read in it and the rule behind each, and for what was not, the reason.

In:  "Serbia accused Türkiye of violating the UN Charter." Out: the sentence with actors, quotations and events in
colour, and below it a line for each: ACCUSE · Serbia → Türkiye · actual · on "accused" · rule accuse.verb.accuse-of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from demarche.records import Actor, Article, Attribution, Coding, Event, EventDate, OpenMention, Span, Trail
from demarche.show.cli.coding import load_coder
from demarche.show.cli.options import Published, Rules
from demarche.show.cli.progress import Progress
from demarche.show.cli.screen import console
from demarche.show.telling.marking import REASONS
from demarche.sources import Defaults, Unread, read_articles

_MOST_PATH = 255  # characters; a longer argument is a text, and no name of a file


def explain(
    what: Annotated[list[str], typer.Argument(metavar="TEXT|FILE...", help="A sentence, or files to explain whole.")],
    published: Published = None,
    rules: Rules = None,
) -> None:
    """Show what is read in a sentence or an article, by which rule, and why nothing is where nothing is.

    [dim]$[/dim] demarche explain 'Serbia accused Türkiye of violating the UN Charter.'
    [dim]$[/dim] demarche explain report.txt --published 2025-10-09
    """
    coder = load_coder(rules)
    screen = console()
    with Progress("explained") as progress:
        articles = list(progress.articles_of(_articles(what, published)))
        for article, coding in zip(articles, coder.pipe(articles), strict=True):
            explain_coding(article, coding, screen)
    if progress.unread:
        raise typer.Exit(1)


def _articles(what: list[str], published: str | None) -> Iterator[Article | Unread]:
    for item in what:
        if item == "-" or _is_file(item):
            yield from read_articles([item], defaults=Defaults(published=published))
        else:
            yield Article(text=item, published=published)


def _is_file(item: str) -> bool:
    return len(item) <= _MOST_PATH and "\n" not in item and Path(item).exists()


def explain_coding(article: Article, coding: Coding, screen: Console) -> None:
    """Print an article, sentence by sentence, with what was read in each."""
    if article.title:
        day = f" ({article.published})" if article.published else ""
        screen.print(Text(f"{article.title}{day}", style="bold"), end="\n\n")
    for sentence in sentences_of(coding, article.text):
        reading = _Reading(article.text, coding, sentence)
        screen.print(reading.words())
        for line in reading.lines():
            screen.print(Text("  ").append_text(line))
        screen.print()


def sentences_of(coding: Coding, text: str) -> list[Span]:
    """The sentences of an article, as far as its coding names them, and the stretches between them."""
    named = {m.sentence for e in coding.events for m in e.mentions}
    named |= {u.sentence for u in coding.uncoded} | {v.sentence for v in coding.voices}
    spans: list[Span] = []
    at = 0
    for span in sorted(named):
        if span.start < at:
            continue
        spans += [s for s in (_trimmed(text, at, span.start), span) if s]
        at = span.end
    rest = _trimmed(text, at, len(text))
    return [*spans, rest] if rest else spans


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without blanks at its ends; None when nothing is left."""
    words = text[start:end]
    first = len(words) - len(words.lstrip())
    return Span(start + first, start + len(words.rstrip())) if words.strip() else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read in one sentence."""

    text: str
    coding: Coding
    sentence: Span

    def words(self) -> Text:
        """The sentence in colour."""
        shown = Text(self.text[self.sentence.start : self.sentence.end])
        for voice in self.coding.voices:
            self._mark(shown, [voice.sentence], "opinion")
        for attribution in self.coding.attributions:
            self._mark(shown, attribution.content, "said")
            self._mark(shown, attribution.cue, "cue")
        for actor in self.coding.actors:
            self._mark(shown, actor.mentions, "actor")
        for _, mention in self._mentions():
            self._mark(shown, [mention.predicate], "event")
        return shown

    def _mark(self, shown: Text, spans: Iterable[Span], style: str) -> None:
        for span in spans:
            if span.overlaps(self.sentence):
                start, end = span.start - self.sentence.start, span.end - self.sentence.start
                shown.stylize(style, max(start, 0), min(end, len(shown)))

    def lines(self) -> Iterator[Text]:
        """One line for each event, attribution, opinion and reason of silence, then the actors."""
        for event, mention in self._mentions():
            yield self._event_line(event, mention)
        for attribution in self.coding.attributions:
            if any(s.overlaps(self.sentence) for s in (*attribution.cue, *attribution.content)):
                yield self._attribution_line(attribution)
        for voice in self.coding.voices:
            if voice.sentence == self.sentence:
                yield Text.assemble(
                    ("opinion", "opinion"), f" the author's own voice ({voice.voice}) · rule {voice.rule}"
                )
        for uncoded in self.coding.uncoded:
            if uncoded.sentence.overlaps(self.sentence):
                because = REASONS.get(uncoded.reason, "it is set aside")
                yield Text(f"no event: {uncoded.reason} ({because})", style="quiet")
        for actor in self.coding.actors:
            spans = [s for s in actor.mentions if self.sentence.covers(s)]
            if spans:
                yield self._actor_line(actor, spans[0])
        for word in self.coding.open_mentions:
            if self.sentence.covers(word.span):
                yield self._open_line(word)

    def _mentions(self) -> Iterator[tuple[Event, Trail]]:
        for event in self.coding.events:
            for mention in event.mentions:
                if mention.sentence == self.sentence or self.sentence.covers(mention.predicate):
                    yield event, mention

    def _event_line(self, e: Event, mention: Trail) -> Text:
        line = Text.assemble((f"{e.type}{'/' + e.mode if e.mode else ''}", "event"), " ", self.parties(e))
        details = [e.actuality + (", hedged" if e.hedged else "")]
        details += [f"said by {self._name(e.attributed_to)}"] if e.attributed_to else []
        details += [_days(e.date)] if e.date and e.date.start else []
        details += [e.location.name] if e.location else []
        details += [f"on “{self._quote(mention.predicate)}”", f"rule {mention.rule}"]
        return line.append(" · " + " · ".join(details))

    def parties(self, e: Event) -> str:
        actors, recipients = (", ".join(self._name(id) for id in ids) for ids in (e.actors, e.recipients))
        return f"{actors or '?'} → {recipients}" if recipients else actors or "?"

    def _attribution_line(self, q: Attribution) -> Text:
        cue = " … ".join(self._quote(s) for s in q.cue) or "no cue"
        speaker = self._name(q.speaker) if q.speaker else "nobody named"
        addressee = f" to {self._name(q.addressee)}" if q.addressee else ""
        return Text.assemble(
            ("said", "said"), f" by {speaker}{addressee} · {q.kind}, {q.stance} · on “{cue}” · rule {q.rule}"
        )

    def _actor_line(self, a: Actor, span: Span) -> Text:
        codes = " ".join(filter(None, (a.country, *a.sectors)))
        sure = " (inferred)" if a.inferred else ""
        return Text.assemble(
            ("actor", "actor"),
            f" “{self._quote(span)}” is {a.name}, {a.kind}, {codes or 'no code'}{sure} · rule {a.rule}",
        )

    def _open_line(self, word: OpenMention) -> Text:
        names = ", ".join(map(self._name, word.candidates))
        why = "alike" if word.reason == "equal" and len(word.candidates) > 1 else "doubtful"
        return Text(f"left open: “{self._quote(word.span)}” · candidates {names} ({why})", style="quiet")

    def _name(self, id: str | None) -> str:
        return next((a.name for a in self.coding.actors if a.id == id), id or "")

    def _quote(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split())


def _days(date: EventDate) -> str:
    """The days; in brackets where publication stands in for words that tell none."""
    days = str(date.start) if date.start == date.end else f"{date.start}–{date.end}"
    return f"({days})" if date.precision == "unresolved" else days
