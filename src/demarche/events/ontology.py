"""The event ontology as data: types, quad classes, modes, scores, reductions.

In:  data/ontology/plover.yaml. Out: `Ontology`, e.g. score of (CONSULT, visit) is 4, a future CONSULT reduces to AGREE.
Modes are keyed by (type, mode): `arrest` under THREATEN is not `arrest` under COERCE.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from demarche.errors import BrokenRule
from demarche.rules import read_yaml


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One root type. `reduces` maps an actuality to the type it turns into; `refused` is its mode as a REJECT."""

    quad: int
    score: float
    cameo: str
    goldstein: float
    modes: dict[str, float] = {}
    recipient: str = "optional"
    reduces: dict[str, str] = {}
    refused: str = ""


class Ontology(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    version: str
    types: dict[str, EventType]
    contexts: tuple[str, ...]
    political: frozenset[str]
    policing: frozenset[str] = frozenset()
    collective: frozenset[str] = frozenset()
    warlike: frozenset[str] = frozenset()

    @staticmethod
    def load(path: Path) -> Ontology:
        try:
            return msgspec.convert(read_yaml(path), Ontology, strict=False)
        except msgspec.ValidationError as error:
            raise BrokenRule(f"{path.name}: {error}") from None

    def score(self, type: str, mode: str | None) -> float:
        """PLOVER score of a type and mode; the type's own where the mode has none."""
        root = self.types[type]
        return root.modes.get(mode, root.score) if mode else root.score

    def check(self, type: str, mode: str | None, contexts: tuple[str, ...], *, where: str) -> None:
        """BrokenRule when a code is not of this ontology."""
        if type not in self.types:
            raise BrokenRule(f"{where}: type {type!r} is not one of {', '.join(self.types)}")
        if mode is not None and mode not in self.types[type].modes:
            allowed = ", ".join(self.types[type].modes) or "none"
            raise BrokenRule(f"{where}: {type} has no mode {mode!r} (it has {allowed})")
        for context in contexts:
            if context not in self.contexts:
                raise BrokenRule(f"{where}: unknown context {context!r}")
