"""Two phrases side by side for one actor.

In:  a phrase and the figures before it: "Vjosa Osmani, Kosovo's president", "Ethiopia's Prime Minister Abiy Ahmed",
     "Kosovo Security Force (KSF)".
Out: whether the second joins the first's figure. No person is a body, no crowd one person, and "a spokesman for
     Secretary-General Guterres" is not Guterres.
"""

from __future__ import annotations

from collections.abc import Mapping

from demarche.actors.discourse import Figure
from demarche.actors.page import Page
from demarche.actors.reading import Reading, slug

_HUMAN = frozenset({"person", "office"})
_BREAKS = frozenset({",", "—", "–", "(", ":"})


def stands_beside(page: Page, token: int, reading: Reading, figures: Mapping[int, tuple[Figure, ...]]) -> Figure | None:
    """The figure that a phrase explains: by apposition, or because it is a name right behind a title."""
    s = page.s
    if s.dep[token] == "appos" and s.head[token] < token:
        beside = s.head[token]
        above = figures.get(beside) or figures.get(s.head[beside], ())  # "one of the ministers, Kofi Annor"
    elif (called := _called(page, token)) is not None:
        beside, above = called, figures.get(called, ())
    else:
        beside = page.left_edge(token) - 1
        if beside < 0 or not reading.named or (reading.role != "person" and reading.kind != "organisation"):
            return None
        title = "office" if reading.role == "person" else "institution"
        above = _titled(page, beside, s.head[token], figures, title=title)
    if len(above) != 1:
        return None
    between = page.words[beside + 1 : token]
    return (
        above[0] if joins(above[0].reading, reading) and not _titled_apart(above[0].reading, reading, between) else None
    )


def _called(page: Page, token: int) -> int | None:
    """Whom a name is given to: the Frenchman in "a Frenchman named Luc Perrin"."""
    s, verb = page.s, page.s.head[token]
    named = s.dep[verb] == "acl" and page.know.cues.has("naming-verb", s.lower[verb]) and s.head[verb] < verb < token
    return s.head[verb] if named and s.dep[token] in ("xcomp", "obj") and verb == token - 1 else None


def joins(old: Reading, new: Reading) -> bool:
    """Whether nothing speaks against the two being one."""
    if tells_apart(old, new) or (old.named and new.named and old.rule == "name.title" and old.name == new.name):
        return True
    if old.named and new.named and (old.kind != new.kind or new.known or old.kind == "state"):
        return False
    if old.known and new.named and not _one_name(old.name, new.name):
        return False
    native = new.rule == "name.native" and old.kind in _HUMAN
    if old.country and new.country and old.country != new.country and not old.inferred and not native:
        return False
    if (old.kind in _HUMAN) != (new.kind in _HUMAN):
        return False
    if old.kind in _HUMAN:
        return old.plural == new.plural
    if "state" in (old.kind, new.kind) and old.kind != new.kind:
        return False
    return old.plural == new.plural or old.named or new.named


def tells_apart(old: Reading, new: Reading) -> bool:
    """Whether the second says which of several bodies the first means: "Social Democrats (SPD)"."""
    return new.known and any(f"org:{slug(c.name)}" == new.key for c in old.candidates)


def _one_name(old: str, new: str) -> bool:
    """Whether two names can be one's: they share a word, or one is an acronym."""
    return new.isupper() or old.isupper() or bool(set(slug(old).split("-")) & set(slug(new).split("-")))


def _titled(
    page: Page, last: int, verb: int, figures: Mapping[int, tuple[Figure, ...]], *, title: str
) -> tuple[Figure, ...]:
    """The office or body that ends right before a name, under the same verb: "Ethiopia's Prime Minister" + "Abiy"."""
    seen = page.role[last]
    for token in range(seen.first, seen.last + 1) if seen else ():
        above = figures.get(token, ())
        if page.s.head[token] == verb and len(above) == 1:
            before = above[0].reading
            return above if before.role == title and not before.plural and not before.named else ()
    return ()


def _titled_apart(old: Reading, new: Reading, between: list[str]) -> bool:
    """No comma, a "for", and a title that is not the first one's."""
    own = bool(new.named and new.office and not old.named and new.lemma != old.lemma)
    return own and "for" in between and not _BREAKS & set(between)
