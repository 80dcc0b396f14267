"""Pronouns and nouns that take somebody up.

In:  the figures so far and a word: "he", "its", "the group", "both countries", "they" after two named subjects.
Out: the figures meant; none where nobody fits, or where two fit alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Literal

from demarche.actors.cues import Anaphor, Pronoun
from demarche.actors.discourse import Discourse, Figure
from demarche.actors.page import Page
from demarche.actors.reading import Reading
from demarche.actors.roles import STATE_ORGANS

# How far back a word looks, in sentences; what a sentence of distance and what the place in the clause are worth.
REACH = 3
DISTANCE = 40
SUBJECT, OBJECT, OTHER = 30, 12, 4
NAMED = 3
MAIN = 5  # more of a subject: that of the main clause
GENDER = 6  # told, and the same
PLURAL = 14
GOVERNING = 24
OFTEN = 3  # that a state must be named to be one of the two sides
CLEAR = 4  # by how much the best must lead
RIVALS = 3  # candidates kept of a pronoun that stays open
ANSWERING = 60
ANSWERED = frozenset(["for", "over", "after", "following", "because of", "to"])  # "in response to its raid"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
Rivals = tuple[Literal["equal", "doubtful"], tuple[Figure, ...]]


class Antecedents:
    """Finds whom words take up on one page."""

    def __init__(self, page: Page, discourse: Discourse) -> None:
        self.page = page
        self.discourse = discourse
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
                score = 200 - DISTANCE * (s.sentence[token] - s.sentence[at]) + self._prominence(at)
                ranked[code] = max(ranked.get(code, 0), score)
        for code in self._own_countries(token):  # "he faces protests across the country"
            ranked[code] = max(ranked.get(code, 0), 200 + SUBJECT - CLEAR)
        best = sorted(ranked.items(), key=lambda pair: -pair[1])[:2]
        if not best or (len(best) == 2 and best[0][1] - best[1][1] < CLEAR):
            return None
        return best[0][0]

    def _own_countries(self, token: int) -> list[str]:
        """Countries of the officials who are subjects in the sentence so far."""
        s, here = self.page.s, self.page.s.sentence[token]
        officials = (f for f in self.discourse.figures if f.reading.kind in ("person", "office") and f.reading.office)
        subjects = (f for f in officials if any(s.sentence[at] == here and s.dep[at] in _SUBJECTS for at in f.tokens))
        return [f.reading.country for f in subjects if f.reading.country in self.page.know.countries]

    def of_pronoun(self, pronoun: Pronoun, token: int) -> tuple[Figure, ...]:
        """Whom a third-person pronoun means."""
        if pronoun.number == "plural":
            return self._plural(pronoun, token)
        return self._best(lambda r: _agrees(r, pronoun), token, pronoun)

    def rivals(self, pronoun: Pronoun, token: int) -> Rivals:
        """Whom a pronoun that was left open may mean, and why it was: two alike, or one in doubt."""
        plural = pronoun.number == "plural"
        scored = self._scored(_many if plural else lambda r: _agrees(r, pronoun), token, pronoun)
        doubtful = not scored
        if doubtful:
            scored = self._scored(_many if plural else lambda r: _agrees(r, pronoun), token, pronoun, lenient=True)
        return "doubtful" if doubtful else "equal", tuple(figure for _, figure in scored[:RIVALS])

    def of_noun(self, anaphor: Anaphor, token: int) -> tuple[Figure, ...]:
        """Whom "the group", "the company", "the man" means."""
        gender = self.page.know.cues.values.get(("gender", anaphor.noun), "")

        private = self.page.know.cues.has("private-noun", anaphor.noun)  # no ministry is "the movement"

        def fits(reading: Reading) -> bool:
            if private and reading.sector in STATE_ORGANS:
                return False
            return refers(reading, anaphor) and (not gender or reading.gender in ("", gender))

        same = self._best(lambda r: fits(r) and r.lemma == anaphor.noun and not r.named, token, None)
        return same or self._best(fits, token, None)

    def of_pair(self, anaphor: Anaphor, token: int) -> tuple[Figure, ...]:
        """Whom "both countries" or "the two leaders" means: the two states of the affair, else the only two in reach.

        Who urges or hosts the two is neither.
        """
        s = self.page.s
        states = self._two_states(token) if "state" in anaphor.refers else ()
        joint = self._coordinated_subject(token)
        if states:
            return states
        if len(joint) == 2 and all(_one_of(f.reading, anaphor) for f in joint):
            return joint
        above = self._clauses_above(token)
        scored = [
            (f.tokens[-1], f)
            for f in self.discourse.figures
            if f.tokens
            and _one_of(f.reading, anaphor)
            and not any(s.dep[at] in _SUBJECTS and s.head[at] in above for at in f.tokens)
        ]
        near = [(at, f) for at, f in scored if s.sentence[token] - s.sentence[at] <= 2 and at < token]
        near.sort(key=lambda pair: -pair[0])
        if len(near) < 2 or (len(near) > 2 and s.sentence[near[2][0]] == s.sentence[near[1][0]]):
            return ()
        one, other = near[0][1], near[1][1]
        return (one, other) if _is_human(one) == _is_human(other) else ()  # no party and its chairman

    def two_states_before(self, token: int) -> tuple[Figure, ...]:
        """The two states of the affair; else the only two that the sentences just before name as parties."""
        s = self.page.s
        found = self._two_states(token)
        if found:
            return found
        here = s.sentence[token]
        states = [f for f in self.discourse.figures if f.reading.kind == "state"]
        near = [f for f in states if any(t < token and here - s.sentence[t] <= 1 for t in f.tokens)]
        return tuple(near) if len(near) == 2 else ()

    def _two_states(self, token: int) -> tuple[Figure, ...]:
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

    def _plural(self, pronoun: Pronoun, token: int) -> tuple[Figure, ...]:
        group = self._coordinated_subject(token)
        single = self._best(_many, token, pronoun)
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
        crowds = self._scored(lambda r: r.plural, token, pronoun)
        return pronoun.case == "object" or bool(crowds)

    def _coordinated_subject(self, token: int) -> tuple[Figure, ...]:
        """Figures coordinated as a subject before the token, in this sentence or the one before."""
        s = self.page.s
        at: dict[int, list[Figure]] = {}
        for noted in self.discourse.mentions[-24:]:
            at.setdefault(noted.token, []).append(noted.figure)
        for first in sorted((t for t in at if t < token), reverse=True):
            if s.sentence[token] - s.sentence[first] > 1:
                continue
            if s.dep[first] in _SUBJECTS:
                members = [figure for t in (first, *s.conjuncts(first)) for figure in at.get(t, ())]
                if len(set(map(id, members))) > 1 and s.sentence[first] + 1 >= s.sentence[token]:
                    return tuple(dict.fromkeys(members))
        return ()

    def _best(self, fits: Callable[[Reading], bool], token: int, pronoun: Pronoun | None) -> tuple[Figure, ...]:
        scored = self._scored(fits, token, pronoun)
        if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < CLEAR):
            return ()
        return (scored[0][1],)

    def _scored(
        self, fits: Callable[[Reading], bool], token: int, pronoun: Pronoun | None, *, lenient: bool = False
    ) -> list[tuple[int, Figure]]:
        """All who fit and are in reach, the most salient first. lenient: those in doubt as well."""
        scored: list[tuple[int, Figure]] = []
        above = self._clauses_above(token)
        answer = self._answer(token) if pronoun is not None and pronoun.case == "possessive" else None
        if answer is not None:
            above = {**above, answer: -ANSWERING}
        for figure in self.discourse.figures:
            if figure.tokens and fits(figure.reading):
                score = self._salience(figure, token, pronoun, above, lenient=lenient)
                if score is not None:
                    scored.append((score, figure))
        scored.sort(key=lambda pair: -pair[0])
        return scored

    def _answer(self, token: int) -> int | None:
        """The verb that answers what its object did, when the word tells what: "condemned Togo for its raid"."""
        s, noun = self.page.s, self.page.s.head[token]
        cases = set()
        while s.dep[noun] in ("nmod", "obl"):
            cases.add(s.preposition(noun))
            noun = s.head[noun]
        answering = self.page.know.cues.has("answering-verb", s.lemma[noun]) and s.pos[noun] == "VERB"
        return noun if answering and cases & ANSWERED and not s.having(noun, "nsubj:pass") else None

    def _clauses_above(self, token: int) -> dict[int, int]:
        """Predicates over a word, the nearest with the highest value: their subjects are first in mind."""
        s, above = self.page.s, {}
        value = GOVERNING
        while s.head[token] != token and value > 0:
            token = s.head[token]
            if s.pos[token] in ("VERB", "AUX", "ADJ"):
                above[token] = value
                value -= 6
        return above

    def _salience(
        self, figure: Figure, token: int, pronoun: Pronoun | None, above: dict[int, int], *, lenient: bool
    ) -> int | None:
        """How much a figure is in mind at a token; None when it is out of reach or barred by grammar."""
        s = self.page.s
        here = s.sentence[token]
        best: int | None = None
        for at in reversed(figure.tokens):
            gap = here - s.sentence[at]
            if gap > REACH:
                break
            if at >= token:
                continue
            if gap == 0 and self._is_coargument(at, token, pronoun):
                return None
            if pronoun is not None and not lenient and self._is_doubtful(figure.reading, at, gap, token, pronoun):
                continue
            score = 200 - DISTANCE * gap + self._prominence(at) + NAMED * figure.reading.named
            if pronoun is not None and pronoun.number == "plural" and figure.reading.plural:
                score += PLURAL
            if pronoun is not None and pronoun.gender in ("m", "f") and figure.reading.gender == pronoun.gender:
                score += GENDER
            if gap and self._leads(at):
                score += MAIN
            if s.dep[at] in _SUBJECTS:
                score += above.get(s.head[at], 0)
            best = score if best is None else max(best, score)
        return best

    def _leads(self, token: int) -> bool:
        """Whether a word is the subject of its sentence's main clause, alone or with others."""
        s = self.page.s
        for _ in range(8):
            if s.dep[token] != "conj":
                break
            token = s.head[token]
        above = s.head[token]
        return s.dep[token] in _SUBJECTS and s.head[above] == above

    def _prominence(self, token: int) -> int:
        s = self.page.s
        for _ in range(8):
            if s.dep[token] not in ("conj", "appos", "flat"):
                break
            token = s.head[token]
        if s.dep[token] in _SUBJECTS:
            return SUBJECT
        return OBJECT if s.dep[token] in ("obj", "iobj") else OTHER

    def _is_doubtful(self, reading: Reading, at: int, gap: int, token: int, pronoun: Pronoun) -> bool:
        """Whether "it" or "they" is more often a thing or somebody else than this party.

        Of 40 drawn from 66 whose party stands in an earlier sentence 24 were wrong without what is asked here: a
        party that is the subject one sentence before, several for "they", and for "it" something done.
        """
        if pronoun.gender in ("m", "f"):
            return False
        topic = self._prominence(at) == SUBJECT or (self.page.s.pos[at] == "PRON" and pronoun.number == "plural")
        if gap == 0:
            return pronoun.gender == "n" and not topic and pronoun.case != "possessive"
        if gap > 1 or not topic:
            return True
        if pronoun.number == "plural":
            return not (reading.plural or reading.kind in ("group", "people"))
        return not self._does_something(token, pronoun)

    def _does_something(self, token: int, pronoun: Pronoun) -> bool:
        """ "It would capture …", not "it was a victory"; "its members" at the beginning of a sentence."""
        s, head = self.page.s, self.page.s.head[token]
        if pronoun.case == "possessive":
            first = s.sentences[s.sentence[token]][0]
            return not any(s.pos[i] in ("NOUN", "PROPN") for i in range(first, token))
        return s.dep[token] == "nsubj" and s.pos[head] == "VERB"

    def _is_coargument(self, at: int, token: int, pronoun: Pronoun | None) -> bool:
        """Arguments of one verb are different parties, unless the pronoun is possessive or reflexive."""
        s = self.page.s
        if pronoun is None:
            return s.dep[at] in _SUBJECTS and s.dep[token] in ("obj", "iobj") and s.head[at] == s.head[token]
        if pronoun.case in ("possessive", "reflexive"):
            return False
        if s.head[at] == s.head[token] or s.head[at] == token or at == s.head[token]:
            return True
        return s.dep[at] in _SUBJECTS and s.head[at] == self._subjects_verb(s.head[token])

    def _subjects_verb(self, verb: int) -> int:
        """The verb whose subject a participle or infinitive shares: offered in "Bush offered help, tweeting at him"."""
        s = self.page.s
        for _ in range(4):
            bare = s.tag[verb] in ("VBG", "VB") and not s.having(verb, *_SUBJECTS)
            if (
                not bare
                or s.dep[verb] not in ("advcl", "xcomp", "conj")
                or (s.dep[verb] == "xcomp" and s.having(s.head[verb], "obj", "iobj"))
            ):
                break
            verb = s.head[verb]
        return verb


def _is_human(figure: Figure) -> bool:
    return figure.reading.kind in ("person", "office")


def _many(reading: Reading) -> bool:
    return reading.plural or reading.kind in ("group", "people", "organisation") or reading.role == "institution"


def _agrees(reading: Reading, pronoun: Pronoun) -> bool:
    if pronoun.gender == "n":
        return reading.kind in ("state", "organisation")
    if reading.kind not in ("person", "office") or reading.plural:
        return False
    return not reading.gender or reading.gender == pronoun.gender


def refers(reading: Reading, anaphor: Anaphor) -> bool:
    """Whether a noun may take up a figure of this reading."""
    if anaphor.number == "plural" and not reading.plural:
        return False
    return _one_of(reading, anaphor)


def _one_of(reading: Reading, anaphor: Anaphor) -> bool:
    for kind in anaphor.refers:
        if kind == "person":
            if reading.kind in ("person", "office") and not reading.plural:
                return True
        elif (
            kind == reading.kind
            or kind == reading.type
            or (kind in reading.sectors and reading.kind in ("organisation", "group"))
        ):
            return True
    return False
