"""Who acts and who undergoes: from a rule's roles to actors.

In:  a frame, the roles a rule names, the cast. Out: actor ids in text order. A role whose filler is no actor gives the
actor inside it: "condemned Togo's missile test" is directed at Togo, "an airstrike by Mali killed" was Mali's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from demarche.cast import Cast
from demarche.language.clauses import Argument
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax
from demarche.rules import Classes, fillers_around
from demarche.rules.matching import hyphened

# Where the one a phrase belongs to stands in it, nearest first: who does a thing, and whom it concerns.
# obl:unmarked: the maker in "Turkish-made".
DOER = ("nmod:poss", "amod", "compound", "obl:unmarked", "nmod:by", "nmod:of", "nmod:from")
OWNER = tuple(link for link in DOER if link != "nmod:of")  # "the rights of citizens" are not done by them
_AIMS = (
    "nmod:against", "nmod:on", "nmod:between", "nmod:with", "nmod:to", "nmod:towards", "nmod:toward", "nmod:into",
    "nmod:for", "nmod:about", "nmod:over", "nmod:among",
)  # fmt: skip
CONCERNED = (*DOER, *_AIMS, "nmod:at", "nmod:in", "appos", "acl")
# Of what several do together, first those between whom it goes on, then who else is named: "talks held by Oman …".
MUTUAL = ("nmod:between", "nmod:among", *CONCERNED)
# Who is praised or blamed for a deed: not whom it was aimed at ("condemned Togo's attack on villagers").
ANSWERABLE = (
    *DOER, "nmod:between", "nmod:with", "nmod:about", "nmod:towards", "nmod:toward", "nmod:during", "nmod:at",
    "nmod:in", "appos", "acl", "acl:relcl", "ccomp",
)  # fmt: skip
TEXTS = frozenset({"document_word", "decree_word"})  # classes of what speaks for who makes it
_CONTENT = ("xcomp", "ccomp", "advcl")  # what is refused or demanded is aimed at somebody: "to lift the ban on ships"
Sense = Literal["done", "answered", "asked", "promised"]  # how what a frame tells is meant
_CLAUSED = ("acl", "ccomp")
_CLAUSES = frozenset({"acl", "acl:relcl", "ccomp"})


def fill(
    frame: Frame,
    roles: Iterable[str],
    frames: Frames,
    cast: Cast,
    *,
    inside: tuple[str, ...] = CONCERNED,
    but: tuple[str, ...] = (),
    under: tuple[str, ...] = (),
    sense: Sense = "done",
) -> tuple[str, ...]:
    """Actors of the first role that has any other than `but`; () when none has. `under`: as in `fillers_around`.

    sense: of what is answered for, and of what is asked for, those it was done to do not count ("the poet's release");
    of what is promised, nobody whom it brings about or sends.
    Whom an act concerns is never who does it: "voiced his support of Togo" is looked through for another than "his".
    """
    for role in roles:
        links = CONCERNED if sense == "answered" and role.startswith(_CONTENT) else inside
        search = _Search(frames, cast, links, but, act=-1 if sense == "promised" else frame.predicate, sense=sense)
        found = search.of(fillers_around(frame, role, frames, under))
        if found:
            return found
    return ()


def owners(noun: int, frames: Frames, cast: Cast, *, but: tuple[str, ...] = (), told: bool = False) -> tuple[str, ...]:
    """Whose a thing or deed is by its own phrase: Togo in "Togo's attack on a village", "a poet's arrest by Togo".

    told: the noun names words, which are of who said them: "the request of Togo".
    """
    return _Search(frames, cast, DOER if told else OWNER, but, sense="answered").inside(noun)


def makers(frame: Frame, frames: Frames, cast: Cast, classes: Classes) -> tuple[str, ...]:
    """Who speaks through a text: parliament in "parliament passed a resolution criticizing Togo"."""
    s = frames.syntax
    told = (a.token for a in frame.role("subj") if a.source in ("participle", "relative") and s.dep[a.token] == "obj")
    made = (t for t in told if any(TEXTS & classes.of(word) for word in (s.lemma[t], hyphened(s, t))))
    above = (frames.at(s.head[token]) for token in made)
    return next((found for f in above if f is not None and (found := fill(f, ("subj",), frames, cast))), ())


@dataclass(frozen=True, slots=True)
class _Search:
    """Looks for actors in phrases, through the links given, for others than `but`.

    act: the predicate. sense: as in `fill`.
    """

    frames: Frames
    cast: Cast
    links: tuple[str, ...]
    but: tuple[str, ...]
    act: int = -1
    sense: Sense = "done"

    @property
    def s(self) -> Syntax:
        return self.frames.syntax

    def of(self, arguments: Iterable[Argument]) -> tuple[str, ...]:
        """Those the arguments are; where none is one, those inside them."""
        tokens = [a.token for a in arguments if not self._is_no_party(a.token)]
        direct = [i for t in tokens for i in self.cast.at(t) or self.cast.place_at(t)]
        found = self._others(direct) or self._others(i for t in tokens for i in self._told_inside(t))
        return found or self._others(i for t in tokens for i in self._doers(t))

    def _told_inside(self, token: int) -> tuple[str, ...]:
        """Those inside a phrase; of who acts, none inside a place: "Togo's capital, which was hit"."""
        if self.links == DOER and self.s.lemma[token] in self.frames.lexicon.place_nouns:
            return ()
        return self.inside(token)

    def inside(self, token: int, depth: int = 3) -> tuple[str, ...]:
        """The actor a phrase belongs to, by the nearest of its modifiers that is one."""
        if depth == 0:
            return ()
        for link in self._links_of(token):
            for c in self.s.children[token]:
                if _link(self.s, c) == link and self._is_undergoing(c):
                    found = self._where(c)
                    if found:
                        return found
                elif _link(self.s, c) == link and not self._is_left_out(c, link):
                    found = self._with_conjuncts(c, link) or self._doers(c, token) or self.inside(c, depth - 1)
                    if found:
                        return found
        return ()

    def _where(self, undergoing: int) -> tuple[str, ...]:
        """The state where somebody is held or tried, as it answers for that: "the arrest of two monks in Togo"."""
        if not self._is_of_state(self.s.head[undergoing]):
            return ()
        places = (c for c in self.s.having(undergoing, "nmod", "obl") if self.s.preposition(c) == "in")
        return self._others(i for c in places for i in self.cast.at(c) or self.cast.place_at(c))

    def _links_of(self, token: int) -> tuple[str, ...]:
        """Of words that are answered, what they say tells of nobody: "denied claims that it arms the rebels"."""
        if self.sense != "answered" or self.s.lemma[token] not in self.frames.lexicon.said_nouns:
            return self.links
        return tuple(link for link in self.links if not link.startswith(_CLAUSED))

    def _is_undergoing(self, token: int) -> bool:
        """Whether a deed is answered for, and this word says to whom it was done: "condemned the arrest of a poet"."""
        s, head = self.s, self.s.head[token]
        if (
            self.sense not in ("answered", "asked")
            or head == self.act
            or s.lemma[head] not in self.frames.lexicon.undergone_nouns
        ):
            return False
        if s.dep[token] in ("nmod:poss", "compound"):
            return not any(s.preposition(c) == "of" for c in s.having(head, "nmod"))
        return s.dep[token] in ("nmod", "obl") and s.preposition(token) == "of"

    def _is_created(self, token: int) -> bool:
        """What is promised to be set up is no party: the hospital in "agreed to set up a hospital in Togo"."""
        s, head = self.s, self.s.head[token]
        made = self.frames.at(head) if s.dep[token] == "obj" and head != self.act else None
        return made is not None and made.lemma in self.frames.lexicon.creating_verbs

    def _is_no_party(self, token: int) -> bool:
        """Undergone, created, or one of those left out, whose own phrase tells of nobody else: "Togo's envoy"."""
        known = self.cast.at(token)
        left_out = bool(known) and all(i in self.but for i in known)
        return left_out or self._is_undergoing(token) or self._is_created(token)

    def _is_left_out(self, token: int, link: str) -> bool:
        return token == self.act or self._is_scene(token, link)

    def _is_scene(self, token: int, link: str) -> bool:
        """Whether a deed is answered for and this says where it happened: "condemned the raid in Togo's capital"."""
        if self.sense != "answered" or self.s.lemma[token] not in self.frames.lexicon.place_nouns:
            return False
        return link in ("nmod:in", "nmod:at") and not self._is_of_state(self.s.head[token])

    def _doers(self, token: int, noun: int = -1) -> tuple[str, ...]:
        """Who does what a clause on the noun tells: "mocked the way the army works", "angry that Togo had left"."""
        clause = self.frames.at(token) if self.sense == "answered" and self._tells_deed(token) else None
        if clause is None or clause.role("ccomp") or clause.lemma in self.frames.lexicon.naming_verbs:
            return ()
        doers = [a.token for a in clause.role("subj") if a.token != noun and a.source != "control"]
        return self._others(i for t in doers for i in self.cast.at(t)) or self._others(
            i for t in doers for i in self.inside(t)
        )

    def _tells_deed(self, token: int) -> bool:
        """Whether a clause tells the matter: no aside (", which Togo called …"), no question, no words."""
        s = self.s
        bearers = (s.head[token], *s.having(s.head[token], "obj"))
        if s.dep[token] not in _CLAUSES or any(s.lemma[b] in self.frames.lexicon.said_nouns for b in bearers):
            return False
        if any(s.lower[c] in ("whether", "if") for c in s.having(token, "mark")):
            return False
        return s.dep[token] != "acl:relcl" or not any(c < token for c in s.having(token, "punct"))

    def _with_conjuncts(self, token: int, link: str) -> tuple[str, ...]:
        tokens = [token, *self.s.conjuncts(token)]
        towns = link == "nmod:of" and self.links in (CONCERNED, ANSWERABLE)  # "shelled the town of Goma"
        towns = towns or (link == "nmod:in" and self._is_of_state(self.s.head[token]))
        return self._others(i for t in tokens for i in self.cast.at(t) or (self.cast.place_at(t) if towns else ()))

    def _is_of_state(self, noun: int) -> bool:
        """Whether a state answers for it where it happens: "condemned violations of human rights in Togo"."""
        return self.sense == "answered" and self.s.lemma[noun] in self.frames.lexicon.state_nouns

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
