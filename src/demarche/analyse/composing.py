"""SQL files as they are asked: parts that one question does not need are left out, shared parts are taken in.

In:  "events", {"type": "ACCUSE", "name": ""}. Out: the text of events.sql with found_events.sql inside, the section
between `-- if type` and `-- end` kept, that of `-- if name` gone; `-- unless type` keeps its section where type is not
asked for. What comes from a user stands in the parameters ($type) and never in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

_FOLDER = resources.files("demarche.analyse")
_DIRECTIVE = re.compile(r"-- (if|unless|end|include)\b ?(\w*)$")
_PARAMETER = re.compile(r"\$([a-z_]+)")

Values = Mapping[str, Any]


def compose(name: str, values: Values) -> str:
    """The text of analyse/NAME.sql for these values; "", None and False count as not asked for."""
    return "\n".join(_lines(name, values))


def used(sql: str, values: Values) -> dict[str, Any]:
    """The values that the text has parameters for."""
    return {parameter: values[parameter] for parameter in _PARAMETER.findall(sql)}


def _lines(name: str, values: Values) -> Iterator[str]:
    keeping = True
    for line in _text(name).splitlines():
        directive = _DIRECTIVE.match(line)
        if not directive:
            if keeping:
                yield line
            continue
        word, subject = directive.groups()
        if word == "include":
            if keeping:
                yield from _lines(subject, values)
        else:
            keeping = word == "end" or bool(values.get(subject)) == (word == "if")


@cache
def _text(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
