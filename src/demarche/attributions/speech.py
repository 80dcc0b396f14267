"""Quotations and their speakers: with the cue beside, across sentences and paragraphs.

In:  the readings of clauses, and the article's quotations. Out: readings that hold whole quotations, e.g. all three
sentences of `"We left," Mensah said. "It was late. We will be back."` in one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from demarche.attributions.beside import cue_after, cue_before, name_before, signature, speech_entry, subject_beside
from demarche.attributions.lexicon import ReportingLexicon
from demarche.attributions.page import Page, Utterance
from demarche.attributions.reading import Reading

FURTHEST_SPEAKER = 40  # tokens between the end of a speech and a quotation that goes on with it
FURTHEST_QUOTATION = 60  # tokens between two quotations of one speaker, his description among them
SHORTEST_CLAUSE = 3  # words
STOPS = frozenset({".", "!", "?"})


def with_quotations(page: Page, readings: list[Reading], lexicon: ReportingLexicon) -> list[Reading]:
    """Widen readings to the whole of the quotations they touch, and find speakers for the quotations left."""
    speakers = Speakers(page, readings, lexicon)
    for reading in readings:
        speakers.widen(reading)
    speakers.begin()
    for utterance in page.utterances:
        if utterance.number not in speakers.held:
            speakers.assign(utterance)
        speakers.pass_by(utterance)
    return speakers.readings


class Speakers:
    """Which reading holds which quotation; quotations are assigned in text order."""

    def __init__(self, page: Page, readings: Iterable[Reading], lexicon: ReportingLexicon) -> None:
        self.page = page
        self.lexicon = lexicon
        self.readings = list(readings)
        self.held: dict[int, Reading] = {}
        self._by_cue = {r.cue: r for r in self.readings if r.cue is not None}
        self._speeches: list[tuple[int, int]] = []
        self._latest: tuple[int, Reading] | None = None
        self._sentence_before: Utterance | None = None

    def widen(self, reading: Reading) -> None:
        """Take in the whole of each quotation the content touches, and drop what is said beside a quoted sentence."""
        page = self.page
        own = page.quoted[reading.cue] if reading.cue is not None else -1
        if own >= 0 and reading.frame == "label":
            self.held.setdefault(own, reading)
        for number in sorted({page.quoted[i] for i in reading.content} - {-1, own}):
            utterance = page.utterances[number]
            if reading.spoken or utterance.free:
                self.held.setdefault(number, reading)
                reading.content.update(tokens_of(utterance))
                if reading.spoken and reading.cue is not None:
                    self._drop_beside(reading, utterance, reading.cue)

    def _drop_beside(self, reading: Reading, utterance: Utterance, cue: int) -> None:
        """Words beside a quoted sentence are the reporter's: `They chanted, "Build it," as he left`.

        A clause told before a colon is not: `She said she had one rule: "Be early."`
        """
        if not stands_alone(self.page, utterance, cue):
            return
        clause = range(cue + 1, utterance.first) if reading.frame in ("clause", "question") else ()
        told = {i for i in clause if i in reading.content}
        kept = told if self.page.words(told) >= SHORTEST_CLAUSE else set()
        reading.content = kept | {i for i in reading.content if self.page.quoted[i] >= 0}

    def begin(self) -> None:
        """Order the speeches read so far by their ends."""
        ends = (
            (max([*r.content, r.cue]), n)
            for n, r in enumerate(self.readings)
            if r.spoken and r.cue is not None and r.source is not None
        )
        self._speeches = sorted(ends)

    def assign(self, utterance: Utterance) -> None:
        """Give the quotation to the reading it continues, or to the cue beside it, or to who spoke just before."""
        reading = self._broken_by_cue(utterance)
        if reading is None and (is_speech(self.page, utterance) or self._follows_cue(utterance)):
            reading = (
                self._continued(utterance)
                or self._by_signature(utterance)
                or self._by_name_before(utterance)
                or self._by_cue_beside(utterance)
                or self._by_continuation(utterance)
                or self._by_quotation_before(utterance)
                or self._by_speaker_before(utterance)
            )
        if reading is None:
            return
        reading.content.update(tokens_of(utterance))
        self.held[utterance.number] = reading
        self._latest = (utterance.last, reading)

    def pass_by(self, utterance: Utterance) -> None:
        if utterance.free and utterance.number in self.held:
            self._sentence_before = utterance

    def _broken_by_cue(self, utterance: Utterance) -> Reading | None:
        """`"The risk," she said, "is that …"`: the second half of a sentence broken by its cue."""
        s = self.page.syntax
        before = self.held.get(utterance.number - 1)
        if before is None or before.cue is None:
            return None
        gap = range(self.page.utterances[utterance.number - 1].last + 1, utterance.first)
        words = [s.lower[i] for i in gap]
        if before.cue not in gap or any(w in STOPS or w in (";", ":") for w in words):
            return None
        if any(i > before.cue and speech_entry(self.page, i, self.lexicon) is not None for i in gap):
            return None
        return before if "," in words[-3:] else None

    def _continued(self, utterance: Utterance) -> Reading | None:
        """The speaker of the paragraph before, whose quotation was left open there."""
        return self.held.get(utterance.number - 1) if utterance.quotation.continues else None

    def _by_continuation(self, utterance: Utterance) -> Reading | None:
        """Who is named where the quotation goes on, if it was left open at the end of its paragraph."""
        for later in self.page.utterances[utterance.number + 1 :]:
            if not later.quotation.continues:
                return None
            if later.number in self.held:
                return self.held[later.number]
        return None

    def _by_signature(self, utterance: Utterance) -> Reading | None:
        """`"Never again." — Kofi Mensah`."""
        signed = signature(self.page, utterance)
        if signed is None:
            return None
        dash, name = signed
        reading = Reading(dash, None, "signature", name, set(), spoken=True)
        self.readings.append(reading)
        return reading

    def _by_name_before(self, utterance: Utterance) -> Reading | None:
        """`More from the trail - Ama Owusu: "We will walk."`."""
        named = name_before(self.page, utterance)
        if named is None:
            return None
        colon, name = named
        reading = self._by_cue.setdefault(colon, Reading(colon, None, "label", name, set(), spoken=True))
        self.readings.append(reading)
        return reading

    def _follows_cue(self, utterance: Utterance) -> bool:
        """`adding "to all of you"`: words right behind a verb of speech."""
        before = utterance.first - 1
        while before >= 0 and self.page.syntax.pos[before] in ("PUNCT", "SPACE"):
            before -= 1
        behind = before >= 0 and before not in self._by_cue
        return (
            behind
            and utterance.last - utterance.first > 2
            and speech_entry(self.page, before, self.lexicon) is not None
        )

    def _by_cue_beside(self, utterance: Utterance) -> Reading | None:
        """The reporting verb right after the quotation, or right before it: its reading, or a new one."""
        page = self.page
        verb = cue_after(page, utterance, self.lexicon)
        if verb is None:
            verb = cue_before(page, utterance, self.lexicon)
        if verb is None:
            return None
        entry = speech_entry(page, verb, self.lexicon)
        known = self._by_cue.get(verb)
        if known is not None:
            if known.frame.startswith("preposition") and entry is not None:
                known.content.clear()
            known.spoken = True
            return known
        source = subject_beside(page, verb)
        if source is None and entry is None:
            return None
        reading = self._by_cue[verb] = Reading(verb, entry, "quote", source, set(), spoken=True)
        self.readings.append(reading)
        return reading

    def _by_quotation_before(self, utterance: Utterance) -> Reading | None:
        """Who spoke the quoted sentence before, if only the sentence of its cue stands between the two.

        A speech in that sentence comes first (`"…," he said, adding that they lost. "…"`), unless it is subordinate to
        the cue (`"…," he said, after Owusu asked whether they lost. "…"`).
        """
        before = self._sentence_before
        if before is None or utterance.first - before.last > FURTHEST_QUOTATION:
            return None
        reading = self.held[before.number]
        end = max(before.last, reading.cue or 0)
        if end >= utterance.first or reading.source is None:
            return None
        _, latest = self._latest_speech(utterance)
        if latest is not None and latest is not reading and not self._is_subordinate(latest):
            return None
        stops = sum(self.page.syntax.lower[i] in STOPS for i in range(end + 1, utterance.first))
        return reading if stops <= 1 else None

    def _latest_speech(self, utterance: Utterance) -> tuple[int, Reading | None]:
        """The speech that ends last before the quotation, and its end."""
        at = bisect_left(self._speeches, (utterance.first, -1)) - 1
        end, best = -1, None
        if at >= 0:
            end, best = self._speeches[at][0], self.readings[self._speeches[at][1]]
        if self._latest is not None and end < self._latest[0] < utterance.first:
            end, best = max(self._latest[0], self._latest[1].cue or 0), self._latest[1]
        return end, best

    def _is_subordinate(self, reading: Reading) -> bool:
        s = self.page.syntax
        if reading.cue is None:
            return False
        return s.dep[reading.cue] == "acl:relcl" or (
            s.dep[reading.cue] == "advcl" and s.first(reading.cue, "mark") is not None
        )

    def _by_speaker_before(self, utterance: Utterance) -> Reading | None:
        """The speech that ended just before: in the sentence before, or in the paragraph before if it was quoted."""
        page, s = self.page, self.page.syntax
        end, best = self._latest_speech(utterance)
        if best is None or utterance.first - end > FURTHEST_SPEAKER or best.source is None:
            return None
        stops = sum(s.lower[i] in STOPS for i in range(end, utterance.first))
        if stops > (1 if page.quoted[end] < 0 else 2):
            return None
        new_paragraph = page.paragraph[end] != page.paragraph[utterance.first]
        return None if new_paragraph and not any(page.quoted[i] >= 0 for i in best.content) else best


def tokens_of(utterance: Utterance) -> range:
    return range(utterance.first, utterance.last + 1)


def stands_alone(page: Page, utterance: Utterance, cue: int) -> bool:
    """A whole sentence behind "he said" or a colon: words beside it are the reporter's."""
    s = page.syntax
    before = utterance.first - 1
    while before >= 0 and (s.pos[before] == "SPACE" or s.lower[before] in ('"', "“", "''", "``", ",")):
        before -= 1
    if before < 0:
        return False
    opens = page.text[s.start[utterance.first]].isupper()
    return (utterance.free and before == cue) or ((utterance.free or opens) and s.lower[before] == ":")


def is_speech(page: Page, utterance: Utterance) -> bool:
    """A sentence or more, not a title: titles capitalise their words and are short."""
    if not utterance.free:
        return False
    s = page.syntax
    words = [i for i in tokens_of(utterance) if s.pos[i] not in SMALL_WORDS]
    capitals = sum(page.text[s.start[i]].isupper() for i in words)
    if len(words) > LONGEST_TITLE or capitals < len(words):
        return True
    return len(words) == 1 and s.lower[utterance.last] in (".", "!", "?", ",")


SMALL_WORDS = frozenset({"PUNCT", "SPACE", "DET", "ADP", "CCONJ", "PART"})
LONGEST_TITLE = 8  # words
