"""Silence, recorded as such: whose, and on what.

In:  verbs and nouns of comment in their trees, e.g. "There has been no official comment from Ankara on the charge",
"The envoy declined to comment", "Lome did not respond to questions".
Out: Readings of stance no_comment; the content is the matter, or the words for the comment that never came.
"""

from __future__ import annotations

from demarche.attributions.lexicon import ReportingLexicon
from demarche.attributions.page import Page
from demarche.attributions.reading import Reading
from demarche.attributions.sources import subject_of
from demarche.attributions.verbs import preposition_of
from demarche.language.frames import FrameLexicon
from demarche.language.moods import negation_of

FRAME = "negated"
SPEAKING = "silence.speak"  # entries of verbs that mean speech by themselves
REQUEST = "requested"
SPEAKER_PREPOSITIONS = ("from", "by", "out of")
MATTER_PREPOSITIONS = ("on", "about", "to", "for", "over", "regarding", "concerning", "as to")


def read_silence(page: Page, token: int, lexicon: ReportingLexicon, words: FrameLexicon) -> Reading | None:
    """The silence this verb or noun tells of; None where somebody does speak."""
    pos = page.syntax.pos[token]
    if pos == "VERB":
        return _refused(page, token, lexicon) or _unanswered(page, token, lexicon, words)
    return _absent(page, token, lexicon, words) if pos == "NOUN" else None


def _refused(page: Page, verb: int, lexicon: ReportingLexicon) -> Reading | None:
    """ "declined to comment on the raid", "refused to say whether …"."""
    s = page.syntax
    refusal = lexicon.of("verb", s.lemma[verb]).get("infinitive")
    if refusal is None or refusal.stance != "decline":
        return None
    for complement in s.having(verb, "xcomp"):
        entry = lexicon.of("verb", s.lemma[complement]).get(FRAME)
        if entry is not None and SPEAKING in entry.id:
            return Reading(verb, entry, FRAME, subject_of(page, verb), page.branch(complement))
    return None


def _unanswered(page: Page, verb: int, lexicon: ReportingLexicon, words: FrameLexicon) -> Reading | None:
    """ "did not respond to questions", "could not be reached for comment"."""
    s = page.syntax
    entry = lexicon.of("verb", s.lemma[verb]).get(FRAME)
    if entry is None or s.first(verb, "compound:prt") is not None:
        return None
    no = negation_of(s, verb, words)
    undergoer = s.first(verb, "nsubj:pass")
    source = undergoer if undergoer is not None else subject_of(page, verb)
    if no is None or s.dep[no] == "mark" or source is None:
        return None
    matter = _matter(page, verb, lexicon, alone=SPEAKING in entry.id and undergoer is None)
    return None if matter is None else Reading(verb, entry, FRAME, source, matter)


def _matter(page: Page, verb: int, lexicon: ReportingLexicon, *, alone: bool) -> set[int] | None:
    """What is not spoken of; the verb itself where nothing is named and the verb alone means speech.

    A verb that is no verb of speech ("reach", "return") needs a word of speech with it: "for comment", "calls".
    """
    s = page.syntax
    for child in s.children[verb]:
        noun = lexicon.of("noun", s.lemma[child])
        speech = REQUEST in noun or (FRAME in noun and s.dep[child] != "obj")
        if child < verb or not (alone or speech):
            continue
        if s.dep[child] == "ccomp" and any(s.lower[m] in ("whether", "if") for m in s.having(child, "mark")):
            return page.branch(child)
        if preposition_of(page, child) in MATTER_PREPOSITIONS or (speech and s.dep[child] == "obj"):
            return page.branch(child, *s.having(child, "case", "mark"))
    return {verb} if alone and s.first(verb, "ccomp", "xcomp", "obj") is None else None


def _absent(page: Page, noun: int, lexicon: ReportingLexicon, words: FrameLexicon) -> Reading | None:
    """ "no comment from Ankara on the charge", "Ankara made no comment", "had no immediate response"."""
    s = page.syntax
    entry = lexicon.of("noun", s.lemma[noun]).get(FRAME)
    above = s.head[noun]
    if entry is None or not _is_none(page, noun, above, words):
        return None
    source = next((c for c in _phrases(page, noun, above) if preposition_of(page, c) in SPEAKER_PREPOSITIONS), None)
    if source is None and s.dep[noun] == "obj":
        source = subject_of(page, above)
    if source is None:
        return None
    matter = next((c for c in _phrases(page, noun, above) if preposition_of(page, c) in MATTER_PREPOSITIONS), None)
    content = {noun} if matter is None else page.branch(matter, *s.having(matter, "case", "mark"))
    return Reading(noun, entry, FRAME, source, content - page.branch(source))


def _is_none(page: Page, noun: int, above: int, words: FrameLexicon) -> bool:
    """ "no comment", "did not make any comment"."""
    s = page.syntax
    determiners = s.having(noun, "det")
    if any(s.lower[d] in words.negating_determiners for d in determiners):
        return True
    indefinite = all(s.lower[d] in ("a", "an", "any") for d in determiners) and s.first(noun, "nmod:poss") is None
    return s.dep[noun] == "obj" and indefinite and negation_of(s, above, words) is not None


def _phrases(page: Page, noun: int, above: int) -> list[int]:
    """Prepositional phrases of the noun and, where the parser hung them there, of the verb it belongs to."""
    s = page.syntax
    own = s.having(noun, "nmod", "acl", "obl")
    return own + ([c for c in s.having(above, "obl", "advcl") if c > noun] if above != noun else [])
