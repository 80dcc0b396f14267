"""Accuracy on the development data: `python -m benchmarks.accuracy`.

In:  ../shared, and articles of our own. Out: a table of figures by stage with 95 % intervals (bootstrap by document).
They are figures on development data, not on held-out text; of our own articles one half is kept aside.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import gold, matching, own_articles, shared, swaps
from benchmarks.around import around
from benchmarks.dates import dates
from benchmarks.factuality import factuality
from benchmarks.measured import Measured, summed, tell
from benchmarks.parses import parses
from benchmarks.places import event_places, toponyms
from benchmarks.stories import stories
from demarche import Coder, load
from demarche.circumstances.places import Gazetteer
from demarche.records import Coding, to_json


def measure_all(coder: Coder) -> Iterator[Measured]:
    """Every set that is at hand."""
    yield pairs(coder)
    yield hand_coded(coder)
    yield quiet(coder)
    yield attributions(coder)
    yield factuality(coder.nlp)
    gazetteer = Gazetteer.load()
    yield toponyms(coder.nlp, gazetteer)
    yield event_places(coder.nlp, gazetteer)
    yield dates()
    yield from around(coder)
    yield swaps.measured(coder)
    yield stories()
    yield from parses(coder.nlp)
    yield from own_articles.measure_all(coder)


def measure(coder: Coder) -> dict[str, float]:
    """Every figure by name, in per cent, but for events per article."""
    return {name: value for measured in measure_all(coder) for name, value in measured.figures().items()}


def _builtins(codings: list[Coding]) -> list[dict[str, Any]]:
    return [json.loads(to_json(c)) for c in codings]


def pairs(coder: Coder) -> Measured:
    """Labelled source–target pairs: found, right given found, accuracy, macro-F1."""
    rows = shared.pairs()
    codings = _builtins(list(coder.pipe(shared.article(r) for r in rows)))
    scorer = shared.scorer("score_pairs")
    names = ("found", "right_given_found", "accuracy", "macro_f1")

    def figures(scored: Sequence[Any]) -> dict[str, float]:
        report = scorer.report(scored)
        return {f"pairs.{n}": 100 * report[n] for n in names}

    return Measured("pairs", scorer.score(rows, codings), figures, unit="pairs")


def hand_coded(coder: Coder) -> Measured:
    """Hand-coded articles: events with type, with parties."""
    articles = list(gold.read(shared.SHARED / "data" / "gold"))
    codings = coder.pipe(a.article() for a in articles)
    counts = [matching.count_events(c, a) for c, a in zip(codings, articles, strict=True)]
    return Measured("events", counts, lambda sample: matching.figures(summed(sample), ["events"]))


def quiet(coder: Coder) -> Measured:
    """Events in articles that are not about politics: an upper bound of false ones, for some tell of a state's act."""
    rows = [r for r in shared.stories() if r["story"] not in shared.POLITICAL_STORIES]
    codings = coder.pipe(shared.article(r) for r in rows)

    def figures(events: Sequence[int]) -> dict[str, float]:
        return {"quiet.events_per_article": sum(events) / len(events)}

    return Measured("quiet", [len(c.events) for c in codings], figures)


def attributions(coder: Coder) -> Measured:
    """PolNeAR dev: relation F1, precision and recall, content IoU; direct and indirect speech apart."""
    scorer = shared.scorer("score_attributions")
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predicted.write_text("\n".join(_prediction(c) for c in coder.pipe(shared.polnear())), encoding="utf-8")
        found = scorer.read_predictions(str(predicted))
    read = scorer.read_gold(str(shared.SHARED / "data/polnear/dev"), "first", None)
    counts = [scorer.count_document(text, items, found.get(doc, []), 0.5, False) for doc, text, items, _ in read]

    def figures(chosen: Sequence[Any]) -> dict[str, float]:
        scores = scorer.summarise(scorer.total(chosen))
        relation, direct, indirect = scores["all"]["relation"], scores["direct"], scores["indirect"]
        found = {
            "relation_f1": relation["f1"],
            "relation_precision": relation["p"],
            "relation_recall": relation["r"],
            "content_iou_f1": scores["all"]["iou"]["f1"],
            "direct_content_iou_f1": direct["iou"]["f1"],
            "direct_relation_f1": direct["relation"]["f1"],
            "indirect_content_iou_f1": indirect["iou"]["f1"],
            "indirect_relation_f1": indirect["relation"]["f1"],
        }
        return {f"attributions.{name}": 100 * value for name, value in found.items()}

    return Measured("attributions", counts, figures)


def _prediction(coding: Coding) -> str:
    items = [
        {"source": a.source, "cue": a.cue, "content": a.content}
        for a in coding.attributions
        if a.stance != "no_comment"
    ]
    return json.dumps({"doc": coding.article.id, "attributions": items})


def main() -> None:
    if not shared.present():
        sys.exit("the development data (../shared) is not here")
    tell(measure_all(load()))


if __name__ == "__main__":
    main()
