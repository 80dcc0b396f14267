"""The article's cast as it builds up: who has been named, and whom a later word takes up.

In:  readings in text order, e.g. "Serbian President Aleksandar Vucic", then "Vucic", "the president", "he".
Out: figures (actors in the making) with their mentions; a word that two figures could claim equally stays unresolved.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from demarche.actors.cues import Anaphor, Pronoun
from demarche.actors.page import Page
from demarche.actors.reading import Reading, slug
from demarche.records import ActorMention, Span

# How far back a pronoun looks, in sentences, and what one sentence of distance costs.
REACH = 3
DISTANCE = 40
SUBJECT, OBJECT, OTHER = 30, 12, 4
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})


@dataclass(slots=True)
class Figure:
    """One actor in the making."""

    reading: Reading
    order: int
    tokens: list[int] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    @property
    def last(self) -> int:
        return self.tokens[-1] if self.tokens else -1


class Discourse:
    """Figures and mentions of one article."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.figures: list[Figure] = []
        self.mentions: list[tuple[Figure, int, Span, str, str]] = []
        self._by_key: dict[str, Figure] = {}
        self._by_surname: dict[str, list[Figure]] = {}

    # -- adding

    def add(self, reading: Reading, token: int, span: Span) -> Figure:
        """The figure of a reading: an old one where it is the same, else a new one."""
        figure, rule = self._known(reading, token)
        if figure is None:
            figure, rule = self._new(reading), reading.rule
        else:
            figure.reading = _enriched(figure.reading, reading)
        self._note(figure, token, span, reading.form, rule)
        return figure

    def note(self, figure: Figure, token: int, span: Span, form: str, rule: str) -> None:
        self._note(figure, token, span, form, rule)

    def _note(self, figure: Figure, token: int, span: Span, form: str, rule: str) -> None:
        figure.tokens.append(token)
        self.mentions.append((figure, token, span, form, rule))

    def _new(self, reading: Reading) -> Figure:
        figure = Figure(reading, len(self.figures))
        self.figures.append(figure)
        if reading.key:
            self._by_key[reading.key] = figure
        if reading.role == "person" and reading.named:
            self._by_surname.setdefault(_surname(reading.name), []).append(figure)
        return figure

    def expect(self, reading: Reading) -> None:
        """A full name that comes later in the text (or stands in the title): surnames before it find it."""
        if reading.key not in self._by_key:
            self._new(reading)

    # -- linking

    def _known(self, reading: Reading, token: int) -> tuple[Figure | None, str]:
        if reading.role == "person" and reading.named:
            return self._person(reading)
        if reading.key:
            return self._by_key.get(reading.key), reading.rule
        if reading.form == "title" and (reading.definite or reading.kind == "office"):
            return self._office(reading)
        if reading.role == "institution":
            return self._institution(reading)
        return self._group(reading)

    def _person(self, reading: Reading) -> tuple[Figure | None, str]:
        exact = self._by_key.get(reading.key)
        if exact:
            return exact, reading.rule
        if not reading.surname_only:
            return None, ""
        found = [f for f in self._by_surname.get(_surname(reading.name), ()) if _compatible(f.reading, reading)]
        if not found:
            return None, ""
        return max(found, key=lambda f: (f.last, -f.order)), "coref.surname"

    def _office(self, reading: Reading) -> tuple[Figure | None, str]:
        holders = [f for f in self.figures if f.tokens and f.reading.lemma == reading.lemma and _single(f.reading)
                   and _compatible(f.reading, reading)]  # fmt: skip
        return (max(holders, key=lambda f: f.last), "coref.office") if holders else (None, "")

    def _institution(self, reading: Reading) -> tuple[Figure | None, str]:
        same = [f for f in self.figures if f.tokens and f.reading.lemma == reading.lemma
                and f.reading.role == "institution" and _compatible(f.reading, reading)]  # fmt: skip
        return (max(same, key=lambda f: f.last), "coref.institution") if same else (None, "")

    def _group(self, reading: Reading) -> tuple[Figure | None, str]:
        same = [f for f in self.figures if f.tokens and f.reading.lemma == reading.lemma and not f.reading.named
                and f.reading.plural == reading.plural and _compatible(f.reading, reading)]  # fmt: skip
        if reading.definite and same:
            return max(same, key=lambda f: f.last), "coref.nominal"
        twin = [f for f in same if reading.plural and slug(f.reading.name) == slug(reading.name)]
        return (twin[-1], "coref.same-words") if twin else (None, "")

    # -- pronouns and nouns that take somebody up

    def pronoun(self, pronoun: Pronoun, token: int) -> tuple[Figure | None, str]:
        """Whom a third-person pronoun means; None where nobody or two alike."""
        scored = []
        for figure in self.figures:
            if figure.tokens and _agrees(figure.reading, pronoun):
                score = self._salience(figure, token, pronoun)
                if score is not None:
                    scored.append((score, figure))
        return self._best(scored), "coref.pronoun"

    def taken_up(self, anaphor: Anaphor, token: int, reading: Reading | None) -> tuple[Figure | None, str]:
        """Whom "the group", "the company", "the man" means."""
        scored = []
        for figure in self.figures:
            if figure.tokens and _refers(figure.reading, anaphor):
                score = self._salience(figure, token, None)
                if score is not None:
                    scored.append((score, figure))
        return self._best(scored), "coref.nominal"

    def _best(self, scored: list[tuple[int, Figure]]) -> Figure | None:
        scored.sort(key=lambda pair: -pair[0])
        if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < 4):
            return None
        return scored[0][1]

    def _salience(self, figure: Figure, token: int, pronoun: Pronoun | None) -> int | None:
        """How much a figure is in mind at a token; None when it is out of reach or barred by grammar."""
        s = self.page.s
        here = s.sentence[token]
        best: int | None = None
        for at in reversed(figure.tokens):
            gap = here - s.sentence[at]
            if gap > REACH:
                break
            if at >= token or (pronoun is not None and gap == 0 and self._barred(at, token, pronoun)):
                continue
            score = 200 - DISTANCE * gap + self._prominence(at) + 3 * (figure.reading.named)
            best = score if best is None else max(best, score)
        return best

    def _prominence(self, token: int) -> int:
        s = self.page.s
        while s.dep[token] in ("conj", "appos", "flat") and s.head[token] != token:
            token = s.head[token]
        if s.dep[token] in _SUBJECTS:
            return SUBJECT
        return OBJECT if s.dep[token] in ("obj", "iobj") else OTHER

    def _barred(self, at: int, token: int, pronoun: Pronoun) -> bool:
        """Subject and object of one verb are two, unless the pronoun is reflexive or possessive."""
        s = self.page.s
        if pronoun.case in ("possessive", "reflexive"):
            return False
        return s.head[at] == s.head[token] or s.head[at] == token or at == s.head[token]


