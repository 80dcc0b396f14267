"""The author's own voice: sentences of opinion, evaluation and rhetorical question, from which no event is coded.

In:  a parsed article and its attributions, e.g. of "The charge is a powerful diversion. How can Accra believe it?"
Out: Voice records for both sentences. What stands in quotation marks, and what is reported, is not the author's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal

from demarche.attributions.lexicon import ReportingLexicon, VoiceEntry
from demarche.language.frames import Frames
from demarche.language.syntax import Syntax
from demarche.records import Attribution, Span, Voice

VoiceKind = Literal["author-opinion", "author-question"]
OPENING = 5  # tokens of a sentence in which an evaluative opening stands
CONJUNCTIONS = frozenset({"CCONJ", "PUNCT", "SPACE"})
PREDICATES = ("ROOT", "conj", "parataxis", "ccomp")


def find_voices(frames: Frames, attributions: Sequence[Attribution], *, lexicon: ReportingLexicon) -> tuple[Voice, ...]:
    """The sentences in the author's voice, in text order."""
    s = frames.syntax
    spoken = _spoken(s, attributions)
    found = []
    for first, last in s.sentences:
        tokens = [i for i in range(first, last) if s.pos[i] != "SPACE"]
        entry = _voice(s, tokens, spoken, lexicon) if tokens else None
        if entry is not None:
            voice: VoiceKind = "author-question" if entry.kind == "question" else "author-opinion"
            found.append(Voice(sentence=Span(s.start[tokens[0]], s.end[tokens[-1]]), voice=voice, rule=entry.id))
    return tuple(found)


def _spoken(s: Syntax, attributions: Iterable[Attribution]) -> list[bool]:
    """For each token whether it is reported by or quoted from somebody, or says that it is."""
    out = [False] * len(s)
    for attribution in attributions:
        for span in (*attribution.content, *attribution.cue):
            for i in range(bisect_left(s.start, span.start), bisect_left(s.start, span.end)):
                out[i] = True
    return out


def _voice(s: Syntax, tokens: list[int], spoken: list[bool], lexicon: ReportingLexicon) -> VoiceEntry | None:
    """The entry that marks the sentence; None where its main clause is reported or asserts a plain fact."""
    root = next((i for i in tokens if s.dep[i] == "ROOT"), None)
    if root is None or spoken[root]:
        return None
    if s.lower[tokens[-1]] == "?":
        return next(iter(lexicon.voices_of("question")), None)
    return next(chain(_openings(s, tokens, lexicon), _predicates(s, tokens, spoken, lexicon)), None)


def _openings(s: Syntax, tokens: list[int], lexicon: ReportingLexicon) -> Iterator[VoiceEntry]:
    """ "Make no mistake, …", "It is worth noting …", "Arguably, …"."""
    start = next((n for n, i in enumerate(tokens) if s.pos[i] not in CONJUNCTIONS), 0)
    opening = " ".join(s.lower[i] for i in tokens[start : start + OPENING]) + " "
    for entry in lexicon.voices_of("opening"):
        if any(opening.startswith(f"{words} ") for words in entry.phrases):
            yield entry


def _predicates(s: Syntax, tokens: list[int], spoken: list[bool], lexicon: ReportingLexicon) -> Iterator[VoiceEntry]:
    """Evaluative predicates ("is a sham"), verbs ("smacks of"), objects ("exposes a double standard"), obligations."""
    for i in tokens:
        if spoken[i] or s.dep[i] not in PREDICATES:
            continue
        for kind, words in (("predicate", _nominal(s, i)), ("verb", [s.lemma[i]]), ("modal", _modals(s, i))):
            yield from (e for e in lexicon.voices_of(kind) if any(w in e.phrases for w in words))
        for o in s.having(i, "obj"):
            yield from (e for e in lexicon.voices_of("object") if any(w in e.phrases for w in _phrase(s, o)))


def _nominal(s: Syntax, i: int) -> list[str]:
    return _phrase(s, i) if s.first(i, "cop") is not None else []


def _phrase(s: Syntax, i: int) -> list[str]:
    """The word and, with each modifier before it, the two together: standard, double standard."""
    return [s.lemma[i], *(f"{s.lower[c]} {s.lemma[i]}" for c in s.having(i, "amod", "compound"))]


def _modals(s: Syntax, i: int) -> list[str]:
    return [s.lower[a] for a in s.having(i, "aux")]
