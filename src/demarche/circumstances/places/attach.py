"""Where an event took place, apart from where it was reported and where its actors live.

In:  the token of a predicate, the places of the article, the tree. Out: a `Location` or None: Kunduz province for
"killed" in "Air strikes in Kunduz province killed 32 civilians, officials in Kabul said".

Each place is followed upwards to the clauses it belongs to; the steps decide how well it places the act: a locative
phrase of the verb, of its object, of its subject, a place that the verb acts on, the place of the clause above.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from demarche.cast import Cast
from demarche.circumstances.places.gazetteer import PlaceWords
from demarche.circumstances.places.mention import PlaceMention
from demarche.language.frames import Frames, is_clause
from demarche.language.syntax import Syntax
from demarche.records import Location

STEPS = 8
LOOSE = 4
BESIDE = 1  # rank of a place near which an act is done
OBJECT = 2  # rank of a place that the verb acts on
BEYOND = {"acl": 1, "acl:relcl": 1, "xcomp": 1, "advcl": 2, "advcl:relcl": 2}
FINENESS = {"point": 0, "city": 1, "none": 1, "admin1": 2, "country": 3}
INHERITING = frozenset({"advcl", "xcomp", "conj", "parataxis", "ccomp", "acl", "acl:relcl"})


class Hold(NamedTuple):
    """How a place hangs on a predicate: the lower the rank the better. last: the word by which it hangs there."""

    rank: int
    fineness: int
    steps: int
    order: int
    mention: PlaceMention
    last: int


class Places:
    """The places of an article by the predicates they place: built once, asked per event mention."""

    def __init__(
        self, mentions: Iterable[PlaceMention], syntax: Syntax, frames: Frames, cast: Cast, *, words: PlaceWords
    ) -> None:
        self.mentions = tuple(mentions)
        self._s = syntax
        self._frames = frames
        self._cast = cast
        self._words = words
        self._holds: dict[int, list[Hold]] = defaultdict(list)
        for order, mention in enumerate(self.mentions):
            if not (mention.container or mention.embedded or mention.kind == "people"):
                for token, rank, steps, last in self._climb(mention.head):
                    fineness = FINENESS[mention.location.precision]
                    self._holds[token].append(Hold(rank, fineness, steps, order, mention, last))

    def place_of(self, predicate: int, *, spoken: bool = False) -> Location | None:
        """Where the act of a predicate took place; None where the text does not say.

        spoken: the act is one of words, so that what it speaks of tells nothing: "condemned the raid in Kabul".
        """
        mention = self._where_said(predicate) if spoken else self.mention_of(predicate)
        return mention.location if mention is not None else None

    def _where_said(self, predicate: int) -> PlaceMention | None:
        """In its own clause, or in one that tells how it is spoken: "Speaking in Brussels"."""
        s, words = self._s, self._words
        beside = [c for c in s.having(predicate, "advcl") if s.tag[c] == "VBG" and s.lemma[c] in words.speaking]
        holds = [h for token in (predicate, *beside) for h in self._holds.get(token, ()) if self._is_scene(h)]
        return min(holds).mention if holds else None

    def _is_scene(self, hold: Hold) -> bool:
        """It hangs on the verb, or on what stands there: "opened an embassy in Harare"."""
        s, scenes = self._s, self._words.scenes
        if s.dep[hold.last] == "obl":
            preposition = s.preposition(hold.last)
            goes = s.lemma[s.head[hold.last]] in self._words.motion and preposition in self._words.towards
            return preposition in scenes or goes  # "promised to travel to Accra"
        stands = s.dep[hold.last] == "obj" and s.lower[hold.last] in self._words.where_nouns
        return stands and s.preposition(hold.mention.head) in scenes

    def mention_of(self, predicate: int) -> PlaceMention | None:
        for token in self._tokens(predicate):
            holds = self._holds.get(token)
            if holds:
                return self._finest(min(holds), holds).mention
        return None

    def _finest(self, best: Hold, holds: Iterable[Hold]) -> Hold:
        """ "Seized the *Inga dam* in Congo", "In Borno rebels killed three near *Baga*": what lies inside."""
        where = best.mention.location
        if where.precision not in ("country", "admin1"):
            return best
        inside = [h for h in holds if h.rank <= OBJECT and h.mention.location.country == where.country]
        points = [h for h in inside if h.mention.location.precision == "point" and where.precision == "country"]
        towns = [
            h
            for h in inside
            if h.rank <= min(BESIDE, best.rank + 1) and h.mention.location.precision == "city" and _lies_in(h, where)
        ]
        return min(points or towns, default=best)

    # ---- from a place upwards

    def _climb(self, head: int) -> Iterator[tuple[int, int, int, int]]:
        """(token, rank, steps, the word below it) of every word up to its clause that the place may place."""
        s, node, rank, own = self._s, head, 0, True
        for steps in range(1, STEPS):
            above = s.head[node]
            if above == node:
                return
            rank = max(rank, self._step(node, above, own=own))
            own = own and s.dep[node] in ("conj", "flat", "appos")
            if rank >= 9:
                return
            yield above, rank, steps, node
            if s.lemma[above] in self._words.topic_verbs and s.dep[above] in BEYOND:
                return  # "marched to mark the anniversary of the Homs massacre"
            if is_clause(s, above):
                rank = LOOSE + BEYOND.get(s.dep[above], 9)
                if rank >= 9:
                    return
            node = above

    def _step(self, node: int, above: int, *, own: bool) -> int:
        """How far one step keeps a place a place: 0 fully, 9 not at all."""
        dep = self._s.dep[node]
        if dep in ("conj", "appos", "flat", "compound", "nmod:desc", "dep", "parataxis"):
            return self._joined(node, above, dep, own=own)
        if dep.startswith(("obl", "nmod")) or dep in ("advmod", "nmod:tmod"):
            return self._oblique(node, above, dep, own=own)
        if dep in ("obj", "nsubj:pass"):
            return self._object(node, above, own=own)
        if dep in ("nsubj",):
            return 9 if own else 2
        return 3 if dep in ("amod", "acl", "acl:relcl", "advcl") else 9

    def _joined(self, node: int, above: int, dep: str, *, own: bool) -> int:
        lower = self._s.lower[above]
        if own and dep in ("compound", "nmod:desc"):
            if lower in self._words.where_nouns:
                return 1
            return 2 if lower in self._words.act_nouns and not self._is_doer(node, above) else 9
        if own and dep == "appos" and lower not in self._words.where_nouns and self._s.pos[above] != "PROPN":
            return 9
        return 0

    def _is_doer(self, node: int, act: int) -> bool:
        """ "*U.S.* airstrikes", "*Israel* raid" are done by a state; "the Gaza war" is fought there."""
        state = any(self._cast[actor].kind == "state" for actor in self._cast.at(node))
        return state and self._s.lower[act] not in self._words.fought_nouns

    def _oblique(self, node: int, above: int, dep: str, *, own: bool) -> int:
        s, words = self._s, self._words
        preposition = s.preposition(node)
        if own and (self._is_of_office(above, preposition) or dep == "obl:agent"):
            return 9  # "a truce brokered by Turkey"
        if preposition in words.topic_prepositions and not own and s.lemma[above] in words.protesting:
            return 9  # "rallied in Rome against the bombing of Sanaa"
        if dep == "nmod:poss" or preposition == "of":
            return max(self._of(above, own=own), int(dep == "nmod:poss"))
        if preposition in words.inside:
            return 9 if s.lemma[node] in words.papers else 0  # "sent it under a deal signed in Lome"
        if preposition == "between" and own and not (is_clause(s, above) or self._stands_between(above)):
            return 9  # "talks between China and Japan"
        if preposition in words.beside:
            return 1
        if preposition in words.towards | words.away:
            return self._directed(above, preposition, own=own)
        return 9 if own else 4

    def _stands_between(self, noun: int) -> bool:
        """ "The border between", "a convoy between"."""
        return self._s.lower[noun] in self._words.where_nouns or self._s.lemma[noun] in self._words.travelling

    def _is_of_office(self, above: int, preposition: str) -> bool:
        """ "The authorities in Pristina" are there, what is done to them need not be; "blamed on Mali" is no place.

        Who acts from there ("officials in Turkey arrested") still tells something.
        """
        s, words = self._s, self._words
        if preposition in ("on", "upon", "over") and s.lemma[above] in words.on_actors:
            return True
        held = s.lower[above] in words.office_nouns and preposition in words.inside
        return held and s.dep[above] not in ("nsubj", "nsubj:pass")

    def _of(self, above: int, *, own: bool) -> int:
        """ "the streets of Beirut", "the battle of Aleppo" place; "the president of Syria" does not."""
        lower = self._s.lower[above]
        if lower in self._words.where_nouns:
            return 0
        if lower in self._words.act_nouns:
            return 1
        return 9 if own else 4

    def _directed(self, above: int, preposition: str, *, own: bool) -> int:
        words, lemma, lower = self._words, self._s.lemma[above], self._s.lower[above]
        if lower in words.act_nouns:
            return 1
        if lower in words.where_nouns and preposition == "to":
            return 2  # "blocked the road to Ofua"
        if is_clause(self._s, above) and lemma in words.motion:
            return 1 if preposition in words.towards else 2
        return 9 if own else 3

    def _object(self, node: int, above: int, *, own: bool) -> int:
        """ "captured Goma" places the act; "defended Ankara" speaks of an actor."""
        if not own:
            return 1
        lemma = self._s.lemma[above]
        if lemma not in self._words.place_objects:
            return 9
        return 9 if lemma in self._words.actor_objects and self._cast.at(node) else 2

    # ---- from a predicate to what may hold its place

    def _tokens(self, predicate: int) -> Iterator[int]:
        """The predicate, the act noun or support verb that goes with it, then the clauses above and below."""
        s = self._s
        yield predicate
        frame = self._frames.at(predicate)
        if frame is not None and frame.light is not None:
            yield frame.light
        for child in s.having(predicate, "obj", "nsubj", "nsubj:pass"):
            if s.lower[child] in self._words.act_nouns:
                yield child
        seen = {predicate}
        node = predicate
        while s.head[node] not in seen and (s.dep[node] in INHERITING or not is_clause(s, node)):
            node = s.head[node]
            seen.add(node)
            yield node
        yield from s.having(predicate, "advcl", "conj", "xcomp", "parataxis")


def _lies_in(hold: Hold, unit: Location) -> bool:
    """As far as units tell: a town of another unit, or of none that is known, is none of this one."""
    admin1 = hold.mention.location.admin1
    return admin1 is not None and admin1 in (unit.admin1, unit.name)


def place_of(predicate: int, places: Places) -> Location | None:
    """The place of an event mention whose predicate is this token."""
    return places.place_of(predicate)
