"""`demarche audit`: judge a store's events, one key for each field.

In:  a store. Out: events in their sentences, a question for each field, labels in a file after every answer, and at
the end precision with intervals: "actor 87 % (78–92), 97 judged". Begun again, it goes on where it ended.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from demarche.audit import FIELDS, Label, agreement, draw, figures, read_labels, shares, write_labels
from demarche.audit.sampling import Drawn
from demarche.records import Article, Coding
from demarche.show.cli.audit_card import coded_words, show_card
from demarche.show.cli.counting import counted
from demarche.show.cli.screen import console
from demarche.store import Store, open_store

_ANSWERS = {"y": "right", "n": "wrong", "?": "cannot tell"}
_REST, _BACK, _QUIT = "a", "b", "q"
_HELP = "y right · n wrong · ? cannot tell · a this and the rest right · b back · q quit"


class By(StrEnum):
    """How events are drawn."""

    EVENT = "event"
    TYPE = "type"


def audit(
    store: Annotated[
        Path | None, typer.Argument(metavar="STORE", help="A store made by demarche code --store.")
    ] = None,
    n: Annotated[int, typer.Option("--n", min=1, help="How many events.")] = 100,
    seed: Annotated[int, typer.Option(help="Another seed draws other events.")] = 0,
    by: Annotated[
        By, typer.Option(help="event: all alike; type: as many of each type, weighted afterwards.")
    ] = By.EVENT,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The labels, as CSV.")] = Path(
        "labels.csv"
    ),
    auditor: Annotated[str, typer.Option(help="Your name or initials, written beside your labels.")] = "",
    agree: Annotated[
        tuple[Path, Path] | None,
        typer.Option(metavar="A.csv B.csv", help="Compare the labels of two auditors instead."),
    ] = None,
) -> None:
    """Judge events drawn at random, field by field, for the precision of a store; or compare two auditors.

    [dim]$[/dim] demarche audit news.duckdb --n 100 --seed 7
    [dim]$[/dim] demarche audit news.duckdb --by type -o anna.csv --auditor anna
    [dim]$[/dim] demarche audit --agree anna.csv ben.csv
    """
    screen = console()
    if agree is not None:
        _show_agreement(agree, screen)
        return
    if store is None:
        raise typer.BadParameter("name a store, or two files of labels with --agree")
    opened = open_store(store, read_only=True)
    drawn = draw(opened, n, seed=seed, by_type=by is By.TYPE)
    known = {label.identity: label for label in (read_labels(output) if output.exists() else [])}
    how = f"seed {seed}, by {by}"
    session = _Session(opened, drawn, known, output, auditor, how, screen)
    session.run()
    _show_figures(session.labels(), shares(opened) if by is By.TYPE else None, screen)
    screen.print(Text(f"{output}: {session.finished} of {counted(len(drawn), 'event')} judged", style="quiet"))


class _Session:
    """One sitting: the events in order, the labels so far."""

    def __init__(
        self,
        store: Store,
        drawn: list[Drawn],
        known: dict[tuple[str, str], Label],
        output: Path,
        auditor: str,
        how: str,
        screen: Console,
    ) -> None:
        self._store, self._drawn, self._known, self._output = store, drawn, known, output
        self._auditor, self._how, self._screen = auditor, how, screen

    @property
    def finished(self) -> int:
        return sum(label.complete for label in self.labels())

    def labels(self) -> list[Label]:
        """The labels of the events that were drawn; others in the file are kept there and not counted."""
        found = (self._known.get((d.article_key, d.event_key)) for d in self._drawn)
        return [label for label in found if label is not None]

    def run(self) -> None:
        """Ask until all is judged or the auditor leaves."""
        at = next((i for i, d in enumerate(self._drawn) if not self._label(d).complete), len(self._drawn))
        while at < len(self._drawn):
            step = self._ask_event(at)
            if step is None:
                return
            at = max(at + step, 0)

    def _label(self, drawn: Drawn) -> Label:
        fresh = Label(drawn.article_key, drawn.event_id, drawn.event_key, drawn.type)
        return self._known.get(fresh.identity, fresh)

    def _ask_event(self, at: int) -> int | None:
        """1 to go on, -1 to go back to the event before, None to leave."""
        drawn = self._drawn[at]
        article, coding = next(self._store.coded_at([drawn.article_key]))
        label = self._described(drawn, article, coding)
        self._screen.rule(f"{at + 1} of {len(self._drawn)}")
        show_card(article, coding, drawn.event_id, self._screen)
        self._screen.print(Text(_HELP, style="quiet"))
        asked = [name for name in FIELDS if name not in label.judged] or list(FIELDS)
        position = 0
        while position < len(asked):
            key = self._ask(asked[position], label)
            if key == _QUIT:
                return None
            if key == _BACK:
                if position == 0:
                    return -1
                position -= 1
                continue
            answered = asked[position:] if key == _REST else asked[position : position + 1]
            for name in answered:
                label.judged[name] = _ANSWERS.get(key, "right")
            position += len(answered)
            self._keep(label)
        return 1

    def _described(self, drawn: Drawn, article: Article, coding: Coding) -> Label:
        words, coded = coded_words(article, coding, drawn.event_id)
        before = self._label(drawn)
        return Label(
            *(drawn.article_key, drawn.event_id, drawn.event_key, drawn.type),
            article_id=drawn.article_id,
            words=words,
            auditor=before.auditor or self._auditor,
            drawn=before.drawn or self._how,
            coded=coded,
            judged=dict(before.judged),
        )

    def _ask(self, name: str, label: Label) -> str:
        """A key that means something."""
        self._screen.print(Text.assemble((f"{name:10}", "bold"), label.coded[name] or "nothing", "  ? "), end="")
        while True:
            try:
                key = typer.getchar().lower()
            except EOFError:
                key = _QUIT
            if key in _ANSWERS or key in (_REST, _BACK, _QUIT):
                self._screen.print(Text(_ANSWERS.get(key, {"a": "all right", "b": "back", "q": "quit"}.get(key, ""))))
                return key

    def _keep(self, label: Label) -> None:
        self._known[label.identity] = label
        write_labels(self._known.values(), self._output)


def _show_figures(labels: list[Label], weights: dict[str, float] | None, screen: Console) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("field", "right", "95 % interval", "judged", "cannot tell"):
        table.add_column(title)
    for f in figures(labels, weights=weights):
        interval = f"{100 * f.low:.0f}–{100 * f.high:.0f}"
        table.add_row(f.field, f"{100 * f.precision:.0f} %", interval, str(f.judged), str(f.unsure))
    screen.print()
    screen.print(table)
    if weights:
        screen.print(Text("each type weighted by its share of the store", style="quiet"))


def _show_agreement(files: tuple[Path, Path], screen: Console) -> None:
    rows = agreement(*(read_labels(file) for file in files))
    if not rows:
        raise typer.BadParameter(f"{files[0]} and {files[1]} have no judged event in common")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("field", "events", "equal", "Krippendorff's alpha"):
        table.add_column(title)
    for row in rows:
        alpha = "none: one judgement throughout" if row.alpha is None else f"{row.alpha:.2f}"
        table.add_row(row.field, str(row.events), f"{100 * row.equal:.0f} %", alpha)
    screen.print(table)
