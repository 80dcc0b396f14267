"""Whether the clause of a date looks ahead or back, read from the parse.

In:  a token of a date in its tree. Out: "future", "past", "nearest" or "", e.g. "future" for "July" in "The sides
agreed to meet in July", where the infinitive under "agreed" lies ahead of it.

From the date upwards, the first word that tells decides: an auxiliary, a tense, an infinitive under a verb of
intention, a noun behind "ahead of".
"""

from __future__ import annotations

from demarche.circumstances.times.vocabulary import TimeKnowledge
from demarche.language.syntax import Syntax

STEPS = 14


def outlook_in_parse(s: Syntax, token: int, knowledge: TimeKnowledge) -> str:
    """The first verdict on the way from a token to the root of its sentence; "" when none is given."""
    node, of_noun = token, False
    for _ in range(STEPS):
        verdict = _verdict(s, node, node == token, knowledge)
        if verdict is not None:
            return "" if of_noun and verdict == "future" else verdict
        if s.head[node] == node:
            return ""
        of_noun = of_noun or _is_deed(s, node, knowledge)
        node = s.head[node]
    return ""


def _is_deed(s: Syntax, node: int, knowledge: TimeKnowledge) -> bool:
    """ "Sunday's incident comes after ...": the date of a deed that its clause only speaks of."""
    if s.dep[node] not in ("nmod:poss", "compound", "nmod:unmarked", "nmod:tmod", "nmod"):
        return False
    above = s.head[node]
    return above > node and s.pos[above] == "NOUN" and s.lower[above] not in knowledge.words["occasions"]


def _verdict(s: Syntax, node: int, own: bool, knowledge: TimeKnowledge) -> str | None:
    """What one word on the way tells; None where the word above has to decide."""
    auxiliaries = s.having(node, "aux", "aux:pass", "cop")
    if not auxiliaries and is_verb_taken_for_noun(s, node, knowledge):
        return None if own else "future"
    if auxiliaries or s.pos[node] in ("VERB", "AUX"):
        return _of_predicate(s, node, auxiliaries, own, knowledge)
    if own:
        return "future" if _is_set_ahead(s, node, knowledge) else None
    if is_ahead_of(s, node, knowledge):
        return "future"
    if any(s.lower[c] in knowledge.words["coming"] for c in s.having(node, "amod")):
        return "future"
    planned = s.lower[node] in knowledge.words["occasions"] and s.lemma[s.head[node]] in knowledge.words["prospective"]
    return "future" if planned else None


def _is_set_ahead(s: Syntax, node: int, knowledge: TimeKnowledge) -> bool:
    """ "Was given until Sunday", "was put off to Nov. 20", "set March 5 as the date": ahead of a verb in the past."""
    preposition, verb = s.preposition(node), s.lemma[s.head[node]]
    if preposition in ("until", "till"):
        return verb in knowledge.words["giving"] | knowledge.words["shifting"]
    if preposition == "to":
        return verb in knowledge.words["shifting"]
    return s.dep[node] == "obj" and verb in knowledge.words["setting"]


def is_verb_taken_for_noun(s: Syntax, node: int, knowledge: TimeKnowledge) -> bool:
    """ "Portugal *votes* on Sunday": taggers make a noun behind another of it, and the sentence has no verb."""
    if s.head[node] != node or s.tag[node] not in ("NNS", "VBZ") or not s.having(node, "compound"):
        return False
    if verb_of(s, node) not in knowledge.words["timetable"]:
        return False
    first, last = s.sentences[s.sentence[node]]
    main = (t for t in range(first, last) if s.pos[t] in ("VERB", "AUX") and s.dep[t] in ("root", "ROOT", "aux", "cop"))
    return s.having(node, "compound")[-1:] == [node - 1] and not any(t != node for t in main)


def verb_of(s: Syntax, node: int) -> str:
    """The verb of a form taken for a plural, which may have no other lemma than itself."""
    return s.lemma[node] if s.lemma[node] != s.lower[node] else s.lower[node].removesuffix("s")


