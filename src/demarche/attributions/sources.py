"""Whose word it is: the source phrase of a reporting verb or noun.

In:  a cue in its tree. Out: the head of the source phrase and the tokens of it: for "Kurti, who met the envoys before
Osmani did, was said by aides to have promised an inquiry", promise → Kurti, say → aides.
"""

from __future__ import annotations

from demarche.attributions.page import Page

SUBJECTS = ("nsubj", "csubj", "nsubj:outer")
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
TIMES = frozenset({"obl:tmod", "obl:npmod", "obl:unmarked", "nmod:tmod", "advmod"})
NOT_SUBJECT = TIMES | {"obj", "iobj", "obl"}
PHRASE_STARTS = frozenset({"NOUN", "PROPN", "DET", "ADJ"})
BORDERS = frozenset({",", "”", "''", '"', "—", "–"})
FURTHEST = 8  # branches climbed to find the subject a chain of infinitives and participles shares


def subject_of(page: Page, verb: int, climbed: int = 0) -> int | None:
    """Head of who does it: the verb's own subject, the agent of a passive, else the subject shared with the verb above.

    A relative pronoun is returned as it stands. None for agentless passives and for "it" that stands for a clause.
    """
    s = page.syntax
    own = s.first(verb, *SUBJECTS)
    if own is not None:
        return own
    if s.first(verb, "nsubj:pass", "aux:pass") is not None:
        return s.first(verb, "obl:agent")
    if s.first(verb, "expl") is not None:
        return None
    agent = s.first(verb, "obl:agent")
    if agent is not None:
        return agent
    return _shared(page, verb, climbed)


def speaker_of(page: Page, verb: int) -> int | None:
    """The subject of a verb of saying; commas, quotation marks and datelines overrule a doubtful tree.

    "The deal, Osmani said, is dead": Osmani, whatever the tree makes of the deal.
    """
    s = page.syntax
    found = subject_of(page, verb)
    if found is None and verb and _is_border(page, verb - 1) and s.first(verb, "nsubj:pass", "expl") is None:
        return _behind(page, verb)
    if found is None or s.head[found] != verb or found > verb:
        return found
    beside = _beside(page, verb, found)
    return found if beside is None else beside


def _beside(page: Page, verb: int, subject: int) -> int | None:
    """The noun phrase that touches the verb where a border parts the verb from its alleged subject."""
    s = page.syntax
    border = page.after_dateline(subject) - 1
    if border < subject:
        border = next((i for i in range(verb - 1, subject, -1) if _is_border(page, i)), -1)
    if border < subject and page.quoted[subject] >= 0:
        border = subject
    if border < subject:
        return None
    touching = verb - 1
    while touching > border and s.pos[touching] in ("AUX", "ADV", "PART", "SPACE"):
        touching -= 1
    return _free_nominal(page, touching, border, subject) if touching > border else _behind(page, verb)


def _is_border(page: Page, token: int) -> bool:
    return page.syntax.lower[token] in BORDERS or page.quoted[token] >= 0


def _behind(page: Page, verb: int) -> int | None:
    """ "said Osmani": a noun phrase right behind the verb, no object and no date."""
    s = page.syntax
    if s.tag[verb] not in ("VBD", "VBZ", "VBP") or verb + 1 >= len(s) or s.pos[verb + 1] not in PHRASE_STARTS:
        return None
    after = page.noun_phrase_from(verb + 1)
    return None if after is None or s.dep[after] in NOT_SUBJECT else after


def _free_nominal(page: Page, last: int, border: int, subject: int) -> int | None:
    """The phrase that ends at `last` and begins after `border`, if it is no part of the subject's own phrase."""
    s = page.syntax
    here = last
    while border < s.head[here] <= last and s.head[here] != here:
        here = s.head[here]
    above = here
    while s.head[above] != above and above != subject:
        above = s.head[above]
    if above == subject or s.pos[here] not in NOMINAL or s.dep[here] in TIMES:
        return None
    return here


def _shared(page: Page, verb: int, climbed: int) -> int | None:
    s = page.syntax
    above, relation = s.head[verb], s.dep[verb]
    if above == verb or climbed > FURTHEST:
        return None
    if relation in ("acl", "advcl") and _is_reduced_passive(page, verb):
        return None
    if relation in ("acl", "acl:relcl"):
        return _owner_above(page, verb, above)
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
    """ "a man saying" → man; "his decision to announce" → his; "a plan to say" → the plan's own subject."""
    s = page.syntax
    if s.dep[verb] == "acl" and s.tag[verb] != "VBG":
        owner = s.first(noun, "nmod:poss")
        if owner is not None:
            return owner
        if s.dep[noun] == "obj":
            return subject_of(page, s.head[noun], 1)
    return noun


def source_tokens(page: Page, head: int, cue: int) -> set[int]:
    """The phrase of a source: its branch, without the branch the cue stands in, possessive mark and preposition."""
    s = page.syntax
    tokens = page.branch(head)
    if cue in tokens:
        tokens -= page.branch(_branch_holding(page, head, cue))
    for child in s.children[head]:
        if s.dep[child] == "case" or (s.dep[child] in ("cc", "mark") and child < head):
            tokens -= page.branch(child)
    return tokens


def _branch_holding(page: Page, head: int, cue: int) -> int:
    """The child of `head` above the cue."""
    s = page.syntax
    here = cue
    while s.head[here] not in (head, here):
        here = s.head[here]
    return here
