"""Trees put right where Universal Dependencies or the habit of news leaves no doubt.

In:  the words of a text with tags, lemmas, heads and labels, e.g. of "Russia's foreign ministry on Friday summoned the
     envoy, two officials said."
Out: the same heads and labels, changed in place: "Friday" hangs on the verb, not on the ministry; "said" is the root
     and "summoned" its `ccomp`.

The treebanks hold three sentences with a weekday between subject and verb, newspapers one in every report. Each rule
is about grammar, not about one model: a tree that is right already stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable

from demarche.language.attachment import ATTACHMENT_RULES
from demarche.language.trees import Trees, TreeWords

SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
DETERMINERS = frozenset(("det", "nummod", "nmod:poss"))
MISTAKEN_FOR_TIME = frozenset(("nmod", "nmod:unmarked", "nsubj", "nsubj:pass", "compound", "flat", "appos"))


def mend_trees(trees: Trees, words: TreeWords) -> None:
    """Apply the rules to every sentence, in place. One root a sentence stays one; no arc leaves its sentence."""
    for word in range(len(trees.forms)):
        for rule in RULES:
            rule(trees, word, words)
    for start, end in trees.sentences:
        _final_speaker(trees, start, end, words)


def _time_before_verb(trees: Trees, word: int, words: TreeWords) -> None:
    """ "The ministry on Friday summoned …", "Trump Tuesday said …": the day belongs to the verb."""
    if trees.labels[word] not in MISTAKEN_FOR_TIME or not _is_day(trees, word, words):
        return
    verb = _verb_after_subject(trees, word)
    if verb is None or any(trees.labels[between] == "punct" for between in range(word + 1, verb)):
        return
    _release_subject(trees, word, verb)
    cased = bool(trees.having(word, "case"))
    trees.attach(word, verb, "obl" if cased else "obl:unmarked")


def _is_day(trees: Trees, word: int, words: TreeWords) -> bool:
    """A weekday, a part of one ("Sunday night"), or a day of a month ("Jan. 9")."""
    form = trees.forms[word]
    if form in words.weekdays:
        return True
    before = trees.forms[word - 1] if word else ""
    return (form in words.dayparts and before in words.weekdays) or (form.isdigit() and before in words.months)


def _verb_after_subject(trees: Trees, word: int) -> int | None:
    """The verb to which `word` belongs: that of its head, a subject, or its own when it was taken for a subject."""
    head = trees.heads[word]
    if trees.labels[word] in SUBJECTS:
        others = [child for child in trees.having(head, *SUBJECTS) if child != word]
        owned = [child for child in trees.children[word] if trees.tags[child] == "NNP" and child < word - 1]
        return head if head > word and (others or owned) else None
    if trees.labels[head] in SUBJECTS and head < word < trees.heads[head]:
        return trees.heads[head]
    return None


def _release_subject(trees: Trees, word: int, verb: int) -> None:
    """Give the verb the subject that hung on the day ("Broaddrick" of "Broaddrick Sunday night recounted")."""
    if trees.having(verb, *SUBJECTS) not in ([], [word]):
        return
    names = [
        child for child in trees.having(word, "compound", "nmod") if trees.tags[child] == "NNP" and child < word - 1
    ]
    if names:
        trees.attach(names[0], verb, "nsubj:pass" if trees.having(verb, "aux:pass") else "nsubj")


def _second_object(trees: Trees, word: int, words: TreeWords) -> None:
    """A verb has one object: of two, "called him a liar" has an `xcomp`, "gave them arms" an `iobj`."""
    verb = trees.heads[word]
    if trees.labels[word] != "obj" or not verb < word:
        return
    others = [child for child in trees.having(verb, "obj") if child > word]
    if not others or any(trees.labels[between] == "punct" for between in range(word, trees.span(others[0])[0])):
        return
    if trees.lemmas[verb] in words.naming:
        trees.attach(others[0], verb, "xcomp")
    elif trees.lemmas[verb] in words.giving:
        trees.attach(word, verb, "iobj")


def _receiver_before_determiner(trees: Trees, word: int, words: TreeWords) -> None:
    """ "gave Ukraine 18 tanks", "gave the court notice": no compound stands before its noun's number or has its own."""
    noun = trees.heads[word]
    verb = trees.heads[noun]
    if trees.labels[word] != "compound" or trees.labels[noun] != "obj" or not verb < word < noun:
        return
    determiners = trees.having(noun, *DETERMINERS)
    before_own = determiners and word < determiners[0] < noun
    if trees.lemmas[verb] in words.giving and (before_own or trees.having(word, "det")):
        trees.attach(word, verb, "iobj")


