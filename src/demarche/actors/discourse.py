"""The article's cast as it builds up: who has been named so far, and who is the same.

In:  readings in text order, e.g. "Serbian President Aleksandar Vucic", then "Vucic", "the president".
Out: figures (actors in the making) with their mentions; words that two figures could claim equally stay unresolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from demarche.actors.page import Page
from demarche.actors.reading import Form, Reading, first_name, slug, surname
from demarche.records import Span


@dataclass(slots=True, eq=False)
class Figure:
    """One actor in the making; `tokens` are the heads of its mentions, in text order."""

    reading: Reading
    order: int
    tokens: list[int] = field(default_factory=list)


MOST_NAMESAKES = 100  # the last so many are asked whether a name is theirs; made texts have thousands


@dataclass(frozen=True, slots=True)
class Noted:
    """A mention of a figure."""

    figure: Figure
    token: int
    span: Span
    form: Form
    rule: str


@dataclass(frozen=True, slots=True)
class Open:
    """Words that take somebody up, left open; `rivals`: whom they may mean, the likeliest first."""

    span: Span
    reason: Literal["equal", "doubtful"]
    rivals: tuple[Figure, ...]


class Discourse:
    """Figures and mentions of one article."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.figures: list[Figure] = []
        self.mentions: list[Noted] = []
        self.open: list[Open] = []
        self._by_key: dict[str, Figure] = {}
        self._by_surname: dict[str, list[Figure]] = {}
        self._by_first: dict[str, list[Figure]] = {}
        self._by_alias: dict[str, Figure] = {}
        self._by_lemma: dict[str, list[Figure]] = {}

    def add(self, reading: Reading, token: int, span: Span) -> Figure:
        """The figure of a reading: an old one where it is the same, else a new one."""
        figure, rule = self.known(reading)
        if figure is None:
            figure, rule = self._new(reading), reading.rule
        else:
            self._enrich(figure, reading)
            self._index_name(figure, reading)
        self.note(figure, token, span, reading.form, rule)
        return figure

    def note(self, figure: Figure, token: int, span: Span, form: Form, rule: str) -> None:
        """One more mention of a figure."""
        figure.tokens.append(token)
        self.mentions.append(Noted(figure, token, span, form, rule))

    def place(self, reading: Reading, token: int, span: Span) -> None:
        """A state or city named as where something is: a mention of it, but none that words after it take up."""
        figure = self.known(reading)[0] or self._new(reading)
        self._enrich(figure, reading)
        self.mentions.append(Noted(figure, token, span, "place", f"place.{reading.kind}"))

    def expect(self, reading: Reading) -> None:
        """A full name that comes later in the text, or stands in the title: surnames before it find it."""
        if reading.key not in self._by_key:
            self._new(reading)

    def alias(self, form: str, figure: Figure) -> None:
        """Another name that the article itself gives: "(KSF)"."""
        self._by_alias.setdefault(form, figure)

    def rename(self, figure: Figure, reading: Reading) -> None:
        """Give a figure a fuller reading, under which later words find it too."""
        figure.reading = reading
        self._index(figure)

    def _new(self, reading: Reading) -> Figure:
        figure = Figure(reading, len(self.figures))
        self.figures.append(figure)
        self._index(figure)
        return figure

    def _index(self, figure: Figure) -> None:
        reading = figure.reading
        if reading.key:
            self._by_key.setdefault(reading.key, figure)
        self._index_name(figure, reading)
        if reading.lemma:
            _append(self._by_lemma, reading.lemma, figure)

    def _index_name(self, figure: Figure, reading: Reading) -> None:
        """A person is found by every name the text has for him: "Prayut Chan-o-cha", in the table Prayuth Chan-ocha."""
        if reading.role != "person" or not reading.named:
            return
        for name in (reading.name, reading.printed):
            if name:
                _append(self._by_surname, surname(name), figure)
                _append(self._by_first, first_name(name), figure)

    def _enrich(self, figure: Figure, new: Reading) -> None:
        old = figure.reading
        longer = new.named and ((old.surname_only and not new.surname_only) or (new.known and not old.known))
        merged = replace(old, name=new.name, key=new.key, surname_only=False, known=new.known) if longer else old
        if not old.named and not new.named and new.own and not old.own and old.kind != "state":
            merged = replace(merged, name=new.name, own=True)  # "police", later "Kenyan police"
        self.rename(figure, joined(merged, new))

    # -- who is the same

    def known(self, reading: Reading) -> tuple[Figure | None, str]:
        """The figure that a reading means, and the rule that says so."""
        if reading.role == "person" and reading.named:
            return self._person(reading)
        if reading.named:
            return self._named(reading)
        if reading.key and reading.key in self._by_key:
            return self._by_key[reading.key], reading.rule
        if reading.indefinite:
            return None, ""
        if reading.plural:
            return self._group(reading)
        if reading.role == "office" and (reading.definite or reading.kind == "office" or reading.form == "title"):
            alike = self._alike(reading, lambda r: not r.plural and _same_post(r, reading))
            return self._foremost(alike or self._governing(reading), "coref.office")
        return self._group(reading)

    def _named(self, reading: Reading) -> tuple[Figure | None, str]:
        found = self._by_key.get(reading.key)
        if found or reading.known:
            return found, reading.rule
        alias = self._by_alias.get(reading.name)
        return (alias, "coref.alias") if alias else (None, "")

    def _person(self, reading: Reading) -> tuple[Figure | None, str]:
        exact = self._by_key.get(reading.key)
        if exact and (not reading.surname_only or reading.known):
            return exact, reading.rule
        namesakes = self._by_surname.get(surname(reading.name), ())[-MOST_NAMESAKES:]
        alike = [f for f in namesakes if compatible(f.reading, reading) and not self._is_another(f.reading, reading)]
        if reading.surname_only:
            # Family names come first in China, Korea, Vietnam, Hungary; and papers call some by their given names.
            called = self._by_first.get(surname(reading.name), ())[-MOST_NAMESAKES:]
            first = [f for f in called if compatible(f.reading, reading)]
            found = alike or first
            found = [f for f in found if f.reading.sector != "ELI"] or found  # of two Kims, the one in office
            figure, rule = self._latest(found, "coref.surname" if alike else "coref.first-name")
            return (figure, rule) if figure else (exact, reading.rule)
        return self._latest([f for f in alike if _same_given(f.reading.name, reading.name)], "coref.name")

    def _is_another(self, old: Reading, new: Reading) -> bool:
        """ "President Bush" in an article that names Jeb Bush only."""
        return new.surname_only and self.page.know.is_another(old.name, new.lemma)

    def _group(self, reading: Reading) -> tuple[Figure | None, str]:
        same = self._alike(reading, lambda r: not r.named and r.plural == reading.plural)
        if reading.definite and same:
            return self._latest(same, "coref.nominal")
        twin = [f for f in same if _is_repeatable(reading) and _same_words(f.reading, reading)]
        return (twin[-1], "coref.same-words") if twin else (None, "")

    def _governing(self, reading: Reading) -> list[Figure]:
        """ "the Russian leader" after the president was named."""
        cues = self.page.know.cues
        if reading.country is None or not cues.has("any-leader", reading.lemma):
            return []
        people = (f for f in self.figures if f.tokens and f.reading.country == reading.country)
        return [f for f in people if f.reading.office and cues.has("top-office", f.reading.office)]

    def _alike(self, reading: Reading, test: Callable[[Reading], bool]) -> list[Figure]:
        """Mentioned figures of the same role noun that nothing speaks against."""
        return [
            f
            for f in self._by_lemma.get(reading.lemma, ())
            if f.tokens and test(f.reading) and compatible(f.reading, reading)
        ]

    def _latest(self, figures: Iterable[Figure], rule: str) -> tuple[Figure | None, str]:
        """The figure mentioned last; expected ones come after all that were mentioned."""
        ranked = sorted(figures, key=lambda f: (f.tokens[-1] if f.tokens else -1, -f.order))
        return (ranked[-1], rule) if ranked else (None, "")

    def _foremost(self, figures: Sequence[Figure], rule: str) -> tuple[Figure | None, str]:
        """Of those in the last sentence with any of them its subject: "Obama said that Putin knew. The president …"."""
        met = [f for f in figures if f.tokens]
        if not met:
            return self._latest(figures, rule)
        s = self.page.s
        last = max(s.sentence[f.tokens[-1]] for f in met)
        subjects = [f for f in met if any(s.sentence[t] == last and self._leads(t) for t in f.tokens)]
        return self._latest(subjects or met, rule)

    def _leads(self, token: int) -> bool:
        """Whether a word is the subject of its sentence, not of a clause inside it."""
        s = self.page.s
        above = s.head[token]
        return s.dep[token] in ("nsubj", "nsubj:pass") and s.head[above] == above


