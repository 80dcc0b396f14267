"""What hangs on what, where the name that stands there must not decide.

In:  trees as `conformity.py` has them, e.g. of "Chad welcomed the decision by Mali to free two men."
Out: the same, changed in place: "by Mali" and "to free" hang on the decision, whichever state made it.

A model attaches such words by what it has seen of the names: of 690 pairs of texts that differ in the names of two
parties alone, 57 had different trees here. Encoding all states as one name was tried and left 53 of 63 different
codings.
"""

from __future__ import annotations

from collections.abc import Callable

from demarche.language.trees import Trees, TreeWords

NAMES = ("NNP", "NNPS")
SUBJECTS = ("nsubj", "nsubj:pass")
FINITE = ("VBD", "VBZ", "VBP")


def agent_of_noun(trees: Trees, word: int, words: TreeWords) -> None:
    """ "foiled a plot by Mali": an active verb with an object has no agent; the name behind is the noun's."""
    verb = trees.heads[word]
    if trees.labels[word] not in ("obl", "obl:agent", "nsubj") or trees.tags[word] not in NAMES or not verb < word:
        return
    if trees.forms[word] in words.weekdays | words.months or trees.having(verb, "aux:pass"):
        return
    first = trees.span(word)[0]
    if trees.forms[first].lower() != "by" or trees.labels[first] != "case":
        return
    noun = next((n for n in trees.having(verb, "obj") if verb < n and _hangs_on(trees, first - 1, n)), None)
    if noun is not None and trees.tags[noun] in ("NN", "NNS"):
        trees.attach(word, noun, "nmod")


def _hangs_on(trees: Trees, word: int, head: int) -> bool:
    """Whether `word` is part of the phrase of `head`."""
    while word != head and trees.heads[word] != word:
        word = trees.heads[word]
    return word == head


def infinitive_of_noun(trees: Trees, word: int, words: TreeWords) -> None:
    """ "the decision by Mali to free them": what somebody decided, promised or threatened to do hangs on that noun."""
    verb = trees.heads[word]
    if trees.labels[word] not in ("advcl", "xcomp") or trees.tags[word] != "VB" or not verb < word:
        return
    start = trees.span(word)[0]
    if trees.tags[start] != "TO":
        return
    for noun in trees.having(verb, "obj", *SUBJECTS):
        doers = [c for c in trees.having(noun, "nmod") if _case_of(trees, c) == "by"]
        if trees.lemmas[noun] in words.intent and doers and trees.span(noun)[1] == start - 1 > verb:
            trees.attach(word, noun, "acl")


def _case_of(trees: Trees, word: int) -> str:
    return next((trees.forms[c].lower() for c in trees.having(word, "case")), "")


def said_of_object(trees: Trees, word: int, words: TreeWords) -> None:
    """ "called the charge baseless": an adjective behind the object of a verb of naming says what it is called."""
    noun = trees.heads[word]
    verb = trees.heads[noun]
    if trees.labels[word] != "amod" or trees.tags[word] != "JJ" or trees.labels[noun] != "obj":
        return
    if verb < noun < word and trees.lemmas[verb] in words.naming and not trees.having(verb, "xcomp"):
        trees.attach(word, verb, "xcomp")


def what_is_intended(trees: Trees, word: int, words: TreeWords) -> None:
    """ "voted on Monday to ban imports": the infinitive behind such a verb is what is voted, no purpose of the vote."""
    verb = trees.heads[word]
    if trees.labels[word] != "advcl" or trees.tags[word] != "VB" or trees.lemmas[verb] not in words.intending:
        return
    start = trees.span(word)[0]
    between = all(_hangs_on(trees, t, verb) and trees.forms[t] not in (",", ";") for t in range(verb + 1, start))
    if between and trees.tags[start] == "TO" and not trees.having(verb, "xcomp", "obj"):
        trees.attach(word, verb, "xcomp")


def name_in_two(trees: Trees, word: int, _: TreeWords) -> None:
    """ "Alberto Fernandez called": two names side by side are one subject."""
    verb = trees.heads[word]
    if trees.labels[word] != "nsubj" or trees.tags[word] != "NNP" or not 0 < word < verb:
        return
    before = word - 1
    alike = trees.heads[before] == verb and trees.labels[before] == "nsubj" and trees.tags[before] == "NNP"
    if alike and not trees.having(word, "case", "det", "nmod:poss"):
        trees.attach(word, before, "flat")
        for part in trees.having(word, "flat"):
            trees.attach(part, before, "flat")