def is_ahead_of(s: Syntax, node: int, knowledge: TimeKnowledge) -> bool:
    """ "Ahead of the vote", "before the vote", whichever word of "ahead of" a model makes the head."""
    preposition, above = s.preposition(node), s.lower[s.head[node]]
    ahead = knowledge.words["ahead"]
    return preposition in ahead or (preposition == "of" and (f"{above} of" in ahead or f"in {above} of" in ahead))


def _of_predicate(s: Syntax, node: int, auxiliaries: list[int], own: bool, knowledge: TimeKnowledge) -> str | None:
    words = {s.lower[a] for a in auxiliaries}
    perfect = any(s.lemma[a] == "have" for a in auxiliaries)
    if "could" in words and any(s.lower[c] in ("not", "n't") for c in s.children[node]):
        return ""  # "could not be reached on Sunday"
    unreal = words & knowledge.words["would"]
    if words & knowledge.words["will"] or (unreal and not perfect):
        return "future"
    if unreal:
        return "past"
    if any(s.lower[c] in knowledge.words["coming"] for c in s.having(node, "case", "advmod")):
        return "future"  # "is due to vote", whichever word a model makes the head
    if auxiliaries and {s.tag[a] for a in auxiliaries} == {"VB"} and s.having(node, "mark"):
        return _infinitive(s, node, knowledge)  # "is due to be sworn in on Dec. 1"
    if s.tag[node] == "VB" and any(s.lemma[a] == "be" for a in auxiliaries):
        return "nearest" if any(s.tag[a] == "VBD" for a in auxiliaries) else "future"  # "are to meet on Thursday"
    if s.tag[node] == "VBN" and "be" in words and s.having(node, "mark"):  # "is to be sworn in next Tuesday"
        linked = [s.tag[a] for a in auxiliaries if s.lemma[a] == "be" and s.tag[a] != "VB"]
        if linked and not perfect:
            return "nearest" if "VBD" in linked else "future"
    prospective = s.lemma[node] in knowledge.words["prospective"]
    finite = next((s.tag[a] for a in auxiliaries if s.tag[a] in ("VBD", "VBZ", "VBP")), s.tag[node])
    planned = prospective and (s.tag[node] == "VBN" or s.pos[node] == "ADJ") and not perfect
    if finite == "VBD" or perfect:
        return "nearest" if planned and auxiliaries else "past"
    if planned:
        return "future"
    if auxiliaries:
        return _present(s, node, own, knowledge)
    return _without_auxiliary(s, node, knowledge)


def _present(s: Syntax, node: int, own: bool, knowledge: TimeKnowledge) -> str:
    """ "is meeting on Friday", "the vote is on Friday" look ahead; other presents tell nothing."""
    progressive = s.tag[node] == "VBG" and s.lemma[node] in knowledge.words["timetable"]
    return "future" if progressive or (own and s.pos[node] in ("PROPN", "NOUN", "NUM")) else ""


def _without_auxiliary(s: Syntax, node: int, knowledge: TimeKnowledge) -> str | None:
    match s.tag[node]:
        case "VBZ" | "VBP":
            words = knowledge.words["timetable"] | knowledge.words["prospective"]
            return "future" if s.lemma[node] in words else ""
        case "VBN":
            return "past"
        case "VB":
            return _infinitive(s, node, knowledge)
    return None


def _infinitive(s: Syntax, node: int, knowledge: TimeKnowledge) -> str | None:
    above = s.head[node]
    if above == node:
        return "future"
    if s.lemma[above] in knowledge.words["prospective"] or s.lower[above] in knowledge.words["coming"]:
        return "future"
    if s.lemma[above] == "be" and s.tag[above] in ("VBZ", "VBP"):
        return "future"
    if s.tag[above] == "VBG" and s.lemma[above] == "go":
        return "future"
    return None
