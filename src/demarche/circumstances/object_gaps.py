"""Who gives or gets so many of a thing where the verb and the thing are left out.

In:  the things of an article with their parties, its numbers and cast. Out: more of them: for "Poland sent 14 tanks and
Slovakia eight" the eight tanks of Slovakia; in "Norway pledged $50 million and Germany $120 million" the 120 are
Germany's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.cast import Cast
from demarche.circumstances.numbers import Number, Numbers
from demarche.circumstances.object_drafts import Draft
from demarche.circumstances.object_phrases import Phrase
from demarche.language.frames import Frames
from demarche.records import Quantity

JOINTS = frozenset({"and", "while", ",", ";"})


class Gaps:
    """Reads one article."""

    def __init__(self, drafts: Sequence[Draft], frames: Frames, cast: Cast, numbers: Numbers) -> None:
        self.drafts = drafts
        self.frames = frames
        self.s = frames.syntax
        self.cast = cast
        self.numbers = numbers

    def fill_in(self) -> list[Draft]:
        """Parties of amounts are set in place; things that only a number names come back as drafts of their own."""
        added = []
        for number in self.numbers:
            actor = self._actor_before(number)
            model = self._model(number) if actor is not None else None
            doer = self._doer(model) if model is not None else None
            if actor is None or model is None or doer is None or doer == actor:
                continue
            own = next((d for d in self.drafts if d.phrase.span.start == number.span.start), None)
            draft = own or replace(model, phrase=self._counted(model.phrase, number), beside=[])
            draft.supplier = actor if model.supplier == doer else model.supplier
            draft.taker = actor if model.taker == doer else model.taker
            draft.handed, draft.links, draft.trades = list(model.handed), [], model.trades
            added += [draft] if own is None else []
        return added

    def _actor_before(self, number: Number) -> str | None:
        """Named right before the number and behind a joint: "*and Slovakia* eight", "; *Kuwait*, 30"."""
        s, token = self.s, number.first - 1
        if number.unit in ("percent", "fraction") or number.glued or token < 1:
            return None
        token -= s.lower[token] == ","
        first = min([token, *s.having(token, "compound", "flat")])
        named = s.pos[token] == "PROPN" and first > 0 and s.lower[first - 1] in JOINTS
        return next(iter(self.cast.at(token)), None) if named else None

    def _model(self, number: Number) -> Draft | None:
        """The thing told of before in the sentence, counted alike, with the verb that the gap repeats."""
        s, money = self.s, bool(number.unit)
        if not money and number.noun is not None:
            return None
        before = [
            d
            for d in self.drafts
            if d.handed
            and d.phrase.quantity is not None
            and d.phrase.head < number.first
            and s.sentence[d.phrase.head] == s.sentence[number.first]
            and (d.phrase.category == "money") == money
        ]
        model = before[-1] if before else None
        between = range(model.phrase.head + 1, number.first) if model is not None else ()
        return None if any(s.pos[t] in ("VERB", "AUX") for t in between) else model

    def _doer(self, model: Draft) -> str | None:
        """Whoever is the subject of the verb, where he gives the thing or gets it."""
        for frame in (self.frames.at(i) for i in model.handed):
            subjects = (actor for a in frame.role("subj") for actor in self.cast.at(a.token)) if frame else ()
            found = next((actor for actor in subjects if actor in (model.supplier, model.taker)), None)
            if found is not None:
                return found
        return None

    def _counted(self, phrase: Phrase, number: Number) -> Phrase:
        """The same thing in another number."""
        text = self.s.text[number.span.start : number.span.end]
        quantity = Quantity(min=number.min, max=number.max, text=text)
        return replace(phrase, quantity=quantity, span=number.span, head=number.anchor, tops=(number.anchor,))
