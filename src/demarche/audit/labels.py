"""The labels of an auditor, as a file for a paper's appendix.

In:  judgements, e.g. type right, place wrong. Out: CSV with a row for each event, what was coded beside what the
auditor thinks of it; the same file is read when an audit goes on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path

from demarche.errors import UnreadableSource
from demarche.store.exports import harmless

FIELDS = ("type", "actor", "recipient", "date", "place", "actuality")
JUDGEMENTS = ("right", "wrong", "cannot tell")


@dataclass(frozen=True, slots=True)
class Label:
    """One event and what an auditor says of its fields; `judged` has those that were asked so far.

    coded: what the program says, by field, in words.  drawn: how the sample was drawn, "seed 7, by type".
    """

    article_key: str
    event_id: str
    event_key: str
    type: str
    article_id: str = ""
    words: str = ""
    auditor: str = ""
    drawn: str = ""
    coded: dict[str, str] = field(default_factory=dict)
    judged: dict[str, str] = field(default_factory=dict)

    @property
    def identity(self) -> tuple[str, str]:
        return self.article_key, self.event_key

    @property
    def complete(self) -> bool:
        return all(name in self.judged for name in FIELDS)


_PLAIN = tuple(f.name for f in fields(Label) if f.name not in ("coded", "judged"))
COLUMNS = (*_PLAIN, *(f"{name}_coded" for name in FIELDS), *FIELDS[1:], "type_right")


def write_labels(labels: Iterable[Label], path: Path) -> None:
    """Write all labels; the file appears whole or stays as it was."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for label in labels:
            row = {name: getattr(label, name) for name in _PLAIN}
            row |= {f"{name}_coded": label.coded.get(name, "") for name in FIELDS}
            row |= {_column(name): label.judged.get(name, "") for name in FIELDS}
            writer.writerow({name: harmless(value) for name, value in row.items()})
    part.replace(path)


def read_labels(path: Path) -> list[Label]:
    """The labels of a file; UnreadableSource with its line where it is no such file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
                raise UnreadableSource(f"{path}: is no file of labels (no column {missing[0]!r})")
            return [_label(row, f"{path}:{number}") for number, row in enumerate(rows, start=2)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableSource(f"{path}: cannot be read ({error})") from None


def _label(row: dict[str, str], where: str) -> Label:
    judged = {name: row[_column(name)] for name in FIELDS if row[_column(name)]}
    for name, judgement in judged.items():
        if judgement not in JUDGEMENTS:
            raise UnreadableSource(f"{where}: {name} is {judgement!r}; it must be one of {', '.join(JUDGEMENTS)}")
    return Label(
        **{name: row[name] or "" for name in _PLAIN},
        coded={name: row[f"{name}_coded"] for name in FIELDS},
        judged=judged,
    )


def _column(name: str) -> str:
    """Where a judgement stands: `type` itself is the column of what was coded."""
    return "type_right" if name == "type" else name
