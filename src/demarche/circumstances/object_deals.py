"""What a sentence adds about a deal: whom the contract is with, who buys, what is paid.

In:  the things of an article with what their clauses say of them. Out: the same, with suppliers, buyers and prices: in
"Chad received six jets under a contract with Orbex" Orbex supplies the jets.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.cast import Cast
from demarche.circumstances.object_contracts import parties_of
from demarche.circumstances.object_drafts import Draft
from demarche.circumstances.object_handlers import Handlers
from demarche.circumstances.object_prices import is_paid_for
from demarche.circumstances.taxonomy import Taxonomy
from demarche.language.frames import Frames
from demarche.rules import below


class Deals:
    """Fills in the drafts of one article, in the order of its methods."""

    def __init__(
        self, drafts: Sequence[Draft], frames: Frames, cast: Cast, handlers: Handlers, taxonomy: Taxonomy
    ) -> None:
        self.drafts = drafts
        self.frames = frames
        self.s = frames.syntax
        self.cast = cast
        self.handlers = handlers
        self.taxonomy = taxonomy

    def fill_in(self) -> None:
        self._contracts()
        self._acquisitions()
        self._prices()

    def _contracts(self) -> None:
        """ "Under a contract with Baykar": who it is with supplies what the sentence moves."""
        s, contracts = self.s, self.taxonomy.words.contracts
        for i, lemma in enumerate(s.lemma):
            if lemma not in contracts or s.preposition(i) not in self.taxonomy.words.contract_prepositions:
                continue
            seller, buyer = parties_of(i, s, self.cast)
            for draft in self.drafts if seller else ():
                same = s.sentence[draft.phrase.head] == s.sentence[i] and draft.trades
                if same and draft.supplier is None and seller != draft.taker:
                    draft.supplier, draft.taker = seller, draft.taker or buyer

    def _acquisitions(self) -> None:
        """ "The president celebrated the acquisition": his state is the buyer of what was told before."""
        s, words = self.s, self.taxonomy.words
        for i, lemma in enumerate(s.lemma):
            if lemma not in words.acquisitions or s.having(i, "nmod:poss", "compound") or below(s, i, "prep:of"):
                continue
            above = self.frames.at(s.head[i])
            if above is None or above.lemma not in words.acquirer_verbs:
                continue
            buyer = next((a for x in above.role("subj") if (a := self._state_of(x.token)) is not None), None)
            before = [d for d in self.drafts if d.phrase.head < i and d.trades and d.phrase.group == "materiel"]
            for draft in before[-1:] if buyer else ():
                if draft.taker is None and buyer != draft.supplier:
                    draft.taker = buyer

    def _prices(self) -> None:
        """ "Bought 12 jets for $2 billion": the money goes the other way, by the same act."""
        for price in (d for d in self.drafts if d.phrase.category == "money" and not d.links):
            things = [d for d in self.drafts if d.trades and d.links and d.phrase.group != "money"]
            thing = next(
                (d for d in things if is_paid_for(d.phrase, d.links, price.phrase, self.s, self.taxonomy)), None
            )
            if thing is not None:
                price.links, price.handed = list(thing.links), list(thing.handed)
                price.supplier, price.taker = thing.taker, thing.supplier

    def _state_of(self, token: int) -> str | None:
        """The state an office holder acts for, where the article names it; else the holder."""
        actor = self.handlers.actor(token)
        if actor is None:
            return None
        who = self.cast[actor]
        if who.country is None or who.sector not in ("GOV", "MIL"):
            return actor
        return next((a.id for a in self.cast if a.kind == "state" and a.country == who.country), actor)
