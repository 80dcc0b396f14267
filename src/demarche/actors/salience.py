"""How much each figure is in mind at a word.

In:  the figures so far and a token: "it" in "Chad accused Togo. It threatened …".
Out: the figures in reach with a score, the most salient first: near ones, subjects, those of the clauses above; none
     that grammar bars ("Bush offered help, tweeting at him": not Bush) or that "it" and "they" more often do not mean.
"""

from __future__ import annotations

from collections.abc import Callable

from demarche.actors.cues import Pronoun
from demarche.actors.discourse import Discourse, Figure
from demarche.actors.page import Page
from demarche.actors.reading import Reading

# How far back a word looks, in sentences; what a sentence of distance and what the place in the clause are worth.
REACH = 3
DISTANCE = 40
NEAREST = 200
SUBJECT, OBJECT, OTHER = 30, 12, 4
NAMED = 3
MAIN = 5  # more of a subject: that of the main clause
GENDER = 6  # told, and the same
PLURAL = 14
GOVERNING = 24
ANSWERING = 60
ANSWERED = frozenset(["for", "over", "after", "following", "because of", "to"])  # "in response to its raid"
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})


class Salience:
    """Scores the figures of one page."""

    def __init__(self, page: Page, discourse: Discourse) -> None:
        self.page = page
        self.discourse = discourse

    def scored(
        self, fits: Callable[[Reading], bool], token: int, pronoun: Pronoun | None, *, lenient: bool = False
    ) -> list[tuple[int, Figure]]:
        """All who fit and are in reach, the most salient first. lenient: those in doubt as well."""
        scored: list[tuple[int, Figure]] = []
        above = self.clauses_above(token)
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

    def clauses_above(self, token: int) -> dict[int, int]:
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
            score = NEAREST - DISTANCE * gap + self.prominence(at) + NAMED * figure.reading.named
            if pronoun is not None and pronoun.number == "plural" and figure.reading.plural:
                score += PLURAL
            if pronoun is not None and pronoun.gender in ("m", "f") and figure.reading.gender == pronoun.gender:
                score += GENDER
            if gap and self._leads(at):
                score += MAIN
            if s.dep[at] in SUBJECTS:
                score += above.get(s.head[at], 0)
            best = score if best is None else max(best, score)
        return best

    def _leads(self, token: int) -> bool:
        """Whether a word is the subject of its sentence's main clause, alone or with others."""
        s = self.page.s
        token = self._first_conjunct(token)
        above = s.head[token]
        return s.dep[token] in SUBJECTS and s.head[above] == above

    def prominence(self, token: int) -> int:
        s = self.page.s
        for _ in range(8):
            if s.dep[token] not in ("conj", "appos", "flat"):
                break
            token = s.head[token]
        if s.dep[token] in SUBJECTS:
            return SUBJECT
        return OBJECT if s.dep[token] in ("obj", "iobj") else OTHER

    def _is_doubtful(self, reading: Reading, at: int, gap: int, token: int, pronoun: Pronoun) -> bool:
        """Whether "it" or "they" is more often a thing or somebody else than this party.

        Of 40 drawn from 66 whose party stands in an earlier sentence 24 were wrong without what is asked here: a
        party that is the subject one sentence before, several for "they", and for "it" something done.
        """
        if pronoun.gender in ("m", "f"):
            return False
        topic = self.prominence(at) == SUBJECT or (self.page.s.pos[at] == "PRON" and pronoun.number == "plural")
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
            return s.dep[at] in SUBJECTS and s.dep[token] in ("obj", "iobj") and s.head[at] == s.head[token]
        if pronoun.case in ("possessive", "reflexive"):
            return False
        if s.head[at] == s.head[token] or s.head[at] == token or at == s.head[token]:
            return True
        at = self._first_conjunct(at)
        return s.dep[at] in SUBJECTS and s.head[at] == self._subjects_verb(s.head[token])

    def _first_conjunct(self, token: int) -> int:
        for _ in range(8):
            if self.page.s.dep[token] != "conj":
                break
            token = self.page.s.head[token]
        return token

    def _subjects_verb(self, verb: int) -> int:
        """The verb whose subject a participle or infinitive shares: offered in "Bush offered help, tweeting at him"."""
        s = self.page.s
        for _ in range(4):
            bare = s.tag[verb] in ("VBG", "VB") and not s.having(verb, *SUBJECTS)
            if (
                not bare
                or s.dep[verb] not in ("advcl", "xcomp", "conj")
                or (s.dep[verb] == "xcomp" and s.having(s.head[verb], "obj", "iobj"))
            ):
                break
            verb = s.head[verb]
        return verb
