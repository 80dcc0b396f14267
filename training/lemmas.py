"""Builds the table of lemmas from the training trees.

In: sentences with forms, tags and lemmas. Out: `lemmas.json.gz`, read by the run time: for each pair of tags the forms
that go their own way ("went": go) and the endings that tell the rest ("ied" after VERB/VBD: cut 3, add "y").

An ending is kept only where it changes what the next shorter ending says, so that the table stays small and unseen
words ("weaponised") follow their kind.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from training.treebanks import Sentence

LONGEST_ENDING = 8
_NO_ENDINGS = frozenset(("PROPN", "X", "SYM", "PUNCT", "NUM"))
Edit = tuple[int, str]  # characters to cut, string to add
Counts = Mapping[tuple[str, str], Counter[str]]
Endings = dict[str, dict[str, Edit]]


def count(sentences: Iterable[Sentence]) -> Counts:
    """How often each (tags, form) has each lemma."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            if word.lemma != "_":
                counts[f"{word.upos}/{word.xpos}", word.form][word.lemma] += 1
    return counts


def edit(form: str, lemma: str) -> Edit:
    """What turns a form into its lemma: "denied" and "deny" differ by (3, "y")."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def learn_endings(counts: Counts) -> Endings:
    """Endings of each pair of tags, counted by word types, so that "said" does not outvote the language."""
    votes: dict[str, dict[str, Counter[Edit]]] = defaultdict(lambda: defaultdict(Counter))
    for (tags, form), lemmas in counts.items():
        if tags.split("/")[0] in _NO_ENDINGS:
            continue
        low = form.lower()
        for lemma in lemmas:
            if form == low or lemma == lemma.lower():  # capitals are the run time's business
                for length in range(min(len(low), LONGEST_ENDING) + 1):
                    votes[tags][low[len(low) - length :]][edit(low, lemma)] += 1
    return {tags: _pruned(endings) for tags, endings in votes.items()}


def _pruned(endings: Mapping[str, Counter[Edit]]) -> dict[str, Edit]:
    kept: dict[str, Edit] = {}
    for ending in sorted(endings, key=lambda e: (len(e), e)):
        best, times = endings[ending].most_common(1)[0]
        agreed = times >= 2 and times > 0.6 * endings[ending].total()
        if not ending or (agreed and best != _longest(kept, ending[1:])):
            kept[ending] = best
    return kept


def _longest(endings: Mapping[str, Edit], word: str) -> Edit | None:
    for start in range(max(len(word) - LONGEST_ENDING, 0), len(word) + 1):
        found = endings.get(word[start:])
        if found is not None and found[0] <= len(word):
            return found
    return None


def by_ending(endings: Endings, tags: str, form: str) -> str:
    """The lemma that the endings alone give."""
    found = _longest(endings.get(tags, {}), form)
    return form if found is None else form[: len(form) - found[0]] + found[1]


def exceptions(counts: Counts, endings: Endings) -> dict[str, dict[str, str]]:
    """The forms whose lemma the endings miss, by tags."""
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    for (tags, form), lemmas in counts.items():
        lemma = lemmas.most_common(1)[0][0]
        if _exceptional(tags, form, lemma, lemmas.total(), endings):
            forms[tags][form] = lemma
    return dict(forms)


def _exceptional(tags: str, form: str, lemma: str, times: int, endings: Endings) -> bool:
    if times == 1 and any(c.isdigit() for c in form):
        return False
    if tags.startswith("PROPN/"):
        plural = tags.endswith("NNPS") and lemma == form[:-1]
        return lemma != form and not plural and times > 1  # once only: a slip of the annotator as likely as not
    if form != form.lower():
        return lemma != lemma.lower() and not (lemma == form and tags.endswith("/NNP"))
    return by_ending(endings, tags, form) != lemma


def write_lemmas(sentences: Iterable[Sentence], path: Path) -> None:
    """Same treebanks, same bytes: keys are sorted, and the archive holds no time."""
    counts = count(sentences)
    endings = learn_endings(counts)
    table = {"forms": exceptions(counts, endings), "suffixes": endings}
    text = json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
