"""`demarche actors` and `demarche dates`: single phrases, or batches of them.

In:  "US Senator Marco Rubio", 2022-03-01; "the last week of April", 2025-05-12. Out: one JSON line each, in input
order; null for an actor that is nobody, nulls with the reason for a date that is refused.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Annotated, Any

import msgspec
import typer

from demarche.errors import BadArticle, UnreadableSource
from demarche.records import Actor, EventDate, iso_date
from demarche.show.cli.options import Out
from demarche.show.cli.output import opened
from demarche.sources import parse_json, readable

_ACTOR_FIELDS = ("name", "kind", "country", "sector", "sectors", "office", "rule", "candidates")
_DATE_FIELDS = ("start", "end", "precision", "span", "reason")
Batch = Annotated[
    Path | None, typer.Option(metavar="FILE", help="JSON Lines with one phrase each; - for standard input.")
]
Line = Mapping[str, Any]


def actors(
    phrase: Annotated[str | None, typer.Argument(help="Words that name somebody.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="The day whose offices count.")] = None,
    context: Annotated[str, typer.Option(metavar="TEXT", help="Text around the phrase.")] = "",
    batch: Batch = None,
    output: Out = None,
) -> None:
    """Say whom a phrase means: name, country, sector, office, and the rule that resolved it.

    [dim]$[/dim] demarche actors "US Senator Marco Rubio" --date 2022-03-01
    [dim]$[/dim] demarche actors --batch phrases.jsonl        [dim]# text, context, date[/dim]
    """
    lines = _lines(phrase, batch, {"context": context, "date": date})
    from demarche.actors import ActorKnowledge, resolve_phrase
    from demarche.language import load_language

    knowledge, nlp = ActorKnowledge.load(), load_language()

    def resolved(line: Line) -> Actor | None:
        context = _words(line, "context")
        return resolve_phrase(
            _words(line, "text"), knowledge=knowledge, nlp=nlp, date=_day(line, "date"), context=context
        )

    _answer(lines, resolved, _ACTOR_FIELDS, output)


def dates(
    text: Annotated[str | None, typer.Argument(help="Words that name a time.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The day they were published.")] = None,
    batch: Batch = None,
    output: Out = None,
) -> None:
    """Say which days words of time mean, seen from the day of publication, or why they mean none.

    [dim]$[/dim] demarche dates "over the weekend" --published 2025-10-09
    [dim]$[/dim] demarche dates --batch times.jsonl        [dim]# text, published[/dim]
    """
    lines = _lines(text, batch, {"published": published})
    from demarche.circumstances.times import TimeKnowledge, resolve_date_expression

    knowledge = TimeKnowledge.load()

    def resolved(line: Line) -> EventDate:
        return resolve_date_expression(_words(line, "text"), _day(line, "published"), knowledge=knowledge)

    _answer(lines, resolved, _DATE_FIELDS, output)


def _lines(text: str | None, batch: Path | None, options: Line) -> Iterator[Line | str]:
    """The phrase of the command line, or those of the batch; a string tells what is wrong with a line."""
    if (text is None) == (batch is None):
        raise typer.BadParameter("give a phrase or --batch FILE, one of the two")
    if text is not None:
        return iter([{"text": text, **options}])
    return _batch(batch or Path("-"))


def _batch(path: Path) -> Iterator[Line | str]:
    if str(path) == "-":
        yield from _parsed(sys.stdin.buffer, "standard input")
        return
    try:
        with path.open("rb") as file:
            yield from _parsed(file, str(path))
    except OSError as error:
        raise UnreadableSource(f"{path}: cannot be read ({error.strerror})") from None


def _parsed(file: IO[bytes], where: str) -> Iterator[Line | str]:
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            value = parse_json(line)
        except ValueError as error:
            yield f"{where}:{number}: {error}"
            continue
        if isinstance(value, dict) and isinstance(value.get("text"), str):
            yield value
        else:
            yield f"{where}:{number}: an object with `text` was expected"


def _answer(
    lines: Iterator[Line | str],
    resolve: Callable[[Line], msgspec.Struct | None],
    fields: tuple[str, ...],
    output: Path | None,
) -> None:
    """One line each; a line that cannot be read is told and answered null, so that answers keep their places."""
    failed = False
    with opened(output) as file:
        for line in lines:
            answer = None
            try:
                answer = resolve(_understood(line))
            except BadArticle as error:
                failed = True
                typer.echo(f"demarche: {error}", err=True)
            shown = {name: getattr(answer, name) for name in fields} if answer is not None else None
            file.write(json.dumps(msgspec.to_builtins(shown), ensure_ascii=False).encode() + b"\n")
    if failed:
        raise typer.Exit(1)


def _understood(line: Line | str) -> Line:
    if isinstance(line, str):
        raise BadArticle(line)
    return line


def _words(line: Line, name: str) -> str:
    return readable(str(line.get(name) or ""))


def _day(line: Line, name: str) -> dt.date | None:
    iso = iso_date(line.get(name))
    return dt.date.fromisoformat(iso) if iso else None
