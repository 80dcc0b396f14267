"""Whose word it is: the source phrase of a reporting verb or noun.

In:  a cue in its tree. Out: the head of the source phrase and the tokens of it: for "Kurti, who met the envoys before
Osmani did, was said by aides to have promised an inquiry", promise → Kurti, say → aides.
"""

from __future__ import annotations

from demarche.attributions.page import Page

SUBJECTS = ("nsubj", "csubj", "nsubj:outer")
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
CLAUSAL = frozenset(
    {"nsubj", "cop", "aux", "mark", "cc", "advcl", "advmod", "obl", "conj", "parataxis", "punct", "ccomp", "discourse"}
)
FURTHEST = 8  # branches climbed to find the subject a chain of infinitives and participles shares


def subject_of(page: Page, verb: int, climbed: int = 0) -> int | None:
    """Head of who does it: the verb's own subject, the agent of a passive, else the subject shared with the verb above.

    A relative pronoun is returned as it stands. None for agentless passives and for "it" that stands for a clause.
    """
    s = page.syntax
    own = s.having(verb, *SUBJECTS)
    if own and not (s.first(verb, "expl") is not None and all(s.dep[i] == "csubj" for i in own)):
        return max((i for i in own if i < verb), default=own[0])
    if s.first(verb, "nsubj:pass", "aux:pass") is not None:
        return s.first(verb, "obl:agent")
    if s.first(verb, "expl") is not None:
        return None
    agent = s.first(verb, "obl:agent")
    if agent is not None:
        return agent
    return _shared(page, verb, climbed)


def _shared(page: Page, verb: int, climbed: int) -> int | None:
    s = page.syntax
    above, relation = s.head[verb], s.dep[verb]
    if above == verb or climbed > FURTHEST:
        return None
    if relation in ("acl", "advcl") and _is_reduced_passive(page, verb):
        return None
    if relation in ("acl", "acl:relcl"):
        return _owner_above(page, verb, above)
    if relation == "advcl" and any(s.lower[m] == "as" for m in s.having(verb, "mark")) and s.tag[verb] == "VBG":
        quoted = s.first(above, "obj", "nsubj:pass")  # "the agency quoted the envoy as saying"
        if quoted is not None:
            return quoted
    if relation == "xcomp":
        undergoer = s.first(above, "obj", "iobj", "nsubj:pass")
        if undergoer is not None:
            return undergoer
    elif relation in ("advcl", "parataxis", "ccomp", "csubj", "conj", "dep"):
        if relation == "conj" and s.pos[above] not in PREDICATES:
            return None
        passive = s.first(above, "nsubj:pass")
        if passive is not None:
            return passive
    else:
        return None
    return subject_of(page, above, climbed + 1)


def _is_reduced_passive(page: Page, verb: int) -> bool:
    """ "a man arrested in Lome", "asked whether he would run"; the tag of "asked" is doubtful behind "when"."""
    s = page.syntax
    if s.first(verb, "aux", "obj") is not None:
        return False
    return s.tag[verb] == "VBN" or (s.tag[verb] == "VBD" and s.dep[verb] == "advcl")


def _owner_above(page: Page, verb: int, noun: int) -> int | None:
    """ "a man saying" → man; "his decision to announce" → his; "in addition to saying" → who does it besides."""
    s = page.syntax
    if s.dep[verb] != "acl" or (s.tag[verb] == "VBG" and s.first(verb, "mark") is None):
        return noun
    owner = s.first(noun, "nmod:poss")
    if owner is not None:
        return owner
    return subject_of(page, s.head[noun], 1) if s.dep[noun] in ("obj", "obl") else noun


def source_tokens(page: Page, head: int, cue: int) -> set[int]:
    """The phrase of a source: its branch, without the branch the cue stands in, possessive mark and preposition."""
    s = page.syntax
    tokens = page.branch(head)
    if cue in tokens:
        tokens -= _beyond(page, head, cue)
    predicative = s.first(head, "cop") is not None
    for child in s.children[head]:
        dep = s.dep[child]
        if dep == "case" or (dep in ("cc", "mark") and child < head) or (predicative and dep in CLAUSAL):
            tokens -= page.branch(child)
    return tokens


def _beyond(page: Page, head: int, cue: int) -> set[int]:
    """The branch of `head` that holds the cue; where the cue only stands between its words, all beyond the cue."""
    s = page.syntax
    here = cue
    while s.head[here] not in (head, here):
        here = s.head[here]
    if s.head[here] == head:
        return page.branch(here)
    return set(range(cue, page.last[head] + 1)) if head < cue else set(range(page.first[head], cue + 1))
