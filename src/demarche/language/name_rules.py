"""Names of a whole text, put right where a table or the text itself is surer than the model.

In:  the words of a text with their tags, and the names the model found, e.g. in
     "Republican candidate John Okafor met the NATO Kosovo Force. Okafor left for Türkiye."
Out: the names again: organisations and countries of the actor tables whole and with their label, persons without
     their titles, persons after a title or office, bare surnames of persons named in full elsewhere in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language.name_bodies import correct_bodies
from demarche.language.name_lexicon import NameLexicon
from demarche.language.name_words import NAME_TAGS, Name, Words

HYPHENS = frozenset(("-", "‐", "‑"))


def read_names(labels: Sequence[str]) -> list[Name]:
    """The names of well-formed BIO labels."""
    names: list[Name] = []
    for index, label in enumerate(labels):
        if label.startswith("I-") and names and names[-1].end == index:
            names[-1] = Name(names[-1].start, index + 1, names[-1].label)
        elif label != "O":
            names.append(Name(index, index + 1, label[2:]))
    return names


def correct_names(words: Words, names: Sequence[Name], lexicon: NameLexicon) -> list[Name]:
    """All rules in turn. Names do not overlap and are in order; so are those returned."""
    found = _join_at_hyphens(words, names)
    found = _without_titles(words, found, lexicon)
    found = [name for name in found if not lexicon.calendar.issuperset(words.forms[name.start : name.end])]
    found = [_relabelled(words, name, lexicon) for name in found]
    found = _with_listed(words, found, lexicon)
    found = correct_bodies(words, found, lexicon)
    found = _with_titled_persons(words, found, lexicon)
    return _with_surnames(words, found, lexicon)


def _join_at_hyphens(words: Words, names: Sequence[Name]) -> list[Name]:
    """A name that ends in a hyphen goes on in the next: "Hartsell-" and "Gundy" are one."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and last.end == name.start and words.forms[last.end - 1] in HYPHENS:
            joined[-1] = Name(last.start, name.end, last.label)
        else:
            joined.append(name)
    return joined


def _without_titles(words: Words, names: Sequence[Name], lexicon: NameLexicon) -> list[Name]:
    """Persons without "President", "Gen.": a title alone is no name."""
    kept = []
    for name in names:
        start = name.start
        while name.label == "PERSON" and start < name.end - 1 and words.forms[start].lower() in lexicon.titles:
            start += 1
        kept.append(Name(start, name.end, name.label))
    return kept


def _relabelled(words: Words, name: Name, lexicon: NameLexicon) -> Name:
    """The table's label; but a single word that the model takes for a person may be one ("Lincoln")."""
    form = words.between(name.start, name.end)
    if name.label == "PERSON" and name.end - name.start == 1 and form not in lexicon.countries:
        return name
    return Name(name.start, name.end, lexicon.forms.get(form, name.label))


def _with_listed(words: Words, names: Sequence[Name], lexicon: NameLexicon) -> list[Name]:
    """Add listed names that the model missed or found in part only."""
    owner = {index: name for name in names for index in range(name.start, name.end)}
    kept = dict.fromkeys(names)
    index = 0
    while index < len(words.forms):
        end = _listed_end(words, index, lexicon) if words.forms[index][:1].isupper() else index
        inside = {owner[place] for place in range(index, end) if place in owner}
        if end == index or not _fits(words, index, end, inside):
            index += 1
            continue
        for name in inside:
            kept.pop(name, None)
        kept[Name(index, end, lexicon.forms[words.between(index, end)])] = None
        index = end
    return sorted(kept, key=lambda name: name.start)


def _listed_end(words: Words, start: int, lexicon: NameLexicon) -> int:
    """End of the longest listed form that begins at `start` and ends with a word; `start` when there is none."""
    for form in lexicon.beginning_with(words.forms[start]):
        if words.text.startswith(form, words.offsets[start]):
            end, stop = start, words.offsets[start] + len(form)
            while end < len(words.forms) and words.offsets[end] < stop:
                end += 1
            if words.offsets[end - 1] + len(words.forms[end - 1]) == stop:
                return end
    return start


def _fits(words: Words, start: int, end: int, inside: set[Name]) -> bool:
    """The stretch is no name yet, holds whole names only, is tagged as a name, and is no part of a longer one."""
    if any(name.start < start or name.end > end for name in inside):
        return False
    if any((name.start, name.end) == (start, end) for name in inside):
        return False
    if any(words.starts[start + 1 : end]) or not any(words.tags[index] in NAME_TAGS for index in range(start, end)):
        return False
    if end - start > 1:
        return True
    follows = end < len(words.forms) and words.begins_name(end)
    return not inside and not follows and words.tags[start] == "NNP"  # NNPS: the members ("Democrats"), not the body


def _with_titled_persons(words: Words, names: Sequence[Name], lexicon: NameLexicon) -> list[Name]:
    """A name of several words that follows a title or an office and that the model left unlabelled is a person."""
    taken = {index for name in names for index in range(name.start, name.end)}
    added = []
    for index in range(1, len(words.forms) - 1):
        before = words.forms[index - 1].lower()
        if index in taken or words.starts[index] or not (before in lexicon.titles or before in lexicon.roles):
            continue
        end = index + 1
        while end < len(words.forms) and words.flat[end] and end not in taken and words.begins_name(end):
            end += 1
        if end > index + 1 and words.begins_name(index):
            added.append(Name(index, end, "PERSON"))
    return sorted([*names, *added], key=lambda name: name.start)


def _with_surnames(words: Words, names: Sequence[Name], lexicon: NameLexicon) -> list[Name]:
    """The last word of a person's full name, standing alone, is that person, whatever the model thought of it."""
    surnames = {words.forms[name.end - 1] for name in names if name.label == "PERSON" and name.end - name.start > 1}
    surnames -= lexicon.forms.keys() | {word for word in surnames if len(word) < 3 or not word[:1].isupper()}
    relabelled = []
    for name in names:
        alone = name.end - name.start == 1 and words.forms[name.start] in surnames
        relabelled.append(Name(name.start, name.end, "PERSON") if alone else name)
    return relabelled
