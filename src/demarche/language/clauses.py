"""The arguments of a predicate, found from its children and from what stands above it.

In:  a predicate in its tree. Out: `Argument`s in deep roles: for "two men arrested in Lima were said to have fled",
arrest(obj: men, prep:in: Lima) and flee(subj: men).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demarche.language.syntax import NOMINAL, Syntax

if TYPE_CHECKING:
    from demarche.language.frames import Frame, Frames

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
ORDINALS = frozenset({"first", "second", "third", "last", "latest", "only"})  # "the first to expel him"


@dataclass(frozen=True, slots=True)
class Argument:
    """One filler of one role.

    role:   subj obj iobj ccomp xcomp advcl prep poss amod compound tmod advmod appos acl parataxis, voice undone;
            prepositional ones are written `prep:of`.
    token:  index of the filler's head, relative pronouns replaced by what they stand for.
    marker: preposition or complementiser, lower case; else "".
    source: "own", "conj", "relative", "control", "light" or "participle": how it was found.
    """

    role: str
    token: int
    marker: str = ""
    source: str = "own"


# ---------------------------------------------------------------- clauses


def verbal_arguments(frames: Frames, i: int, *, passive: bool) -> tuple[Argument, ...]:
    """Own arguments, then those shared with a coordinate verb, the antecedent's, the controller's."""
    s = frames.syntax
    children = [a for c in s.children[i] for a in _child_argument(s, c)]
    own = _undo_passive(_objects(s, _one_subject(i, children) + _raised_object(s, i, children)), passive=passive)
    own = [_resolve_relative(s, i, a) for a in own]
    own += _from_antecedent(s, i, own, passive=passive)
    own += _shared_with_coordinate(frames, i, own, passive=passive)
    own += _controlled_subject(frames, i, own, passive=passive)
    return tuple(_with_conjuncts(s, own))


def _child_argument(s: Syntax, c: int) -> Iterator[Argument]:
    dep = s.dep[c]
    if dep in ("nsubj", "csubj", "nsubj:outer"):
        yield Argument("subj", c)
    elif dep in ("nsubj:pass", "csubj:pass"):
        yield Argument("passive-subject", c)
    elif dep == "obl:agent":
        yield Argument("subj", c, "by")
    elif dep in ("obj", "iobj"):
        yield Argument(dep, c)
    elif dep == "obl:unmarked" and c == s.head[c] + 1 and c in s.named:  # no day: "warned Uganda"
        yield Argument("obj", c)
    elif dep.startswith(("obl", "nmod")):
        yield from _oblique(s, c)
    elif _is_doing(s, c):
        yield Argument("prep:by", c, "by")
    elif dep in ("ccomp", "xcomp", "advcl", "acl", "parataxis", "appos", "amod", "compound", "advmod"):
        yield Argument(dep, c, _mark(s, c) if dep in ("ccomp", "xcomp", "advcl", "acl") else "")


def _is_doing(s: Syntax, c: int) -> bool:
    """A noun in -ing behind a passive, read as a clause: "were killed by shelling"; not "… by shelling Gao"."""
    if s.dep[c] != "advcl" or s.tag[c] != "VBG" or _mark(s, c) != "by":
        return False
    return bool(s.having(s.head[c], "aux:pass")) and not s.having(c, "obj", "xcomp", "ccomp", "nsubj")


def _one_subject(predicate: int, arguments: list[Argument]) -> list[Argument]:
    """Of two subjects before the verb the later one: an adjective of origin was read as a noun ("Kosovar President …").

    What stands behind the verb besides one before it is none: "dropped the inquiry, a probe against soldiers".
    """
    subjects = [a for a in arguments if a.role in ("subj", "passive-subject") and a.marker != "by"]
    before = [a for a in subjects if a.token < predicate]
    one = (before or subjects)[-1:]
    return [a for a in arguments if a not in subjects or a in one]


def _raised_object(s: Syntax, i: int, arguments: list[Argument]) -> list[Argument]:
    """The object that was read as subject of what follows: "accused Togo of breaking the truce", "found him guilty"."""
    if any(a.role in ("obj", "iobj", "passive-subject") for a in arguments):
        return []
    for a in arguments:
        mark = s.first(a.token, "mark") if a.role in ("advcl", "ccomp", "acl") and s.tag[a.token] == "VBG" else None
        subject = s.first(a.token, "nsubj")
        limit = a.token if a.role == "xcomp" else mark
        if limit is not None and subject is not None and i < subject < limit:
            return [Argument("obj", subject)]
    return []


def _objects(s: Syntax, arguments: list[Argument]) -> list[Argument]:
    """One object is the direct one, whatever the parser called it; of two, the first is the indirect one."""
    objects = [a for a in arguments if a.role in ("obj", "iobj")]
    if not objects:
        return [replace(a, role="obj") if a.role == "xcomp" and _is_object(s, a) else a for a in arguments]
    if len(objects) == 1:
        return [replace(a, role="obj") if a is objects[0] else a for a in arguments]
    if len(objects) == 2 and objects[0].role == objects[1].role:
        return [replace(a, role="iobj") if a is objects[0] else a for a in arguments]
    return arguments


def _is_object(s: Syntax, a: Argument) -> bool:
    """A noun read as what the subject becomes, where no other object is: "called Chad's president on Friday"."""
    return s.pos[a.token] in ("NOUN", "PROPN") and not s.having(a.token, "cop", "mark", "nsubj")


def _oblique(s: Syntax, c: int) -> Iterator[Argument]:
    if s.dep[c] == "nmod:poss":
        yield Argument("poss", c)
        return
    marker = s.preposition(c)
    yield Argument(f"prep:{marker}", c, marker) if marker else Argument("tmod", c)


def _mark(s: Syntax, c: int) -> str:
    mark = s.first(c, "mark")
    return s.lower[mark] if mark is not None else ""


def _undo_passive(arguments: list[Argument], *, passive: bool) -> list[Argument]:
    """The passive's subject is the deep object, or the indirect one where an object is left ("was given aid")."""
    has_object = any(a.role == "obj" for a in arguments)
    target = ("iobj" if has_object else "obj") if passive else "subj"
    out = [replace(a, role=target) if a.role == "passive-subject" else a for a in arguments]
    if passive and not any(a.role == "subj" for a in out):
        out = [replace(a, role="subj") if a.role == "prep:by" else a for a in out]
    return out


