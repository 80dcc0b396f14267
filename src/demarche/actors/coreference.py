"""Pronouns and nouns that take somebody up.

In:  the figures so far and a word: "he", "its", "the group", "both countries", "they" after two named subjects.
Out: the figures meant; none where nobody fits, or where two fit alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from demarche.actors.agreement import agrees, is_unknown_body, many, refers
from demarche.actors.cues import Anaphor, Pronoun
from demarche.actors.discourse import Discourse, Figure
from demarche.actors.page import Page
from demarche.actors.reading import Reading
from demarche.actors.roles import STATE_ORGANS
from demarche.actors.salience import DISTANCE, NEAREST, REACH, SUBJECT, SUBJECTS, Salience
from demarche.actors.twos import Twos

_MOVEMENTS = frozenset({"armed_group", "party", "movement"})  # the Taliban are one in office too
CLEAR = 4  # by how much the best must lead
RIVALS = 3  # candidates kept of a pronoun that stays open
Rivals = tuple[Literal["equal", "doubtful"], tuple[Figure, ...]]


class Antecedents:
    """Finds whom words take up on one page."""

    def __init__(self, page: Page, discourse: Discourse) -> None:
        self.page = page
        self.discourse = discourse
        self.salience = Salience(page, discourse)
        self.twos = Twos(self.salience)
        self.places: list[tuple[int, str]] = []

    def country(self, token: int) -> str | None:
        """The state that "the country" means: the one last spoken of, as a party or as a place."""
        s = self.page.s
        spoken = [
            (at, f.reading.country) for f in self.discourse.figures if f.reading.kind == "state" for at in f.tokens
        ]
        near = [
            (at, c) for at, c in (*spoken, *self.places) if at < token and s.sentence[token] - s.sentence[at] <= REACH
        ]
        ranked: dict[str, int] = {}
        for at, code in near:
            if code:
                score = NEAREST - DISTANCE * (s.sentence[token] - s.sentence[at]) + self.salience.prominence(at)
                ranked[code] = max(ranked.get(code, 0), score)
        for code in self._own_countries(token):  # "he faces protests across the country"
            ranked[code] = max(ranked.get(code, 0), NEAREST + SUBJECT - CLEAR)
        best = sorted(ranked.items(), key=lambda pair: -pair[1])[:2]
        if not best or (len(best) == 2 and best[0][1] - best[1][1] < CLEAR):
            return None
        return best[0][0]

    def _own_countries(self, token: int) -> list[str]:
        """Countries of the officials who are subjects in the sentence so far."""
        s, here = self.page.s, self.page.s.sentence[token]
        officials = (f for f in self.discourse.figures if f.reading.kind in ("person", "office") and f.reading.office)
        subjects = (f for f in officials if any(s.sentence[at] == here and s.dep[at] in SUBJECTS for at in f.tokens))
        return [f.reading.country for f in subjects if f.reading.country in self.page.know.countries]

    def of_pronoun(self, pronoun: Pronoun, token: int) -> tuple[Figure, ...]:
        """Whom a third-person pronoun means."""
        if pronoun.number == "plural":
            return self._plural(pronoun, token)
        return self._best(lambda r: agrees(r, pronoun), token, pronoun)

    def rivals(self, pronoun: Pronoun, token: int) -> Rivals:
        """Whom a pronoun that was left open may mean, and why it was: two alike, or one in doubt."""
        fits: Callable[[Reading], bool] = many if pronoun.number == "plural" else lambda r: agrees(r, pronoun)
        scored = self.salience.scored(fits, token, pronoun)
        doubtful = not scored
        if doubtful:
            scored = self.salience.scored(fits, token, pronoun, lenient=True)
        return "doubtful" if doubtful else "equal", tuple(figure for _, figure in scored[:RIVALS])

    def of_noun(self, anaphor: Anaphor, token: int) -> tuple[Figure, ...]:
        """Whom "the group", "the company", "the man" means."""
        gender = self.page.know.cues.values.get(("gender", anaphor.noun), "")

        private = self.page.know.cues.has("private-noun", anaphor.noun)  # no ministry is "the movement"

        trade = not {"BUS", "JRN"}.isdisjoint(anaphor.refers)

        def fits(reading: Reading) -> bool:
            if private and reading.sector in STATE_ORGANS and reading.type not in _MOVEMENTS:
                return False
            if trade and is_unknown_body(reading):
                return True  # "Zarvex sued Brazil. The company …"
            return refers(reading, anaphor) and (not gender or reading.gender in ("", gender))

        same = self._best(lambda r: fits(r) and r.lemma == anaphor.noun and not r.named, token, None)
        best = self._best(fits, token, None)
        s = self.page.s
        if same and best and best[0].reading.named and s.sentence[best[0].tokens[-1]] > s.sentence[same[0].tokens[-1]]:
            return best  # "a gang killed a judge. He blamed Los Lobos. The gang …"
        return same or best

    def _plural(self, pronoun: Pronoun, token: int) -> tuple[Figure, ...]:
        group = self.twos.coordinated_subject(token)
        single = self._best(many, token, pronoun)
        if single and self._is_rather_several(single[0], token, pronoun):
            single = ()
        if group and (not single or group[0].tokens[-1] >= single[0].tokens[-1] - 8):
            return group
        return single

    def _is_rather_several(self, figure: Figure, token: int, pronoun: Pronoun) -> bool:
        """Whether "they" that may be one body more likely means several: as an object, or beside a crowd in reach.

        Of 14 articles read, all five wrong merges of "they" and "them" took a firm or body for people named beside it.
        """
        if figure.reading.plural or figure.reading.kind not in ("organisation", "state"):
            return False
        crowds = self.salience.scored(lambda r: r.plural, token, pronoun)
        return pronoun.case == "object" or bool(crowds)

    def _best(self, fits: Callable[[Reading], bool], token: int, pronoun: Pronoun | None) -> tuple[Figure, ...]:
        scored = self.salience.scored(fits, token, pronoun)
        if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < CLEAR):
            return ()
        return (scored[0][1],)
