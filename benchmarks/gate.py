"""The quality gate: `python -m benchmarks.gate`, part of `make test`.

In:  the example articles with what must and must not be read in them (expected.yaml), and where ../shared is there the
development data with its floors (floors.json). Out: a table; exit 1 when anything lies below its floor.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks import accuracy, own_articles, shared
from benchmarks.dates import dates
from demarche import Article, Coder, Coding, Event, load
from demarche.sources import read_articles
from demarche.values import read_values

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples" / "articles"


def coded_examples(coder: Coder) -> dict[str, tuple[Article, Coding]]:
    articles = [a for a in read_articles([EXAMPLES]) if isinstance(a, Article)]
    return {a.id: (a, c) for a, c in zip(articles, coder.pipe(articles), strict=True)}


def failures(coder: Coder) -> Iterator[str]:
    """What is not found and must be, and what is found and must not be."""
    expected = read_values(HERE / "expected.yaml")
    coded = coded_examples(coder)
    for want in expected["find"]:
        article, coding = coded[want["article"]]
        if not any(_is(event, want, article, coding) for event in coding.events):
            yield f"not found: {want}"
    for ban in expected["never"]:
        article, coding = coded[ban["article"]]
        if any(_breaks(event, ban, article) for event in coding.events):
            yield f"must not be found: {ban}"


def _is(event: Event, want: Mapping[str, Any], article: Article, coding: Coding) -> bool:
    names = {a.id: a.name for a in coding.actors}
    sides = (("actor", event.actors), ("recipient", event.recipients))
    return (
        event.type == want["type"]
        and _near(event, want["words"], article)
        and all(role not in want or any(want[role] in names[i] for i in ids) for role, ids in sides)
        and want.get("actuality", event.actuality) == event.actuality
        and want.get("hedged", event.hedged) == event.hedged
    )


def _breaks(event: Event, ban: Mapping[str, Any], article: Article) -> bool:
    if "types" in ban and event.type not in ban["types"]:
        return False
    if "actuality" in ban and event.actuality != ban["actuality"]:
        return False
    return _near(event, ban["words"], article)


def _near(event: Event, words: str, article: Article) -> bool:
    """Whether a mention's predicate stands in these words of the article."""
    start = article.text.index(words)
    return any(start <= m.predicate.start < start + len(words) for m in event.mentions)


def below_floor(figures: Mapping[str, float]) -> Iterator[str]:
    """Figures under their floor; for events in quiet articles, above their ceiling. Where the development data is not
    at hand, of the figures that are."""
    floors = json.loads((HERE / "floors.json").read_text("utf-8"))
    whole = shared.present()
    for name, floor in floors["at_least"].items():
        if (whole or name in figures) and figures[name] < floor:
            yield f"{name}: {figures[name]:.1f}, floor {floor}"
    for name, ceiling in floors["at_most"].items():
        if (whole or name in figures) and figures[name] > ceiling:
            yield f"{name}: {figures[name]:.2f}, ceiling {ceiling}"


def main() -> None:
    coder = load()
    found = list(failures(coder))
    if shared.present():
        figures = accuracy.measure(coder)
    else:
        sys.stdout.write("development data (../shared) not here: floors on our own sets only\n")
        own = (dates(), *own_articles.measure_all(coder))
        figures = {name: value for measured in own for name, value in measured.figures().items()}
    found += below_floor(figures)
    for name, value in figures.items():
        sys.stdout.write(f"{name:34}{value:8.1f}\n")
    for line in found:
        sys.stdout.write(f"FAILED {line}\n")
    sys.stdout.write(f"quality gate: {len(found)} failures\n")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
