"""Whether an article asserts that somebody judged, wanted or spoke of something, or only mentions the possibility.

In:  a reading in its tree. Out: yes or no: "Accra backed the deal" asserts the backing; "efforts to back the deal", "if
Accra backs the deal" and "Who backs the deal?" do not.

"The technique identifies the cell" is none either: only somebody, or a document, does so in words (measured: a point
less precise without this, at the same F1). Verbs of saying with a clause are attributions anywhere; verbs with a mere
object or prepositional phrase report a word or a mind only where they are asserted (measured: 13 of 98 "to back …"
behind a noun are, 1,700 of 3,000 elsewhere).
"""

from __future__ import annotations

from demarche.attributions.lexicon import ReportingLexicon
from demarche.attributions.page import Page
from demarche.attributions.reading import Reading
from demarche.cast import Cast

OF_A_MIND = ("object", "preposition", "infinitive", "gerund", "bare")  # frames of verbs that also tell of mere things
READER = frozenset({"you", "yourself"})
POSSIBLE = frozenset({"can", "ca", "could", "may", "might"})
SPEAKING = frozenset({"document", "label"})
SUBORDINATE = frozenset({"csubj", "nmod"})
HYPOTHETICAL = frozenset({"if", "unless", "whether", "because", "that", "for", "of"})


def counts(page: Page, reading: Reading, cast: Cast, lexicon: ReportingLexicon) -> bool:
    """Whether the reading is an attribution where it stands."""
    frame, cue = reading.frame, reading.cue
    if not reading.spoken and frame.startswith(OF_A_MIND) and not _can_speak(page, reading.source, cast, lexicon):
        return False
    if cue is None or page.syntax.pos[cue] != "VERB":
        return True
    if reading.source is not None and page.syntax.lower[reading.source] in READER and not reading.spoken:
        return False  # "You agree to receive updates"
    if frame.startswith(("object", "preposition", "passive")):
        return _is_asserted(page, cue, reading.source, needs_source=not frame.startswith("passive"))
    if frame == "clause" and reading.source is None:
        return page.syntax.first(cue, "expl", "aux:pass", "nsubj:pass") is not None
    if frame in ("infinitive", "bare"):
        return reading.source is not None and not _is_purpose(page, cue)
    return True


def _can_speak(page: Page, source: int | None, cast: Cast, lexicon: ReportingLexicon) -> bool:
    """Somebody, or a document: "the technique" identifies planets without a word."""
    s = page.syntax
    if source is None or s.pos[source] != "NOUN":
        return True
    return bool(cast.at(source)) or not lexicon.of("noun", s.lemma[source]).keys().isdisjoint(SPEAKING)


def _is_asserted(page: Page, verb: int, source: int | None, *, needs_source: bool) -> bool:
    s = page.syntax
    if needs_source and (source is None or s.lower[source] == "that"):
        return False
    if s.dep[verb] in SUBORDINATE or _is_purpose(page, verb) or page.asks(verb):
        return False
    if s.dep[verb] == "xcomp" and s.first(s.head[verb], "aux:pass") is not None:
        return False  # "were not allowed to discuss the raid"
    if any(s.lower[a] in POSSIBLE for a in s.having(verb, "aux")):
        return False  # "they can then appoint a guardian"
    told = s.dep[verb] == "ccomp"  # "said that they condemned": that is no condition
    return not any(s.lower[m] in HYPOTHETICAL - ({"that"} if told else set()) for m in s.having(verb, "mark"))


def _is_purpose(page: Page, verb: int) -> bool:
    """ "efforts to back …", "a plan backed by …"."""
    s = page.syntax
    return s.dep[verb] == "acl" and s.tag[verb] in ("VB", "VBD", "VBN")
