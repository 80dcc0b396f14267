"""The cast of an article: its actors, and which words mean whom.

In:  what the actors stage resolved. Out: look-ups by token and by span for the stages behind it, e.g. in
"Serbia's foreign minister met his Turkish counterpart", `cast.at(minister.i)` is the id of Serbia's minister.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from demarche.records import Actor, ActorMention, OpenMention, Span


class Cast:
    """Actors with their mentions, indexed by the mention's head token. Immutable: stages return a new one.

    story: the country that the article is about, where there is one.
    open_mentions: words that take somebody up, and nothing clearly tells whom.
    """

    __slots__ = ("_by_head", "_by_id", "actors", "mentions", "open_mentions", "story")

    def __init__(
        self,
        actors: Iterable[Actor] = (),
        mentions: Iterable[ActorMention] = (),
        *,
        story: str | None = None,
        open_mentions: Iterable[OpenMention] = (),
    ) -> None:
        self.story = story
        self.open_mentions = tuple(open_mentions)
        self.actors = tuple(actors)
        self.mentions = tuple(mentions)
        self._by_id = {a.id: a for a in self.actors}
        self._by_head: dict[int, list[ActorMention]] = defaultdict(list)
        for m in self.mentions:
            self._by_head[m.head].append(m)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Cast):
            return NotImplemented
        return self._told() == other._told()

    __hash__ = None  # type: ignore[assignment]

    def _told(self) -> tuple[object, ...]:
        return self.actors, self.mentions, self.story, self.open_mentions

    def at(self, token: int) -> tuple[str, ...]:
        """Ids of the actors whose mention has this token of the Doc as its head; () for none or a mere place."""
        return tuple(m.actor for m in self._by_head.get(token, ()) if m.form != "place")

    def place_at(self, token: int) -> tuple[str, ...]:
        """Ids of the states and bodies whose territory is named as a place by this token."""
        return tuple(m.actor for m in self._by_head.get(token, ()) if m.form == "place")

    def mentions_at(self, token: int) -> tuple[ActorMention, ...]:
        return tuple(self._by_head.get(token, ()))

    def within(self, span: Span) -> Iterator[ActorMention]:
        """Mentions lying wholly in a stretch of characters, in text order."""
        return (m for m in self.mentions if span.covers(m.span))

    def __getitem__(self, id: str) -> Actor:
        return self._by_id[id]

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __iter__(self) -> Iterator[Actor]:
        return iter(self.actors)

    def __len__(self) -> int:
        return len(self.actors)