def _resolve_relative(s: Syntax, i: int, a: Argument) -> Argument:
    """A relative pronoun gives way to the noun its clause modifies."""
    if is_relative(s, i) and s.tag[a.token] in RELATIVE_TAGS:
        return replace(a, token=_modified(s, i, a), source="relative")
    return a


def is_relative(s: Syntax, i: int) -> bool:
    """Whether a clause tells of the noun above it; so does "that left" of "it was Togo that left"."""
    return s.dep[i] == "acl:relcl" or (s.dep[i] == "advcl:relcl" and s.pos[s.head[i]] in NOMINAL)


def _modified(s: Syntax, i: int, a: Argument) -> int:
    """The noun above a relative clause; of several, if the verb is singular, the last: "Chad and Mali, which has"."""
    head = s.head[i]
    verbs = (i, *s.having(i, "aux", "aux:pass", "cop"))
    if a.role not in ("subj", "passive-subject") or not any(s.tag[v] == "VBZ" or s.lower[v] == "was" for v in verbs):
        return head
    return max((c for c in (head, *s.conjuncts(head)) if c < a.token), default=head)


def _from_antecedent(s: Syntax, i: int, own: list[Argument], *, passive: bool) -> list[Argument]:
    """The noun above a participle or a relative clause without pronoun: "forces fighting", "a man police arrested"."""
    roles = {a.role for a in own}
    above = _bearer(s, s.head[i])
    if s.dep[i] == "acl" and s.pos[above] in NOMINAL:
        if s.tag[i] == "VBG" and "subj" not in roles:
            return [Argument("subj", above, source="participle")]
        if passive and "obj" not in roles:
            return [Argument("obj", above, source="participle")]
    if is_relative(s, i) and not any(a.source == "relative" for a in own):
        if "subj" in roles and "obj" not in roles and not passive and s.pos[i] == "VERB":
            return [Argument("obj", above, source="relative")]
        if "subj" not in roles and not passive:
            return [Argument("subj", above, source="relative")]
    return []


def _bearer(s: Syntax, noun: int) -> int:
    """Of a predicate noun its subject: "Oman is the largest donor, giving …"; not of "is among the men arrested"."""
    subject = s.first(noun, "nsubj") if s.having(noun, "cop") and not s.having(noun, "case") else None
    return noun if subject is None or s.tag[subject] in RELATIVE_TAGS else subject