def _surname(name: str) -> str:
    return slug(name.split()[-1]) if name.split() else ""


def _compatible(old: Reading, new: Reading) -> bool:
    """Whether nothing speaks against the two being one: country, gender, number."""
    if old.country and new.country and old.country != new.country:
        return False
    if old.gender and new.gender and old.gender != new.gender:
        return False
    return True


def _single(reading: Reading) -> bool:
    return not reading.plural and reading.kind in ("person", "office")


def _agrees(reading: Reading, pronoun: Pronoun) -> bool:
    if pronoun.number == "plural":
        return reading.plural or reading.kind in ("group", "people", "organisation") or reading.role == "institution"
    if pronoun.gender == "n":
        return reading.kind in ("state", "organisation")
    if reading.kind not in ("person", "office") or reading.plural:
        return False
    return not reading.gender or reading.gender == pronoun.gender


def _refers(reading: Reading, anaphor: Anaphor) -> bool:
    if anaphor.number == "plural" and not reading.plural:
        return False
    for kind in anaphor.refers:
        if kind == "person" and reading.kind in ("person", "office") and not reading.plural:
            return True
        if kind == reading.kind or kind in reading.sectors or kind == reading.type:
            return True
    return False


def _enriched(old: Reading, new: Reading) -> Reading:
    """The older reading with what the newer one adds; names grow, known fields stay."""
    longer = new.named and not new.surname_only and old.surname_only
    merged = replace(
        old,
        name=new.name if longer else old.name,
        key=new.key if longer or not old.key else old.key,
        surname_only=old.surname_only and not longer,
        country=old.country or new.country,
        office=old.office or new.office,
        gender=old.gender or new.gender,
        lemma=old.lemma or new.lemma,
    )
    if not merged.sector and new.sector:
        merged = replace(merged, sector=new.sector, sectors=new.sectors)
    return merged


def mention_record(figure: Figure, actor: str, token: int, span: Span, form: str, rule: str) -> ActorMention:
    return ActorMention(actor=actor, span=span, head=token, form=form, rule=rule)  # type: ignore[arg-type]
