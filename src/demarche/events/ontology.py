"""The event ontology as data: types, quad classes, modes, scores, reductions.

In:  data/ontology/plover.yaml, and the `ontology.yaml` of a researcher's folder, which extends it or stands in its
place. Out: `Ontology`, e.g. score of (CONSULT, visit) is 4, a future CONSULT reduces to AGREE.
Modes are keyed by (type, mode): `arrest` under THREATEN is not `arrest` under COERCE.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from demarche.errors import BrokenRule
from demarche.records import Actuality
from demarche.rules import line_at, read_yaml

QUADS = (1, 2, 3, 4)
# Lists that speak of sectors and modes, not of types: an ontology of its own has PLOVER's where it names none.
SHARED = ("political", "policing", "warlike", "contexts")
LISTS = (*SHARED, "collective")
# verbal:  done in words, so that acts named below it are its content and no events: "promised to send grain".
# uttered: done when the words are said: to decide to back somebody is to back him.
# opinion: what people may answer when they are asked; in a poll it is nobody's act.
# answer:  directed at who did or said what it answers: "condemned the launch" at whose launch it was.
# bargain: may be made to hang on what another does, who is then addressed: "will not pay until Togo leaves".
Trait = Literal["verbal", "uttered", "opinion", "answer", "bargain"]


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One root type. `reduces` maps an actuality to the type it turns into; `refused` is its mode as a REJECT.

    score: None where nobody has given one: events have 0, `demarche check` tells it. Modes' scores likewise.
    like:  the type of PLOVER that it is treated as where acts are joined, tolls and goods given to acts, and private
           dealings left out: a type of one's own that is `like: ASSAULT` has dead and injured.
    traits: how its words are read; None where a type of one's own gives none: those of the type it is like.
    """

    quad: int
    score: float | None = None
    cameo: str = ""
    goldstein: float | None = None
    modes: dict[str, float | None] = {}
    recipient: str = "optional"
    reduces: dict[str, str] = {}
    refused: str = ""
    like: str = ""
    traits: frozenset[Trait] | None = None