def _shared_with_coordinate(frames: Frames, i: int, own: list[Argument], *, passive: bool) -> list[Argument]:
    """Subject of the first conjunct; object too where it follows both ("condemned and denounced the raid")."""
    s = frames.syntax
    roles = {a.role for a in own}
    out: list[Argument] = []
    if s.dep[i] in ("conj", "parataxis") and s.head[i] != i:
        first = frames.at(s.head[i]) if frames.is_predicate(s.head[i]) else None
        if first is not None and s.dep[i] == "conj":
            out += _shared_subject(first, roles, passive=passive)
            if "obj" not in roles and not passive and first.voice == "active" and s.pos[i] == "VERB":
                out += [replace(a, source="conj") for a in first.role("obj") if a.token > i]
    elif "obj" not in roles and not passive and s.pos[i] == "VERB":
        out += _object_of_later_conjunct(s, i)
    return out


def _shared_subject(first: Frame, roles: set[str], *, passive: bool) -> list[Argument]:
    surface = first.role("obj", "iobj") if first.voice == "passive" else first.role("subj")
    target = "obj" if passive else "subj"
    if target in roles:
        return []
    return [Argument(target, a.token, source="conj") for a in surface if a.source != "conj-filler"][:1]


def _object_of_later_conjunct(s: Syntax, i: int) -> list[Argument]:
    for c in s.having(i, "conj"):
        between = range(i + 1, c)
        if len(between) <= 2 and all(s.dep[b] in ("cc", "punct", "advmod") for b in between):
            return [Argument("obj", o, source="conj") for o in s.having(c, "obj")]
    return []


def _controlled_subject(frames: Frames, i: int, own: list[Argument], *, passive: bool) -> list[Argument]:
    """The understood subject of an infinitive or participle clause, from the clause above."""
    s = frames.syntax
    target = "obj" if passive else "subj"
    if any(a.role == target for a in own) or s.head[i] == i or s.dep[i] not in ("xcomp", "advcl", "ccomp", "acl"):
        return []
    if (s.dep[i] == "ccomp" and s.tag[i] not in ("VBG", "VB")) or _is_doing(s, i):
        return []
    if s.dep[i] == "acl":
        return _subject_of_noun_clause(frames, i, target)
    mark = _mark(s, i) or s.preposition(i)
    above = frames.at(_told_clause(s, i))
    if above is None and mark == "than":  # "did more than strengthen the army"
        above = frames.at(s.head[s.head[i]])
    if above is None:
        return []
    return [Argument(target, a.token, source="control") for a in _controller(frames, above, s.dep[i], mark)[:1]]


def _told_clause(s: Syntax, i: int) -> int:
    """The clause a gerund goes with: in "rebels took Gao, officials said, killing nine" that before the reporting verb.

    A quotation before the verb leaves the gerund to its speaker: "We won," he said, thanking voters.
    """
    told = s.first(s.head[i], "ccomp") if s.dep[i] == "advcl" and s.tag[i] == "VBG" else None
    if told is None or not told < s.head[i] < i:
        return s.head[i]
    quoted = any(s.tag[t] in ("''", "``") for t in range(told, s.head[i]))
    return s.head[i] if quoted else told


def _controller(frames: Frames, above: Frame, relation: str, mark: str) -> tuple[Argument, ...]:
    if relation == "advcl" and mark in frames.lexicon.object_marks and above.role("obj"):
        return above.role("obj")
    if relation == "xcomp" and above.lemma not in frames.lexicon.subject_control:
        return above.role("iobj") or above.role("obj") or above.role("subj")
    if above.voice == "passive":
        return above.role("obj") or above.role("iobj")
    return above.role("subj")


def _subject_of_noun_clause(frames: Frames, i: int, target: str) -> list[Argument]:
    """ "Iran's decision to withdraw", "made a promise to leave": the noun's possessor, else its clause's subject.

    Of a headline the noun itself: "Iran to withdraw".
    """
    s = frames.syntax
    noun = s.head[i]
    owner = s.first(noun, "nmod:poss")
    if owner is None:
        owner = _ranked(frames, noun)
    if owner is None and s.head[noun] == noun:
        owner = _announced(s, i, noun)
    if owner is None and s.dep[noun] == "obj":
        above = frames.at(s.head[noun]) if frames.is_predicate(s.head[noun]) else None
        owner = next((a.token for a in above.role("subj")), None) if above else None
    return [Argument(target, owner, source="control")] if owner is not None else []


def _announced(s: Syntax, i: int, noun: int) -> int | None:
    """Who is to do it in a headline: "Chad to expel envoy", "Chad, Mali to swap envoys"."""
    right_behind = min(s.subtree(i)) - max((noun, *s.conjuncts(noun))) == 1
    return noun if s.tag[i] == "VB" and _mark(s, i) == "to" and right_behind and not s.having(noun, "cop") else None


