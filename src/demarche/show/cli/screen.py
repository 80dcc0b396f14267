"""Consoles and colours of the command line.

In:  a coding. Out: styles for what a reader looks for in "Serbia accused Türkiye of violating the charter, Osmani
said": actors, the words that attribute, what is said, and what was done.
"""

from __future__ import annotations

import sys

from rich.console import Console
from rich.theme import Theme

_PLAIN_WIDTH = 160  # of tables that go into files and pipes, where no terminal tells its width

_THEME = Theme(
    {
        "actor": "bold cyan",
        "cue": "bold magenta",
        "said": "green",
        "event": "bold red",
        "opinion": "italic yellow",
        "quiet": "dim",
    }
)


def console() -> Console:
    """Standard output, with colours where it is a terminal."""
    width = None if sys.stdout.isatty() else _PLAIN_WIDTH
    return Console(theme=_THEME, width=width, highlight=False, soft_wrap=False)