class Ontology(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """own: the types that a researcher's folder gives; () for PLOVER itself."""

    name: str
    version: str
    types: dict[str, EventType]
    contexts: tuple[str, ...]
    political: frozenset[str]
    policing: frozenset[str] = frozenset()
    collective: frozenset[str] = frozenset()
    warlike: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()

    @staticmethod
    def load(path: Path, own: Path | None = None) -> Ontology:
        """PLOVER from `path`; with `own`, what that file makes of it. BrokenRule names file, line and type."""
        plover = _ontology(path, read_yaml(path))
        if own is None:
            return plover
        raw = read_yaml(own)
        if not isinstance(raw, dict) or not isinstance(raw.get("types"), dict) or not raw["types"]:
            raise BrokenRule(f"{own.name}: an ontology is a mapping with types under 'types'")
        extends = extended(own, raw) is not None
        ontology = _ontology(own, _completed(raw, plover, extends), plover=plover, kept=plover.types if extends else {})
        _check_types(own, ontology, plover)
        return _with_traits(ontology, plover)

    def score(self, type: str, mode: str | None) -> float:
        """Score of a type and mode; the type's own where the mode has none, 0 where neither has."""
        root = self.types[type]
        own = root.modes.get(mode) if mode else None
        return own if own is not None else root.score or 0.0

    def nature(self, type: str) -> str:
        """The type of PLOVER that a type is treated as: itself, where it names none."""
        return self.types[type].like or type

    def has(self, type: str, trait: Trait) -> bool:
        """Whether a type is read so: has("REQUEST", "verbal")."""
        return trait in (self.types[type].traits or ())

    def unscored(self) -> Iterator[tuple[str, str]]:
        """Types, and modes of scored types, that have no score: (type, "") and (type, mode)."""
        for name, root in self.types.items():
            if root.score is None:
                yield name, ""
            yield from ((name, mode) for mode, score in root.modes.items() if score is None)

    def check(self, type: str, mode: str | None, contexts: tuple[str, ...] = ()) -> None:
        """BrokenRule when a code is not of this ontology."""
        if type not in self.types:
            raise BrokenRule(f"type {type!r} is not one of {', '.join(self.types)}")
        if mode is not None and mode not in self.types[type].modes:
            allowed = ", ".join(self.types[type].modes) or "none"
            raise BrokenRule(f"{type} has no mode {mode!r} (it has {allowed})")
        for context in contexts:
            if context not in self.contexts:
                raise BrokenRule(f"unknown context {context!r}")


def extended(path: Path, raw: Mapping[str, Any] | None = None) -> str | None:
    """The ontology that a file extends: "PLOVER", the one there is to extend, or None."""
    raw = read_yaml(path) if raw is None else raw
    name = raw.get("extends") if isinstance(raw, dict) else None
    if name not in (None, "PLOVER"):
        raise BrokenRule(f"{path.name}:{line_at(path, 'extends')}: extends {name!r}: only PLOVER can be extended")
    return name


def _completed(raw: Mapping[str, Any], plover: Ontology, extends: bool) -> dict[str, Any]:
    """The lists of an ontology with what it takes from PLOVER: all of it to extend, else what names no types."""
    out = {k: v for k, v in raw.items() if k != "extends"}
    for name in LISTS:
        theirs = sorted(getattr(plover, name)) if name != "contexts" else list(plover.contexts)
        given = raw.get(name)
        if extends and isinstance(given, list):
            out[name] = list(dict.fromkeys([*theirs, *given]))
        elif given is None and (extends or name in SHARED):
            out[name] = theirs
    return out


def _ontology(
    path: Path, raw: Any, plover: Ontology | None = None, kept: Mapping[str, EventType] | None = None
) -> Ontology:
    """The file as an ontology, its types read one by one so that an error has its line."""
    types = raw.get("types") if isinstance(raw, dict) else None
    if not isinstance(types, dict):
        raise BrokenRule(f"{path.name}: an ontology is a mapping with types under 'types'")
    read = {name: _type(path, name, given) for name, given in types.items()}
    try:
        ontology = msgspec.convert({**raw, "types": {}}, Ontology, strict=False)
    except msgspec.ValidationError as error:
        raise BrokenRule(f"{path.name}: {error}") from None
    own = tuple(read) if plover is not None else ()
    return msgspec.structs.replace(ontology, types={**(kept or {}), **read}, own=own)


def _type(path: Path, name: str, given: Any) -> EventType:
    try:
        if not isinstance(given, dict):
            raise msgspec.ValidationError("a mapping with quad, score, modes … was expected")
        modes = given.get("modes", {})
        filled = {k: v for k, v in given.items() if v != ""}
        if isinstance(modes, dict):
            filled["modes"] = {mode: None if score == "" else score for mode, score in modes.items()}
        return msgspec.convert(filled, EventType, strict=False)
    except msgspec.ValidationError as error:
        raise BrokenRule(f"{path.name}:{line_at(path, 'types', name)}: type {name!r}: {error}") from None


def _with_traits(ontology: Ontology, plover: Ontology) -> Ontology:
    """Types of one's own that give no traits have those of the type they are like, or whose name they bear."""
    types = dict(ontology.types)
    for name in ontology.own:
        same = plover.types.get(types[name].like or name)
        if types[name].traits is None and same is not None:
            types[name] = msgspec.structs.replace(types[name], traits=same.traits)
    return msgspec.structs.replace(ontology, types=types)


def _check_types(path: Path, ontology: Ontology, plover: Ontology) -> None:
    """What a type says of others must be so: BrokenRule with the line of the first that is not."""
    for name in ontology.own:
        problem = next(_problems(ontology.types[name], ontology, plover), "")
        if problem:
            raise BrokenRule(f"{path.name}:{line_at(path, 'types', name)}: type {name!r}: {problem}")
    for name in sorted(ontology.collective - ontology.types.keys()):
        raise BrokenRule(f"{path.name}:{line_at(path, 'collective')}: collective: {name!r} is no type")


def _problems(root: EventType, ontology: Ontology, plover: Ontology) -> Iterator[str]:
    if root.quad not in QUADS:
        yield f"quad {root.quad} is not one of 1, 2, 3, 4"
    if root.recipient not in ("optional", "required"):
        yield f"recipient {root.recipient!r} is neither optional nor required"
    if root.like and root.like not in plover.types:
        yield f"like {root.like!r} is not one of {', '.join(plover.types)}"
    for actuality, reduced in root.reduces.items():
        if actuality not in get_args(Actuality):
            yield f"reduces: {actuality!r} is not one of {', '.join(get_args(Actuality))}"
        if reduced not in ontology.types:
            yield f"reduces to {reduced!r}, which is no type"
    if root.refused and ("REJECT" not in ontology.types or root.refused not in ontology.types["REJECT"].modes):
        yield f"refused: REJECT has no mode {root.refused!r}"
