"""Names of bodies put right where their own words or the text tell: after the model, beside the tables.

In:  words and names, e.g. of "the Azawad Liberation | Front (ALF) … the ALF", found in part or as a place.
Out: the names with whole bodies as ORG: parts joined, a capitalised noun for bodies taken in, an acronym labelled as
     the name that it stands behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.language.name_lexicon import NameLexicon
from demarche.language.name_words import Name, Words

_JOINTS = frozenset(("of", "for"))


def correct_bodies(words: Words, names: Sequence[Name], lexicon: NameLexicon) -> list[Name]:
    """All rules in turn; names stay in order and apart."""
    found = _joined(names, words)
    found = [_with_noun(words, name, found, lexicon) for name in found]
    return _as_acronyms(words, found)


def _joined(names: Sequence[Name], words: Words) -> list[Name]:
    """Two parts of one body that touch: "Australian" and "Centre for Control"."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and last.end == name.start and last.label == name.label == "ORG" and not words.starts[name.start]:
            joined[-1] = Name(last.start, name.end, "ORG")
        else:
            joined.append(name)
    return joined


def _with_noun(words: Words, name: Name, names: Sequence[Name], lexicon: NameLexicon) -> Name:
    """A name with the capitalised noun behind it that makes a body of it; one that ends in such a noun is a body's."""
    end = name.end
    taken = {other.start for other in names}
    follows = end < len(words.forms) and end not in taken and not words.starts[end]
    if follows and words.begins_name(end) and words.forms[end].lower() in lexicon.bodies and name.label != "PERSON":
        end += 1
    several = end - name.start > 1
    known = words.between(name.start, end) in lexicon.forms  # the West Bank
    body = several and not known and words.forms[end - 1].lower() in lexicon.bodies and words.begins_name(end - 1)
    return Name(name.start, end, "ORG" if body and name.label != "PERSON" else name.label)


def _as_acronyms(words: Words, names: Sequence[Name]) -> list[Name]:
    """An acronym in brackets behind the name whose initials it has takes that name's label."""
    labels = {}
    for name in names:
        at = name.end + 1
        if at < len(words.forms) and words.forms[name.end] == "(" and words.forms[at].isupper():
            initials = "".join(w[0] for w in words.forms[name.start : name.end] if w[:1].isupper())
            if len(initials) > 1 and words.forms[at] == initials:
                labels[words.forms[at]] = name.label
    known = {name.start for name in names}
    kept = [_labelled(words, name, labels) for name in names]
    missed = (i for i, form in enumerate(words.forms) if form in labels and not any(_has(n, i) for n in names))
    kept += [Name(i, i + 1, labels[words.forms[i]]) for i in missed if i not in known]
    return sorted(kept, key=lambda name: name.start)


def _labelled(words: Words, name: Name, labels: dict[str, str]) -> Name:
    return replace(name, label=labels.get(words.between(name.start, name.end), name.label))


def _has(name: Name, index: int) -> bool:
    return name.start <= index < name.end
