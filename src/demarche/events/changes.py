"""What a change of event rules can touch, told from what was read before the events.

In:  the rules of an earlier run and today's; articles in which all but events is read. Out: whether any act in an
article is now read otherwise. After a change of the rule that reads "closed its border", an article with "closed" and
no border in its object is as it was; one with "closed its border" is to be coded anew.

Nothing before the events stage looks at event rules, and all that follows looks at them through two things: which
rule reads which act, and whether an act has rules at all. Where both are the same for every act of an article, its
coding is the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Mapping

import msgspec

from demarche.cast import Cast
from demarche.errors import UnreadableRules
from demarche.events.finding import may_be_read
from demarche.events.lexicon import EventLexicon, EventRule, ModeRule
from demarche.events.nominal import clause_of_noun
from demarche.events.scene import Scene
from demarche.events.tellers import with_teller
from demarche.language.frames import Frame, Frames
from demarche.packing import unpacked
from demarche.records import Attribution
from demarche.rules import Index

Key = tuple[str, str]  # lemma and part of speech of a predicate


class _Kept(msgspec.Struct, frozen=True):
    """Event rules as a store keeps them with a run: without examples."""

    rules: tuple[EventRule, ...]
    modes: tuple[ModeRule, ...]


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(_Kept).decode


def pack_rules(lexicon: EventLexicon) -> bytes:
    """The event rules of a lexicon, small: 870 rules take 30 kB."""
    rules = sorted(lexicon.rules.rules, key=lambda r: r.id)
    bare = (msgspec.structs.replace(r, examples=(), counter_examples=(), aliases=()) for r in rules)
    return zlib.compress(_encode(_Kept(tuple(bare), lexicon.modes)))


def _kept(before: bytes) -> _Kept:
    try:
        return _decode(unpacked(before))
    except (msgspec.MsgspecError, ValueError) as error:
        raise UnreadableRules(f"the rules that a run kept cannot be read ({error})") from None


class Changes:
    """What is different between the rules that a run kept and today's, other knowledge being the same.

    UnreadableRules where what it kept is damaged.
    """

    def __init__(self, before: bytes, lexicon: EventLexicon) -> None:
        kept = _kept(before)
        self._lexicon = lexicon
        classes = lexicon.rules.classes
        self._old = _Readings(Index(kept.rules, classes), kept.modes)
        self._new = _Readings(lexicon.rules, lexicon.modes)
        self.rules = self._changed_rules()
        changed = {_bare(lemma) for lemma, _ in self._changed_keys()}
        self._lemmas = changed | {noun for noun, verb in lexicon.nominalisations.items() if _bare(verb) in changed}

    def may_touch(self, words: Iterable[str]) -> bool:
        """Whether an article with these words and lemmas may hold a predicate whose rules have changed."""
        return any(_bare(word) in self._lemmas for word in words)

    def touch(self, frames: Frames, cast: Cast, attributions: tuple[Attribution, ...]) -> bool:
        """Whether an act of the article is read otherwise than before."""
        scene = Scene.of(frames, cast, attributions, (), self._lexicon)
        lemmas = enumerate(frames.syntax.lemma)
        return any(self._touches(i, scene) for i, lemma in lemmas if _bare(lemma) in self._lemmas)

    def _touches(self, i: int, scene: Scene) -> bool:
        frames = scene.frames
        lemma, frame = frames.syntax.lemma[i], frames.at(i)
        if "_" in lemma:  # a noun written so: whether it is looked at depends on more than its own rules
            return True
        clause = clause_of_noun(i, scene)
        if any(f is not None and self._reads_otherwise(f, scene) for f in (frame, clause)):
            return True
        return self._old.know(lemma, frame) != self._new.know(lemma, frame) and self._uncovers(i, frames)

    def _reads_otherwise(self, frame: Frame, scene: Scene) -> bool:
        """Whether another rule reads the frame, or one that says something else of it; names are read by none.

        Rules that are as they were stand in the order in which they stood: where none that has changed fits, all is
        the same.
        """
        old, new = self._old, self._new
        if scene.frames.syntax.pos[frame.predicate] == "PROPN" or old.of(frame) == new.of(frame):
            return False
        if old.asks_who_tells(frame) or new.asks_who_tells(frame):
            frame = with_teller(frame, scene)
        if not (old.fits_any(frame, scene, but=new.of(frame)) or new.fits_any(frame, scene, but=old.of(frame))):
            return False
        return old.reading(frame, scene) != new.reading(frame, scene)

    def _uncovers(self, i: int, frames: Frames) -> bool:
        """Whether in the token's sentence there is now a word with rules where there was none, or the reverse.

        It is the reason that is given for a sentence without an event.
        """
        words = range(*frames.syntax.sentences[frames.syntax.sentence[i]])
        return self._old.reach(words, frames) != self._new.reach(words, frames)

    def _changed_keys(self) -> set[Key]:
        old, new = self._old.by_predicate, self._new.by_predicate
        return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}

    def _changed_rules(self) -> tuple[str, ...]:
        """Ids of the rules that are new, gone or not what they were."""
        old, new = self._old.whole, self._new.whole
        return tuple(sorted(id for id in old.keys() | new.keys() if old.get(id) != new.get(id)))


class _Readings:
    """Rules with what each says of an act that it reads: everything but its predicates, which the act has anyway."""

    def __init__(self, index: Index[EventRule], modes: Iterable[ModeRule]) -> None:
        self._index = index
        self._modes = tuple(modes)
        self._says = {rule.id: self._said(rule) for rule in index.rules}
        self.whole = {rule.id: (frozenset(rule.lemma), self._says[rule.id]) for rule in index.rules}
        self.by_predicate: Mapping[Key, tuple[bytes, ...]] = {
            key: tuple(self._says[rule.id] for rule in rules) for key, rules in index.by_predicate().items()
        }

    def of(self, frame: Frame) -> tuple[bytes, ...]:
        """What the rules of the predicate say, the one that asks most first."""
        return tuple(self._says[rule.id] for rule in self._index.candidates(frame))

    def asks_who_tells(self, frame: Frame) -> bool:
        return any(rule.told for rule in self._index.candidates(frame))

    def know(self, lemma: str, frame: Frame | None) -> tuple[bool, bool]:
        """Whether the lemma is a noun with rules, and whether the frame's predicate has any."""
        return (lemma, "noun") in self._index, frame is not None and bool(self._index.candidates(frame))

    def reach(self, words: range, frames: Frames) -> tuple[bool, bool]:
        """How far reading comes in a sentence: whether it has a word to look at, and one with rules."""
        heads = [i for i in words if may_be_read(i, frames, self._index)]
        made = (frames.at(i) for i in heads)
        return bool(heads), any(f is not None and self._index.candidates(f) for f in made)

    def fits_any(self, frame: Frame, scene: Scene, *, but: Collection[bytes]) -> bool:
        """Whether a rule fits the frame that says none of these."""
        rules = [rule for rule in self._index.candidates(frame) if self._says[rule.id] not in but]
        return self._index.holds_any(rules, frame, scene.frames, scene.cast)

    def reading(self, frame: Frame, scene: Scene) -> bytes | None:
        """What the rule that reads the frame says of it."""
        match = self._index.match(frame, scene.frames, scene.cast)
        return self._says[match.rule.id] if match else None

    def _said(self, rule: EventRule) -> bytes:
        """With the modes that the rule leaves to its type, where it names none."""
        bare = msgspec.structs.replace(rule, lemma=(), examples=(), counter_examples=(), aliases=())
        modes = [m for m in self._modes if m.type == rule.type] if rule.mode is None else []
        return _encode([bare, sorted(modes, key=lambda m: m.id)])


def _bare(lemma: str) -> str:
    """A verb without its particle: rules for "take" read "take_over" where that has none of its own."""
    return lemma.partition("_")[0]
