"""Block quotations: a paragraph without quotation marks, behind one that ends in a colon and tells who speaks.

In:  paragraphs, e.g. "The ministry wrote on Telegram:" and "Our forces have left the town." Out: one Reading for each
such pair: the verb of speech is the cue, the next paragraph the content. How many more paragraphs belong to the block
no text without its layout tells; one is taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.attributions.beside import speech_entry, subject_beside
from demarche.attributions.lexicon import ReportingLexicon
from demarche.attributions.page import Page
from demarche.attributions.reading import Reading

SHORTEST_BLOCK = 5  # words
BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})


def read_blocks(page: Page, lexicon: ReportingLexicon) -> Iterator[Reading]:
    """Readings of the blocks behind colons; a block in quotation marks is left to the readers of quotations."""
    s = page.syntax
    for colon in (i for i in range(len(s) - 1) if s.lower[i] == ":" and page.quoted[i] < 0):
        block = _block_behind(page, colon)
        verb = _verb_before(page, colon, lexicon) if block else None
        source = subject_beside(page, verb) if verb is not None else None
        if verb is not None and source is not None:
            yield Reading(verb, speech_entry(page, verb, lexicon), "block", source, set(block), spoken=True)


def _block_behind(page: Page, colon: int) -> range:
    """The paragraph behind a colon that ends its own; empty where there is none, a list or a quotation."""
    s = page.syntax
    start = colon + 1
    while start < len(s) and s.pos[start] == "SPACE":
        start += 1
    if start >= len(s) or page.paragraph[start] == page.paragraph[colon]:
        return range(0)
    end = start
    while end < len(s) and page.paragraph[end] == page.paragraph[start]:
        end += 1
    listed = s.lower[start] in BULLETS or s.pos[start] == "NUM"
    quoted = any(page.quoted[i] >= 0 and page.utterances[page.quoted[i]].free for i in range(start, end))
    sentence = page.text[s.start[start]].isupper() and page.words(range(start, end)) >= SHORTEST_BLOCK
    return range(start, end) if sentence and not listed and not quoted else range(0)


def _verb_before(page: Page, colon: int, lexicon: ReportingLexicon) -> int | None:
    """The last verb of speech in the sentence that the colon ends."""
    start, _ = page.sentence(colon)
    verbs = (i for i in range(colon - 1, start - 1, -1) if page.quoted[i] < 0)
    return next((i for i in verbs if speech_entry(page, i, lexicon) is not None), None)
