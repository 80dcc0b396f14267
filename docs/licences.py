"""The licences of everything that is installed with Démarche, from what the packages themselves declare.

In:  the installed distributions. Out: name and licence of each dependency, and of theirs: "spacy", "MIT".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

# What may be combined with Apache-2.0 and handed on. LGPL and MPL bind changes to the library alone.
ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|Unlicense|0BSD|MPL|Mozilla|LGPL|Zlib|HPND|CC0|Public Domain"
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def licences(root: str = "demarche") -> dict[str, str]:
    """Licence by package, for all that `root` needs without extras."""
    return {name: _licence(found) for name, found in sorted(_needed(root).items())}


def _needed(root: str) -> dict[str, Distribution]:
    found: dict[str, Distribution] = {}
    waiting = list(_requirements(distribution(root)))
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # for other systems or versions of Python
            continue
        waiting += _requirements(found[name])
    return found


def _requirements(package: Distribution) -> Iterator[str]:
    for requirement in package.requires or ():
        name = _NAME.match(requirement)
        if name and "extra ==" not in requirement:
            yield re.sub(r"[._-]+", "-", name.group()).lower()


def _licence(package: Distribution) -> str:
    told = package.metadata
    classifiers = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier") or () if c.startswith("License ::")]
    written = str(told.get("License-Expression") or "") or "; ".join(c for c in classifiers if c != "OSI Approved")
    first = (str(told.get("License") or "").strip().splitlines() or [""])[0]
    return written or first or "not declared"


def page() -> str:
    """The list as a page."""
    head = (
        "# Licences of what is installed with it\n\nMade by `make docs` from what the packages declare. "
        "Tables and model have theirs in `src/demarche/data/SOURCES.md`.\n"
    )
    lines = [f"| {name} | {licence} |" for name, licence in licences().items()]
    return "\n".join([head, "| package | licence |", "|---|---|", *lines, ""])
