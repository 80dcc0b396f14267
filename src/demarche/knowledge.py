"""All that the stages know of words and the world, and which files say so.

In:  the package's data, event rules of a folder where one is given. Out: `Knowledge`, with a hash of each part of it,
so that an article is read anew only by the stages whose knowledge has changed: after a new row in
`actors/leaders.csv` the words in "Chad's president met him" may mean another, the parse is what it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from demarche.actors import ActorKnowledge
from demarche.attributions import ReportingLexicon
from demarche.circumstances import CircumstanceKnowledge
from demarche.events import EventLexicon, find_rules
from demarche.language.frames import FrameLexicon
from demarche.records import content_hash
from demarche.rules import content_of

DATA = Path(str(files("demarche").joinpath("data")))
KNOWLEDGE = frozenset({".yaml", ".csv", ".npz", ".json", ".gz"})
# What is chosen by the rules, and what reads files of articles or writes others', which decides nothing about a text.
APART = frozenset({"events", "ontologies", "sources", "exports", "imports"})
READING, ACTORS, REPORTING, AROUND, EVENTS = "reading", "actors", "reporting", "around", "events"
# Which stages read a file of knowledge, by its place under the data; what is not named here may concern all of them.
PARTS: Mapping[str, str] = {
    "actors": ACTORS,
    "reporting": REPORTING,
    **dict.fromkeys(("times", "places", "objects", "instruments", "facts", "magnitudes", "numbers.yaml"), AROUND),
}


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Loaded once, shared, never changed.

    version: a hash of all of it; parts: of all but the event rules, by the stages that read it.
    """

    actors: ActorKnowledge
    frames: FrameLexicon
    reporting: ReportingLexicon
    events: EventLexicon
    circumstances: CircumstanceKnowledge
    version: str
    parts: Mapping[str, str]

    @staticmethod
    def load(rules: Path | None = None) -> Knowledge:
        """The packaged knowledge, with event rules from another folder where one is given."""
        entries, others = knowledge_files(DATA, rules)
        return Knowledge(
            actors=ActorKnowledge.load(DATA / "actors"),
            frames=FrameLexicon.load(),
            reporting=ReportingLexicon.load(DATA / "reporting"),
            events=EventLexicon.load(DATA, rules=rules),
            circumstances=CircumstanceKnowledge.load(DATA),
            version=content_hash(content_of(entries), content_of(others)),
            parts=parts_of(DATA, others),
        )


def knowledge_files(data: Path, rules: Path | None) -> tuple[list[Path], list[Path]]:
    """Files that decide how articles are read: of event rules, and all others but the model, which has its own hash."""
    packaged = [p for p in data.rglob("*") if p.is_file() and "model" not in p.parts and p.suffix in KNOWLEDGE]
    always = (p for p in packaged if p.relative_to(data).parts[0] not in APART)
    chosen = find_rules(data, rules)
    others = dict.fromkeys([*always, *chosen.files])
    return list(chosen.entries), [p for p in others if p not in chosen.entries]


def parts_of(data: Path, others: Iterable[Path]) -> dict[str, str]:
    """A hash of the files of each part, by its name."""
    found = defaultdict[str, list[Path]](list)
    for path in others:
        found[_part_of(data, path)].append(path)
    return {part: content_of(found[part]) for part in (READING, ACTORS, REPORTING, AROUND, EVENTS)}


def _part_of(data: Path, path: Path) -> str:
    """Word classes, ontology and derivations concern events alone, also those of a folder of rules."""
    first = path.relative_to(data).parts[0] if path.is_relative_to(data) else "ontologies"
    return EVENTS if first in ("ontology", "ontologies") else PARTS.get(first, READING)
