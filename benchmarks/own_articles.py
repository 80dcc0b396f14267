"""Accuracy on articles of our own: `python -m benchmarks.own_articles`.

In:  benchmarks/hand_coded: articles coded by hand before the program was run on them; its README tells how. Out: a
table of figures by layer with 95 % intervals (bootstrap by document), for the half that is open to who writes rules
("own_open") and the half kept aside ("own_aside"). `benchmarks.matching` says what counts as the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks import gold, matching
from benchmarks.measured import Measured, summed, tell
from demarche import Coder, load

HALVES = ("open", "aside")


def measure_all(coder: Coder) -> Iterator[Measured]:
    """Both halves; after the political articles of each, what is read in those that are not about politics."""
    articles = list(gold.read())
    for half in HALVES:
        mine = [a for a in articles if a.half == half]
        yield political(coder, half, [a for a in mine if a.kind == "politics"])
        yield quiet(coder, half, [a for a in mine if a.kind != "politics"])


def political(coder: Coder, half: str, articles: Sequence[gold.Gold]) -> Measured:
    """Every layer; of events found also parties' countries (F1), actuality and speaker (share right)."""
    codings = coder.pipe(a.article() for a in articles)
    counts = [matching.counted(c, a) for c, a in zip(codings, articles, strict=True)]

    def figures(sample: Sequence[Counter[str]]) -> dict[str, float]:
        found = matching.figures(summed(sample))
        return {f"own_{half}.{name}": value for name, value in found.items()}

    return Measured(f"own_{half}", counts, figures)


def quiet(coder: Coder, half: str, articles: Sequence[gold.Gold]) -> Measured:
    """Events read where there is none."""
    codings = coder.pipe(a.article() for a in articles)
    name = f"own_{half}.quiet_events_per_article"
    return Measured(f"own_{half}", [len(c.events) for c in codings], lambda n: {name: sum(n) / len(n)})


def main() -> None:
    tell(measure_all(load()))


if __name__ == "__main__":
    main()
