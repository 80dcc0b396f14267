"""Which files decide what events are read: the package's, those of a folder, or both.

In:  nothing, the name of a packaged ontology ("acled"), or a folder. Out: `RuleSet`: a folder with an `ontology.yaml`
that extends PLOVER has PLOVER's entries beside its own; any other has its own entries alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from demarche.errors import BrokenRule
from demarche.events.ontology import extended

ONTOLOGY, DERIVED, CLASSES = "ontology.yaml", "derived.yaml", "classes"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Paths in the order in which they are read.

    plover:  the ontology that others extend or take lists from.  ontology: the folder's own.
    entries: event rules, the package's first.  own: those of them that are the folder's.
    classes: word classes, the package's and the folder's.  derived: what becomes of PLOVER's events.
    """

    plover: Path
    entries: tuple[Path, ...]
    classes: tuple[Path, ...]
    own: frozenset[Path] = frozenset()
    ontology: Path | None = None
    derived: Path | None = None

    @property
    def own_folders(self) -> frozenset[Path]:
        """Where the folder's own word classes lie; empty for the package."""
        given = (self.ontology, self.derived, *self.own)
        return frozenset(p.parent / CLASSES for p in given if p is not None)

    @property
    def files(self) -> tuple[Path, ...]:
        """All of them: what the version of the rules is made of."""
        single = (p for p in (self.plover, self.ontology, self.derived) if p is not None)
        return (*single, *self.entries, *self.classes)


def find_rules(data: Path, folder: Path | None = None) -> RuleSet:
    """The rule set of the package, or with a folder's files. BrokenRule when there are none."""
    plover, packaged = data / "ontology" / "plover.yaml", tuple(sorted((data / "events").glob("*.yaml")))
    classes = tuple(sorted((data / "ontology" / "classes").glob("*.yaml")))
    if folder is None:
        return RuleSet(plover, packaged, classes)
    named = {name: folder / name if (folder / name).is_file() else None for name in (ONTOLOGY, DERIVED)}
    own = tuple(sorted(p for p in folder.glob("*.yaml") if p.name not in named))
    ontology, derived = named[ONTOLOGY], named[DERIVED]
    extends = ontology is not None and extended(ontology) is not None
    if not own and not extends:
        raise BrokenRule(f"{folder}: no rule files (*.yaml) there")
    if derived is not None and not extends:
        raise BrokenRule(f"{folder / DERIVED}: there is nothing to derive from: {ONTOLOGY} does not extend PLOVER")
    return RuleSet(
        plover=plover,
        entries=(*(packaged if extends else ()), *own),
        classes=(*classes, *sorted((folder / CLASSES).glob("*.yaml"))),
        own=frozenset(own),
        ontology=ontology,
        derived=derived,
    )


def rules_folder(data: Path, given: str | Path) -> Path:
    """The folder that is meant: the one of that path, else the packaged ontology of that name."""
    folder, packaged = Path(given), data / "ontologies"
    if folder.is_dir():
        return folder
    names = sorted(p.name for p in packaged.iterdir() if p.is_dir())
    if str(given) in names:
        return packaged / str(given)
    raise BrokenRule(f"{given}: no such folder of rules, and no packaged ontology (there is {', '.join(names)})")
