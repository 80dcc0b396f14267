"""What a rule may say of a frame.

In:  entries of rule files. Out: `Pattern`: a predicate (lemma, part of speech), conditions on arguments and the roles
its arguments play; with examples it must read and counter-examples it must not, e.g. `strike` with an object of class
`agreement` is no assault.
"""

from __future__ import annotations

from typing import Literal

import msgspec

SPEAKER, OWN = "speaker", "own"  # who tells a clause; the same where it is about his own side: no words of the clause
TOLD = frozenset({SPEAKER, OWN})


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an argument must be. All that is given must hold for one filler of the role.

    lemma:  its lemma is one of these;  klass (`class` in files): its lemma is in one of these noun or verb classes.
    sector: it resolves to an actor of one of these sectors;  actor: it resolves to an actor, or not.
    kind:   it resolves to an actor of one of these kinds.
    inside: a noun below it (of-phrase, compound, object of the clause) satisfies this class list instead of itself.
    absent: the role is not filled.  ahead: its clause looks ahead (future, "would", infinitive), or does not.
    negated: its clause is negated, or is not.  under: the predicate above it is one of these.
    """

    lemma: tuple[str, ...] = ()
    klass: tuple[str, ...] = msgspec.field(name="class", default=())
    sector: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    actor: bool | None = None
    absent: bool = False
    ahead: bool | None = None
    negated: bool | None = None
    under: tuple[str, ...] = ()


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of ours that the rule reads, with who acts and who undergoes, by a word of their mentions."""

    text: str
    actor: str = ""
    recipient: str = ""
    mode: str = ""
    type: str = ""
    actuality: str = ""


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One rule: predicates that share a frame and a reading.

    lemma:    predicates, particles joined by "_" ("carry_out").
    where:    role → condition; `a|b` means either role. unless: role → condition that forbids the reading.
    actor, recipient: roles to fill from, in order of preference; the first that yields an actor counts.
    """

    id: str
    lemma: tuple[str, ...]
    pos: Literal["verb", "noun", "adj"] = "verb"
    voice: Literal["", "active", "passive"] = ""
    where: dict[str, Condition] = {}
    unless: dict[str, Condition] = {}
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def under(self) -> tuple[str, ...]:
        """The predicates of which one must stand above."""
        return self.where["self"].under if "self" in self.where else ()

    @property
    def told(self) -> bool:
        """Whether it asks who tells the clause."""
        return not TOLD.isdisjoint(self.where)

    @property
    def specificity(self) -> int:
        """How much it asks: words outweigh classes, classes actors, actors presence. The most specific rule reads."""
        return sum(_weight(c) for c in self.where.values())


def _weight(c: Condition) -> int:
    return (
        1
        + 4 * bool(c.lemma or c.under)
        + 3 * bool(c.klass)
        + bool(c.inside or c.sector or c.kind or c.actor is not None)
    )


_encode = msgspec.json.Encoder(order="deterministic").encode


def pattern_key(p: Pattern) -> tuple[str, str, bytes, bytes]:
    """Equal for two rules that ask exactly the same of a frame with one predicate."""
    return p.pos, p.voice, _encode(p.where), _encode(p.unless)