def _same_given(one: str, other: str) -> bool:
    """Whether two full names with one surname can be one person: "Vladimir Putin", "Vladimir V. Putin", "V. Putin"."""
    whole = sorted((slug(one), slug(other)), key=len)
    if "-" in whole[0] and whole[1].endswith(f"-{whole[0]}"):
        return True  # two surnames: "Debbie Wasserman Schultz", "Wasserman Schultz"
    a, b = slug(one).split("-")[0], slug(other).split("-")[0]
    return a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1])


def _is_repeatable(reading: Reading) -> bool:
    """Whether the same words mean the same again: "Turkish officials", "Merkel's party"; not "a farmer"."""
    possessed = reading.rule.startswith("possessive.") and reading.kind in ("person", "office", "organisation")
    return reading.plural or possessed


def _same_words(old: Reading, new: Reading) -> bool:
    """Two uncounted groups under one name and of one country: "Turkish officials … Turkish officials"."""
    uncounted = not old.counted and not new.counted
    return uncounted and old.country == new.country and slug(old.name) == slug(new.name)


def _same_post(old: Reading, new: Reading) -> bool:
    """ "the minister of X" with an X nothing is known of is another post unless the words agree."""
    return not new.modified or new.country is not None or slug(old.name) == slug(new.name)


def compatible(old: Reading, new: Reading) -> bool:
    """Whether nothing speaks against the two being one: country, gender."""
    if old.country and new.country and old.country != new.country:
        return False
    return not (old.gender and new.gender and old.gender != new.gender)


def joined(old: Reading, new: Reading) -> Reading:
    """The older reading with what the newer one adds; known fields stay."""
    office = old.office or new.office
    told = new.country is not None and not new.inferred
    merged = replace(
        old, country=old.country or new.country, office=office, gender=old.gender or new.gender,
        lemma=old.lemma or new.lemma, inferred=old.inferred and not told if old.country else new.inferred,
        rule=old.rule if old.country or not new.country else new.rule,
    )  # fmt: skip
    if not merged.sector and new.sector:
        merged = replace(merged, sector=new.sector, sectors=new.sectors)
    return merged


def _append(index: dict[str, list[Figure]], key: str, figure: Figure) -> None:
    known = index.setdefault(key, [])
    if figure not in known:
        known.append(figure)
