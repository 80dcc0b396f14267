"""Which words name places.

In:  a Doc's tree and names, the gazetteer. Out: `Stretch`es of tokens with what the words around say of them, e.g. in
"in the northern city of Mosul" the stretch "Mosul", which is called a city.

A stretch is a name that the language model calls a place, or capitalised words that the gazetteer knows and that stand
where a place stands (behind "in", "near" ...). Type words ("province") and directions ("northern") are set apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from demarche.circumstances.places.gazetteer import Gazetteer, Place, PlaceWords
from demarche.language.syntax import Syntax

LONGEST = 5
LOCATION_LABELS = frozenset({"LOC", "GPE", "FAC"})
ARTICLES = frozenset({"the", "a", "an"})
HYPHENS = frozenset({"-", "‑", "–"})
STRONG = frozenset({"country", "people"})
NAMED_AFTER = STRONG | {"admin1"}
FAMOUS = 4.5  # spelled in 22 ways or more
LARGE_UNIT = 19.5  # three quarters of a million inhabitants
JOINED = frozenset({"-", "‑", "–", "’s", "'s", "al", "el", "de", "of", "and"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `first` to `last` (inclusive) that name a place.

    name: the words looked up. kinds: what kinds of place the type word beside it allows, () when there is none.
    part: whether a direction makes it a mere part of the place ("northern Iraq"). places: what the name may mean.
    trusted: called a place by the language model. embedded: inside the name of something else ("Bank of Canada").
    """

    first: int
    last: int
    head: int
    name: str
    kinds: tuple[str, ...]
    part: bool
    places: tuple[Place, ...]
    trusted: bool
    embedded: bool = False


def find_stretches(s: Syntax, gazetteer: Gazetteer) -> list[Stretch]:
    """Names of places in text order, without overlap."""
    taken = [False] * len(s)
    labels = [""] * len(s)
    found: list[Stretch] = []
    for start, end, label in s.entities:
        labels[start:end] = [label] * (end - start)
    for start, end in _located(s, gazetteer):
        stretch = _stretch(s, start, end - 1, gazetteer, trusted=True)
        if stretch is not None:
            found.append(stretch)
            taken[stretch.first : stretch.last + 1] = [True] * (stretch.last + 1 - stretch.first)
    found.extend(_unlabelled(s, gazetteer, taken, labels))
    return sorted(found, key=lambda stretch: stretch.first)


