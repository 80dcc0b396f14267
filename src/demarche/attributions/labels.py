"""Speakers named before a colon or behind a dash: headlines, interviews, transcripts.

In:  paragraphs, e.g. "Seoul: ship seized", "Truce close - officials", "Q: Will you run?", "MENSAH: We left at dawn."
Out: one Reading for each such paragraph: the label is the source, colon or dash the cue, the rest the content. The "A"
     of an interview is left to `interviewee`: whom the article named most before the first question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from demarche.attributions.lexicon import ReportingLexicon
from demarche.attributions.page import Page
from demarche.attributions.reading import Reading
from demarche.cast import Cast

LONGEST_LABEL = 6  # tokens
SHORTEST_SPEECH = 2  # words
LONGEST_HEADLINE = 24  # tokens
NAMES = frozenset({"PERSON", "ORG"})
SPEAKERS = frozenset({"person", "office", "organisation", "group"})
PRESS = "JRN"
INTERVIEW = frozenset({"q", "a"})
ANSWER = "a"
DASHES = frozenset({"-", "–", "—", "--", "―", ":"})
MARKS = frozenset({'"', "“", "„", "``", "''"})
NOMINAL_WORDS = frozenset({"PROPN", "NOUN", "X", "ADJ", "DET", "ADP", "SPACE", "PART", "NUM"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the sign that parts label and speech; `start` is its first token behind a quotation mark."""

    start: int
    sign: int
    end: int
    headline: bool


def read_labels(page: Page, cast: Cast, lexicon: ReportingLexicon) -> Iterator[Reading]:
    """Readings of labelled paragraphs. A label is a name, a letter of an interview, one that comes back, or, in a
    headline, a word for those who speak to the press ("Police: …")."""
    paragraphs = list(_paragraphs(page))
    found = [p for start, end in paragraphs if (p := _labelled(page, start, end)) is not None]
    capitals = sum(page.syntax.doc[p.start].is_upper for p in found) > 1
    for p in found:
        if _names_speaker(page, p, capitals=capitals) or (
            p.headline and _can_head(page, p.start, p.sign, cast, lexicon)
        ):
            yield Reading(
                p.sign, None, "label", _head(page, p.start, p.sign), set(range(p.sign + 1, p.end)), spoken=True
            )
    for start, end in paragraphs:
        dash = _last_dash(page, start, end)
        if dash is not None and _can_head(page, dash + 1, end, cast, lexicon):
            yield _reading(page, dash, (dash + 1, end), range(start, dash))


def _reading(page: Page, sign: int, label: tuple[int, int], content: range) -> Reading:
    return Reading(sign, None, "label", _head(page, *label), set(content), spoken=True)


def interviewee(page: Page, readings: Sequence[Reading], cast: Cast) -> str | None:
    """The person whom the text before the first question names most often; None where two are named as often."""
    letters = [r.source for r in readings if r.frame == "label" and r.source is not None and _is_letter(page, r.source)]
    if not letters:
        return None
    persons = {a.id for a in cast if a.kind == "person"}
    named = Counter(m.actor for m in cast.mentions if m.head < min(letters) and m.actor in persons)
    best = named.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def answers(page: Page, reading: Reading) -> bool:
    """Whether this is the "A:" of an interview."""
    source = reading.source
    return reading.frame == "label" and source is not None and page.syntax.lower[source] == ANSWER


def _is_letter(page: Page, token: int) -> bool:
    return page.syntax.lower[token] in INTERVIEW


def _paragraphs(page: Page) -> Iterator[tuple[int, int]]:
    """First token of each paragraph, blanks and an opening quotation mark passed over, and the one after its last."""
    s = page.syntax
    starts = [i for i in range(len(s)) if not i or page.paragraph[i] != page.paragraph[i - 1]]
    for start, end in pairwise([*starts, len(s)]):
        here = start
        while here < end and (s.pos[here] == "SPACE" or s.lower[here] in MARKS):
            here += 1
        last = end
        while last > here and s.pos[last - 1] == "SPACE":
            last -= 1
        if here < last:
            yield here, last


def _labelled(page: Page, start: int, end: int) -> Paragraph | None:
    """A paragraph that begins with a short nominal phrase and a colon."""
    s = page.syntax
    colon = next((i for i in range(start, min(start + LONGEST_LABEL + 1, end)) if s.lower[i] == ":"), None)
    if colon is None or colon == start or page.words(range(colon + 1, end)) < SHORTEST_SPEECH:
        return None
    letter = colon == start + 1 and _is_letter(page, start)
    if not letter and not all(s.pos[i] in NOMINAL_WORDS for i in range(start, colon)):
        return None
    return Paragraph(start, colon, end, _is_headline(page, start, end))


def _is_headline(page: Page, start: int, end: int) -> bool:
    """One line without a full stop at its end, before any line that has one."""
    s = page.syntax
    return end - start <= LONGEST_HEADLINE and s.lower[end - 1] != "." and "." not in s.lower[:start]


def _names_speaker(page: Page, p: Paragraph, *, capitals: bool) -> bool:
    """A name, a letter, or words in capitals where several paragraphs have such labels."""
    s = page.syntax
    words = [i for i in range(p.start, p.sign) if s.pos[i] != "SPACE"]
    if len(words) == 1 and _is_letter(page, words[0]):
        return True
    named = all(s.doc[i].ent_type_ in NAMES for i in words)
    return bool(words) and (named or (capitals and s.doc[words[0]].is_upper))


def _can_head(page: Page, start: int, end: int, cast: Cast, lexicon: ReportingLexicon) -> bool:
    """ "Police: …", "… - two officials", "Seoul: …": somebody who speaks to the press, not the paper that prints it."""
    head = _head(page, start, end)
    actors = [cast[id] for id in cast.at(head)]
    if any(PRESS in (a.sector, *a.sectors) for a in actors):
        return False
    if "label" in lexicon.of("noun", page.syntax.lemma[head].lower()) or any(a.kind in SPEAKERS for a in actors):
        return True
    return bool(actors) or bool(end - start == 1 and cast.place_at(head))


def _last_dash(page: Page, start: int, end: int) -> int | None:
    """The dash or colon of "Truce close - two officials", a headline with a short phrase at its end."""
    s = page.syntax
    if not _is_headline(page, start, end):
        return None
    for i in range(end - 2, max(end - LONGEST_LABEL - 2, start + 1), -1):
        if s.lower[i] in DASHES:
            return i if all(s.pos[j] in NOMINAL_WORDS for j in range(i + 1, end)) else None
    return None


def _head(page: Page, start: int, end: int) -> int:
    s = page.syntax
    inside = range(start, end)
    tops = [i for i in inside if s.head[i] not in inside or s.head[i] == i]
    return next((i for i in tops if s.pos[i] not in ("SPACE", "PUNCT")), start)
