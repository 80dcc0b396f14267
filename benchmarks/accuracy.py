"""Accuracy on the development data: `python -m benchmarks.accuracy`.

In:  ../shared. Out: a table of figures by stage with 95 % intervals (bootstrap by document). They are figures on
development data, not on held-out text.
"""

from __future__ import annotations

import collections
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import shared
from benchmarks.around import around
from benchmarks.dates import dates
from benchmarks.factuality import factuality
from benchmarks.measured import Measured
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
    yield stories()
    yield from parses(coder.nlp)


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
    rows = shared.gold()
    scorer = shared.scorer("score_gold")
    codings = _builtins(list(coder.pipe(shared.article(r) for r in rows)))
    counts = [_counted(row, coding, scorer) for row, coding in zip(rows, codings, strict=True)]

    def figures(chosen: Sequence[collections.Counter[str]]) -> dict[str, float]:
        count = sum(chosen, collections.Counter[str]())
        precision, recall, f1 = scorer.prf(count["typed"], count["system"], count["gold"])
        parties = scorer.prf(count["parties"], count["system"], count["gold"])[2]
        found = {"precision": precision, "recall": recall, "f1": f1, "parties_f1": parties}
        return {f"events.{n}": 100 * v for n, v in found.items()}

    return Measured("events", counts, figures)


def _counted(row: dict[str, Any], coding: dict[str, Any], scorer: Any) -> collections.Counter[str]:
    """What one hand-coded article adds to the counts; events that are not core count neither way."""
    actors = {a["id"]: a for a in coding["actors"]}
    typed = scorer.match(coding["events"], row["events"])
    core = [(i, j) for i, j in typed if row["events"][j]["core"]]
    return collections.Counter(
        system=len(coding["events"]) - (len(typed) - len(core)),
        gold=sum(e["core"] for e in row["events"]),
        typed=len(core),
        parties=sum(_same_parties(coding["events"][i], row["events"][j], actors, scorer) for i, j in core),
    )


def _same_parties(event: dict[str, Any], gold: dict[str, Any], actors: dict[str, Any], scorer: Any) -> bool:
    gold_actors = {a[1] or "?" for a in gold["actors"]}
    gold_recipients = {a[1] or "?" for a in gold["recipients"]}
    ours, theirs = scorer.countries(event["actors"], actors), scorer.countries(event["recipients"], actors)
    reciprocal = not theirs and ours == gold_actors | gold_recipients
    return bool(reciprocal or (ours, theirs) == (gold_actors, gold_recipients))


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
    gold = scorer.read_gold(str(shared.SHARED / "data/polnear/dev"), "first", None)
    counts = [scorer.count_document(text, items, found.get(doc, []), 0.5, False) for doc, text, items, _ in gold]

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
    for measured in measure_all(load()):
        intervals = measured.intervals()
        for name, value in measured.figures().items():
            low, high = intervals[name]
            sys.stdout.write(
                f"{name:34}{value:8.1f}   {low:.1f}–{high:.1f}   {len(measured.documents)} {measured.unit}\n"
            )


if __name__ == "__main__":
    main()
