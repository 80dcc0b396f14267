"""Turns GUM's entity annotation into flat names of persons, organisations and places.

In: a GUM sentence, whose words carry `Entity=(4-person-new-...` in their last column. Out: the same sentence with
BIO tags. GUM marks whole noun phrases ("the former President Maria Lopez, who resigned"); a name is the part of
the phrase that UNER's guidelines would mark ("Maria Lopez").
"""

from __future__ import annotations

import re
import urllib.parse
from collections import defaultdict
from dataclasses import dataclass, replace

from training.treebanks import Sentence, Word

_KINDS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_OPEN_OR_CLOSE = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")


@dataclass(slots=True)
class Mention:
    """A phrase from word `start` to before `end`; `identity` is the title of the encyclopedia article, if any."""

    group: str
    kind: str
    identity: str
    start: int
    end: int = 0


def mentions(words: tuple[Word, ...]) -> list[Mention]:
    """The phrases that open and close within the sentence."""
    pending: list[Mention] = []
    closed = []
    for position, word in enumerate(words):
        found = _ENTITY.search(word.misc)
        for opening, at_once, closing in _OPEN_OR_CLOSE.findall(found.group(1)) if found else ():
            mention = _mention(opening, position) if opening else _pop(pending, closing.split("-")[0])
            if mention is None:
                continue
            if opening and not at_once:
                pending.append(mention)
            else:
                mention.end = position + 1
                closed.append(mention)
    return closed


def _mention(opening: str, position: int) -> Mention:
    fields = opening.split("-")
    return Mention(fields[0], fields[1] if len(fields) > 1 else "", "-".join(fields[7:]), position)


def _pop(pending: list[Mention], group: str) -> Mention | None:
    for i in range(len(pending) - 1, -1, -1):
        if pending[i].group == group:
            return pending.pop(i)
    return None


def with_gum_names(sentence: Sentence, titles: frozenset[str]) -> Sentence:
    """The sentence with BIO tags; `titles` are the words that are offices, not names, when they head a person."""
    spans = [span for m in mentions(sentence.words) if (span := _name_span(sentence.words, m, titles))]
    tags = ["O"] * len(sentence.words)
    for start, end, label in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):  # longest first; no overlap
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return replace(sentence, words=tuple(replace(w, name=t) for w, t in zip(sentence.words, tags, strict=True)))


def _name_span(words: tuple[Word, ...], m: Mention, titles: frozenset[str]) -> tuple[int, int, str] | None:
    label = _KINDS.get(m.kind)
    inside = range(m.start, m.end)
    heads = [i for i in inside if words[i].head not in inside and words[i].deprel != "punct"]
    if label is None or not heads or words[heads[0]].upos != "PROPN":
        return None
    head = words[heads[0]]
    if label == "PERSON" and (head.lemma.lower() in titles or head.xpos == "NNPS"):
        return None
    identity = frozenset(p.lower() for p in re.split(r"[_,()\-\s]+", urllib.parse.unquote(m.identity)) if p)
    kept = _grow(words, heads[0], inside, label, identity)
    return min(kept), max(kept) + 1, label


def _grow(words: tuple[Word, ...], head: int, inside: range, label: str, identity: frozenset[str]) -> set[int]:
    """The head and those of its dependents that belong to the name."""
    children = defaultdict(list)
    for i in inside:
        children[words[i].head].append(i)
    kept, queue = {head}, [head]
    while queue:
        parent = queue.pop()
        for i in children[parent]:
            cases = [words[k].form.lower() for k in children[i] if words[k].deprel == "case"]
            if i not in kept and _belongs(words[i], i > parent, label, identity, cases):
                kept.add(i)
                queue.append(i)
    return kept


def _belongs(word: Word, follows: bool, label: str, identity: frozenset[str], cases: list[str]) -> bool:
    relation = word.deprel.split(":")[0]
    known = word.form.lower() in identity
    if word.deprel == "nmod:desc":
        return False
    if relation in ("flat", "goeswith", "fixed"):
        return True
    if relation in ("compound", "amod", "nummod", "dep"):
        capital = label != "PERSON" and word.form[:1].isupper()
        return word.upos == "PROPN" or capital or (word.upos == "NUM" and follows)
    if word.deprel in ("nmod", "nmod:poss") and label != "PERSON" and word.upos == "PROPN":
        return known or (cases == ["of"] and not identity)
    return relation == "conj" and label == "ORG" and known
