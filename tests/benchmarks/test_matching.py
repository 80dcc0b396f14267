"""Matching a coding with a hand-coded article: one to one, by layer, and what need not be found counts neither way."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import msgspec
import pytest

from benchmarks import gold, matching, own_articles, shared
from benchmarks.gold import Gold
from demarche import Article, Coder, Coding
from demarche.records import to_json

TEXT = "Ghana condemned the raid on Tuesday, in which 12 died. Togo, it said, would be sued. A vote is due in May."


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def event(words: str, type: str, **more: Any) -> dict[str, Any]:
    return {"span": at(words), "predicate": at(words), "type": type, "mode": None, **more}


def hand_coded(**layers: Any) -> Gold:
    head = {"id": "a", "published": None, "title": "", "source": "", "text": TEXT}
    return msgspec.convert(head | layers, type=Gold)


def coding(coder: Coder, **layers: Any) -> Coding:
    """An empty coding of the text with these records in their JSON form."""
    empty = json.loads(to_json(coder.code(Article(id="a", text="Nothing."))))
    return msgspec.convert(empty | {"uncoded": []} | layers, type=Coding)


def read(words: str, type: str, **more: Any) -> dict[str, Any]:
    """An event as we write it."""
    trail = {"predicate": at(words), "clause": at(words), "sentence": at(words), "rule": "r"}
    fixed: dict[str, Any] = {
        **dict.fromkeys(("mode", "cameo", "goldstein", "attributed_to", "attribution", "date", "location")),
        **dict.fromkeys(("contexts", "actors", "recipients", "objects", "instruments"), ()),
    }
    numbers = {"id": words, "key": words, "quad": 3, "score": 0.0, "actuality": "actual", "hedged": False}
    return fixed | numbers | {"type": type, "magnitude": {}, "mentions": [trail]} | more


def test_the_best_fit_goes_first_and_nothing_is_matched_twice() -> None:
    """4 fits 5 better than 3 does; 3 then has 1; 9 fits nothing."""

    class Number(int):
        core = True

    fits = matching.matched(lambda a, b: max(0, 4 - abs(a - b)), [3, 4, 9], [Number(5), Number(1)])
    assert fits == [(4, 5), (3, 1)]


def test_an_event_is_found_by_its_words_and_a_type_that_a_reader_defends(coder: Coder) -> None:
    """Another type is another event; an alternative is right; what need not be coded counts neither way."""
    theirs = hand_coded(
        events=[
            event("condemned", "ACCUSE"),
            event("the raid", "ASSAULT", core=False),
            event("sued", "THREATEN", alternatives=[("ACCUSE", None)]),
        ]
    )
    ours = coding(coder, events=[read("condemned", "ACCUSE"), read("the raid", "ASSAULT"), read("sued", "ACCUSE")])
    count = matching.count_events(ours, theirs)
    assert (count["events.ours"], count["events.theirs"], count["events.both"]) == (2, 2, 2)
    wrong = coding(coder, events=[read("condemned", "SUPPORT"), read("vote", "ACCUSE")])
    count = matching.count_events(wrong, theirs)
    assert (count["events.ours"], count["events.theirs"], count["events.both"]) == (2, 2, 0)


def test_parties_are_compared_by_country_and_side(coder: Coder) -> None:
    """Both sides as the reader has them, or all of them on one side; the other way round is wrong."""
    actors = [
        {"id": "g", "name": "Ghana", "kind": "state", "country": "GHA"},
        {"id": "t", "name": "Togo", "kind": "state", "country": "TGO"},
    ]
    gold_event = event("condemned", "ACCUSE", actors=[("Ghana", "GHA", "GOV")], recipients=[("Togo", "TGO", "GOV")])
    for sides, right in ((("g", "t"), 1), (("t", "g"), 0), (("g", None), 0)):
        found = {side: [id] if id else [] for side, id in zip(("actors", "recipients"), sides, strict=True)}
        ours = coding(coder, actors=actors, events=[read("condemned", "ACCUSE", **found)])
        assert matching.count_events(ours, hand_coded(events=[gold_event]))["events.parties"] == right
    together = coding(coder, actors=actors, events=[read("condemned", "ACCUSE", actors=["g", "t"])])
    assert matching.count_events(together, hand_coded(events=[gold_event]))["events.parties"] == 1


def test_status_is_asked_of_events_found(coder: Coder) -> None:
    """The past is actual, the future planned."""
    theirs = hand_coded(events=[event("sued", "ACCUSE", status="planned")])
    for actuality, right in (("future", 1), ("historical", 0)):
        ours = coding(coder, events=[read("sued", "ACCUSE", actuality=actuality)])
        assert matching.count_events(ours, theirs)["events.actuality"] == right


@pytest.mark.parametrize(
    ("kind", "low", "ours", "both"),
    [("dead", 12, 1, 1), ("dead", 13, 1, 0), ("injured", 12, 1, 0), ("size", 12, 0, 0)],
)
def test_tolls_need_the_same_kind_and_number(coder: Coder, kind: str, low: int, ours: int, both: int) -> None:
    """A size that readers did not code is not held against us."""
    count = {"min": low, "max": low, "span": at("12"), "speaker": None}
    found = coding(coder, events=[read("the raid", "ASSAULT", magnitude={kind: count})])
    theirs = hand_coded(magnitudes=[{"span": at("12 died"), "kind": "dead", "min": 12, "max": 12}])
    counts = matching.count_magnitudes(found, theirs)
    assert (counts["magnitudes.ours"], counts["magnitudes.both"]) == (ours, both)


def test_tolls_and_objects_that_no_event_takes_count_too(coder: Coder) -> None:
    """Kept for the article itself, they are found or wrong as those of events are."""
    died, raid = at("12 died"), at("the raid")
    toll = {"kind": "dead", "count": {"min": 12, "max": 12, "span": died}}
    thing = {"item": "raid", "category": "goods", "quantity": None, "supplier": None, "span": raid}
    theirs = hand_coded(
        magnitudes=[{"kind": "dead", "min": 12, "max": 12, "span": died}],
        objects=[{"item": "raid", "category": "grain", "span": raid}],
    )
    found = matching.counted(coding(coder, tolls=[toll], objects=[thing]), theirs)
    assert [found[f"magnitudes.{side}"] for side in ("ours", "theirs", "both")] == [1, 1, 1]
    assert [found[f"objects.{side}"] for side in ("ours", "theirs", "both")] == [1, 1, 0]


def test_attributions_share_half_of_what_they_cover(coder: Coder) -> None:
    """A content that is far too long is another one; what is only judged is not held against us."""

    def said(words: str, **more: Any) -> dict[str, Any]:
        spans = {"source": [at("it")], "cue": [at("said")], "content": [at(words)]}
        return {"id": words, "speaker": None, "kind": "indirect", **spans, **more}

    theirs = hand_coded(
        attributions=[
            {"content": at("Togo"), "source": at("it"), "cue": at("said"), "speaker": "Ghana", "kind": "indirect"}
        ]
    )
    for found, ours, both in (
        (said("Togo"), 1, 1),
        (said("the raid on Tuesday"), 1, 0),
        (said("the raid on Tuesday", reported=False), 0, 0),
    ):
        count = matching.count_attributions(coding(coder, attributions=[found]), theirs)
        assert (count["attributions.ours"], count["attributions.both"]) == (ours, both)


def test_scheduled_dates_are_compared_as_far_as_told(coder: Coder) -> None:
    """A day in May is in May; a day in June is not."""
    theirs = hand_coded(scheduled=[{"span": at("A vote is due in May"), "name": "vote", "date": "2026-05"}])
    for start, both in (("2026-05-01", 1), ("2026-06-01", 0)):
        date = {"start": start, "end": start, "precision": "day", "span": None, "reason": ""}
        ours = {"name": "vote", "kind": "election", "date": date, "country": None, "span": at("vote"), "rule": "r"}
        found = coding(coder, scheduled=[ours])
        assert matching.counted(found, theirs)["scheduled.both"] == both


def test_figures_are_shares_of_what_was_counted() -> None:
    """Of two facts of ours and four of theirs one is the same."""
    count = Counter({"facts.ours": 2, "facts.theirs": 4, "facts.both": 1})
    found = matching.figures(count, ["facts"])
    assert found == {"facts.precision": 50, "facts.recall": 25, "facts.f1": pytest.approx(100 / 3)}


def test_the_halves_are_measured_apart(coder: Coder) -> None:
    """Every figure has the half in its name, and is a share or a count of events."""
    articles = [a for a in gold.read() if a.half == "open"][:2]
    figures = own_articles.political(coder, "open", articles).figures()
    assert all(name.startswith("own_open.") and 0 <= value <= 100 for name, value in figures.items())
    assert figures["own_open.events.recall"] > 0


@pytest.mark.shared
@pytest.mark.skipif(not shared.present(), reason="needs ../shared")
def test_events_are_counted_as_the_scorer_counts_them(coder: Coder) -> None:
    """On the development articles: the same pairs with type as the shared scorer's."""
    scorer = shared.scorer("score_gold")
    folder = shared.SHARED / "data" / "gold"
    for path, article in zip(sorted(folder.glob("*.json")), gold.read(folder), strict=True):
        found = coder.code(article.article())
        theirs = json.loads(path.read_text("utf-8"))["events"]
        pairs = scorer.match(json.loads(to_json(found))["events"], theirs)
        assert matching.count_events(found, article)["events.both"] == sum(theirs[j]["core"] for _, j in pairs)
