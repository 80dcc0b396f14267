"""Accuracy on the development data: `python -m benchmarks.accuracy`.

In:  ../shared. Out: a table of figures by stage. They are figures on development data, not on held-out text.
"""

from __future__ import annotations

import collections
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import shared
from demarche import Coder, load
from demarche.records import Coding, to_json


def measure(coder: Coder) -> dict[str, float]:
    """Every figure by name, in per cent, but for events per article."""
    return {**pairs(coder), **hand_coded(coder), **quiet(coder), **attributions(coder)}


def _builtins(codings: list[Coding]) -> list[dict[str, Any]]:
    return [json.loads(to_json(c)) for c in codings]


def pairs(coder: Coder) -> dict[str, float]:
    """Labelled source–target pairs: found, right given found, accuracy, macro-F1."""
    rows = shared.pairs()
    codings = _builtins(list(coder.pipe(shared.article(r) for r in rows)))
    scorer = shared.scorer("score_pairs")
    report = scorer.report(scorer.score(rows, codings))
    names = ("found", "right_given_found", "accuracy", "macro_f1")
    return {f"pairs.{n}": 100 * report[n] for n in names}


def hand_coded(coder: Coder) -> dict[str, float]:
    """Hand-coded articles: events with type, with parties, attributions with speaker."""
    rows = shared.gold()
    scorer = shared.scorer("score_gold")
    count = collections.Counter[str]()
    for row, coding in zip(rows, _builtins(list(coder.pipe(shared.article(r) for r in rows))), strict=True):
        actors = {a["id"]: a for a in coding["actors"]}
        typed = scorer.match(coding["events"], row["events"])
        core = [(i, j) for i, j in typed if row["events"][j]["core"]]
        count["system"] += len(coding["events"]) - (len(typed) - len(core))
        count["gold"] += sum(e["core"] for e in row["events"])
        count["typed"] += len(core)
        count["parties"] += sum(_same_parties(coding["events"][i], row["events"][j], actors, scorer) for i, j in core)
    typed_p, typed_r, typed_f = scorer.prf(count["typed"], count["system"], count["gold"])
    parties = scorer.prf(count["parties"], count["system"], count["gold"])[2]
    figures = {"precision": typed_p, "recall": typed_r, "f1": typed_f, "parties_f1": parties}
    return {f"events.{n}": 100 * v for n, v in figures.items()}


def _same_parties(event: dict[str, Any], gold: dict[str, Any], actors: dict[str, Any], scorer: Any) -> bool:
    gold_actors = {a[1] or "?" for a in gold["actors"]}
    gold_recipients = {a[1] or "?" for a in gold["recipients"]}
    ours, theirs = scorer.countries(event["actors"], actors), scorer.countries(event["recipients"], actors)
    reciprocal = not theirs and ours == gold_actors | gold_recipients
    return bool(reciprocal or (ours, theirs) == (gold_actors, gold_recipients))


def quiet(coder: Coder) -> dict[str, float]:
    """Events in articles that are not about politics: an upper bound of false ones, for some tell of a state's act."""
    rows = [r for r in shared.stories() if r["story"] not in shared.POLITICAL_STORIES]
    codings = coder.pipe(shared.article(r) for r in rows)
    return {"quiet.events_per_article": sum(len(c.events) for c in codings) / len(rows)}


def attributions(coder: Coder) -> dict[str, float]:
    """PolNeAR dev: relation F1, content IoU, source overlap."""
    scorer = shared.scorer("score_attributions")
    lines = [_prediction(c) for c in coder.pipe(shared.polnear())]
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predicted.write_text("\n".join(lines), encoding="utf-8")
        figures = Path(folder) / "figures.json"
        out, sys.stdout = sys.stdout, open("/dev/null", "w", encoding="utf-8")  # noqa: SIM115
        try:
            scorer.main([str(shared.SHARED / "data/polnear/dev"), str(predicted), "--json", str(figures)])
        finally:
            sys.stdout.close()
            sys.stdout = out
        scores = json.loads(figures.read_text("utf-8"))["scores"]["all"]
    return {
        "attributions.relation_f1": 100 * scores["relation"]["f1"],
        "attributions.relation_precision": 100 * scores["relation"]["p"],
        "attributions.content_iou_f1": 100 * scores["iou"]["f1"],
    }


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
    for name, value in measure(load()).items():
        sys.stdout.write(f"{name:34}{value:8.1f}\n")


if __name__ == "__main__":
    main()
