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
WITHHELD = "withheld"
ASKED_PREPOSITIONS = ("to", "from", "of", "by")
SPEAKER_PREPOSITIONS = ("from", "by", "out of")
MATTER_PREPOSITIONS = ("on", "about", "to", "for", "over", "regarding", "concerning", "as to", "of")


def read_silence(page: Page, token: int, lexicon: ReportingLexicon, words: FrameLexicon) -> Reading | None:
    """The silence this verb or noun tells of; None where somebody does speak."""
    pos = page.syntax.pos[token]
    if pos == "VERB":
        return _withheld(page, token, lexicon) or _unanswered(page, token, lexicon, words)
    if pos == "NOUN":
        return _absent(page, token, lexicon, words) or _ignored(page, token, lexicon, words)
    return None


def _withheld(page: Page, verb: int, lexicon: ReportingLexicon) -> Reading | None:
    """ "declined to comment on the raid", "refused to say whether …", "has yet to respond"."""
    s = page.syntax
    adverbs = s.having(verb, "advmod")
    refuses = WITHHELD in lexicon.of("verb", s.lemma[verb])
    yet = next((a for a in adverbs if WITHHELD in lexicon.of("words", f"{s.lemma[verb]} {s.lower[a]}")), None)
    if not refuses and yet is None:
        return None
    for complement in s.having(verb, "xcomp", "advcl"):
        entry = lexicon.of("verb", s.lemma[complement]).get(FRAME)
        if entry is not None and SPEAKING in entry.id:
            cue_words = () if yet is None else (yet,)
            content = page.branch(complement)
            return Reading(verb, entry, FRAME, subject_of(page, verb), content, cue_words=cue_words)
    return None


def _unanswered(page: Page, verb: int, lexicon: ReportingLexicon, words: FrameLexicon) -> Reading | None:
    """ "did not respond to questions", "could not be reached for comment", "neither confirmed nor denied it"."""
    s = page.syntax
    entry = lexicon.of("verb", s.lemma[verb]).get(FRAME)
    if entry is None or s.first(verb, "compound:prt") is not None:
        return None
    no = negation_of(s, verb, words)
    undergoer = s.first(verb, "nsubj:pass")
    source = undergoer if undergoer is not None else subject_of(page, verb)
    if no is None or s.dep[no] == "mark" or source is None:
        return None
    nor = tuple(s.having(verb, "conj")) if s.dep[no] == "cc:preconj" else ()
    alone = SPEAKING in entry.id and undergoer is None
    matters = (_matter(page, v, lexicon, alone=alone, bare=bool(nor)) for v in (*nor, verb))
    matter = next((m for m in matters if m is not None), None)
    cue_words = nor if no in page.branch(source) else (no, *nor)
    return None if matter is None else Reading(verb, entry, FRAME, source, matter - {no}, cue_words=cue_words)


def _matter(page: Page, verb: int, lexicon: ReportingLexicon, *, alone: bool, bare: bool) -> set[int] | None:
    """What is not spoken of; the verb itself where nothing is named and the verb alone means speech.

    A verb that is no verb of speech ("reach", "return") needs a word of speech with it: "for comment", "calls".
    bare: the matter may be the verb's object ("neither confirmed nor denied *the strike*").
    """
    s = page.syntax
    for child in s.children[verb]:
        noun = lexicon.of("noun", s.lemma[child])
        speech = REQUEST in noun or (FRAME in noun and s.dep[child] != "obj")
        if child < verb or not (alone or speech):
            continue
        if s.dep[child] == "ccomp" and (bare or any(s.lower[m] in ("whether", "if") for m in s.having(child, "mark"))):
            return page.branch(child)
        if preposition_of(page, child) in MATTER_PREPOSITIONS or ((speech or bare) and s.dep[child] == "obj"):
            return page.branch(child, *s.having(child, "case", "mark"))
    return {verb} if alone and not bare and s.first(verb, "ccomp", "xcomp", "obj") is None else None


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
    no = tuple(d for d in s.having(noun, "det") if s.lower[d] in words.negating_determiners)
    matter = next((c for c in _phrases(page, noun, above) if preposition_of(page, c) in MATTER_PREPOSITIONS), None)
    if matter is not None:
        content = page.branch(matter, *s.having(matter, "case", "mark")) - page.branch(source)
        return Reading(noun, entry, FRAME, source, content, cue_words=no)
    cue = above if s.pos[above] in ("VERB", "AUX") else min(no, default=noun)
    return Reading(cue, entry, FRAME, source, set(range(page.first[noun], noun + 1)) - page.branch(source) - {cue})


def _ignored(page: Page, noun: int, lexicon: ReportingLexicon, words: FrameLexicon) -> Reading | None:
    """ "Calls to the spokesman went unanswered", "A request for comment from the army was not returned"."""
    s = page.syntax
    if REQUEST not in lexicon.of("noun", s.lemma[noun]) or s.dep[noun] not in ("nsubj", "nsubj:pass"):
        return None
    verb = s.head[noun]
    entry = lexicon.of("verb", s.lemma[verb]).get(FRAME)
    negated = entry is not None and negation_of(s, verb, words) is not None
    left = next((c for c in s.having(verb, "xcomp") if FRAME in lexicon.of("adjective", s.lower[c])), None)
    if left is not None:
        entry = lexicon.of("adjective", s.lower[left])[FRAME]
    source = next((c for c in _below(page, noun) if preposition_of(page, c) in ASKED_PREPOSITIONS), None)
    if entry is None or source is None or not (negated or left is not None):
        return None
    matter = next(
        (c for c in s.having(noun, "nmod") if preposition_of(page, c) in MATTER_PREPOSITIONS and c != source), None
    )
    content = {noun} if matter is None else page.branch(matter, *s.having(matter, "case")) - page.branch(source)
    return Reading(verb, entry, FRAME, source, content, cue_words=() if left is None else (left,))


def _below(page: Page, noun: int) -> list[int]:
    """Phrases of the noun and of its phrases: "requests for comment *from the ministry*"."""
    s = page.syntax
    own = s.having(noun, "nmod")
    return own + [c for child in own for c in s.having(child, "nmod")]


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
