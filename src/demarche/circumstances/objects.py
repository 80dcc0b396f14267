"""What changes hands or is used, with supplier, maker and recipient, tied to the predicates that move it.

In:  frames, cast, numbers, the taxonomy. Out: `Thing`s of an article, then the objects of an event mention: for "Trucks
carrying hundreds of Polish-made Orlik mortars reached Chisinau under a contract with Orlik's maker, Huta" item "Orlik
mortars", category artillery, quantity hundreds (200–), origin POL, supplier Huta.

A later mention without number ("the mortar delivery") means the thing named before it and carries the same record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from demarche.cast import Cast
from demarche.circumstances.numbers import Numbers
from demarche.circumstances.object_deals import Deals
from demarche.circumstances.object_drafts import Draft
from demarche.circumstances.object_gaps import Gaps
from demarche.circumstances.object_handlers import Handlers
from demarche.circumstances.object_phrases import Phrase, find_phrases
from demarche.circumstances.object_telling import Telling
from demarche.circumstances.taxonomy import Movement, Taxonomy
from demarche.language.frames import Frame, Frames
from demarche.records import EventMention, EventObject
from demarche.rules import below, fillers_of

# Events that move things by themselves, and events that speak of a movement below them ("agreed to supply tanks").
MATERIAL = frozenset({"COOPERATE", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
SPEAKING = MATERIAL | {"ACCUSE", "AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"}
USES = frozenset({"use", "using"})
UNARMED = frozenset({"vehicles"})  # used by everybody: "vehicles used by the minister"
GUARDS = frozenset({"air_defence"})  # act by themselves: "air defences downed nine drones" used them for it


@dataclass(frozen=True, slots=True)
class Thing:
    """One mention of a thing with all that its article says of it.

    links: predicates that move it. above: predicates that speak of these. beside: predicates whose object it is
    without being known to move it. told: a clause says that it changed hands, as done or to
    come, and names a state or body that it came from or went to.
    """

    object: EventObject
    links: tuple[int, ...]
    above: tuple[int, ...]
    beside: tuple[int, ...]
    told: bool = False
    used: bool = False


def find_objects(frames: Frames, cast: Cast, numbers: Numbers, *, taxonomy: Taxonomy) -> tuple[Thing, ...]:
    """The things of an article in text order."""
    return tuple(_Reader(frames, cast, numbers, taxonomy).things())


def objects_of(mention: EventMention, things: Sequence[Thing]) -> tuple[EventObject, ...]:
    """What an event moves or uses; each object once. A gift's parties are the event's where the words name none."""
    found = []
    for thing in things:
        linked = mention.predicate in thing.links
        spoken_of = mention.predicate in thing.above and mention.nature in SPEAKING
        if linked or spoken_of or (mention.predicate in thing.beside and mention.nature in MATERIAL):
            found.append(_with_parties(thing.object, mention) if mention.nature == "AID" else thing.object)
    return tuple(dict.fromkeys(found))


def untaken_objects(mentions: Sequence[EventMention], things: Sequence[Thing]) -> tuple[EventObject, ...]:
    """What is said to have changed hands in clauses that tell of no event; once, and not what an event has.

    Arms that are only used are kept where the article tells of events: a hunter's rifle is nobody's materiel.
    """
    taken = {o.span for mention in mentions for o in mention.objects}
    kept = (thing for thing in things if thing.told or (thing.used and mentions))
    left = [thing.object for thing in kept if thing.object.span not in taken]
    return tuple(dict.fromkeys(left))


def _with_parties(thing: EventObject, mention: EventMention) -> EventObject:
    supplier = thing.supplier or next((a for a in mention.actors if a != thing.recipient), None)
    recipient = thing.recipient or next((r for r in mention.recipients if r != supplier), None)
    return msgspec.structs.replace(thing, supplier=supplier, recipient=recipient)


class _Reader:
    def __init__(self, frames: Frames, cast: Cast, numbers: Numbers, taxonomy: Taxonomy) -> None:
        self.frames = frames
        self.s = frames.syntax
        self.text = frames.syntax.text
        self.cast = cast
        self.taxonomy = taxonomy
        self.numbers = numbers
        self.drafts = [Draft(p, maker=p.maker) for p in find_phrases(frames.syntax, cast, numbers, taxonomy)]
        self.handlers = Handlers(frames, cast, taxonomy)
        self.telling = Telling(frames, cast, taxonomy)
        self.carriers: set[int] = set()
        self.by_top: dict[int, list[Draft]] = defaultdict(list)
        for draft in self.drafts:
            for top in draft.phrase.tops:
                self.by_top[top].append(draft)

    def things(self) -> Iterator[Thing]:
        if not self.drafts:
            return
        readings = list(self._readings())
        for frame, movement in readings:
            self._stand_in(frame, movement)
        for frame, movement in sorted(readings, key=lambda reading: not reading[1].firm_supplies):
            self._read(frame, movement)
        self.drafts += Gaps(self.drafts, self.frames, self.cast, self.numbers).fill_in()
        for frame in self.frames:
            self._beside(frame)
        self._wielded()
        self._makers()
        Deals(self.drafts, self.frames, self.cast, self.handlers, self.taxonomy).fill_in()
        known: list[Draft] = []
        for draft in self.drafts:
            draft = self._taken_up(draft, known)
            if draft.links or draft.beside or draft.handed:
                known.append(draft)
                yield self._thing(draft)

    # ------------------------------------------------------------ movements

    def _readings(self) -> Iterator[tuple[Frame, Movement]]:
        """Every movement that reads a frame; several may, each for its own groups of things. Act nouns come first."""
        index = self.taxonomy.movements
        for frame in [*self._act_nouns(), *self.frames]:
            for movement in index.candidates(frame):
                if index.holds(movement, frame, self.frames, self.cast):
                    yield frame, movement

    def _act_nouns(self) -> Iterator[Frame]:
        index = self.taxonomy.movements
        for i, lemma in enumerate(self.s.lemma):
            if (lemma, "noun") in index and self.s.pos[i] == "NOUN" and not self.frames.is_predicate(i):
                frame = self.frames.at(i)
                if frame is not None:
                    yield frame

    def _moved(self, frame: Frame, movement: Movement) -> list[Draft]:
        """The phrases that fill the movement's object."""
        for role in movement.object:
            tokens = [a.token for a in fillers_of(frame, role, self.s)]
            filling = [d for t in tokens for d in self.by_top.get(t, ()) if self._is_meant(d, movement)]
            moved = [d for d in filling if d.phrase.group in movement.groups]
            if moved:
                return moved
        return []

    def _is_meant(self, draft: Draft, movement: Movement) -> bool:
        """What carries a load is not what changes owner, but it is seized or sunk with it."""
        return draft.phrase.head not in self.carriers or not movement.trades

    def _stand_in(self, frame: Frame, movement: Movement) -> None:
        """What stands for a thing in other clauses: what carries it, and the act that moves it.

        "*Containers* carrying drones arrived"; "halted *deliveries* of gas".
        """
        moved = self._moved(frame, movement)
        if not moved:
            return
        carriers = [a.token for role in movement.carrier for a in fillers_of(frame, role, self.s)][:1]
        carriers = [frame.predicate - 1] if movement.carrier and self._is_behind_carrier(frame.predicate) else carriers
        self.carriers.update(carriers)
        for token in [frame.predicate, *carriers] if frame.pos == "noun" else carriers:
            self.by_top[token] += [d for d in moved if d not in self.by_top[token]]

    def _is_behind_carrier(self, i: int) -> bool:
        """ "Intercepted a *boat carrying* hashish", which parsers hang on the verb above."""
        hung_high = self.s.dep[i] == "advcl" and self.s.tag[i] == "VBG"
        return hung_high and self.s.lemma[i - 1] in self.taxonomy.words.classes["carrier"]

    def _read(self, frame: Frame, movement: Movement) -> None:
        for draft in self._moved(frame, movement):
            uses = self._used_for(frame) if movement.id in USES else []
            draft.links += [p for p in (frame.predicate, *uses) if p not in draft.links]
            draft.trades |= movement.trades
            draft.handed += [frame.predicate] if movement.changes_hands else []
            draft.used += [frame.predicate] if movement.in_action or movement.changes_hands else []
            draft.supplier = draft.supplier or self._party(frame, movement.supplier, draft)
            draft.taker = draft.taker or self._party(frame, movement.taker, draft)
            draft.maker = draft.maker or self._party(frame, movement.maker, draft)
            if movement.firm_supplies and self.handlers.buys_from_firm(draft.taker, draft.supplier):
                draft.supplier, draft.taker = draft.taker, draft.supplier

    def _party(self, frame: Frame, roles: Iterable[str], draft: Draft) -> str | None:
        return self.handlers.in_role(frame, roles, draft.phrase, (draft.supplier, draft.taker))

    def _used_for(self, frame: Frame) -> list[int]:
        """ "*Used* jets to *shoot down* five planes", "*struck* the depot using drones"."""
        s, i = self.s, frame.predicate
        purposes = [c for c in s.having(i, "advcl", "xcomp") if s.tag[c] == "VB"]
        return purposes + ([s.head[i]] if s.dep[i] == "advcl" and s.tag[i] == "VBG" else [])

    def _beside(self, frame: Frame) -> None:
        for a in frame.role("obj", "prep:with", "prep:of", "subj"):
            groups = ("materiel",) if a.role == "subj" else ("materiel", "goods", "money")
            for draft in self.by_top.get(a.token, ()):
                if a.role == "subj" and draft.phrase.category in GUARDS:
                    continue
                if draft.phrase.group in groups and frame.predicate not in draft.links:
                    draft.beside.append(frame.predicate)

    def _wielded(self) -> None:
        """ "Rebels *armed* with machetes attacked": used in what they do."""
        s = self.s
        for draft in self.drafts:
            for top in draft.phrase.tops:
                armed = s.head[top]
                holder = s.head[armed]
                acts = s.dep[holder] in ("nsubj", "obl:agent") and draft.phrase.group == "materiel"
                if acts and s.lower[armed] in self.taxonomy.words.armed and s.dep[armed] in ("acl", "amod"):
                    draft.beside.append(s.head[holder])

    # ------------------------------------------------------------ what the sentence adds

    def _makers(self) -> None:
        """ "Launchers made *by Orbex*"."""
        for draft in self.drafts:
            draft.maker = draft.maker or next(iter(self.handlers.makers(draft.phrase)), None)

    # ------------------------------------------------------------ the record

    def _taken_up(self, draft: Draft, known: Sequence[Draft]) -> Draft:
        """A bare later mention is the thing of before, with its own links.

        "The drones", "the drone delivery" mean those counted before; "drones" by itself only what was as bare.
        """
        phrase = draft.phrase
        if phrase.quantity is not None or phrase.category == "money" or not self._is_bare(phrase):
            return draft
        definite, lemma = self._is_definite(phrase), self.s.lemma[phrase.head]
        for earlier in reversed(known):
            if self.s.lemma[earlier.phrase.head] == lemma and (definite or self._is_bare(earlier.phrase)):
                return replace(earlier, links=draft.links, beside=draft.beside)
        return draft

    def _is_bare(self, phrase: Phrase) -> bool:
        """One word long, with nothing that tells it from others."""
        own_word = phrase.item.start == self.s.start[phrase.head] and not below(self.s, phrase.head, "prep:of")
        return own_word and not (phrase.origin or phrase.nation or phrase.quantity)

    def _is_definite(self, phrase: Phrase) -> bool:
        determiners = {self.s.lower[c] for c in self.s.having(phrase.head, "det")}
        return self.s.dep[phrase.head] == "compound" or bool(determiners & self.taxonomy.words.definites)

    def _thing(self, draft: Draft) -> Thing:
        p = draft.phrase
        supplier, origin = draft.supplier, p.origin
        if draft.taker is None and p.group == "materiel" and self._is_deployed(draft):
            supplier = None  # "sent a destroyer to the strait" gives it to nobody
        if p.nation is not None and draft.trades:
            if p.group == "money" or p.category == "humanitarian_aid":
                supplier = supplier or (p.nation if p.nation != draft.taker else None)
            else:
                origin = origin or self.cast[p.nation].country
        record = EventObject(
            item=self.text[p.item.start : p.item.end],
            category=p.category,
            quantity=p.quantity,
            supplier=supplier,
            span=p.span,
            maker=self._maker(draft.maker, supplier, origin),
            recipient=draft.taker,
            origin=origin,
        )
        above = tuple(dict.fromkeys(t for link in draft.links for t in self.telling.above(link)))
        public = any(map(self.telling.is_public, (supplier, draft.taker)))
        told = public and not self._is_own(draft) and any(map(self.telling.is_told, draft.handed))
        used = p.group == "materiel" and p.category not in UNARMED and any(map(self.telling.is_done, draft.used))
        return Thing(record, tuple(draft.links), above, tuple(draft.beside), told, used)

    def _is_own(self, draft: Draft) -> bool:
        """ "Sent *their vehicle* crashing": an owner and nobody who gets it."""
        owners = self.s.having(draft.phrase.head, "nmod:poss")
        pronoun = any(self.s.pos[c] == "PRON" for c in owners)
        return pronoun and draft.taker is None and draft.phrase.quantity is None

    def _is_deployed(self, draft: Draft) -> bool:
        """By every verb that moves it, and to somewhere."""
        frames = [self.frames.at(i) for i in draft.handed]
        moved = all(f is not None and f.lemma in self.taxonomy.words.deploying for f in frames)
        return moved and any(f.role("prep:to", "prep:into", "prep:through") for f in frames if f is not None)

    def _maker(self, maker: str | None, supplier: str | None, origin: str | None) -> str | None:
        """Who is named as maker; else the contracted firm, if the thing is said to be made in its country."""
        if maker is not None or supplier is None or origin is None:
            return maker
        firm = self.cast[supplier]
        return supplier if firm.kind == "organisation" and firm.country == origin else None
