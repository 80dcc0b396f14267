"""Who gives a thing up and who gets it, in one clause.

In:  the frame of a movement, the roles it names, the phrase of the thing. Out: an actor's id: for "provided $40 million
in aid to Fiji" and the role of the taker Fiji, which the parser hangs on the aid.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from demarche.cast import Cast
from demarche.circumstances.object_contracts import FIRM
from demarche.circumstances.object_phrases import Phrase
from demarche.circumstances.taxonomy import Taxonomy
from demarche.language.clauses import Argument
from demarche.language.frames import Frame, Frames
from demarche.rules import below, fillers_of

NEAR = 7  # tokens from an amount to what it is given in


class Handlers:
    """Whoever handles things in the clauses of an article."""

    def __init__(self, frames: Frames, cast: Cast, taxonomy: Taxonomy) -> None:
        self.s = frames.syntax
        self.cast = cast
        self.words = taxonomy.words

    def in_role(
        self, frame: Frame, roles: Iterable[str], phrase: Phrase, taken: Collection[str | None] = ()
    ) -> str | None:
        """The first actor in one of the roles who is not the thing itself nor taken already."""
        turned = frame.light is not None and self.s.lemma[frame.light] in self.words.taking_verbs
        for role in roles:
            if role == "subj" and turned:
                continue
            named = [*self._own(phrase, role), *fillers_of(frame, role, self.s), *self._below(phrase, role)]
            tokens = [a.token for a in named] + (self._before_money(frame, phrase) if role == "iobj" else [])
            for token in tokens:
                actor = None if token in phrase.tops else self.actor(token)
                if actor is not None and actor not in taken:
                    return actor
        return None

    def _before_money(self, frame: Frame, phrase: Phrase) -> list[int]:
        """ "Granted *Fiji* $3 million", which parsers take for one phrase."""
        if phrase.group != "money" or phrase.quantity is None:
            return []
        start = phrase.span.start
        before = (c for top in phrase.tops for c in self.s.having(top, "compound") if self.s.end[c] <= start)
        return [c for c in before if c > frame.predicate]

    def _own(self, phrase: Phrase, role: str) -> list[Argument]:
        """What hangs on the thing itself: "rice from Thailand and *sugar from Brazil*"."""
        return below(self.s, phrase.head, role) if role.startswith("prep:") and role != "prep:of" else []

    def _below(self, phrase: Phrase, role: str) -> list[Argument]:
        """Prepositional phrases that the parser hangs on the thing, on what it is given in, or on who made it:
        "provided $40 million in aid to Fiji", "sold jets made by Dassault to Egypt"."""
        if not role.startswith("prep:") or role == "prep:of":
            return []
        s, tops = self.s, phrase.tops
        made = self.making(phrase) if role != "prep:by" else []
        near = [c for top in tops for c in s.having(s.head[top], "obl") if top < c < top + NEAR]
        kind = [c for c in near if s.preposition(c) == "in"]
        return [a for token in (*tops, *made, *kind) for a in below(s, token, role)]

    def making(self, phrase: Phrase) -> list[int]:
        """ "Jets *made* by Dassault"."""
        acl = (c for top in phrase.tops for c in self.s.having(top, "acl"))
        return [c for c in acl if self.s.lower[c] in self.words.made]

    def makers(self, phrase: Phrase) -> Iterable[str]:
        """ "Launchers made *by Orbex*"."""
        by = (a.token for verb in self.making(phrase) for a in below(self.s, verb, "prep:by"))
        return (actor for token in by if (actor := self.actor(token)))

    def buys_from_firm(self, seller: str | None, buyer: str | None) -> bool:
        """Of two parties of a contract only the first is a firm."""
        firms = [party is not None and self.cast[party].sector == FIRM for party in (seller, buyer)]
        return firms == [True, False]

    def actor(self, token: int) -> str | None:
        return next(iter(self.cast.at(token)), None)
