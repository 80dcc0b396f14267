"""What stands between quotation marks.

In:  an article's text, e.g. `"We won't yield,” Kurti said. "The force is 'modern', he added.`
Out: `Quotation` records in order of their opening: the words between the marks, the marks as written, the paragraph,
     the nesting, and whether a quotation takes up the one of the paragraph before.

News text mixes straight and curly marks, forgets to close, and opens every paragraph of a long statement anew while
closing only the last. A mark is read by its neighbours first (blank before it: it opens; blank or full stop after it:
it closes), by its shape next, and by what is open last. Apostrophes are told from single marks the same way. Every
mark is looked at once, forwards, after one pass backwards: a million marks take seconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from demarche.language.lines import unwrapped
from demarche.records import Span

Kind = Literal["double", "single", "angle"]

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "＂", "``", "''", "´´"), "double"),
    **dict.fromkeys(("'", "‘", "’", "‚", "‛", "`", "´"), "single"),
    **dict.fromkeys(("«", "»", "‹", "›"), "angle"),
}
_OPENING = frozenset("“„‟‘‚‛«‹") | {"``"}
_CLOSING = frozenset("”’»›")
_MARK = re.compile(r"``|''|´´|[\"“”„‟＂'‘’‚‛`´«»‹›]")
_PARAGRAPH = re.compile(r"[^\n\r\u2029]+")
_QUOTE_SIGNS = frozenset("\"“”„‟＂'‘’‚‛`´«»‹›")
_BEFORE_OPENING = frozenset("([{<-–—―/:;,…") | _QUOTE_SIGNS
_AFTER_CLOSING = frozenset(".,;:!?)]}>-–—―/…") | _QUOTE_SIGNS
_LOOKED_AHEAD: tuple[Kind, ...] = ("double", "single", "angle")
_SENTENCE_ENDS = frozenset(".?!…")
_SPEECH = re.compile(r"(?!Tis\b|Twas\b|Til\b|Em\b|Cause\b|Bout\b|Round\b|N\b)[A-Z]")
_YEARS = re.compile(r"\d\ds?\b")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch inside quotation marks, within one paragraph.

    span:      with its marks. content: without marks and outer blanks.
    opening, closing: the marks as written; "" where the text has none. Without a closing mark the quotation reaches to
               the end of the paragraph (or to the next opening mark); without an opening mark it begins with the
               paragraph (or after the quotation before).
    depth:     0, or 1 and more inside another quotation.
    paragraph: number of the line it stands in, from 0, blank lines not counted.
    continues: the same utterance as the quotation before, which was left open at the end of its paragraph, or of a
               sentence where the text lost its line breaks.
    """

    span: Span
    content: Span
    opening: str
    closing: str
    kind: Kind
    depth: int
    paragraph: int
    continues: bool

    @property
    def balanced(self) -> bool:
        """Both marks are there."""
        return bool(self.opening and self.closing)


