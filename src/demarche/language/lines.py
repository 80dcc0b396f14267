"""Line breaks that only wrap a line.

In:  a text, e.g. of an e-mailed dispatch: "Gunmen attacked a castle popular␊with tourists, killing four."
Out: the text with those breaks as blanks, of the same length, so that offsets stay: one paragraph, one sentence.
"""

from __future__ import annotations

import re

SHORTEST = 40  # characters: what is shorter before a break is a headline, an item of a list or the end of a paragraph
FEWEST = 2  # lines that plainly run on make a text of wrapped lines, in which a capital may follow a wrap
SHARE = 0.2  # of all single breaks
_SINGLE = re.compile(r"(?<=[^\s.!?:;…\"'”’)\]])[ \t]*(\r?\n)[ \t]*(?=[^\s\-–—•*#>|\d])")


def unwrapped(text: str) -> str:
    """The text with a blank for every break that only wraps a line.

    A break wraps where a line of some length ends without a sign and goes on in lower case; in a text of such lines
    also before a capital.
    """
    breaks = [(m.start(1), m.end(1), m.end()) for m in _SINGLE.finditer(text)]
    long = [(start, end, after) for start, end, after in breaks if start - _line_start(text, start) >= SHORTEST]
    running = [b for b in long if text[b[2]].islower()]
    wrapped = len(running) >= FEWEST and len(running) >= SHARE * text.count("\n")
    soft = long if wrapped else running
    if not soft:
        return text
    pieces: list[str] = []
    at = 0
    for start, end, _ in soft:
        pieces += text[at:start], " " * (end - start)
        at = end
    return "".join((*pieces, text[at:]))


def _line_start(text: str, end: int) -> int:
    """Where the words of a line begin, without its indentation."""
    start = text.rfind("\n", 0, end) + 1
    while start < end and text[start] in " \t":
        start += 1
    return start