def _ranked(frames: Frames, noun: int) -> int | None:
    """Who is the first to do it: "Chad was the first state to expel him", "became the first to"."""
    s = frames.syntax
    if s.lower[noun] not in ORDINALS and not any(s.lower[c] in ORDINALS for c in s.having(noun, "amod", "nummod")):
        return None
    if s.having(noun, "cop"):
        return s.first(noun, "nsubj")
    above = frames.at(s.head[noun]) if s.dep[noun] == "xcomp" and frames.is_predicate(s.head[noun]) else None
    return next((a.token for a in above.role("subj")), None) if above else None


def _with_conjuncts(s: Syntax, arguments: Iterable[Argument]) -> Iterator[Argument]:
    """Each coordinated filler once: "Russia and China signed" has two subjects."""
    for a in arguments:
        yield a
        if a.role in ("subj", "obj", "iobj", "poss") or a.role.startswith("prep:"):
            for c in s.conjuncts(a.token):
                if s.pos[c] in NOMINAL or s.pos[c] == "ADJ":
                    marker = s.preposition(c)
                    role = f"prep:{marker}" if marker and a.marker and a.role.startswith("prep:") else a.role
                    yield Argument(role, c, marker or a.marker, "conj-filler")


# ---------------------------------------------------------------- act nouns


def nominal_arguments(frames: Frames, i: int) -> tuple[tuple[Argument, ...], int | None]:
    """What belongs to an act noun, and the light verb that carries it: "Mali launched a raid on Gao" → subj Mali."""
    s = frames.syntax
    own = [a for c in s.children[i] for a in _child_argument(s, c) if a.role != "advmod"]
    light = _light_verb(frames, i)
    if light is not None:
        own += _from_light_verb(frames, i, light)
    return tuple(_with_conjuncts(s, own)), light.predicate if light else None


def _light_verb(frames: Frames, i: int) -> Frame | None:
    """The support verb above the noun, also above its quantity ("a series of raids") and its coordinate."""
    s = frames.syntax
    while s.dep[i] == "conj" or (s.dep[i] == "nmod" and s.preposition(i) == "of" and s.pos[s.head[i]] == "NOUN"):
        i = s.head[i]
    if s.dep[i] not in ("obj", "nsubj:pass", "nsubj", "obl", "acl", "root", "ROOT") or s.head[i] == i:
        return None
    above = frames.at(s.head[i]) if frames.is_predicate(s.head[i]) else None
    if above is None or above.pos != "verb":
        return None
    deep = next((a.role for a in above.arguments if a.token == i), "")
    if deep == "subj":
        return above if above.lemma in frames.lexicon.happening_verbs else None
    if above.lemma not in frames.lexicon.light_verbs | frames.lexicon.undergoing_verbs:
        return None
    return above if deep in ("obj", "prep:in", "prep:under", "prep:into", "prep:to") else None


def _from_light_verb(frames: Frames, noun: int, light: Frame) -> list[Argument]:
    """The light verb's other arguments are the noun's: subject (or undergoer) and prepositional ones."""
    out = []
    for a in light.arguments:
        if a.token == noun or a.source == "conj-filler":
            continue
        if a.role == "subj":
            role = "undergoer" if light.lemma in frames.lexicon.undergoing_verbs else "subj"
            out.append(Argument(role, a.token, a.marker, "light"))
        elif a.role.startswith("prep:") or a.role in ("iobj", "tmod", "xcomp", "ccomp"):
            out.append(replace(a, source="light"))
    return out


# ---------------------------------------------------------------- what stands above, and how far the clause goes


def governor_of(s: Syntax, i: int, is_predicate: Callable[[int], bool]) -> tuple[int, str] | None:
    """The predicate above and the relation of the branch that leads to it; None at the root."""
    relation = s.dep[i]
    while s.head[i] != i:
        i = s.head[i]
        if is_predicate(i):
            return i, relation
        if relation in ("conj", "appos", "nmod", "compound", "flat"):
            relation = s.dep[i]
    return None


def clause_characters(s: Syntax, i: int, is_clause: Callable[[Syntax, int], bool]) -> tuple[int, int]:
    """First to last character of the clause, without end punctuation and the clauses that hang from it."""
    kept, stack = [i], list(s.children[i])
    while stack:
        c = stack.pop()
        if s.dep[c] in ("ccomp", "advcl", "acl:relcl", "parataxis", "conj") and is_clause(s, c):
            continue
        if s.dep[c] != "punct" and s.pos[c] != "SPACE":
            kept.append(c)
        stack.extend(s.children[c])
    return s.start[min(kept)], s.end[max(kept)]
