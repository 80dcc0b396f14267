"""The program `demarche`: its commands, and what becomes of errors.

In:  the arguments of the command line. Out: an exit code; every error a user can cause is one line on standard error:
"demarche: wire.duckdb: no such store".
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import duckdb
import typer

from demarche.errors import DemarcheError
from demarche.show.cli import (
    analysing,
    auditing,
    checking,
    coding,
    comparing,
    demonstration,
    differing,
    explaining,
    exporting,
    linking,
    phrases,
    recoding,
    serving,
    showing,
)
from demarche.show.cli.screen import harmless_line

# The base of all complaints about arguments, under the name that typer does not export.
_Complaint: type[Exception] = typer.BadParameter.__bases__[0].__bases__[0]
_INTERRUPTED = 130
_FORGED = "what the store holds is not what this program writes; restore a copy, or code the articles again"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # no room, none for this user, none in this file

app = typer.Typer(
    name="demarche",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Reads news and writes event data you can check: who did what to whom, when, where, on whose word.",
    epilog="Begin with [bold]demarche demo[/bold], or [bold]demarche explain[/bold] 'Chad closed its border.'",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(coding.version_line())
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Versions of program, rules and model."),
    ] = False,
) -> None:
    """Options of the program itself."""


for command in (
    coding.code,
    coding.parse,
    explaining.explain,
    showing.show,
    showing.quotes,
    showing.why,
    phrases.actors,
    phrases.dates,
    exporting.export,
    exporting.report,
    serving.serve,
    recoding.recode,
    differing.diff,
    comparing.compare,
    linking.stories,
    linking.link,
    analysing.counts,
    analysing.analyse,
    auditing.audit,
    checking.check,
    checking.coverage,
    demonstration.demo,
):
    app.command()(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code, which the entry point hands to the shell."""
    try:
        code = app(args=list(arguments) if arguments is not None else None, prog_name="demarche", standalone_mode=False)
    except _Complaint as error:
        return _complain(error)
    except DemarcheError as error:
        return _tell(str(error), 1)
    except (duckdb.Error, OverflowError) as error:  # no question is the user's own: the store is not as we write it
        return _tell(f"{_FORGED} ({str(error).splitlines()[0]})", 1)
    except BrokenPipeError:  # the reader of our output, `head` say, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _tell(_of_the_system(error), 1)
    except (KeyboardInterrupt, typer.Abort):
        return _tell("interrupted", _INTERRUPTED)
    return code if isinstance(code, int) else 0


def _of_the_system(error: OSError) -> str:
    """The file and what the system says of it; of a full disk also what to do, as the system does not."""
    told = f"{error.filename}: {error.strerror}" if error.filename else str(error)
    return f"{told}; make room, and run the same again" if error.errno in _FULL else told


def _complain(error: Exception) -> int:
    """A misunderstanding as one line; without any arguments the help was shown already."""
    message = getattr(error, "format_message", lambda: str(error))()
    return _tell(message, 2) if message else 2


def _tell(message: str, code: int) -> int:
    print(f"demarche: {harmless_line(message)}", file=sys.stderr)  # noqa: T201
    return code