def _name_around_hyphen(trees: Trees, word: int, _: TreeWords) -> None:
    """ "Al-Qaeda said": what a hyphen ties together is no two dependents of one kind."""
    other = word + 2
    if other >= len(trees.forms) or trees.forms[word + 1] != "-" or trees.labels[word] not in (*SUBJECTS, "obj", "obl"):
        return
    alike = trees.heads[word] == trees.heads[other] and trees.labels[word] == trees.labels[other]
    if alike and trees.tags[word] == trees.tags[other] == "NNP":
        trees.attach(word, other, "compound")


def _gerund_after_noun(trees: Trees, word: int, _: TreeWords) -> None:
    """ "filmed outside her home, pushing and kicking": a gerund after a comma goes with the verb, not with the noun."""
    noun = trees.heads[word]
    if trees.labels[word] not in ("conj", "acl") or trees.tags[word] != "VBG" or not 0 < noun < word:
        return
    if trees.forms[word - 1] != "," or trees.labels[noun] not in ("nmod", "obl") or trees.having(word, "cc"):
        return
    verb = _verb_above(trees, noun)
    if verb is None:
        return
    later = [c for c in trees.having(noun, "conj") if c > word and trees.tags[c] == "VBG"]
    trees.attach(word, verb, "advcl")
    for other in later:
        trees.attach(other, word, "conj")


def _verb_above(trees: Trees, noun: int) -> int | None:
    """The verb before a noun that stands in its object or in a circumstance."""
    while trees.labels[noun] in ("nmod", "obl", "obj"):
        noun = trees.heads[noun]
        if trees.tags[noun].startswith("VB"):
            return noun
    return None


def _subject_of_for_clause(trees: Trees, word: int, _: TreeWords) -> None:
    """ "called for the rebels to be tried": between "for" and "to" stands the infinitive's subject."""
    verb = trees.heads[word]
    if trees.labels[word] != "mark" or trees.forms[word] != "for" or trees.tags[verb] not in ("VB", "VBN"):
        return
    limit = next((to for to in trees.having(verb, "mark") if to > word and trees.tags[to] == "TO"), verb)
    if limit == verb or trees.having(verb, *SUBJECTS):
        return
    for noun in range(word + 1, limit):
        if trees.labels[noun] in ("obl:agent", "obl", "obj") and trees.heads[noun] in (verb, trees.heads[verb]):
            if not trees.having(noun, "case") and trees.span(noun)[0] == word + 1:
                trees.attach(noun, verb, "nsubj:pass" if trees.having(verb, "aux:pass") else "nsubj")
            return


def _subject_of_saying(trees: Trees, word: int, words: TreeWords) -> None:
    """ "The talks go on, two officials said": a second subject, after its verb and before "said", is who said it."""
    clause = trees.heads[word]
    verb = trees.heads[clause]
    if trees.labels[word] != "nsubj" or trees.labels[clause] != "ccomp" or not clause < word < verb:
        return
    if trees.lemmas[verb] in words.saying and not trees.having(verb, *SUBJECTS):
        trees.attach(word, verb, "nsubj")


def _final_speaker(trees: Trees, start: int, end: int, words: TreeWords) -> None:
    """ "The talks failed, two officials said.": the verb of saying is the root, what was said its `ccomp`."""
    root = next((word for word in range(start, end) if trees.heads[word] == word), None)
    if root is None:
        return
    for verb in trees.having(root, "parataxis"):
        first, last = trees.span(verb)
        if verb < root or not _names_speaker(trees, verb, first, words) or not _only_signs(trees, last + 1, end):
            continue
        trees.attach(verb, verb, trees.labels[root])
        trees.attach(root, verb, "ccomp")
        for sign in range(last + 1, end):
            if trees.heads[sign] == root:
                trees.attach(sign, verb, "punct")
        return


def _names_speaker(trees: Trees, verb: int, first: int, words: TreeWords) -> bool:
    """A verb of saying after a comma, with its subject and nothing said: it begins with the subject or with itself."""
    subjects = trees.having(verb, "nsubj")
    if trees.lemmas[verb] not in words.saying or not subjects or trees.having(verb, "ccomp", "obj", "mark", "conj"):
        return False
    if trees.forms[first] in _BEFORE_SPEAKER:
        first += 1
    elif trees.forms[first - 1] not in _BEFORE_SPEAKER:
        return False
    return first in (verb, trees.span(subjects[0])[0])


_BEFORE_SPEAKER = frozenset((",", '"', "''", "”", "’", "'"))


def _only_signs(trees: Trees, start: int, end: int) -> bool:
    return all(trees.labels[word] == "punct" for word in range(start, end))


RULES: tuple[Callable[[Trees, int, TreeWords], None], ...] = (
    _time_before_verb,
    _second_object,
    _receiver_before_determiner,
    _name_around_hyphen,
    _gerund_after_noun,
    _subject_of_for_clause,
    _subject_of_saying,
    *ATTACHMENT_RULES,
)
