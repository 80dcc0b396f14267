"""The stage: everything that anybody is said to say, think or want.

In:  a parsed article, its quotations and its cast, e.g. `"We left," Mensah said. Accra denied the charge.`
Out: Attribution records in text order, with spans of source, cue and content, and the speaker where the cast knows him.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Doc

from demarche.attributions.addressee import addressee_of
from demarche.attributions.asserted import counts
from demarche.attributions.authorship import speaker_in
from demarche.attributions.blocks import read_blocks
from demarche.attributions.cited import read_cited
from demarche.attributions.extent import part_afterthoughts, widen_clauses
from demarche.attributions.idioms import read_idiom
from demarche.attributions.labels import answers, interviewee, read_labels
from demarche.attributions.lexicon import ReportingLexicon
from demarche.attributions.nesting import told_once
from demarche.attributions.nominals import (
    read_adjective,
    read_adverb,
    read_noun,
    read_source_phrase,
    read_standpoint,
    read_viewpoint,
)
from demarche.attributions.page import Page
from demarche.attributions.pronouns import settle_pronouns
from demarche.attributions.reading import Reading
from demarche.attributions.silence import read_silence
from demarche.attributions.sources import source_tokens
from demarche.attributions.spans import spans_of
from demarche.attributions.speech import with_quotations
from demarche.attributions.verbs import read_verb
from demarche.cast import Cast
from demarche.language.frames import FrameLexicon, Frames
from demarche.language.moods import negation_of
from demarche.language.quotations import Quotation
from demarche.records import Attribution, AttributionKind

PRONOUNS = frozenset({"WP", "WDT", "WRB"})  # "who was to blame": a bare pronoun is nobody's word
REPORTING = frozenset(
    {
        "absolute",
        "block",
        "cited",
        "clause",
        "copula",
        "expletive",
        "label",
        "question",
        "quote",
        "signature",
    }
)


def find_attributions(
    doc: Doc, frames: Frames, quotations: Sequence[Quotation], cast: Cast, *, lexicon: ReportingLexicon
) -> tuple[Attribution, ...]:
    """The article's attributions in text order. Assumes a Doc with Universal Dependencies."""
    page = Page(frames.syntax, quotations)
    readings = [*read_labels(page, cast, lexicon), *_read(page, cast, lexicon, frames.lexicon)]
    readings = _with_blocks(page, readings, lexicon)
    widen_clauses(page, readings)
    part_afterthoughts(page, readings)
    readings = with_quotations(page, readings, lexicon)
    citing = list(read_cited(page, readings, lexicon))
    readings = [r for r in readings if r.cue not in {c.cue for c in citing}]
    readings = [*told_once(page, readings, cast), *citing]
    asked = interviewee(page, readings, cast)
    read = [(r, a) for r in readings if (a := _record(page, r, cast, frames.lexicon, lexicon)) is not None]
    records = [
        msgspec.structs.replace(a, speaker=asked) if answers(page, r) else a
        for r, a in settle_pronouns(page, read, cast)
    ]
    records.sort(key=lambda a: (a.content[0], a.cue))
    assert doc is frames.syntax.doc
    return tuple(_numbered(records))


def _read(page: Page, cast: Cast, lexicon: ReportingLexicon, words: FrameLexicon) -> Iterator[Reading]:
    """Readings of all words outside quotations: what is said inside is said by the quoted."""
    taken: set[int] = set()
    for i in range(len(page.quoted)):
        if page.quoted[i] >= 0 or i in taken:
            continue
        reading = read_silence(page, i, lexicon, words) or _read_word(page, i, cast, lexicon, words)
        if reading is not None and counts(page, reading, cast, lexicon):
            taken.update(reading.cue_words)
            yield reading


def _read_word(page: Page, i: int, cast: Cast, lexicon: ReportingLexicon, words: FrameLexicon) -> Reading | None:
    pos = page.syntax.pos
    if pos[i] == "VERB":
        return read_idiom(page, i, lexicon, words) or _read_participle(page, i, lexicon) or read_verb(page, i, lexicon)
    if pos[i] in ("NOUN", "PROPN", "PRON"):
        return (
            read_source_phrase(page, i, lexicon)
            or read_viewpoint(page, i, lexicon)
            or read_standpoint(page, i, cast, lexicon)
            or read_noun(page, i, lexicon, words)
        )
    if pos[i] == "ADJ":
        return read_adjective(page, i, lexicon)
    return read_adverb(page, i, lexicon) if pos[i] == "ADV" else None


