"""Every cue of the lexicon in a sentence of its frame: a word that nothing reads is no cue."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from demarche.attributions import Entry, ReportingLexicon
from demarche.records import Attribution

CARRIERS = {
    "verb": {
        "clause": "They {} that the border would stay shut.",
        "quote": "“The border will stay shut,” they {}.",
        "infinitive": "They {} to leave the town.",
        "gerund": "They {} leaving the town.",
        "object": "They {} the decision of the court.",
        "object+infinitive": "They {} the army to leave the town.",
        "object+as": "They {} the vote as unfair.",
    },
    "noun": {
        "clause": "Their {} that the border would stay shut fell flat.",
        "infinitive": "Their {} to leave the town fell flat.",
        "preposition:": "Their {} {} the law fell flat.",
    },
    "adjective": {
        "clause": "They are {} that the border will stay shut.",
        "infinitive": "They are {} to leave the town.",
        "preposition:": "They are {} {} the decision.",
    },
    "words": {
        "clause": "They {} that the border would stay shut.",
        "infinitive": "They {} to leave the town.",
        "preposition:": "They {} {} the law.",
    },
}
CARRIERS["verb"]["preposition:"] = "They {} {} the decision of the court."
READ_AT_LEAST = 0.92  # of all cues; bare forms out of context lead the tagger astray now and then


def sentences(entry: Entry) -> Iterator[tuple[str, str]]:
    """Each word of the entry with a sentence in the first of its frames that has one."""
    carriers = CARRIERS.get(entry.part, {})
    for frame in entry.frames:
        name, _, preposition = frame.partition(":")
        carrier = carriers.get(f"{name}:" if preposition else frame)
        if carrier is not None:
            yield from ((word, carrier.format(word, preposition)) for word in entry.words)
            return


def test_every_cue_is_read_in_a_sentence_of_its_frame(
    nlp: Language, lexicon: ReportingLexicon, read_doc: Callable[[Doc], tuple[Attribution, ...]]
) -> None:
    """Nearly all; the others are named when too many fail."""
    cases = [(entry, word, text) for entry in lexicon.entries for word, text in sentences(entry)]
    texts = list(dict.fromkeys(text for _, _, text in cases))
    read = {text: {a.rule for a in read_doc(doc)} for text, doc in zip(texts, nlp.pipe(texts), strict=True)}
    unread = [f"{e.id}: {word}" for e, word, text in cases if not any(r.startswith(f"{e.id}.") for r in read[text])]
    unread = [u for u in unread if not u.startswith(QUOTED)]
    assert len(cases) > 3_500
    assert len(unread) < (1 - READ_AT_LEAST) * len(cases), unread


QUOTED = tuple(f"{e.id}:" for e in ReportingLexicon.load().entries if e.frames == ("quote",))  # read by clause as well


@pytest.mark.parametrize("part", ["verb", "noun", "adjective", "words"])
def test_thousands_of_cues(lexicon: ReportingLexicon, part: str) -> None:
    """The lexicon is one of news English, not of a few dozen verbs."""
    assert len(lexicon.cues[part]) > {"verb": 1_000, "noun": 600, "adjective": 300, "words": 500}[part]  # type: ignore[index]
