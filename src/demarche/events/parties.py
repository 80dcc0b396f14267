"""Who acts and who undergoes: from a rule's roles to actors.

In:  a frame, the roles a rule names, the cast. Out: actor ids in text order. A role whose filler is no actor gives the
actor inside it: "condemned Togo's missile test" is directed at Togo, "an airstrike by Mali killed" was Mali's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from demarche.cast import Cast
from demarche.language.clauses import Argument
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax
from demarche.rules import fillers_around

# Where the one a phrase belongs to stands in it, nearest first: who does a thing, and whom it concerns.
# obl:unmarked: the maker in "Turkish-made".
DOER = ("nmod:poss", "amod", "compound", "obl:unmarked", "nmod:by", "nmod:of", "nmod:from")
_AIMS = ("nmod:against", "nmod:on", "nmod:between", "nmod:with", "nmod:to", "nmod:for", "nmod:among")
CONCERNED = (*DOER, *_AIMS, "nmod:at", "nmod:in", "appos", "acl")


def fill(
    frame: Frame, roles: Iterable[str], frames: Frames, cast: Cast, *, inside: tuple[str, ...] = CONCERNED
) -> tuple[str, ...]:
    """Actors of the first role that has any; () when none has."""
    for role in roles:
        found = tuple(dict.fromkeys(_actors_of(fillers_around(frame, role, frames), frames.syntax, cast, inside)))
        if found:
            return found
    return ()


def _actors_of(arguments: Iterable[Argument], s: Syntax, cast: Cast, inside: tuple[str, ...]) -> Iterator[str]:
    arguments = list(arguments)
    direct = [i for a in arguments for i in cast.at(a.token) or cast.place_at(a.token)]
    if direct:
        yield from direct
        return
    for a in arguments:
        yield from actors_inside(a.token, s, cast, inside)


def actors_inside(token: int, s: Syntax, cast: Cast, links: tuple[str, ...], depth: int = 3) -> tuple[str, ...]:
    """The actor a phrase belongs to, by the nearest of its modifiers that is one."""
    if depth == 0:
        return ()
    for link in links:
        for c in s.children[token]:
            if _link(s, c) == link:
                found = _with_conjuncts(c, s, cast) or actors_inside(c, s, cast, links, depth - 1)
                if found:
                    return found
    return ()


def _with_conjuncts(token: int, s: Syntax, cast: Cast) -> tuple[str, ...]:
    tokens = [token, *s.conjuncts(token)]
    return tuple(dict.fromkeys(i for t in tokens for i in cast.at(t)))


def _link(s: Syntax, c: int) -> str:
    if s.dep[c] in ("nmod", "obl"):
        return f"nmod:{s.preposition(c)}"
    return s.dep[c]