def _record(
    page: Page, reading: Reading, cast: Cast, words: FrameLexicon, lexicon: ReportingLexicon
) -> Attribution | None:
    cue = reading.cue
    source = reading.source
    source_words, told = _parted(page, reading)
    content = spans_of(page, told)
    if source is not None and not source_words and reading.frame == "object":
        return None  # the tree has the source inside what it is the source of
    if not content or all(page.syntax.tag[i] in PRONOUNS for i in told if page.syntax.pos[i] != "PUNCT"):
        return None
    return Attribution(
        id="",
        speaker=speaker_in(page, source, cast, lexicon) or _place_that_speaks(reading, cast),
        source=spans_of(page, source_words),
        cue=() if cue is None else spans_of(page, _cue_words(page, reading, cue) - told),
        content=content,
        kind=_kind(page, told),
        addressee=speaker_in(page, addressee_of(page, reading, lexicon), cast, lexicon),
        stance=_stance(page, reading, words),
        rule=f"{reading.entry.id}.{reading.frame}" if reading.entry else f"quotation.{reading.frame}",
        reported=reading.spoken or reading.frame in REPORTING,
    )


def _with_blocks(page: Page, readings: Sequence[Reading], lexicon: ReportingLexicon) -> list[Reading]:
    """A block goes on with the clause its verb reports; a mere object ("wrote this:") gives way to it."""
    blocks = {block.cue: block for block in read_blocks(page, lexicon)}
    out = []
    for reading in readings:
        block = blocks.get(reading.cue)
        if block is None or reading.spoken:
            out.append(reading)
        if block is not None and reading.spoken:
            reading.content |= blocks.pop(reading.cue).content
    return [*out, *blocks.values()]


def _read_participle(page: Page, i: int, lexicon: ReportingLexicon) -> Reading | None:
    """ "is worried that …", "are opposed to …": a state of mind that the tagger takes for a passive without agent."""
    s = page.syntax
    passive = s.tag[i] == "VBN" and s.first(i, "aux:pass") is not None and s.first(i, "obl:agent") is None
    return read_adjective(page, i, lexicon) if passive else None


def _place_that_speaks(reading: Reading, cast: Cast) -> str | None:
    """ "Seoul: ship seized": the capital before a colon is its government, though the cast has it as a place."""
    if reading.frame != "label" or reading.source is None:
        return None
    return next(iter(cast.place_at(reading.source)), None)


def _parted(page: Page, reading: Reading) -> tuple[set[int], set[int]]:
    """The words of the source and of the content: no word is both, and the cue is not all content, whatever the tree
    says."""
    source, cue, told = reading.source, reading.cue, reading.content
    if cue is not None and _cue_words(page, reading, cue) <= told:
        told = told - {cue, *reading.cue_words}
    if source is None:
        return set(), told
    words = source_tokens(page, source, -1 if cue is None else cue)
    return (words, told - words) if source in told else (words - told, told)


def _stance(page: Page, reading: Reading, words: FrameLexicon) -> str:
    entry = reading.entry
    if entry is None:
        return "claim"
    negated = entry.negated is not None and reading.cue is not None and negation_of(page.syntax, reading.cue, words)
    return entry.negated if negated and entry.negated else entry.stance


def _cue_words(page: Page, reading: Reading, cue: int) -> set[int]:
    return {cue, *reading.cue_words, *page.syntax.having(cue, "compound:prt", "fixed", "aux", "aux:pass")}


def _kind(page: Page, content: set[int]) -> AttributionKind:
    words = [i for i in content if page.syntax.pos[i] not in ("PUNCT", "SPACE")]
    quoted = sum(page.quoted[i] >= 0 for i in words)
    return "direct" if quoted == len(words) else "mixed" if quoted else "indirect"


def _numbered(records: Sequence[Attribution]) -> Iterator[Attribution]:
    return (msgspec.structs.replace(record, id=f"q{n}") for n, record in enumerate(records, 1))
