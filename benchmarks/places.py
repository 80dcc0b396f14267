"""How well places are found, on data that lies beside the repository (../shared) when it is there.

In:  data/places/tr_news.jsonl.gz (articles with toponyms and coordinates), data/places/event_location.jsonl.gz
(sentences with a verb and the place of its event). Out: two lines of figures.

Toponyms: share of all annotated ones that are found and lie within 161 km (100 miles) of the coordinates given, and the
same among those found. Event places: F1, a place counting as found when its span overlaps an annotated one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from demarche.cast import Cast
from demarche.circumstances.places import Gazetteer, Places, find_places
from demarche.circumstances.places.choose import distance_km
from demarche.circumstances.places.gazetteer import Place
from demarche.language import load_language
from demarche.language.frames import FrameLexicon, find_frames
from demarche.language.syntax import Syntax
from demarche.records import Span

SHARED = Path(__file__).parents[2] / "shared" / "data" / "places"
WITHIN_KM = 161.0


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def score_toponyms(path: Path, nlp: Language, gazetteer: Gazetteer, *, show: bool) -> str:
    articles = list(rows(path))
    found = right = total = 0
    seconds, words = 0.0, 0
    for article, doc in zip(articles, nlp.pipe(a["text"] for a in articles), strict=True):
        syntax = Syntax(doc)
        began = time.perf_counter()
        mentions = find_places(doc, cast=Cast(), gazetteer=gazetteer, syntax=syntax)
        seconds, words = seconds + time.perf_counter() - began, words + len(doc)
        for toponym in article["toponyms"]:
            if not toponym.get("lat"):
                continue
            total += 1
            span = Span(toponym["start"], toponym["end"])
            mention = next((m for m in mentions if m.span.overlaps(span) and m.location.lat is not None), None)
            found += mention is not None
            away = distance(mention.location.lat, mention.location.lon, toponym) if mention else None
            right += away is not None and away <= WITHIN_KM
            if show and (away is None or away > WITHIN_KM):
                near = doc.text[max(0, span.start - 40) : span.end + 40].replace("\n", " ")
                said = mention and (
                    mention.location.name,
                    mention.location.country,
                    mention.location.admin1,
                    mention.kind,
                )
                say(f"  {toponym['name']!r} {toponym['lat']},{toponym['lon']} -> {said} | {near}")
    return (
        f"toponyms {total}: found and within {WITHIN_KM:.0f} km {right / total:.3f}, "
        f"of those found {right / max(1, found):.3f}, found {found / total:.3f}, {words / seconds:,.0f} words/s"
    )


def distance(lat: float | None, lon: float | None, toponym: dict[str, Any]) -> float:
    assert lat is not None
    assert lon is not None
    one, other = (Place("", "", None, None, a, b, None, 0, True, "none") for a, b in ((lat, lon), _point(toponym)))
    return distance_km(one, other)


def _point(toponym: dict[str, Any]) -> tuple[float, float]:
    return float(toponym["lat"]), float(toponym["lon"])


def score_event_places(path: Path, nlp: Language, gazetteer: Gazetteer, *, show: bool) -> str:
    items = list(rows(path))
    lexicon = FrameLexicon.load()
    hit = said = wanted = 0
    for item, doc in zip(items, nlp.pipe(i["text"] for i in items), strict=True):
        gold = [
            span
            for start, end, label in item["spans"]
            if label == "LOCATION" and (span := _characters(doc, start, end))
        ]
        verb = next((_characters(doc, start, end) for start, end, label in item["spans"] if label == "VERB"), None)
        if verb is None:
            continue
        frames = find_frames(doc, lexicon=lexicon)
        mentions = find_places(doc, cast=Cast(), gazetteer=gazetteer, syntax=frames.syntax)
        places = Places(mentions, frames.syntax, frames, Cast(), words=gazetteer.words)
        predicate = next((t.i for t in doc if t.idx + len(t) > verb.start), 0)
        mention = places.mention_of(predicate)
        right = mention is not None and any(mention.span.overlaps(span) for span in gold)
        hit, said, wanted = hit + right, said + (mention is not None), wanted + bool(gold)
        if show and not right and (mention is not None or gold):
            names = [doc.text[g.start : g.end] for g in gold]
            got = mention and mention.location.name
            say(f"  {doc[predicate].text}: want {names} got {got!r} | {doc.text.strip()[:260]}")
    precision, recall = hit / max(1, said), hit / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"event places {len(items)}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


def _characters(doc: Doc, start: int, end: int) -> Span | None:
    """Spans are characters, but part of the file's are token numbers: told by what they would quote."""
    quoted = doc.text[start:end]
    whole = bool(quoted.strip()) and quoted == quoted.strip() and not doc.text[end : end + 1].isalnum()
    if end - start <= 5 and not (whole and (start == 0 or not doc.text[start - 1].isalnum()) and len(quoted) > 1):
        return Span(doc[start].idx, doc[end].idx + len(doc[end])) if end < len(doc) else None
    return Span(start, end)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED, help="folder with the two files")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    parser.add_argument("--only", choices=("toponyms", "events"))
    options = parser.parse_args()
    if not options.data.is_dir():
        say(f"{options.data} is not there: nothing to measure")
        return
    nlp, gazetteer = load_language(), Gazetteer.load()
    if options.only != "events":
        say(score_toponyms(options.data / "tr_news.jsonl.gz", nlp, gazetteer, show=options.show))
    if options.only != "toponyms":
        say(score_event_places(options.data / "event_location.jsonl.gz", nlp, gazetteer, show=options.show))


if __name__ == "__main__":
    main()
