"""How well places are found, on data that lies beside the repository (../shared) when it is there.

In:  data/places/tr_news.jsonl.gz (articles with toponyms and coordinates), data/places/event_location.jsonl.gz
(sentences with a verb and the place of its event). Out: figures by article and by sentence.

Toponyms: share of all annotated ones that are found and lie within 161 km (100 miles) of the coordinates given, and the
same among those found. Event places: F1, a place counting as found when its span overlaps an annotated one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks import shared
from benchmarks.measured import Measured, share, summed
from demarche.cast import Cast
from demarche.circumstances.places import Gazetteer, Places, find_places
from demarche.circumstances.places.choose import distance_km
from demarche.circumstances.places.gazetteer import Place
from demarche.language import load_language
from demarche.language.frames import FrameLexicon, find_frames
from demarche.language.syntax import Syntax
from demarche.records import Span

FOLDER = shared.SHARED / "data" / "places"
WITHIN_KM = 161.0


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


# ---------------------------------------------------------------- toponyms


def toponyms(nlp: Language, gazetteer: Gazetteer, *, folder: Path = FOLDER, show: bool = False) -> Measured:
    """By article."""
    articles = list(rows(folder / "tr_news.jsonl.gz"))
    docs = nlp.pipe(a["text"] for a in articles)
    counts = [_toponyms_in(a, doc, gazetteer, show) for a, doc in zip(articles, docs, strict=True)]
    return Measured("toponyms", counts, _toponym_figures)


def _toponyms_in(article: dict[str, Any], doc: Doc, gazetteer: Gazetteer, show: bool) -> Counter[str]:
    mentions = find_places(doc, cast=Cast(), gazetteer=gazetteer, syntax=Syntax(doc))
    counts = Counter[str]()
    for toponym in (t for t in article["toponyms"] if t.get("lat")):
        span = Span(toponym["start"], toponym["end"])
        mention = next((m for m in mentions if m.span.overlaps(span) and m.location.lat is not None), None)
        away = distance(mention.location.lat, mention.location.lon, toponym) if mention else None
        right = away is not None and away <= WITHIN_KM
        counts.update(all=1, found=mention is not None, right=right)
        if show and not right:
            near = doc.text[max(0, span.start - 40) : span.end + 40].replace("\n", " ")
            said = mention and (mention.location.name, mention.location.country, mention.location.admin1, mention.kind)
            say(f"  {toponym['name']!r} {toponym['lat']},{toponym['lon']} -> {said} | {near}")
    return counts


def _toponym_figures(counts: Sequence[Counter[str]]) -> dict[str, float]:
    total = summed(counts)
    return {
        "toponyms.right": share(total["right"], total["all"]),
        "toponyms.right_given_found": share(total["right"], total["found"]),
    }


def distance(lat: float | None, lon: float | None, toponym: dict[str, Any]) -> float:
    assert lat is not None
    assert lon is not None
    one, other = (Place("", "", None, None, a, b, None, 0, True, "none") for a, b in ((lat, lon), _point(toponym)))
    return distance_km(one, other)


def _point(toponym: dict[str, Any]) -> tuple[float, float]:
    return float(toponym["lat"]), float(toponym["lon"])


# ---------------------------------------------------------------- places of events


def event_places(nlp: Language, gazetteer: Gazetteer, *, folder: Path = FOLDER, show: bool = False) -> Measured:
    """By sentence."""
    items = list(rows(folder / "event_location.jsonl.gz"))
    lexicon = FrameLexicon.load()
    docs = nlp.pipe(i["text"] for i in items)
    counts = [_event_in(i, doc, gazetteer, lexicon, show) for i, doc in zip(items, docs, strict=True)]
    return Measured("event_places", counts, _event_figures, unit="sentences")


def _event_in(item: dict[str, Any], doc: Doc, gazetteer: Gazetteer, words: FrameLexicon, show: bool) -> Counter[str]:
    spans = [(label, _characters(doc, start, end)) for start, end, label in item["spans"]]
    gold = [span for label, span in spans if label == "LOCATION" and span]
    verb = next((span for label, span in spans if label == "VERB"), None)
    if verb is None:
        return Counter()
    frames = find_frames(doc, lexicon=words)
    mentions = find_places(doc, cast=Cast(), gazetteer=gazetteer, syntax=frames.syntax)
    places = Places(mentions, frames.syntax, frames, Cast(), words=gazetteer.words)
    predicate = next((t.i for t in doc if t.idx + len(t) > verb.start), 0)
    mention = places.mention_of(predicate)
    right = mention is not None and any(mention.span.overlaps(span) for span in gold)
    if show and not right and (mention is not None or gold):
        names = [doc.text[g.start : g.end] for g in gold]
        got = mention and mention.location.name
        say(f"  {doc[predicate].text}: want {names} got {got!r} | {doc.text.strip()[:260]}")
    return Counter(right=right, found=mention is not None, wanted=bool(gold))


def _event_figures(counts: Sequence[Counter[str]]) -> dict[str, float]:
    total = summed(counts)
    return {
        "event_places.precision": share(total["right"], total["found"]),
        "event_places.recall": share(total["right"], total["wanted"]),
        "event_places.f1": share(2 * total["right"], total["found"] + total["wanted"]),
    }


def _characters(doc: Doc, start: int, end: int) -> Span | None:
    """Spans are characters, but part of the file's are token numbers: told by what they would quote."""
    quoted = doc.text[start:end]
    whole = bool(quoted.strip()) and quoted == quoted.strip() and not doc.text[end : end + 1].isalnum()
    if end - start <= 5 and not (whole and (start == 0 or not doc.text[start - 1].isalnum()) and len(quoted) > 1):
        return Span(doc[start].idx, doc[end].idx + len(doc[end])) if end < len(doc) else None
    return Span(start, end)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=FOLDER, help="folder with the two files")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    parser.add_argument("--only", choices=("toponyms", "events"))
    options = parser.parse_args()
    if not options.data.is_dir():
        say(f"{options.data} is not there: nothing to measure")
        return
    nlp, gazetteer = load_language(), Gazetteer.load()
    measures = {"events": event_places, "toponyms": toponyms}
    for name, measure in measures.items():
        if options.only in (None, name):
            for figure, value in measure(nlp, gazetteer, folder=options.data, show=options.show).figures().items():
                say(f"{figure:30}{value:8.1f}")


if __name__ == "__main__":
    main()
