"""Where an article names an instrument, and which one.

In:  the syntax and cast of an article, the lexicon. Out: `NameMention`s; for "UNSCR 1244 … the resolution" two with
one key.

Four ways, the surer first: listed spellings, numbered resolutions, capitalised names ("Basra Water Treaty"), and
descriptions that tell one apart ("a contract with Baykar", "Kosovo's local elections"). Then definite phrases take up
what was named ("the very resolution").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from demarche.cast import Cast
from demarche.circumstances.instrument_acronyms import explained_otherwise
from demarche.circumstances.instrument_descriptions import Descriptions
from demarche.circumstances.instrument_lexicon import Alias, InstrumentKind, InstrumentLexicon, plain
from demarche.circumstances.instrument_phrases import Description
from demarche.language.syntax import Syntax

_UN = r"U\.?N\.?S\.?C\.?R?|U\.?N\.?G\.?A\.?|U\.?N\.?|United Nations|Security Council|General Assembly"
_BODY = rf"(?:(?:{_UN})(?:['’]s)?\s+)"
_NUMBER = r"(?:A/RES/)?(?:ES-\d+/\d+|\d{1,4}(?:/\d+)?)(?![\d,.]*\d)"
_RESOLUTION = re.compile(
    rf"(?P<body>{_BODY}*)(?P<res>[Rr]esolutions?\s+(?:[Nn]o\.?\s*|[Nn]umber\s+)?|S/RES/)(?P<number>{_NUMBER})"
    rf"|\bUNSCR\s+(?P<short>\d{{1,4}})"
)
_FURTHER = re.compile(rf"(?:,\s*|\s+and\s+|,\s*and\s+)(?P<number>{_NUMBER})(?!\s*(?:people|million|per|%))")
_SPEAKS_OF_UN = re.compile(r"Security Council|\bU\.?N\b\.?|United Nations|NATO")
_OWN_BODY = re.compile(r"\b(?:(?:House|Senate|Concurrent|Joint|Assembly|Council)\s+)+$")
ASSEMBLY_NUMBER = re.compile(r"\d+/\d+|ES-")
LAST_COUNCIL_RESOLUTION = 3000  # the Security Council stood below it in 2025; higher numbers belong to other bodies
ANAPHORA_SENTENCES = 15
LONGEST_NAME = 7


@dataclass(frozen=True, slots=True)
class NameMention:
    """first, last: its tokens; head: the one that hangs outside. key: the same for every spelling; "" for unnamed."""

    first: int
    last: int
    head: int
    key: str
    kind: InstrumentKind
    name: str
    way: str


def find_names(s: Syntax, cast: Cast, lexicon: InstrumentLexicon) -> list[NameMention]:
    """Mentions in text order, none inside another; of overlapping ones the surer way wins."""
    finder = _Finder(s, cast, lexicon)
    taken: set[int] = set()
    kept: list[NameMention] = []
    for way in (finder.listed, finder.numbered, finder.capitalised, finder.described):
        for mention in way():
            tokens = range(mention.first, mention.last + 1)
            if taken.isdisjoint(tokens):
                taken.update(tokens)
                kept.append(mention)
    kept += finder.taken_up(sorted(kept, key=lambda m: m.first), taken)
    return sorted(kept, key=lambda m: m.first)


class _Finder:
    def __init__(self, s: Syntax, cast: Cast, lexicon: InstrumentLexicon) -> None:
        self.s = s
        self.cast = cast
        self.text = s.text
        self.lexicon = lexicon
        self.kinds = lexicon.kinds
        self.texts = s.words
        self.plain = [plain(t) for t in self.texts]
        self.descriptions = Descriptions(s, cast, lexicon.kinds)
        self._speaks_of_un = bool(_SPEAKS_OF_UN.search(self.text))
        self.otherwise = explained_otherwise(s, lexicon.kinds.heads)

    # ------------------------------------------------------------ listed

    def listed(self) -> Iterator[NameMention]:
        for i, word in enumerate(self.plain):
            for alias in self.lexicon.aliases(word):
                end = i + len(alias.plain)
                fits = tuple(self.plain[i:end]) == alias.plain and alias.fits(self.texts[i:end])
                fits = fits and self.texts[i] not in self.otherwise
                if fits and not self._is_of_another(alias, end - 1):
                    named = alias.instrument
                    yield self._mention(i, end - 1, named.key, named.kind, named.name, "listed")
                    break

    def _is_of_another(self, alias: Alias, last: int) -> bool:
        """ "*Georgia's* foreign agents law" is not the Russian one."""
        if not alias.is_common or alias.instrument.kind != "law":
            return False
        owners = (self.cast[a] for c in self.s.having(last, "nmod:poss", "amod", "compound") for a in self.cast.at(c))
        states = [a.name for a in owners if a.kind == "state"]
        if not states and self._is_of_a_state(alias):
            states = [a.name for a in self.cast if a.kind == "state"][:1] if not self._speaks_of(alias) else []
        return any(name not in alias.instrument.name for name in states)

    def _is_of_a_state(self, alias: Alias) -> bool:
        """Its name has a word more than the alias, a nationality: "*Russian* foreign agents law"."""
        return any(w[0].isupper() and plain(w) not in alias.plain for w in alias.instrument.name.split())

    def _speaks_of(self, alias: Alias) -> bool:
        return any(a.kind == "state" and a.name in alias.instrument.name for a in self.cast)

    # ------------------------------------------------------------ numbered resolutions

    def numbered(self) -> Iterator[NameMention]:
        if "esolution" not in self.text and "UNSCR" not in self.text and "S/RES/" not in self.text:
            return
        starts = {offset: i for i, offset in enumerate(self.s.start)}
        ends = {offset: i for i, offset in enumerate(self.s.end)}
        for start, end, number, body in self._numbers():
            first, last = starts.get(start), ends.get(end)
            if first is not None and last is not None:
                key, name = self._resolution(number, body, start)
                yield self._mention(first, last, key, "resolution", name, "numbered")

    def _numbers(self) -> Iterator[tuple[int, int, str, str]]:
        """Start, end, number and body of each; "resolutions 1718 and 2270" are two."""
        for match in _RESOLUTION.finditer(self.text):
            number = match["number"] or match["short"]
            body = match["body"] or ("UNSC" if match["short"] or match["res"] == "S/RES/" else "")
            yield match.start() + _blank(match.group()), match.end(), number, body
            at = match.end()
            while (match["res"] or "").strip().lower().endswith("s") and (further := _FURTHER.match(self.text, at)):
                yield further.start("number"), further.end(), further["number"], body
                at = further.end()

    def _resolution(self, number: str, body: str, start: int) -> tuple[str, str]:
        """Key and name. A bare number is the Security Council's where the article speaks of the UN or it is high."""
        own = _OWN_BODY.search(self.text[max(0, start - 40) : start])
        if own and not body:
            name = f"{' '.join(own.group().split())} Resolution {number}"
            return f"resolution:{name.lower().replace(' ', '-')}", name
        if ASSEMBLY_NUMBER.match(number) or re.search(r"General Assembly|UNGA", body):
            return f"unga-resolution-{number}", f"UN General Assembly Resolution {number}"
        if (body or self._speaks_of_un or int(number) >= 1000) and int(number) < LAST_COUNCIL_RESOLUTION:
            return f"unsc-resolution-{number}", f"UN Security Council Resolution {number}"
        return f"resolution:{number}", f"Resolution {number}"

    # ------------------------------------------------------------ capitalised

    def capitalised(self) -> Iterator[NameMention]:
        """ "Basra Water Treaty", "Treaty of Nouakchott": a capitalised head with capitalised words beside it."""
        s = self.s
        for i, lemma in enumerate(s.lemma):
            lower = lemma.lower()
            if lower not in self.kinds.capital_heads or not self.texts[i][0].isupper() or s.pos[i] == "VERB":
                continue
            if self._is_part_of_other(i):
                continue
            first, last = self._left(i), self._right(i)
            if first == last or self._is_headline(first, last) or self._is_no_name(first, last):
                continue
            name = self.text[s.start[first] : s.end[last]]
            kind = self.kinds.heads[lower]
            yield self._mention(first, last, f"{kind}:{_slug(name)}", kind, name, "capitalised")

    def _is_part_of_other(self, i: int) -> bool:
        """ "Law School", "Treaty Organization": another capitalised noun follows."""
        after = i + 1
        follows = after < len(self.s) and self.texts[after][0].isupper() and self.s.pos[after] in ("NOUN", "PROPN")
        return follows or self.s.doc[i].ent_type_ == "PERSON"

    def _left(self, i: int) -> int:
        s, first = self.s, i
        while first > 0 and i - first < LONGEST_NAME:
            before = self.texts[first - 1]
            joins = before in ("-", "–", "&") or (before in ("and", "of") and self._is_within(first - 2, i))
            if not (self._is_capital(first - 1) or joins) or s.sentence[first - 1] != s.sentence[i]:
                break
            first -= 1
        while first < i and (
            s.pos[first] in ("DET", "PUNCT", "CCONJ", "ADP", "PRON") or self.plain[first] in ("a", "the")
        ):
            first += 1
        return first

    def _is_within(self, i: int, head: int) -> bool:
        """A capitalised word left of an "and" that modifies the head; "the X Resolves and Y Constitution" are two."""
        return self._is_capital(i) and i < self.s.head[i] <= head

    def _is_capital(self, i: int) -> bool:
        if i < 0 or not self.texts[i][0].isupper():
            return False
        return self.s.pos[i] in ("NOUN", "PROPN", "ADJ", "NUM") or self.s.tag[i] in ("VBN", "VBG")

    def _right(self, i: int) -> int:
        """ "Convention on the Rights of the Child": prepositions and articles between capitalised words."""
        s, last, at = self.s, i, i + 1
        if at < len(s) and self.texts[at][0].isdigit() and s.sentence[at] == s.sentence[i]:
            return at  # "Senate Bill 2770"
        allowed = self.kinds.first_prepositions
        while at < len(s) and at - i < 2 * LONGEST_NAME and s.sentence[at] == s.sentence[i]:
            if at > i + 1 and self._is_capital(at):
                last = at
            elif self.plain[at] not in allowed or s.pos[at : at + 2] == ["CCONJ", "DET"]:
                break  # "the Treaty of X and the Y Convention" are two
            allowed = self.kinds.further_words
            at += 1
        return last

    def _is_headline(self, first: int, last: int) -> bool:
        """Where nearly every word around the name has a capital as well, capitals tell nothing."""
        s, number = self.s, self.s.sentence[first]
        around = [*range(max(0, first - 10), first), *range(last + 1, min(len(s), last + 11))]
        words = [t for t in around if s.sentence[t] == number and self.texts[t].isalpha() and len(self.texts[t]) > 3]
        return len(words) >= 3 and sum(self.texts[t][0].isupper() for t in words) > 0.8 * len(words)

    def _is_no_name(self, first: int, last: int) -> bool:
        """ "Government of National Accord", "Institute of Business and Law" are bodies."""
        words = {self.plain[t] for t in range(max(0, first - 2), last + 1)}
        if last - first < 2 and words & self.kinds.short_names and not self.plain[last].isdigit():
            return True
        barred = (barred for head, barred in self.kinds.not_with.items() if head in words)
        return bool(words & self.kinds.not_names) or any(words & b for b in barred)

    # ------------------------------------------------------------ described, taken up

    def described(self) -> Iterator[NameMention]:
        for i, lemma in enumerate(self.s.lemma):
            if lemma.lower() in self.kinds.heads and self.s.pos[i] in ("NOUN", "PROPN"):
                found = self.descriptions.at(i)
                if found is not None:
                    yield self._of_description(i, found)

    def _of_description(self, i: int, d: Description) -> NameMention:
        return NameMention(d.first, d.last, i, d.key, d.kind, d.name, "described")

    def taken_up(self, known: list[NameMention], taken: set[int]) -> Iterator[NameMention]:
        """Definite phrases for the nearest instrument before them that they can mean."""
        heads = {word for words in self.kinds.anaphors.values() for word in words}
        for i, lemma in enumerate(self.s.lemma):
            if (
                lemma.lower() in heads
                and i not in taken
                and self.s.pos[i] in ("NOUN", "PROPN")
                and self._is_definite(i)
            ):
                meant = self._antecedent(i, known)
                if meant is not None:
                    first = min([i, *self.s.having(i, "det", "amod")])
                    yield NameMention(first, i, i, meant.key, meant.kind, meant.name, "taken-up")

    def _is_definite(self, i: int) -> bool:
        """ "The (very) resolution" and nothing more that would tell it from the one named before."""
        s = self.s
        determined = any(s.lower[c] in self.kinds.definites for c in s.having(i, "det"))
        modifiers = s.having(i, "amod", "compound", "nmod", "nmod:poss", "nummod")
        return determined and s.dep[i] != "compound" and all(s.lower[m] in self.kinds.idle_modifiers for m in modifiers)

    def _antecedent(self, i: int, known: list[NameMention]) -> NameMention | None:
        s, head = self.s, self.s.lemma[i].lower()
        fits: Callable[[NameMention], bool] = lambda m: (  # noqa: E731
            m.head < i
            and m.key not in self.lexicon.bodies_of_law
            and (head == "constitution") == (s.lemma[m.head].lower() == "constitution")
            and s.sentence[i] - s.sentence[m.head] <= ANAPHORA_SENTENCES
            and (head == s.lemma[m.head].lower() or head in self.kinds.anaphors[m.kind])
        )
        return next((m for m in reversed(known) if fits(m)), None)

    def _mention(self, first: int, last: int, key: str, kind: InstrumentKind, name: str, way: str) -> NameMention:
        tokens = range(first, last + 1)
        outside = [t for t in tokens if self.s.head[t] not in tokens or self.s.head[t] == t]
        content = [t for t in outside if self.s.dep[t] not in ("case", "det", "punct")]
        return NameMention(first, last, next(iter(content or outside), last), key, kind, name, way)


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip())


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", plain(name)).strip("-")
