"""How well what happened is told from what did not: UDS factuality on the dev file of EWT.

In:  predicates of its sentences with a value from -3 (did not happen) to 3 (did), by annotators. Out: of the clear ones
(1 and more either way) the share that is read alike, actual or historical against negated, future or hypothetical; and
of those that did not happen the share that is read so.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks import shared
from benchmarks.measured import Measured, share, summed
from demarche.events.actuality import read_actuality
from demarche.events.actuality_words import ActualityLexicon
from demarche.knowledge import DATA
from demarche.language.frames import FrameLexicon, find_frames
from training.treebanks import Sentence, read_treebank

CLEAR = 1.0
LAST_AS_NUMBERED = 334  # behind it the treebank has lost a sentence since it was annotated
HAPPENED = ("actual", "historical")
Labelled = tuple[Sentence, dict[int, bool]]  # word number from 0 → whether it happened


def factuality(nlp: Language) -> Measured:
    """The sentences of a document together; predicates of which no frame is made count as wrong."""
    lexicon = ActualityLexicon.load(DATA / "ontology" / "actuality.yaml")
    frames = FrameLexicon.load()
    rows = list(labelled())
    counts = []
    for _, group in groupby(rows, key=lambda row: row[0].document):
        chosen = list(group)
        docs = nlp.pipe([sentence.text for sentence, _ in chosen])
        counts.append(
            summed(_counted(doc, *row, lexicon=lexicon, frames=frames) for doc, row in zip(docs, chosen, strict=True))
        )
    return Measured("factuality", counts, _figures, unit="documents")


def labelled() -> Iterator[Labelled]:
    """Sentences with their clear predicates; annotations name sentences by their number in an older file."""
    sentences = read_treebank(shared.SHARED / "data" / "treebanks" / "en_ewt-dev.conllu.gz")
    with gzip.open(shared.SHARED / "data" / "factuality" / "uds_ewt.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = {row["sent"]: row["preds"] for row in map(json.loads, lines)}
    for number, sentence in enumerate(sentences, start=1):
        given = rows.get(f"ewt-dev-{number + (number > LAST_AS_NUMBERED)}", {})
        clear = {int(k) - 1: p["value"] > 0 for k, p in given.items() if abs(p["value"]) >= CLEAR}
        if clear:
            yield sentence, clear


def _counted(
    doc: Doc, sentence: Sentence, clear: dict[int, bool], *, lexicon: ActualityLexicon, frames: FrameLexicon
) -> Counter[str]:
    found, counts = find_frames(doc, lexicon=frames), Counter[str]()
    starts = _starts(sentence)
    for word, happened in clear.items():
        token = next((t.i for t in doc if t.idx <= starts[word] < t.idx + len(t)), None)
        frame = found.at(token) if token is not None else None
        read = frame is not None and read_actuality(frame, found, lexicon).actuality in HAPPENED
        right = frame is not None and read == happened
        counts.update(all=1, right=right, untrue=not happened, untrue_right=right and not happened)
    return counts


def _starts(sentence: Sentence) -> list[int]:
    starts, offset = [], 0
    for word in sentence.words:
        starts.append(offset)
        offset += len(word.form) + word.space
    return starts


def _figures(counts: Sequence[Counter[str]]) -> dict[str, float]:
    total = summed(counts)
    return {
        "factuality.right": share(total["right"], total["all"]),
        "factuality.untrue_found": share(total["untrue_right"], total["untrue"]),
    }
