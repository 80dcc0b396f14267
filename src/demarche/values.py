"""Lists and tables of the package in YAML, with numbers.

In:  a file such as `data/times/words.yaml`. Out: mappings, lists, strings, whole numbers, true and false; NO stays
     Norway, 12:30 and 2025-10-09 stay words. BrokenRule for what is no YAML.

PyYAML's C parser: a tenth of the time that a parser in Python takes, half a second at every start.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from demarche.errors import BrokenRule


class _Values(yaml.CSafeLoader):
    """Strings but for what looks plainly like a number, true, false or nothing."""


_Values.yaml_implicit_resolvers = {}  # PyYAML's own read NO as false and 12:30 as 750
_Values.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_Values.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Values.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])


def read_values(path: Path) -> Any:
    """What a file holds."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Values)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BrokenRule(f"{path}: {' '.join(str(error).split())}") from error
