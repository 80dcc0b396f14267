"""Replaces a stretch of a sentence by another subtree, keeping the rest of the tree.

In: a sentence, a stretch with one head ("Boston" in "Smith left for Boston ."), a fragment ("the Hague"). Out: the
sentence with the fragment in its place, all heads counted anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from training.treebanks import ROOT, Sentence, Word

Fragment = tuple[Word, ...]  # heads count within the fragment; the word with head -1 is its head


def head_of(words: Sequence[Word], start: int, end: int) -> int | None:
    """The only word of the stretch whose head lies outside it; None when there are several."""
    outside = [i for i in range(start, end) if not start <= words[i].head < end]
    return outside[0] if len(outside) == 1 else None


def splice(sentence: Sentence, start: int, end: int, fragment: Fragment) -> Sentence | None:
    """The sentence with the fragment instead of words [start, end); None when the stretch is no subtree's core."""
    words = sentence.words
    head = head_of(words, start, end)
    if head is None:
        return None
    inner = next(i for i, w in enumerate(fragment) if w.head < 0)
    shift = len(fragment) - (end - start)

    def place(old: int) -> int:
        if old < start:
            return old
        return start + inner if old < end else old + shift

    outer = words[head]
    rest = [[replace(w, head=place(w.head)) for w in part] for part in (words[:start], words[end:])]
    middle = [replace(w, head=w.head + start if w.head >= 0 else place(outer.head)) for w in fragment]
    middle[inner] = replace(middle[inner], deprel=outer.deprel)
    middle[-1] = replace(middle[-1], space=words[end - 1].space)
    return replace(sentence, words=(*rest[0], *middle, *rest[1]))


def shifted(words: Sequence[Word], offset: int) -> list[Word]:
    """Words whose heads count from further back."""
    return [w if w.head < 0 else replace(w, head=w.head + offset) for w in words]


def under(words: Sequence[Word], head: int, deprel: str) -> list[Word]:
    """Hangs the root of the words on another word."""
    return [replace(w, head=head, deprel=deprel) if w.head < 0 else w for w in words]


def mark(form: str, xpos: str, head: int, *, space: bool = True) -> Word:
    """A punctuation mark."""
    return Word(form, form, "PUNCT", xpos, "", head, "punct", space, "O")


def root_of(words: Sequence[Word]) -> int:
    """The place of the root."""
    return next(i for i, w in enumerate(words) if w.deprel == ROOT or w.head < 0)
