"""Who acts and who undergoes: from a rule's roles to actors.

In:  a frame, the roles a rule names, the cast. Out: actor ids in text order. A role whose filler is no actor gives the
actor inside it: "condemned Togo's missile test" is directed at Togo, "an airstrike by Mali killed" was Mali's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from demarche.cast import Cast
from demarche.language.clauses import Argument
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax
from demarche.rules import fillers_around

# Where the one a phrase belongs to stands in it, nearest first: who does a thing, and whom it concerns.
# obl:unmarked: the maker in "Turkish-made".
DOER = ("nmod:poss", "amod", "compound", "obl:unmarked", "nmod:by", "nmod:of", "nmod:from")
_AIMS = (
    "nmod:against", "nmod:on", "nmod:between", "nmod:with", "nmod:to", "nmod:towards", "nmod:toward", "nmod:into",
    "nmod:for", "nmod:about", "nmod:over", "nmod:among",
)  # fmt: skip
CONCERNED = (*DOER, *_AIMS, "nmod:at", "nmod:in", "appos", "acl")


def fill(
    frame: Frame,
    roles: Iterable[str],
    frames: Frames,
    cast: Cast,
    *,
    inside: tuple[str, ...] = CONCERNED,
    but: tuple[str, ...] = (),
    under: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Actors of the first role that has any other than `but`; () when none has. `under`: as in `fillers_around`.

    Whom an act concerns is never who does it: "voiced his support of Togo" is looked through for another than "his".
    """
    search = _Search(frames.syntax, cast, inside, but)
    for role in roles:
        found = search.of(fillers_around(frame, role, frames, under))
        if found:
            return found
    return ()


def makers(frame: Frame, frames: Frames, cast: Cast) -> tuple[str, ...]:
    """Who speaks through a thing: parliament in "parliament passed a resolution criticizing Togo"."""
    s = frames.syntax
    made = (a.token for a in frame.role("subj") if a.source in ("participle", "relative") and s.dep[a.token] == "obj")
    above = (frames.at(s.head[token]) for token in made)
    return next((found for f in above if f is not None and (found := fill(f, ("subj",), frames, cast))), ())


@dataclass(frozen=True, slots=True)
class _Search:
    """Looks for actors in phrases, through the links given, for others than `but`."""

    s: Syntax
    cast: Cast
    links: tuple[str, ...]
    but: tuple[str, ...]

    def of(self, arguments: Iterable[Argument]) -> tuple[str, ...]:
        """Those the arguments are; where none is one, those inside them."""
        tokens = [a.token for a in arguments]
        direct = [i for t in tokens for i in self.cast.at(t) or self.cast.place_at(t)]
        return self._others(direct) or self._others(i for t in tokens for i in self.inside(t))

    def inside(self, token: int, depth: int = 3) -> tuple[str, ...]:
        """The actor a phrase belongs to, by the nearest of its modifiers that is one."""
        if depth == 0:
            return ()
        for link in self.links:
            for c in self.s.children[token]:
                if _link(self.s, c) == link:
                    found = self._with_conjuncts(c, link) or self.inside(c, depth - 1)
                    if found:
                        return found
        return ()

    def _with_conjuncts(self, token: int, link: str) -> tuple[str, ...]:
        tokens = [token, *self.s.conjuncts(token)]
        towns = link == "nmod:of" and self.links is CONCERNED  # "shelled the town of Goma"
        return self._others(i for t in tokens for i in self.cast.at(t) or (self.cast.place_at(t) if towns else ()))

    def _others(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(i for i in dict.fromkeys(ids) if i not in self.but and not self._is_theirs(i))

    def _is_theirs(self, id: str) -> bool:
        """Whether it belongs to those left out: "withdrew its troops" concerns nobody by its object."""
        name = self.cast[id].name
        return any(name.startswith((f"{owner}'s ", f"{owner}’s ")) for owner in self._owners)

    @property
    def _owners(self) -> tuple[str, ...]:
        return tuple(self.cast[i].name for i in self.but)


def _link(s: Syntax, c: int) -> str:
    if s.dep[c] in ("nmod", "obl", "obl:agent"):
        return f"nmod:{s.preposition(c)}"
    return s.dep[c]
