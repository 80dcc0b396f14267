"""Consoles and colours of the command line.

In:  a coding. Out: styles for what a reader looks for in "Serbia accused Türkiye of violating the charter, Osmani
said": actors, the words that attribute, what is said, and what was done.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from unicodedata import category

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderableType, RenderHook
from rich.segment import Segment
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
    """Standard output, with colours where it is a terminal; words of articles cannot steer it."""
    width = None if sys.stdout.isatty() else _PLAIN_WIDTH
    made = Console(theme=_THEME, width=width, highlight=False, soft_wrap=False)
    made.push_render_hook(_Tamer())
    return made


class _Steering(dict[int, str]):
    """For `str.translate`: control characters (ESC begins commands to a terminal) and marks that turn the direction of
    writing, each shown as one sign."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        steers = category(character) in ("Cc", "Cs") or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
        self[code] = "\ufffd" if steers and character not in "\n\t" else character
        return self[code]


_STEERING = _Steering()


def harmless_line(text: str) -> str:
    """Words of others as one line that only shows."""
    return " ".join(text.split()).translate(_STEERING)


class _Tamer(RenderHook):
    """Sees to it that what is printed is printed, and not obeyed."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        return [_Tamed(renderable) for renderable in renderables]


class _Tamed:
    def __init__(self, renderable: RenderableType) -> None:
        self._renderable = renderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for segment in console.render(self._renderable, options):
            yield segment if segment.control else Segment(segment.text.translate(_STEERING), segment.style)
