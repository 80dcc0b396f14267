"""Two who are taken up together.

In:  the figures so far and a word: "both countries", "the two leaders", "they" after two coordinated subjects.
Out: the two figures meant; none where three could be, or where nobody is on the other side.
"""

from __future__ import annotations

from collections import Counter

from demarche.actors.agreement import one_of
from demarche.actors.cues import Anaphor
from demarche.actors.discourse import Figure
from demarche.actors.salience import SUBJECTS, Salience

OFTEN = 3  # that a state must be named to be one of the two sides


class Twos:
    """Finds pairs on one page."""

    def __init__(self, salience: Salience) -> None:
        self.salience = salience
        self.page = salience.page
        self.discourse = salience.discourse

    def of_pair(self, anaphor: Anaphor, token: int) -> tuple[Figure, ...]:
        """Whom "both countries" or "the two leaders" means: the two states of the affair, else the only two in reach.

        Who urges or hosts the two is neither.
        """
        s = self.page.s
        states = self.of_affair(token) if "state" in anaphor.refers else ()
        joint = self.coordinated_subject(token)
        if states:
            return states
        if len(joint) == 2 and all(one_of(f.reading, anaphor) for f in joint):
            return joint
        above = self.salience.clauses_above(token)
        scored = [
            (f.tokens[-1], f)
            for f in self.discourse.figures
            if f.tokens
            and one_of(f.reading, anaphor)
            and not any(s.dep[at] in SUBJECTS and s.head[at] in above for at in f.tokens)
        ]
        near = [(at, f) for at, f in scored if s.sentence[token] - s.sentence[at] <= 2 and at < token]
        near.sort(key=lambda pair: -pair[0])
        if len(near) < 2 or (len(near) > 2 and s.sentence[near[2][0]] == s.sentence[near[1][0]]):
            return ()
        one, other = near[0][1], near[1][1]
        return (one, other) if _is_human(one) == _is_human(other) else ()  # no party and its chairman

    def states_before(self, token: int) -> tuple[Figure, ...]:
        """The two states of the affair; else the only two that the sentences just before name as parties."""
        s = self.page.s
        found = self.of_affair(token)
        if found:
            return found
        here = s.sentence[token]
        states = [f for f in self.discourse.figures if f.reading.kind == "state"]
        near = [f for f in states if any(t < token and here - s.sentence[t] <= 1 for t in f.tokens)]
        return tuple(near) if len(near) == 2 else ()

    def of_affair(self, token: int) -> tuple[Figure, ...]:
        """The two states that the affair so far is between: named by far the most, themselves or by their people."""
        named = Counter(
            f.reading.country for f in self.discourse.figures for at in f.tokens if f.reading.country and at < token
        )
        ranked = named.most_common(3)
        if len(ranked) < 2 or ranked[1][1] < OFTEN or (len(ranked) == 3 and ranked[1][1] < 2 * ranked[2][1]):
            return ()
        states = {f.reading.country: f for f in self.discourse.figures if f.tokens and f.reading.kind == "state"}
        found = [states[country] for country, _ in ranked[:2] if country in states]
        return tuple(found) if len(found) == 2 else ()

    def coordinated_subject(self, token: int) -> tuple[Figure, ...]:
        """Figures coordinated as a subject before the token, in this sentence or the one before."""
        s = self.page.s
        at: dict[int, list[Figure]] = {}
        for noted in self.discourse.mentions[-24:]:
            at.setdefault(noted.token, []).append(noted.figure)
        for first in sorted((t for t in at if t < token), reverse=True):
            if s.sentence[token] - s.sentence[first] > 1:
                continue
            if s.dep[first] in SUBJECTS:
                members = [figure for t in (first, *s.conjuncts(first)) for figure in at.get(t, ())]
                if len(set(map(id, members))) > 1 and s.sentence[first] + 1 >= s.sentence[token]:
                    return tuple(dict.fromkeys(members))
        return ()


def _is_human(figure: Figure) -> bool:
    return figure.reading.kind in ("person", "office")
