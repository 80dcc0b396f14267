"""Who a noun phrase means by its own words, before the rest of the article is asked.

In:  what the resolver found out. Out: `Reading`, e.g. of "Turkish officials": a group, TUR, GOV, rule adjective.role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from demarche.actors.forms import fold
from demarche.records import ActorKind, Candidate

Form = Literal["name", "title", "metonym", "acronym", "pronoun", "nominal", "adjective", "place"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One actor as a phrase gives it.

    key:     "" for a generic actor, who gets a key of the article.
    lemma:   the role or head noun by which later words may take the actor up.
    role:    the kind of the role noun (office, group, institution, materiel, people), "" without one.
    definite: "the protesters", "these men": may mean somebody named before.
    indefinite: "a prosecutor": somebody new.
    own:     the country stands in the phrase itself.
    modified: with an of-phrase or possessor of its own.
    printed: a person's name as the text has it, where `name` is the table's ("Prayut": Prayuth Chan-ocha).
    homes:   countries of the people it belongs to, where that has several ("Tuareg rebels").
    counted: with a number of its own ("five people"): another five are others.
    """

    name: str
    kind: ActorKind
    form: Form
    rule: str
    country: str | None = None
    sector: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    key: str = ""
    lemma: str = ""
    role: str = ""
    plural: bool = False
    gender: str = ""
    definite: bool = False
    indefinite: bool = False
    own: bool = False
    named: bool = False
    surname_only: bool = False
    printed: str = ""
    known: bool = False
    inherits: bool = False
    counted: bool = False
    modified: bool = False
    acronym: str = ""
    type: str = ""
    inferred: bool = False
    homes: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@lru_cache(maxsize=1024)  # hundreds of groups of one noun are compared with each other, by long names
def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens: "Aleksandar Vučić" → "aleksandar-vucic"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower()).strip("-")


def with_sector(sector: str | None, *more: str | None) -> tuple[str, ...]:
    """Primary sector first, each once."""
    return tuple(dict.fromkeys(s for s in (sector, *more) if s))


def surname(name: str) -> str:
    """The last word of a name, generational suffixes left out, folded."""
    words = [w for w in name.split() if w.rstrip(".") not in ("Jr", "Sr", "II", "III")]
    return slug(words[-1]) if words else ""


def without_initials(name: str) -> str:
    """A name without the initials in its middle: "Colin L. Powell" → "Colin Powell"."""
    words = name.split()
    return " ".join(w for i, w in enumerate(words) if i in (0, len(words) - 1) or len(w.rstrip(".")) > 1)


def first_name(name: str) -> str:
    """The first word of a name, folded."""
    return slug(name.split()[0]) if name.split() else ""
