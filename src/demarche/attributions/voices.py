"""The author's own voice: sentences of opinion, evaluation and rhetorical question, from which no event is coded.

In:  a parsed article and its attributions, e.g. of "The charge is a powerful diversion. How can Accra believe it?"
Out: Voice records for both sentences. What stands in quotation marks, and what is reported, is not the author's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

from demarche.attributions.lexicon import ReportingLexicon, VoiceEntry
from demarche.attributions.opinion import argues
from demarche.language.frames import Frames
from demarche.language.quotations import Quotation
from demarche.language.syntax import Syntax
from demarche.records import Attribution, Span, Voice

VoiceKind = Literal["author-opinion", "author-question"]
OPENING = 5  # tokens of a sentence in which an evaluative opening stands
CONJUNCTIONS = frozenset({"CCONJ", "PUNCT", "SPACE"})
PREDICATES = ("ROOT", "conj", "parataxis", "ccomp")
PRESENT = frozenset({"VBZ", "VBP", "VB"})
Tests = Mapping[str, tuple[VoiceEntry, ...]]


def find_voices(
    frames: Frames, attributions: Sequence[Attribution], *, lexicon: ReportingLexicon, title: str = "",
    quotations: Sequence[Quotation] = (),
) -> tuple[Voice, ...]:  # fmt: skip
    """The sentences in the author's voice, in text order; in a piece of opinion also what is opinion only there."""
    s = frames.syntax
    spoken = _spoken(s, attributions, quotations)
    sentences = [[i for i in range(first, last) if s.pos[i] != "SPACE"] for first, last in s.sentences]
    sentences = [tokens for tokens in sentences if tokens]
    strong = [_voice(s, tokens, spoken, _tests(lexicon, "anywhere")) for tokens in sentences]
    own = [not said for said in spoken]
    if argues(s, own, sum(e is not None for e in strong), len(sentences), lexicon=lexicon, title=title):
        weak = _tests(lexicon, "opinion")
        strong = [e or _voice(s, tokens, spoken, weak) for e, tokens in zip(strong, sentences, strict=True)]
    return tuple(_record(s, tokens, e) for e, tokens in zip(strong, sentences, strict=True) if e is not None)


def _record(s: Syntax, tokens: list[int], entry: VoiceEntry) -> Voice:
    voice: VoiceKind = "author-question" if entry.kind == "question" else "author-opinion"
    return Voice(sentence=Span(s.start[tokens[0]], s.end[tokens[-1]]), voice=voice, rule=entry.id)


def _tests(lexicon: ReportingLexicon, where: str) -> Tests:
    """The entries by kind that mark sentences in this kind of article."""
    out: dict[str, tuple[VoiceEntry, ...]] = {}
    for entry in lexicon.voices:
        if entry.where == where and entry.kind not in ("title", "writer"):
            out[entry.kind] = (*out.get(entry.kind, ()), entry)
    return out


def _spoken(s: Syntax, attributions: Iterable[Attribution], quotations: Iterable[Quotation]) -> list[bool]:
    """For each token whether it is reported by or quoted from somebody, or says that it is."""
    out = [False] * len(s)
    told = (span for a in attributions for span in (*a.content, *a.cue))
    for span in chain(told, (q.content for q in quotations)):
        for i in range(bisect_left(s.start, span.start), bisect_left(s.start, span.end)):
            out[i] = True
    return out


def _voice(s: Syntax, tokens: list[int], spoken: list[bool], tests: Tests) -> VoiceEntry | None:
    """The entry that marks the sentence; None where its main clause is reported or asserts a plain fact."""
    root = next((i for i in tokens if s.dep[i] == "ROOT"), None)
    if root is None or spoken[root]:
        return None
    if s.lower[tokens[-1]] == "?" and "question" in tests:
        return tests["question"][0]
    return next(chain(_openings(s, tokens, tests), _mains(s, root, tests), _predicates(s, tokens, spoken, tests)), None)


def _openings(s: Syntax, tokens: list[int], tests: Tests) -> Iterator[VoiceEntry]:
    """ "Make no mistake, …", "It is worth noting …", "Arguably, …"."""
    start = next((n for n, i in enumerate(tokens) if s.pos[i] not in CONJUNCTIONS), 0)
    opening = " ".join(s.lower[i] for i in tokens[start : start + OPENING]) + " "
    for entry in tests.get("opening", ()):
        if any(opening.startswith(f"{words} ") for words in entry.phrases):
            yield entry


def _mains(s: Syntax, root: int, tests: Tests) -> Iterator[VoiceEntry]:
    """Who the main clause is about ("I"), how it is put ("merely"), commands, and what is said to be so."""
    for kind, children in (("subject", ("nsubj",)), ("adverb", ("advmod",))):
        words = {s.lower[c] for c in s.having(root, *children)}
        yield from (e for e in tests.get(kind, ()) if words & e.phrases)
    if s.tag[root] == "VB" and s.first(root, "nsubj", "aux", "mark", "nsubj:pass") is None:
        yield from tests.get("command", ())
    copula = s.first(root, "cop")
    if (
        copula is not None
        and s.tag[copula] in PRESENT
        and (s.pos[root] == "ADJ" or s.first(root, "advmod") is not None)
    ):
        yield from (e for e in tests.get("copula", ()) if s.lower[copula] in e.phrases)


def _predicates(s: Syntax, tokens: list[int], spoken: list[bool], tests: Tests) -> Iterator[VoiceEntry]:
    """Evaluative predicates ("is a sham"), verbs ("smacks of"), objects ("exposes a double standard"), obligations."""
    for i in tokens:
        if spoken[i] or s.dep[i] not in PREDICATES:
            continue
        for kind, words in (("predicate", _nominal(s, i)), ("verb", [s.lemma[i]]), ("modal", _modals(s, i))):
            yield from (e for e in tests.get(kind, ()) if any(w in e.phrases for w in words))
        for o in s.having(i, "obj"):
            yield from (e for e in tests.get("object", ()) if any(w in e.phrases for w in _phrase(s, o)))


def _nominal(s: Syntax, i: int) -> list[str]:
    return _phrase(s, i) if s.first(i, "cop") is not None else []


def _phrase(s: Syntax, i: int) -> list[str]:
    """The word and, with each modifier before it, the two together: standard, double standard."""
    return [s.lemma[i], *(f"{s.lower[c]} {s.lemma[i]}" for c in s.having(i, "amod", "compound"))]


def _modals(s: Syntax, i: int) -> list[str]:
    return [s.lower[a] for a in s.having(i, "aux")]
