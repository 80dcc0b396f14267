"""Whether a word that takes somebody up can mean a figure by number, gender and kind.

In:  a pronoun or noun and a reading: "she" and Osmani, "the company" and Gazprom, "they" and the protesters.
Out: yes or no, whatever else the sentence says.
"""

from __future__ import annotations

from demarche.actors.cues import Anaphor, Pronoun
from demarche.actors.reading import Reading


def many(reading: Reading) -> bool:
    return reading.plural or reading.kind in ("group", "people", "organisation") or reading.role == "institution"


def agrees(reading: Reading, pronoun: Pronoun) -> bool:
    if pronoun.gender == "n":
        return reading.kind in ("state", "organisation")
    if reading.kind not in ("person", "office") or reading.plural:
        return False
    return not reading.gender or reading.gender == pronoun.gender


def refers(reading: Reading, anaphor: Anaphor) -> bool:
    """Whether a noun may take up a figure of this reading."""
    several = reading.plural and not reading.key.startswith("org:")  # the police are one
    if anaphor.number in ("singular", "plural") and several != (anaphor.number == "plural"):
        return False
    return one_of(reading, anaphor)


def is_unknown_body(reading: Reading) -> bool:
    """A name of an organisation of which nothing is known: it may be a company or a paper."""
    return reading.kind == "organisation" and reading.named and not reading.sector and not reading.candidates


def one_of(reading: Reading, anaphor: Anaphor) -> bool:
    for kind in anaphor.refers:
        if kind == "person":
            if reading.kind in ("person", "office") and not reading.plural:
                return True
        elif (
            kind == reading.kind
            or kind == reading.type
            or (kind in reading.sectors and reading.kind in ("organisation", "group"))
        ):
            return True
    return False
