"""The verb that reports a quotation, sought beside it by position rather than by the tree.

In:  a quotation that no clause reading holds, e.g. the last of `"Never." The crowd cheered. "Never," Mensah told it.`
Out: the verb and its subject; parsers often cut the sentence at the closing mark, so the tree is asked last.
"""

from __future__ import annotations

from demarche.attributions.lexicon import Entry, ReportingLexicon
from demarche.attributions.page import Page, Utterance
from demarche.attributions.sources import SUBJECTS
from demarche.attributions.touching import speaker_of, touching_phrase
from demarche.attributions.verbs import frames_of_verb

FURTHEST_CUE = 40  # tokens between a quotation and the verb that reports it
DASHES = frozenset({"-", "–", "—", "―", "--"})
LONGEST_SIGNATURE = 12  # tokens
ENDS_OPEN = (",", "?", "!", "-", "—", "–", "…", "...")


def speech_entry(page: Page, verb: int, lexicon: ReportingLexicon) -> Entry | None:
    """The verb's entry if it can report a quotation."""
    if page.syntax.pos[verb] != "VERB":
        return None
    return frames_of_verb(page, verb, lexicon).get("quote")


def cue_after(page: Page, utterance: Utterance, lexicon: ReportingLexicon) -> int | None:
    """`…," he told reporters`: the quotation ends in comma, question or exclamation mark, and a clause goes on."""
    s = page.syntax
    here = page.paragraph[utterance.last]
    start = utterance.last + 1
    while start < len(s) and s.pos[start] in ("PUNCT", "SPACE") and page.paragraph[start] == here:
        start += 1
    between = [s.lower[i] for i in range(utterance.last, min(start, len(s)))]
    if "." in between or not any(sign in between for sign in ENDS_OPEN):
        return None
    for i in range(start, min(start + FURTHEST_CUE, len(s))):
        if _in_speech(page, i) or s.lower[i] in (".", ";") or page.paragraph[i] != here:
            return None
        if speech_entry(page, i, lexicon) is not None:
            return i
    return None


def _in_speech(page: Page, token: int) -> bool:
    """Inside another quotation that is more than a nickname or a word picked out."""
    return page.quoted[token] >= 0 and page.utterances[page.quoted[token]].free


def cue_before(page: Page, utterance: Utterance, lexicon: ReportingLexicon) -> int | None:
    """`He said: "…`, `she told reporters, "…`, also with the quotation in a paragraph of its own.

    Behind a colon any verb will do: `Kasich resisted: "…`.
    """
    s = page.syntax
    end = _last_before(page, utterance)
    if end is None:
        return None
    here = page.paragraph[end]
    any_verb = None
    for i in range(end, max(end - FURTHEST_CUE, -1), -1):
        if page.quoted[i] >= 0 or page.paragraph[i] != here or (s.lower[i] in (".", ";") and i < end):
            break
        if speech_entry(page, i, lexicon) is not None:
            return i
        if s.lower[end] == ":" and s.pos[i] == "VERB" and s.first(i, *SUBJECTS) is not None:
            any_verb = i
    return any_verb


def _last_before(page: Page, utterance: Utterance) -> int | None:
    """The token the quotation leans on, if the sentence is not over there."""
    s = page.syntax
    i = utterance.first - 1
    while i >= 0 and (s.pos[i] == "SPACE" or (s.pos[i] == "PUNCT" and s.lower[i] not in (".", "!", "?", ",", ":"))):
        i -= 1
    if i < 0 or page.quoted[i] >= 0 or s.lower[i] in (".", "!", "?"):
        return None
    new_paragraph = page.paragraph[i] != page.paragraph[utterance.first]
    return None if new_paragraph and s.lower[i] not in (":", ",") else i


def signature(page: Page, utterance: Utterance) -> tuple[int, int] | None:
    """The dash behind a quotation and the name behind the dash, up to the end of the line."""
    s = page.syntax
    i = utterance.last + 1
    while i < len(s) and s.lower[i] not in DASHES and s.pos[i] in ("PUNCT", "SPACE"):
        i += 1
    first = i + 1
    if i >= len(s) or s.lower[i] not in DASHES or first >= len(s) or s.pos[first] != "PROPN":
        return None
    line = page.paragraph[first]
    end = next((j for j in range(first, len(s)) if page.paragraph[j] != line), len(s))
    if end - first > LONGEST_SIGNATURE or any(s.pos[j] in ("VERB", "AUX") for j in range(first, end)):
        return None
    head = page.noun_phrase_from(first) or first
    return (i, head) if s.pos[head] == "PROPN" else None


def name_before(page: Page, utterance: Utterance) -> tuple[int, int] | None:
    """The colon before a quotation and the name before the colon, behind a dash, a full stop or nothing."""
    s = page.syntax
    colon = utterance.first - 1
    while colon >= 0 and (s.pos[colon] == "SPACE" or (s.pos[colon] == "PUNCT" and s.lower[colon] != ":")):
        colon -= 1
    if colon < 1 or s.lower[colon] != ":" or page.paragraph[colon] != page.paragraph[utterance.first]:
        return None
    first = colon
    while first > 0 and colon - first <= LONGEST_SIGNATURE and not _ends_before_name(page, first - 1, colon):
        first -= 1
    phrase = range(first, colon)
    if not phrase or any(s.pos[i] in ("VERB", "AUX", "SCONJ", "ADV") or page.quoted[i] >= 0 for i in phrase):
        return None
    head = next((i for i in phrase if s.pos[i] == "PROPN"), None)
    return None if head is None or colon - first > LONGEST_SIGNATURE else (colon, page.noun_phrase_from(first) or head)


def _ends_before_name(page: Page, token: int, colon: int) -> bool:
    s = page.syntax
    return (
        page.paragraph[token] != page.paragraph[colon] or s.lower[token] in DASHES or s.lower[token] in (".", "!", "?")
    )


def subject_beside(page: Page, verb: int) -> int | None:
    """The verb's subject; where the parse has none outside the quotation, the noun phrase next to the verb."""
    found = speaker_of(page, verb)
    if found is not None and page.quoted[found] < 0:
        return found
    return touching_phrase(page, verb) or found