def _located(s: Syntax, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Names of places as the model has them; two that make up one known name are one: "Scarborough" "Shoal"."""
    last: tuple[int, int] | None = None
    for start, end, label in s.entities:
        if label not in LOCATION_LABELS:
            continue
        if last is not None and last[1] == start and gazetteer.places(_text(s, last[0], end - 1)):
            last = (last[0], end)
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last


def _stretch(s: Syntax, first: int, last: int, gazetteer: Gazetteer, *, trusted: bool) -> Stretch | None:
    """The name in a stretch, freed of article, direction and type word; known to the gazetteer or not."""
    words = gazetteer.words
    while first < last and s.lower[first] in ARTICLES:
        first += 1
    if s.lower[first] in words.never and first == last:
        return None
    if first < last and s.lower[last] in words.seats and s.lower[last - 1] not in ARTICLES:
        last -= 1  # "the Georgian capital, Tbilisi"
        if not gazetteer.places(_text(s, first, last)):
            return None
    while last > first and (s.pos[last] == "PUNCT" or s.lower[last] in ("'s", "’s", "'", "’")):
        last -= 1
    for start, end in _readings(s, first, last, words):
        places = gazetteer.places(_text(s, start, end))
        if places:
            return _described(s, (first, last), (start, end), places, words, trusted)
    if first < last:
        places = tuple(place for place in gazetteer.places(_text(s, first + 1, last)) if place.kind == "country")
        if places:  # "Nazi Germany"
            return _described(s, (first, last), (first + 1, last), places, words, trusted)
    start, end = _readings(s, first, last, words)[-1]
    if not trusted or not s.words[start][:1].isupper():
        return None
    return _described(s, (first, last), (start, end), (), words, trusted)


def _readings(s: Syntax, first: int, last: int, words: PlaceWords) -> list[tuple[int, int]]:
    """The stretch as it stands, then without directions before and a type word behind."""
    readings = [(first, last)]
    start, end = first, last
    while start < end and s.lower[start] in words.directions:
        start += 1
    if start != first:
        readings.append((start, end))
    if start < end and s.lower[end] in words.types:
        end -= 1
        readings.append((start, end))
    if start + 2 <= end and s.lower[start] in words.types and s.lower[start + 1] == "of":
        readings.append((start + 2, end))
    return readings


def _text(s: Syntax, first: int, last: int) -> str:
    """The words as they stand, joined as the tree's columns have them: `Doc.text` is built anew at every call."""
    gaps = ("", *(" " * (s.start[i] > s.end[i - 1]) for i in range(first + 1, last + 1)))
    return "".join(gap + word for gap, word in zip(gaps, s.lower[first : last + 1], strict=True))


def _described(
    s: Syntax,
    whole: tuple[int, int],
    name: tuple[int, int],
    places: tuple[Place, ...],
    words: PlaceWords,
    trusted: bool,
) -> Stretch:
    head = _head(s, *whole)
    part = name[0] > whole[0] or (
        name[0] > 0 and s.lower[name[0] - 1] in words.directions and _hangs(s, name[0] - 1, whole)
    )
    type_word = s.lower[whole[1]] if name[1] < whole[1] else _type_beside(s, head, whole, words)
    if words.types.get(type_word) and not any(place.kind in words.types[type_word] for place in places):
        places = () if type_word in words.natural else places  # the "Hudson River" is no town of Hudson
    if _has_article(s, name[0], words):
        places = tuple(place for place in places if place.by_hand) or places
    last = whole[1]
    if last + 1 < len(s) and s.lower[last + 1] == type_word and s.head[last] == last + 1:
        last += 1
    return Stretch(
        whole[0],
        last,
        head,
        str(s.doc[name[0] : name[1] + 1].text),
        words.types.get(type_word, ()),
        part,
        places,
        trusted,
    )


def _has_article(s: Syntax, first: int, words: PlaceWords) -> bool:
    """ "The Pacific", "the eastern Pacific" are no town of that name."""
    before = first - 1
    while before > 0 and s.lower[before] in words.directions:
        before -= 1
    return before >= 0 and s.lower[before] == "the"


def _hangs(s: Syntax, direction: int, whole: tuple[int, int]) -> bool:
    return s.dep[direction] in ("amod", "compound", "advmod") and (
        whole[0] <= s.head[direction] <= whole[1] or s.head[direction] > direction
    )


def _type_beside(s: Syntax, head: int, whole: tuple[int, int], words: PlaceWords) -> str:
    """ "Kunduz province", "the city of Mosul", "the town Yusifiya"."""
    after = whole[1] + 1
    if after < len(s) and s.lower[after] in words.types:
        return s.lower[after]
    above = s.head[head]
    if above == head or s.lemma[above] not in words.types:
        return ""
    called = s.dep[head] in ("appos", "flat", "compound", "nmod:desc")
    return s.lemma[above] if called or (s.dep[head] == "nmod" and s.preposition(head) == "of") else ""


def _head(s: Syntax, first: int, last: int) -> int:
    """The token of a stretch that hangs on a word outside it."""
    outward = [i for i in range(first, last + 1) if not first <= s.head[i] <= last or s.head[i] == i]
    named = [i for i in outward if s.pos[i] in ("PROPN", "NOUN", "ADJ")] or outward
    return named[-1] if named else last


def _unlabelled(s: Syntax, gazetteer: Gazetteer, taken: list[bool], labels: list[str]) -> Iterator[Stretch]:
    """Capitalised words the model does not call a place, where the gazetteer and the tree do."""
    i, n = 0, len(s)
    while i < n:
        if taken[i] or s.pos[i] not in ("PROPN", "ADJ", "NOUN") or not s.words[i][:1].isupper():
            i += 1
            continue
        stretch = next(
            (found for end in _ends(s, i, taken) if (found := _known(s, i, end, gazetteer, labels)) is not None), None
        )
        if stretch is not None and (s.pos[i] != "NOUN" or _is_of_nouns(stretch)):
            yield stretch
            i = stretch.last
        i += 1


def _is_of_nouns(stretch: Stretch) -> bool:
    """ "The Line of Control", which taggers take for a common noun: a name of several words, listed by hand."""
    return stretch.last > stretch.first and any(place.by_hand for place in stretch.places)


def _ends(s: Syntax, first: int, taken: list[bool]) -> list[int]:
    """Last tokens of the readings that begin at a token, longest first."""
    last = first
    while last + 1 < len(s) and last - first + 1 < LONGEST and not taken[last + 1]:
        if s.pos[last + 1] != "PROPN" and s.lower[last + 1] not in JOINED:
            break
        last += 1
    return [end for end in range(last, first - 1, -1) if s.pos[end] == "PROPN" or end == first]


def _known(s: Syntax, first: int, last: int, gazetteer: Gazetteer, labels: list[str]) -> Stretch | None:
    """A stretch that stands for itself where a place stands, or a well-known place inside a longer name."""
    label = labels[first]
    called = not label and _type_beside(s, _head(s, first, last), (first, last), gazetteer.words)
    stretch = _stretch(s, first, last, gazetteer, trusted=bool(called))
    if stretch is None or stretch.name.lower() in gazetteer.words.never:
        return None
    if first > 0 and s.lower[first - 1] in HYPHENS and s.end[first - 1] == s.start[first]:  # "Euro-Atlantic"
        return stretch if any(place.kind == "people" for place in stretch.places) else None
    if not stretch.places:  # unknown, but called a village or the like
        return stretch if s.pos[first] == "PROPN" else None
    label = labels[stretch.head]
    strong = any(place.kind in STRONG or place.by_hand for place in stretch.places)
    whole = (first == 0 or labels[first - 1] != label) and (last + 1 >= len(s) or labels[last + 1] != label)
    if label in ("PERSON", "ORG") and not whole:
        famous = any(place.kind in NAMED_AFTER or place.fame >= FAMOUS for place in stretch.places)
        return replace(stretch, embedded=True) if label == "ORG" and famous else None
    if (
        _in_place(s, stretch, gazetteer)
        or _before_container(s, last, gazetteer)
        or _is_dateline(s, first, last, stretch)
    ):
        return stretch
    if label == "PERSON" and not strong:
        return None
    typed = any(place.kind in stretch.kinds for place in stretch.places) and stretch.kinds != ("city",)
    famous = s.dep[stretch.head] in ("compound", "nmod:poss") and any(_famous(place) for place in stretch.places)
    return stretch if strong or famous or typed or _is_behind_comma(s, first, stretch, labels) else None


def _famous(place: Place) -> bool:
    return place.fame >= FAMOUS or (place.kind == "admin1" and place.size >= LARGE_UNIT)


def _is_behind_comma(s: Syntax, first: int, stretch: Stretch, labels: list[str]) -> bool:
    """ "Churchill, Man.": a unit behind a place and a comma."""
    if first < 2 or s.lower[first - 1] != "," or labels[first - 2] not in LOCATION_LABELS:
        return False
    return any(place.kind == "admin1" for place in stretch.places)


def _in_place(s: Syntax, stretch: Stretch, gazetteer: Gazetteer) -> bool:
    """Behind "in", "near" ..., behind "of" with a type word ("the region of Kef"), or taken, stormed, visited."""
    if s.dep[stretch.head] in ("obj", "nsubj:pass"):
        return s.lemma[s.head[stretch.head]] in gazetteer.words.place_objects
    if s.dep[stretch.head] not in ("obl", "nmod"):
        return False
    preposition = s.preposition(stretch.head)
    words = gazetteer.words
    return preposition in words.inside | words.beside or (preposition == "of" and bool(stretch.kinds))


def _before_container(s: Syntax, last: int, gazetteer: Gazetteer) -> bool:
    """ "Oxford, North Carolina": a unit or country follows behind a comma."""
    if last + 2 >= len(s) or s.lower[last + 1] != "," or not s.words[last + 2][:1].isupper():
        return False
    for end in (last + 3, last + 2):
        if end < len(s) and (places := gazetteer.places(_text(s, last + 2, end))):
            return any(place.kind in ("admin1", "country") for place in places)
    return False


def _is_dateline(s: Syntax, first: int, last: int, stretch: Stretch) -> bool:
    """Capitals at the head of the text: "WASHINGTON", "KYIV"."""
    if first > 3 or not all(s.words[i].isupper() and len(s.doc[i]) > 3 for i in range(first, last + 1)):
        return False
    return any(place.kind == "city" and place.fame > 4 for place in stretch.places)