def object_in_two(trees: Trees, word: int, words: TreeWords) -> None:
    """ "summoned the charge d'affaires": two bare objects side by side are one, unless something is given or named."""
    verb, before = trees.heads[word], word - 1
    if trees.labels[word] != "obj" or not verb < before or trees.lemmas[verb] in words.giving | words.naming:
        return
    alike = trees.heads[before] == verb and trees.labels[before] == "obj" and trees.tags[before] == "NN"
    if alike and not trees.children[word]:
        trees.attach(word, before, "flat")


def subject_of_said(trees: Trees, word: int, words: TreeWords) -> None:
    """ "Phuc rejected it, officials said": of two subjects of "said" the one before the clause is the clause's."""
    verb = trees.heads[word]
    if trees.labels[word] != "nsubj" or trees.lemmas[verb] not in words.saying or not word < verb:
        return
    later = [s for s in trees.having(verb, *SUBJECTS) if s > word]
    for clause in trees.having(verb, "ccomp"):
        if later and word < clause < later[0] and not trees.having(clause, *SUBJECTS, "csubj"):
            trees.attach(word, clause, "nsubj:pass" if trees.having(clause, "aux:pass") else "nsubj")


def subject_around_said(trees: Trees, word: int, words: TreeWords) -> None:
    """ "Phuc, officials said, rejected it": of two subjects before "said" the first is that of the clause behind it."""
    verb = trees.heads[word]
    if trees.labels[word] != "nsubj" or trees.lemmas[verb] not in words.saying or not word < verb:
        return
    others = [s for s in trees.having(verb, *SUBJECTS) if word < s < verb]
    behind = (c for c in trees.having(verb, "ccomp") if c > verb and trees.forms[verb + 1] == ",")
    for clause in behind:
        if others and not trees.having(clause, *SUBJECTS, "csubj", "mark"):
            trees.attach(word, clause, "nsubj:pass" if trees.having(clause, "aux:pass") else "nsubj")


def speaker_behind_comma(trees: Trees, word: int, words: TreeWords) -> None:
    """ "Hanoi summoned the envoy, its spokeswoman, Lien, told reporters": right before the verb stands who says it."""
    if trees.labels[word] not in ("appos", "conj"):
        return
    first, last = trees.span(word)
    verb = last + 1
    if verb < len(trees.forms) and trees.forms[verb] == ",":
        verb += 1
    if verb >= len(trees.forms) or trees.lemmas[verb] not in words.saying or trees.tags[verb] not in FINITE:
        return
    apart = "," in trees.forms[max(first - 1, 0) : first + 1] and not trees.having(verb, *SUBJECTS, "csubj", "expl")
    if apart and any(_hangs_on(trees, trees.heads[word], clause) for clause in trees.having(verb, "ccomp")):
        trees.attach(word, verb, "nsubj")


def object_beyond_root(trees: Trees, word: int, _: TreeWords) -> None:
    """ "The threat to cut off gas alarmed industry": no object stands beyond the verb of the whole sentence."""
    head = trees.heads[word]
    if trees.labels[word] != "obj" or not head < word:
        return
    root = head
    while trees.heads[root] != root:
        root = trees.heads[root]
    bare = trees.tags[root] in FINITE and not trees.having(root, "obj", "ccomp", "xcomp")
    if bare and head < root < word:
        trees.attach(word, root, "obj")


def behind_particle(trees: Trees, word: int, words: TreeWords) -> None:
    """ "Walked away from the deal", "moved back to Accra": what stands behind a verb's adverb hangs on the verb."""
    adverb = trees.heads[word]
    verb = trees.heads[adverb]
    if not trees.labels[word].startswith(("obl", "nmod")) or trees.labels[adverb] != "advmod" or adverb != verb + 1:
        return
    if trees.forms[adverb].lower() in words.directions and trees.tags[verb].startswith("VB") and adverb < word:
        trees.attach(word, verb, "obl")


ATTACHMENT_RULES: tuple[Callable[[Trees, int, TreeWords], None], ...] = (
    agent_of_noun,
    infinitive_of_noun,
    said_of_object,
    what_is_intended,
    name_in_two,
    object_in_two,
    subject_of_said,
    subject_around_said,
    speaker_behind_comma,
    object_beyond_root,
    behind_particle,
)