@dataclass(slots=True)
class _Mark:
    """A quotation mark or apostrophe and what its neighbours make of it."""

    start: int
    end: int
    sign: str
    kind: Kind
    may_open: bool
    may_close: bool
    possessive: bool
    closes_later: bool = False
    surely_closes_later: bool = False


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark has not come yet."""

    mark: _Mark
    continues: bool


@dataclass(slots=True)
class _Reader:
    """Reads one article's marks; `left_open` is the kind of the quotation the paragraph before left open.

    `next_sign`: what the next paragraph begins with; a single mark there shows that one open here is no apostrophe.
    """

    text: str
    paragraph: int = -1
    start: int = 0
    end: int = 0
    free_from: int = 0
    stack: list[_Open] = field(default_factory=list)
    left_open: Kind | None = None
    next_sign: str = ""
    found: list[Quotation] = field(default_factory=list)

    def read(self, start: int, end: int, *, before: str = "") -> None:
        """Read the paragraph between two offsets; `before` is the sign that the next paragraph begins with."""
        self.next_sign = before
        self.paragraph += 1
        start = _trimmed(self.text, start, end).start
        self.start, self.free_from, self.end = start, start, end
        for mark in _marks(self.text, start, end):
            if self._is_open(mark.kind):
                self._meet_open(mark)
            else:
                self._meet_closed(mark)
        left_open = self.stack[0].mark.kind if self.stack else None
        self._close_down_to(0, end)
        self.left_open = left_open

    def _is_open(self, kind: Kind) -> bool:
        return any(entry.mark.kind == kind for entry in self.stack)

    def _meet_open(self, mark: _Mark) -> None:
        """A mark of a kind that is open: it closes, unless it can only open or is an apostrophe."""
        if mark.kind == "single" and (not mark.may_close or (mark.possessive and mark.surely_closes_later)):
            return
        depth = next(depth for depth, entry in enumerate(self.stack) if entry.mark.kind == mark.kind)
        if self._opens_anew(mark, self.stack[depth].mark):
            goes_on = depth == 0 and self._before(mark) in _SENTENCE_ENDS
            self._close_down_to(depth, mark.start)
            self._open(mark, continues=goes_on)
            return
        self._close_down_to(depth + 1, mark.start)
        self._close(mark.end, mark.sign, mark.start)

    def _meet_closed(self, mark: _Mark) -> None:
        """A mark of a kind that is not open: it opens, or its partner is missing."""
        closes_only = mark.may_close and (not mark.may_open or mark.sign in _CLOSING)
        if mark.kind == "single":
            needs_partner = mark.sign not in ("‘", "‚", "‛") and not self._opens_paragraph(mark)
            if mark.may_open and not closes_only and (mark.closes_later or not needs_partner):
                self._open(mark)
        elif not closes_only:
            self._open(mark)
        elif mark.start > self.free_from and not self.stack and not self._is_measure(mark):
            self._close_without_opening(mark)

    def _opens_paragraph(self, mark: _Mark) -> bool:
        """A single mark before the first word of a paragraph: speech that goes on or was never closed, not "'Tis"."""
        if mark.start != self.start:
            return False
        return mark.sign == self.next_sign or _SPEECH.match(self.text, mark.end) is not None

    def _is_measure(self, mark: _Mark) -> bool:
        """The inch sign of `a 6" pipe`."""
        return mark.sign == '"' and self.text[mark.start - 1].isdigit() and self.left_open is None

    def _opens_anew(self, mark: _Mark, opened: _Mark) -> bool:
        """The mark begins another quotation though one of its kind is open. After a comma it closes, badly spaced."""
        only_opens = mark.may_open and not mark.may_close and mark.sign not in _CLOSING
        return only_opens and not _pairs_low(opened, mark) and self._before(mark) != ","

    def _before(self, mark: _Mark) -> str:
        """The last character before the mark that is not blank."""
        place = mark.start - 1
        while place >= self.start and self.text[place].isspace():
            place -= 1
        return self.text[place] if place >= self.start else ""

    def _open(self, mark: _Mark, *, continues: bool = False) -> None:
        first = not self.stack and mark.start == self.start
        self.stack.append(_Open(mark, continues or (first and self.left_open == mark.kind)))
        self.left_open = None

    def _close_down_to(self, depth: int, end: int) -> None:
        while len(self.stack) > depth:
            self._close(end, "", end)

    def _close(self, end: int, sign: str, content_end: int) -> None:
        entry = self.stack.pop()
        content = _trimmed(self.text, entry.mark.end, content_end)
        span = Span(entry.mark.start, end if sign else max(content.end, entry.mark.end))
        self._keep(span, content, entry.mark.sign, sign, entry.mark.kind, entry.continues)

    def _close_without_opening(self, mark: _Mark) -> None:
        content = _trimmed(self.text, self.free_from, mark.start)
        continues = self.left_open == mark.kind and self.free_from == self.start
        self._keep(Span(content.start, mark.end), content, "", mark.sign, mark.kind, continues)
        self.left_open = None

    def _keep(self, span: Span, content: Span, opening: str, closing: str, kind: Kind, continues: bool) -> None:
        if not self.stack:
            self.free_from = span.end
        if content.end - content.start < (2 if kind == "single" else 1):  # empty, or the 'n' of rock 'n' roll
            return
        depth = len(self.stack)
        self.found.append(Quotation(span, content, opening, closing, kind, depth, self.paragraph, continues))


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of `text`, in order of their beginning, an outer one before those inside it."""
    reader = _Reader(text)
    paragraphs = [m for m in _PARAGRAPH.finditer(unwrapped(text)) if not m.group().isspace()]
    for n, match in enumerate(paragraphs):
        after = paragraphs[n + 1].group().lstrip()[:1] if n + 1 < len(paragraphs) else ""
        reader.read(match.start(), match.end(), before=after)
    return tuple(sorted(reader.found, key=lambda quotation: (quotation.span.start, quotation.depth)))


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The marks of a paragraph, without apostrophes inside words; one pass backwards tells what may still close."""
    marks = [mark for match in _MARK.finditer(text, start, end) if (mark := _mark(text, match, start, end))]
    later, surely = dict.fromkeys(_LOOKED_AHEAD, False), dict.fromkeys(_LOOKED_AHEAD, False)
    for mark in reversed(marks):
        mark.closes_later, mark.surely_closes_later = later[mark.kind], surely[mark.kind]
        if mark.may_close:
            later[mark.kind] = True
            surely[mark.kind] |= not mark.possessive
        elif mark.may_open:
            later[mark.kind] = surely[mark.kind] = False
    return marks


def _mark(text: str, match: re.Match[str], start: int, end: int) -> _Mark | None:
    """Read one sign by its neighbours; None for an apostrophe or accent."""
    sign, kind = match.group(), _KINDS[match.group()]
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if kind == "single" and (before.isalnum() and after.isalnum()):
        return None
    if kind == "single" and not before.isalnum() and _YEARS.match(text, match.end()):
        return None
    room_before = before.isspace() or before in _BEFORE_OPENING
    room_after = after.isspace() or after in _AFTER_CLOSING
    may_open = room_before and not after.isspace()
    may_close = room_after and not before.isspace()
    if may_open == may_close:
        may_open = sign in _OPENING or (sign not in _CLOSING and may_open == may_close)
        may_close = sign not in _OPENING
    possessive = kind == "single" and before in "sSzZ" and after == " "
    return _Mark(match.start(), match.end(), sign, kind, may_open, may_close, possessive)


def _pairs_low(opening: _Mark, mark: _Mark) -> bool:
    """„so“ and ‚so‘: the sign that opens in English closes after a low mark."""
    return (opening.sign, mark.sign) in (("„", "“"), ("‚", "‘")) and mark.may_close


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
