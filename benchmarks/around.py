"""What stands around events: tolls, objects, instruments, facts, what lies ahead, places, in sentences of our own.

In:  benchmarks/circumstances/KIND.jsonl: `text`, `published`, and `expect`, rows of words that each entry must have, in
the order of the kind's function below. "" is not asked, "-" must be nothing, "20-" is at least 20; a name may be a part
of one by which the text calls it. No rows: nothing of the kind may be read. Each text is coded as an article by itself.
Out: the share of texts all right, of rows found, of entries that were asked for. `--misses` prints what is not right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measured import Measured, share, summed
from demarche import Article, Coder, load
from demarche.records import TOLLS, Coding, Count, Event, EventObject, Location, Span

DATA = Path(__file__).parent / "circumstances"
PUBLISHED = "2025-10-09"
NOTHING = "-"

Names = tuple[str, ...]
Entry = tuple[Names, ...]  # a field may be called by several names


def around(coder: Coder, kinds: Iterable[str] = ()) -> Iterator[Measured]:
    """One set of figures for each kind."""
    for kind in kinds or READERS:
        items = read(kind)
        codings = coder.pipe([_article(item) for item in items])
        yield _measured(kind, [_counted(kind, *pair) for pair in zip(items, codings, strict=True)])


def read(kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{kind}.jsonl").read_text("utf-8").splitlines()]


def _article(item: dict[str, Any]) -> Article:
    return Article(text=item["text"], published=item.get("published", PUBLISHED))


def _measured(kind: str, counts: Sequence[Counter[str]]) -> Measured:
    def figures(chosen: Sequence[Counter[str]]) -> dict[str, float]:
        total = summed(chosen)
        shares = {
            "right": share(total["right"], total["texts"]),
            "found": share(total["found"], total["asked"]),
            "precision": share(total["entries"] - total["extra"], total["entries"]),
        }
        return {f"around.{kind}.{name}": value for name, value in shares.items()}

    return Measured(kind, counts, figures, unit="texts")


def _counted(kind: str, item: dict[str, Any], coding: Coding) -> Counter[str]:
    missing, extra, entries = compare(kind, item, coding)
    asked = len(item["expect"])
    right = not missing and not extra
    return Counter(
        texts=1, right=right, asked=asked, found=asked - len(missing), entries=len(entries), extra=len(extra)
    )


def compare(kind: str, item: dict[str, Any], coding: Coding) -> tuple[list[list[str]], list[Entry], list[Entry]]:
    """Rows that nothing answers, entries that answer no row, all entries; places are never counted as more."""
    entries = list(READERS[kind](coding, item["text"]))
    missing = [row for row in item["expect"] if not any(answers(row, entry) for entry in entries)]
    extra = [entry for entry in entries if not any(answers(row, entry) for row in item["expect"])]
    return missing, [] if kind == "places" else extra, entries


def answers(row: Sequence[str], entry: Entry) -> bool:
    """Whether an entry has all that a row asks for."""
    return all(_is_called(names, word) for word, names in zip(row, entry, strict=False))


def _is_called(names: Names, word: str) -> bool:
    if word == NOTHING or word[:1].isdigit() or word[:1] == NOTHING:
        return word in (names or (NOTHING,))
    return not word or any(word.lower() in name.lower() for name in names)


# ---------------------------------------------------------------- entries of a coding


def _magnitudes(coding: Coding, text: str) -> Iterator[Entry]:
    """kind, number, predicate of the event."""
    for event in coding.events:
        named = [(kind, getattr(event.magnitude, kind)) for kind in TOLLS]
        for kind, count in (*named, *event.magnitude.conflicting):
            if count is not None:
                yield (kind,), (_number(count),), _predicates(event, text)
    for toll in coding.tolls:
        yield (toll.kind,), (_number(toll.count),), ()


def _objects(coding: Coding, text: str) -> Iterator[Entry]:
    """item, category, quantity, supplier, maker or origin, recipient."""
    things = [*(thing for event in coding.events for thing in event.objects), *coding.objects]
    for thing in dict.fromkeys(things):
        yield _thing(thing, coding, text)


def _thing(thing: EventObject, coding: Coding, text: str) -> Entry:
    made = (*_names(thing.maker, coding, text), *((thing.origin,) if thing.origin else ()))
    return (
        (thing.item, _quoted(thing.span, text)),
        (thing.category,),
        (_number(thing.quantity),) if thing.quantity else (),
        _names(thing.supplier, coding, text),
        made,
        _names(thing.recipient, coding, text),
    )


def _instruments(coding: Coding, text: str) -> Iterator[Entry]:
    """name, kind, stance."""
    for instrument in coding.instruments:
        names = (instrument.name, *(_quoted(span, text) for span in instrument.mentions))
        yield names, (instrument.kind,), tuple(i.stance for i in instrument.invocations)


def _facts(coding: Coding, text: str) -> Iterator[Entry]:
    """subject, relation, object, holder."""
    for fact in coding.facts:
        parties = (_names(party, coding, text) for party in (fact.subject, fact.object, fact.holder))
        subject, object_, holder = parties
        relation = f"former {fact.relation}" if fact.former else fact.relation
        yield subject, (relation,), object_, holder


def _scheduled(coding: Coding, _text: str) -> Iterator[Entry]:
    """kind, first day, country."""
    for item in coding.scheduled:
        start = item.date.start if item.date else None
        yield (item.kind,), (start,) if start else (), (item.country,) if item.country else ()


def _places(coding: Coding, text: str) -> Iterator[Entry]:
    """predicate of the event, place, country."""
    for event in coding.events:
        place = event.location
        yield _predicates(event, text), _names_of(place, text), (place.country,) if place and place.country else ()


READERS: dict[str, Callable[[Coding, str], Iterator[Entry]]] = {
    "magnitudes": _magnitudes,
    "objects": _objects,
    "instruments": _instruments,
    "facts": _facts,
    "scheduled": _scheduled,
    "places": _places,
}


def _quoted(span: Span, text: str) -> str:
    return text[span.start : span.end]


def _predicates(event: Event, text: str) -> Names:
    return tuple(_quoted(mention.predicate, text) for mention in event.mentions)


def _names_of(place: Location | None, text: str) -> Names:
    if place is None:
        return ()
    return (place.name, _quoted(place.span, text)) if place.span else (place.name,)


def _names(party: str | None, coding: Coding, text: str) -> Names:
    """Of an actor its name and mentions, else the words themselves."""
    if party is None:
        return ()
    actor = next((a for a in coding.actors if a.id == party), None)
    return (party,) if actor is None else (actor.name, *(_quoted(span, text) for span in actor.mentions))


def _number(count: Count | object) -> str:
    low, high = (getattr(count, side) for side in ("min", "max"))
    parts = ["" if value is None else f"{value:.15g}" for value in (low, high)]
    return parts[0] if low == high else "-".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", choices=[[], *READERS])
    parser.add_argument("--misses", action="store_true", help="print what is not right")
    given = parser.parse_args()
    coder = load()
    for kind in given.kinds or READERS:
        for item in read(kind) if given.misses else ():
            missing, extra, _ = compare(kind, item, coder.code(_article(item)))
            if missing or extra:
                sys.stdout.write(f"{item['text']}\n    missing {missing}\n    more    {extra}\n")
        (measured,) = around(coder, [kind])
        for name, value in measured.figures().items():
            sys.stdout.write(f"{name:24}{value:8.1f}\n")


if __name__ == "__main__":
    main()
