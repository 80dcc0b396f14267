"""A sitting of an audit: events in the order they were drawn, and a file of labels that grows with every answer.

In:  a store, events drawn from it, a file. Out: the next event to judge as a card; `sitting.judge(0, {"type":
"wrong"})` writes the file anew. Begun again over the same file, at a terminal or in a browser, it goes on where it
ended.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from demarche.audit.card import Card, card_of
from demarche.audit.labels import FIELDS, Label, read_labels, write_labels
from demarche.audit.sampling import Drawn
from demarche.store import Store


class Sitting:
    """how: how the events were drawn, "seed 7, by type": written beside each label, as is the auditor's name."""

    def __init__(self, store: Store, drawn: Sequence[Drawn], output: Path, *, auditor: str = "", how: str = "") -> None:
        self.drawn, self.output = tuple(drawn), output
        self._store, self._auditor, self._how = store, auditor, how
        self._known = _labels_in(output)
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self.drawn)

    @property
    def finished(self) -> int:
        """How many of the events drawn are judged in every field."""
        return sum(label.complete for label in self.labels())

    def labels(self) -> list[Label]:
        """The labels of the events that were drawn; others in the file are kept there and not counted."""
        found = (self._known.get((d.article_key, d.event_key)) for d in self.drawn)
        return [label for label in found if label is not None]

    def next_open(self, at: int = 0) -> int | None:
        """The first event from `at` on that is not wholly judged, then from the beginning; None where all are."""
        order = [*range(at, len(self)), *range(min(at, len(self)))]
        return next((i for i in order if not self.label(i).complete), None)

    def label(self, at: int) -> Label:
        """What is said of this event so far."""
        drawn = self.drawn[at]
        fresh = Label(drawn.article_key, drawn.event_id, drawn.event_key, drawn.type)
        return self._known.get(fresh.identity, fresh)

    def card(self, at: int) -> Card:
        """The event with its words."""
        drawn = self.drawn[at]
        article, coding = next(self._store.coded_at([drawn.article_key]))
        return card_of(article, coding, drawn.event_id)

    def judge(self, at: int, judged: Mapping[str, str]) -> None:
        """Judge fields of an event, the others stay as they are; what another sitting wrote meanwhile is kept."""
        card, drawn = self.card(at), self.drawn[at]
        with self._lock:
            self._known |= _labels_in(self.output)
            before = self.label(at)
            kept = {**before.judged, **judged}
            label = replace(
                before,
                article_id=drawn.article_id,
                words=card.words,
                coded=card.coded,
                auditor=before.auditor or self._auditor,
                drawn=before.drawn or self._how,
                judged={name: kept[name] for name in FIELDS if name in kept},
            )
            self._known[label.identity] = label
            write_labels(self._known.values(), self.output)


def _labels_in(path: Path) -> dict[tuple[str, str], Label]:
    return {label.identity: label for label in read_labels(path)} if path.exists() else {}
