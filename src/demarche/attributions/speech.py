"""Quotations and their speakers: with the cue beside, across sentences and paragraphs.

In:  the readings of clauses, and the article's quotations. Out: readings that hold whole quotations, e.g. all three
sentences of `"We left," Mensah said. "It was late. We will be back."` in one.
"""

from __future__ import annotations

from collections.abc import Iterable

from demarche.attributions.lexicon import Entry, ReportingLexicon
from demarche.attributions.page import Page, Utterance
from demarche.attributions.reading import Reading
from demarche.attributions.sources import speaker_of
from demarche.attributions.verbs import frames_of_verb

FURTHEST_CUE = 40  # tokens between a quotation and the verb that reports it
LONGEST_TITLE = 8  # words


def with_quotations(page: Page, readings: list[Reading], lexicon: ReportingLexicon) -> list[Reading]:
    """Widen readings to the whole of the quotations they touch, and find speakers for the quotations left."""
    held: dict[int, Reading] = {}
    for reading in readings:
        for number in _touched(page, reading):
            if reading.spoken or page.utterances[number].free:
                held.setdefault(number, reading)
                reading.content.update(_tokens(page.utterances[number]))
    out = list(readings)
    for utterance in page.utterances:
        if utterance.number in held:
            continue
        reading = _goes_on(page, utterance, held)
        if reading is None and _is_speech(page, utterance):
            reading = _by_cue_beside(page, utterance, out, lexicon) or _by_speaker_before(page, utterance, out)
        if reading is None:
            continue
        reading.content.update(_tokens(utterance))
        held[utterance.number] = reading
        if not any(reading is known for known in out):
            out.append(reading)
    return out


def _touched(page: Page, reading: Reading) -> list[int]:
    own = page.quoted[reading.cue] if reading.cue is not None else -1
    return sorted({page.quoted[i] for i in reading.content} - {-1, own})


def _tokens(utterance: Utterance) -> range:
    return range(utterance.first, utterance.last + 1)


def _is_speech(page: Page, utterance: Utterance) -> bool:
    """A sentence or more, not a title: titles capitalise their words and are short."""
    if not utterance.free:
        return False
    words = [
        i for i in _tokens(utterance) if page.syntax.pos[i] not in ("PUNCT", "SPACE", "DET", "ADP", "CCONJ", "PART")
    ]
    text = page.syntax.doc.text
    capitals = sum(text[page.syntax.start[i]].isupper() for i in words)
    return len(words) > LONGEST_TITLE or capitals < len(words) or (len(words) == 1 and _ends_sentence(page, utterance))


def _ends_sentence(page: Page, utterance: Utterance) -> bool:
    return page.syntax.lower[utterance.last] in (".", "!", "?", ",")


def _by_cue_beside(
    page: Page, utterance: Utterance, readings: Iterable[Reading], lexicon: ReportingLexicon
) -> Reading | None:
    """The reporting verb right after the quotation, or right before it; its reading if it has one, else a new one."""
    verb = _cue_after(page, utterance, lexicon)
    if verb is None:
        verb = _cue_before(page, utterance, lexicon)
    if verb is None:
        return None
    known = next((r for r in readings if r.cue == verb), None)
    if known is not None:
        known.spoken = True
        return known
    entry = _speech_entry(page, verb, lexicon)
    return Reading(verb, entry, "quote", subject_beside(page, verb), set(), spoken=True)


def _cue_after(page: Page, utterance: Utterance, lexicon: ReportingLexicon) -> int | None:
    """`…," he told reporters`: the quotation ends in comma, question or exclamation mark, and a clause goes on."""
    s = page.syntax
    start = utterance.last + 1
    while (
        start < len(s)
        and (s.pos[start] in ("PUNCT", "SPACE"))
        and page.paragraph[start] == page.paragraph[utterance.last]
    ):
        start += 1
    between = [s.lower[i] for i in range(utterance.last, min(start, len(s)))]
    if "." in between or not any(sign in between for sign in (",", "?", "!", "-", "—", "–", "…", "...")):
        return None
    for i in range(start, min(start + FURTHEST_CUE, len(s))):
        if page.quoted[i] >= 0 or s.lower[i] in (".", ";") or page.paragraph[i] != page.paragraph[utterance.last]:
            return None
        if _speech_entry(page, i, lexicon) is not None:
            return i
    return None


def _cue_before(page: Page, utterance: Utterance, lexicon: ReportingLexicon) -> int | None:
    """`He said: "…`, `she told reporters, "…`, also with the quotation in a paragraph of its own."""
    s = page.syntax
    i = utterance.first - 1
    while i >= 0 and (s.pos[i] == "SPACE" or (s.pos[i] == "PUNCT" and s.lower[i] not in (".", "!", "?", ",", ":"))):
        i -= 1
    if i < 0 or page.quoted[i] >= 0 or s.lower[i] in (".", "!", "?"):
        return None
    if page.paragraph[i] != page.paragraph[utterance.first] and s.lower[i] not in (":", ","):
        return None
    found = None
    here = page.paragraph[i]
    for j in range(i, max(i - FURTHEST_CUE, -1), -1):
        if page.quoted[j] >= 0 or page.paragraph[j] != here or (s.lower[j] in (".", ";") and j < i):
            break
        if _speech_entry(page, j, lexicon) is not None:
            found = j
            break
    return found


def _speech_entry(page: Page, verb: int, lexicon: ReportingLexicon) -> Entry | None:
    if page.syntax.pos[verb] != "VERB":
        return None
    frames = frames_of_verb(page, verb, lexicon)
    return frames.get("quote") or frames.get("clause")


def subject_beside(page: Page, verb: int) -> int | None:
    """The verb's subject; where the parse has none, the noun next to it ("said Mensah")."""
    found = speaker_of(page, verb)
    if found is not None and page.quoted[found] < 0:
        return found
    s = page.syntax
    for i in (verb + 1, verb - 1):
        if 0 <= i < len(s) and s.pos[i] in ("PROPN", "NOUN", "PRON") and s.dep[i] not in ("obj", "iobj", "obl"):
            return i
    return None


def _goes_on(page: Page, utterance: Utterance, held: dict[int, Reading]) -> Reading | None:
    """`"The risk," she said, "is that …"`: the second half of a sentence broken by its cue."""
    s = page.syntax
    before = held.get(utterance.number - 1)
    if before is None or before.cue is None:
        return None
    gap = range(page.utterances[utterance.number - 1].last + 1, utterance.first)
    words = [s.lower[i] for i in gap]
    if before.cue not in gap or any(w in (".", "!", "?", ";") for w in words):
        return None
    return before if "," in words[-3:] else None


def _by_speaker_before(page: Page, utterance: Utterance, readings: list[Reading]) -> Reading | None:
    """The speech that ended just before: in the sentence before, or in the paragraph before if a quotation closed it."""
    s = page.syntax
    best, end = None, -1
    for reading in readings:
        if reading.spoken and reading.cue is not None and reading.source is not None:
            last = max([reading.cue, *(i for i in reading.content if i < utterance.first)])
            if end < last < utterance.first and min(reading.content, default=0) < utterance.first:
                best, end = reading, last
    if best is None or utterance.first - end > FURTHEST_CUE:
        return None
    gap = range(end, utterance.first)
    if sum(s.lower[i] in (".", "!", "?") for i in gap) > (1 if page.quoted[end] < 0 else 2):
        return None
    new_paragraph = page.paragraph[end] != page.paragraph[utterance.first]
    return None if new_paragraph and not any(page.quoted[i] >= 0 for i in best.content) else best
