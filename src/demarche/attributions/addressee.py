"""To whom it is said: "told Reuters", "said to his troops", "in an interview with the BBC", "urged both sides to …".

In:  a reading in its tree. Out: the head of the addressee's phrase: of "Mensah warned Lome in a letter to the court"
Lome; None where nobody is addressed. The object of a verb is an addressee only for the verbs that the lexicon marks
(frame `addressee`): who condemns somebody need not speak to him.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.attributions.lexicon import ReportingLexicon
from demarche.attributions.page import Page
from demarche.attributions.reading import Reading
from demarche.attributions.verbs import frames_of_verb

ADDRESSEE = "addressee"
OCCASION = "occasion"


def addressee_of(page: Page, reading: Reading, lexicon: ReportingLexicon) -> int | None:
    """The head of whom the speaker speaks to."""
    verb = reading.cue
    if verb is None or page.syntax.pos[verb] != "VERB":
        return None
    return next((i for i in _addressed(page, reading, verb, lexicon) if i != reading.source), None)


def _addressed(page: Page, reading: Reading, verb: int, lexicon: ReportingLexicon) -> Iterator[int]:
    s = page.syntax
    frames = frames_of_verb(page, verb, lexicon)
    if reading.frame != "gerund":
        yield from s.having(verb, "iobj")
    if ADDRESSEE in frames:
        yield from s.having(verb, "obj")
        if s.first(verb, "nsubj:pass") is not None and reading.source is None:
            yield from s.having(verb, "nsubj:pass")
        yield from _raised(page, reading, verb)
    for phrase in s.having(verb, "obl"):
        preposition = s.preposition(phrase)
        if reading.frame == f"preposition:{preposition}" and preposition in ("on", "upon"):
            yield phrase  # "called on both sides to stop"
        elif preposition == "to" and reading.spoken and phrase not in reading.content:
            yield phrase
        elif preposition == "with" and ADDRESSEE in frames and phrase not in reading.content:
            yield phrase  # "pleaded with the court to …"
        elif OCCASION in lexicon.of("noun", s.lemma[phrase]):
            yield from (c for c in s.having(phrase, "nmod") if s.preposition(c) in ("with", "to"))


def _raised(page: Page, reading: Reading, verb: int) -> Iterator[int]:
    """ "urged the army to leave", where the parser makes the army the subject of leaving."""
    s = page.syntax
    if reading.frame == "object+infinitive":
        for complement in s.having(verb, "xcomp", "ccomp"):
            yield from s.having(complement, "nsubj")
