"""`demarche audit`: judge a store's events, one key for each field.

In:  a store. Out: events in their sentences, a question for each field, labels in a file after every answer, and at
the end precision with intervals: "actor 87 % (78–92), 97 judged". Begun again, at the terminal or with --browser as
pages, it goes on where it ended.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from demarche.audit import (
    FIELDS,
    Agreement,
    Label,
    Sitting,
    agreement,
    differences,
    draw,
    figures,
    read_labels,
    shares,
)
from demarche.show.cli.audit_card import show_card
from demarche.show.cli.counting import counted
from demarche.show.cli.screen import console
from demarche.show.cli.serving import serve_pages
from demarche.show.web.auditing import make_audit_app
from demarche.store import open_store

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
    browser: Annotated[bool, typer.Option("--browser", help="In the browser instead of the terminal.")] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port of the pages with --browser; 0 takes a free one.")
    ] = 8322,
    beside: Annotated[
        Path | None,
        typer.Option(metavar="A.csv", help="Another auditor's labels of the same draw: how far you agree."),
    ] = None,
    agree: Annotated[
        tuple[Path, Path] | None,
        typer.Option(metavar="A.csv B.csv", help="Compare the labels of two auditors instead."),
    ] = None,
) -> None:
    """Judge events drawn at random, field by field, for the precision of a store; or compare two auditors.

    [dim]$[/dim] demarche audit news.duckdb --n 100 --seed 7
    [dim]$[/dim] demarche audit news.duckdb --by type -o anna.csv --auditor anna --browser
    [dim]$[/dim] demarche audit --agree anna.csv ben.csv
    """
    screen = console()
    if agree is not None:
        _show_agreement(agree, screen)
        return
    if store is None:
        raise typer.BadParameter("name a store, or two files of labels with --agree")
    opened, others = open_store(store, read_only=True), read_labels(beside) if beside else None
    drawn = draw(opened, n, seed=seed, by_type=by is By.TYPE)
    sitting = Sitting(opened, drawn, output, auditor=auditor, how=f"seed {seed}, by {by}")
    weights = shares(opened) if by is By.TYPE else None
    if browser:
        serve_pages(make_audit_app(sitting, name=store.stem, weights=weights, beside=others), port=port, open_it=True)
        return
    _judge_here(sitting, weights, others, screen)
    screen.print(Text(f"{output}: {sitting.finished} of {counted(len(drawn), 'event')} judged", style="quiet"))


def _judge_here(
    sitting: Sitting, weights: dict[str, float] | None, others: list[Label] | None, screen: Console
) -> None:
    """At the terminal: the questions, then the figures."""
    _Terminal(sitting, screen).run()
    _show_figures(sitting.labels(), weights, screen)
    if others is not None:
        _show_rows(agreement(sitting.labels(), others), screen)


class _Terminal:
    """A sitting at the terminal: asks field by field until all is judged or the auditor leaves."""

    def __init__(self, sitting: Sitting, screen: Console) -> None:
        self._sitting, self._screen = sitting, screen

    def run(self) -> None:
        at = self._sitting.next_open()
        while at is not None and at < len(self._sitting):
            step = self._ask_event(at)
            if step is None:
                return
            at = max(at + step, 0)

    def _ask_event(self, at: int) -> int | None:
        """1 to go on, -1 to go back to the event before, None to leave."""
        card = self._sitting.card(at)
        self._screen.rule(f"{at + 1} of {len(self._sitting)}")
        show_card(card, self._screen)
        self._screen.print(Text(_HELP, style="quiet"))
        judged = self._sitting.label(at).judged
        asked = [name for name in FIELDS if name not in judged] or list(FIELDS)
        position = 0
        while position < len(asked):
            key = self._ask(asked[position], card.coded)
            if key == _QUIT:
                return None
            if key == _BACK:
                if position == 0:
                    return -1
                position -= 1
                continue
            answered = asked[position:] if key == _REST else asked[position : position + 1]
            self._sitting.judge(at, dict.fromkeys(answered, _ANSWERS.get(key, "right")))
            position += len(answered)
        return 1

    def _ask(self, name: str, coded: Mapping[str, str]) -> str:
        """A key that means something."""
        self._screen.print(Text.assemble((f"{name:10}", "bold"), coded[name] or "nothing", "  ? "), end="")
        while True:
            try:
                key = typer.getchar().lower()
            except EOFError:
                key = _QUIT
            if key in _ANSWERS or key in (_REST, _BACK, _QUIT):
                self._screen.print(Text(_ANSWERS.get(key, {"a": "all right", "b": "back", "q": "quit"}.get(key, ""))))
                return key


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
    one, other = (read_labels(file) for file in files)
    rows = agreement(one, other)
    if not rows:
        raise typer.BadParameter(f"{files[0]} and {files[1]} have no judged event in common")
    _show_rows(rows, screen)
    for d in differences(one, other):
        told = f"{d.field}: {d.one} / {d.other} · {d.label.coded.get(d.field) or 'nothing'}"
        screen.print(Text.assemble((told, "bold"), "  ", (d.label.words, "quiet")))


def _show_rows(rows: list[Agreement], screen: Console) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("field", "events", "equal", "Krippendorff's alpha"):
        table.add_column(title)
    for row in rows:
        alpha = "none: one judgement throughout" if row.alpha is None else f"{row.alpha:.2f}"
        table.add_row(row.field, str(row.events), f"{100 * row.equal:.0f} %", alpha)
    screen.print(table)
