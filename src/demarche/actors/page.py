"""An article laid open for the actors stage: its tree, its names, its role nouns.

In:  a Doc, e.g. of "Serbian President Aleksandar Vucic met U.S. officials in Ankara." Out: `Page`: by token, the name
     seen there (Serbian, Aleksandar Vucic, U.S., Ankara), the role noun (President, officials), the model's entity.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc

from demarche.actors.forms import Forms, Pieces, Sighting, T
from demarche.actors.knowledge import ActorKnowledge
from demarche.actors.namesakes import namesakes
from demarche.actors.reading import surname
from demarche.actors.senses import RoleForm, Sense, ToldTime
from demarche.language.syntax import Syntax
from demarche.records import Span

NameSighting = Sighting[Sense]
RoleSighting = Sighting[RoleForm]
Entity = tuple[int, int, str]

# A name's form may be an ordinary word elsewhere ("us", "may", "turkey"): these tags rule a name out.
_NO_NAME = frozenset({"VERB", "AUX", "PRON", "ADP", "SCONJ", "CCONJ", "PART", "INTJ"})
# Dependents that stand inside a noun phrase before its head.
BEFORE = frozenset(
    ["det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "obl:unmarked",
     "flat", "advmod", "nmod", "case", "punct", "goeswith", "fixed", "appos", "obl", "acl", "conj", "cc", "dep"]
)  # fmt: skip
_SITES = ("unit", "city")
_NAMESAKES = 100  # people of one name that an article can tell apart; all are gone through at each mention
INSIDE = frozenset({"flat", "fixed", "goeswith", "compound", "nmod:desc"})


class Page:
    """Read-only view; everything indexed by token."""

    __slots__ = (
        "_countries", "apart", "entity", "halves", "institution", "is_phrase", "know", "name", "namesakes", "role", "s",
        "source", "surnames", "title", "told_time", "words",
    )  # fmt: skip

    def __init__(
        self, doc: Doc, knowledge: ActorKnowledge, *, is_phrase: bool = False, syntax: Syntax | None = None
    ) -> None:
        self.is_phrase = is_phrase
        self.told_time: ToldTime | None = None  # of an article without a date
        self.s = syntax or Syntax(doc)
        self.know = knowledge
        self._countries: frozenset[str] | None = None
        self.words = self.s.words
        self.source = self.s.text
        people = (self.span(e[0], e[1] - 1) for e in self.s.entities if e[2] == "PERSON" and e[1] - e[0] > 1)
        full = (self.source[name.start : name.end].split() for name in people)
        self.surnames: dict[str, dict[str, None]] = {}  # full names, each once, by each of their words
        for name in full:
            for part in name:
                alike = self.surnames.setdefault(surname(part), {})
                if len(alike) < _NAMESAKES:
                    alike[" ".join(name)] = None
        pieces = Pieces([self._lowered(i) for i in range(len(self.words))])
        lower = Pieces(self.s.lower)
        self.entity: list[Entity | None] = [None] * len(doc)
        for start, end, label in self.s.entities:
            self.entity[start:end] = [(start, end - 1, label)] * (end - start)
        self.halves: dict[int, int] = {}  # of "North and South Korea": North → Korea
        self.name = self._names(pieces)
        self._settle_places()
        self.role = self._roles(lower)
        self.institution = _by_token(knowledge.institutions.whole, lower, len(doc))
        self.title = _by_token(knowledge.titles, pieces, len(doc))
        self.namesakes = frozenset(namesakes(self))
        for token in self.namesakes:
            self.name[token] = None
        self.apart = frozenset(seen.last for seen in self.name if seen is not None and self._is_apart(seen))

    def _lowered(self, token: int) -> str:
        """A word as names are written, among words in capitals: "RUSSIA ACCUSED"; but "UNICEF", and no dateline."""
        word = self.words[token]
        if len(word) < 4 or not word.isupper() or not word.isalpha() or self.know.names.begins(word):
            return word
        beside = (self.words[i] for i in (token - 1, token + 1) if 0 <= i < len(self.words))
        return word.capitalize() if any(len(other) > 1 and other.isupper() for other in beside) else word

    def _roles(self, lower: Pieces) -> list[RoleSighting | None]:
        """Role nouns; one that begins inside a name begins behind it: "European Union | officials"."""
        found = _by_token(self.know.roles, lower, len(self.words))
        for i, seen in enumerate(found):
            name = self.name[i]
            if seen is None or seen.first != i or name is None or not name.first < i <= name.last < seen.last:
                continue
            found[seen.first : seen.last + 1] = [None] * (seen.last + 1 - seen.first)
            behind = self.know.roles.at(lower, name.last + 1)
            for token in range(behind.first, behind.last + 1) if behind else ():
                found[token] = behind
        return found

    def _names(self, pieces: Pieces) -> list[NameSighting | None]:
        found: list[NameSighting | None] = [None] * len(self.words)
        for seen in self.know.names.sightings(pieces):
            if self._is_word(seen) or self._lies_in_next(pieces, seen) or self._is_persons(seen):
                continue
            for i in range(seen.first, seen.last + 1):
                found[i] = seen
            shared = self._shared_name(seen)
            if shared is not None:
                found[shared.first] = shared
                self.halves[shared.first] = self.head_of(seen.first, seen.last)
        return found

    def _settle_places(self) -> None:
        """A place of several countries lies in the one that the page's other names belong to: Punjab beside Lahore."""
        shared = [seen for seen in dict.fromkeys(self.name) if seen is not None and len(_sites_of(seen)) > 1]
        for here in shared:
            named = self._named_most(here)
            if len(named) == 1:
                kept = tuple(s for s in here.values if s.kind not in _SITES or s.country in named)
            elif all(s.kind in _SITES and not s.preferred for s in here.values) and (named or _is_region(here)):
                kept = (replace(here.values[0], country=None),)  # Kashmir, in a story of both or of neither
            else:
                continue
            self.name[here.first : here.last + 1] = [replace(here, values=kept)] * (here.last + 1 - here.first)

    def _named_most(self, here: NameSighting) -> frozenset[str]:
        """Of the countries that a place may lie in those the page names; the one that it names twice as often."""
        sites = _sites_of(here)
        others = (seen for seen in self.name if seen and seen.values != here.values)
        counts = Counter(code for seen in others for code in _homes_of(seen) & sites).most_common(2)
        clear = len(counts) == 2 and counts[0][1] >= 2 * counts[1][1]
        return frozenset(code for code, _ in (counts[:1] if clear else counts))

    def _shared_name(self, seen: NameSighting) -> NameSighting | None:
        """The first of two names that share their last word: North in "North and South Korea"."""
        first = seen.first - 2
        if first < 0 or seen.first == seen.last or self.s.lower[seen.first - 1] not in ("and", "or"):
            return None
        name = " ".join((self.words[first], *self.words[seen.first + 1 : seen.last + 1]))
        senses = tuple(sense for sense in self.know.names.get(name) if sense.kind == "state")
        return Sighting(first, first, senses) if senses else None

    def _is_word(self, seen: NameSighting) -> bool:
        """Whether a lone form is an ordinary word here, or a small place's name that the model takes for none."""
        if seen.first != seen.last:
            return False
        at, text = seen.first, self.words[seen.first]
        if self.entity[at] is not None:
            return False
        if self.s.pos[at] in _NO_NAME:  # "WHO chief", but "WHO ARE THEY?"
            around = self.words[max(0, at - 1) : at] + self.words[at + 1 : at + 2]
            return not (len(text) > 1 and text.isupper() and any(word.islower() for word in around))
        return all(s.kind in ("unit", "city") and (s.ambiguous or s.name != text) for s in seen.values)

    def _is_persons(self, seen: NameSighting) -> bool:
        """A town's name inside a longer name of a person: Salinas in "Jorge Salinas"."""
        entity = self.entity[seen.first]
        longer = entity is not None and entity[2] == "PERSON" and entity[1] - entity[0] > seen.last - seen.first
        return longer and all(s.kind in _SITES for s in seen.values)

    def _is_apart(self, seen: NameSighting) -> bool:
        """A state before a word that says what it did to the rest: Israel in "Israel armed Sunni rebels"."""
        after = seen.last + 1
        if after >= len(self.words) or self.know.cues.values.get(("participle", self.s.lower[after])) != "other":
            return False
        kinds = {sense.kind for sense in seen.values}
        return "state" in kinds and "adjective" not in kinds and not seen.tail

    def _lies_in_next(self, pieces: Pieces, seen: NameSighting) -> bool:
        """A town named with the state it lies in, when another country has one of the same name: "Odessa, Texas"."""
        if seen.last + 2 >= len(self.words) or self.words[seen.last + 1] != ",":
            return False
        after = self.know.names.at(pieces, seen.last + 2)
        homes = {sense.country for sense in (after.values if after else ()) if sense.kind in ("unit", "state")}
        here = {sense.country for sense in seen.values}
        places = all(sense.kind in ("capital", "unit", "city") for sense in seen.values)
        return bool(homes) and places and not homes & here

    def countries(self) -> frozenset[str]:
        """Codes of all countries that the page names; names that several organisations share name none."""
        if self._countries is None:
            self._countries = frozenset(code for seen in self.name if seen for code in _homes_of(seen))
        return self._countries

    def homes(self, here: NameSighting) -> frozenset[str]:
        """Codes of the countries that other names on the page belong to."""
        others = (seen for seen in self.name if seen and seen.values != here.values)
        return frozenset(code for seen in others for code in _homes_of(seen))

    def names_elsewhere(self, name: str, here: NameSighting) -> bool:
        """Whether another form on the page clearly stands for this body: "EU" beside "Brussels"."""
        return any(
            seen is not None and seen is not here and any(s.name == name and not s.ambiguous for s in seen.values)
            for seen in self.name
        )

    def tied(self, seen: NameSighting) -> str:
        """The word that a hyphen ties to a name, "" without one: "backed" in "Chad-backed rebels"."""
        if seen.tail:
            return seen.tail.lower()
        behind = self.s.lower[seen.last + 1 : seen.last + 3]
        return behind[1] if len(behind) == 2 and behind[0] == "-" else ""

    def is_backer(self, token: int) -> bool:
        """Whether a state is named for what it does to somebody else: Chad in "Chad-backed rebels"."""
        seen = self.name[token]
        if seen is None or self.head_of(seen.first, seen.last) != token:
            return False
        state = any(sense.kind == "state" for sense in seen.values)
        return state and self.know.cues.values.get(("participle", self.tied(seen))) == "other"

    def head_of(self, first: int, last: int) -> int:
        """The syntactic head of a stretch: the first word in it that depends on a word outside."""
        head, pos, dep = self.s.head, self.s.pos, self.s.dep
        outside = [
            i
            for i in range(first, last + 1)
            if not first <= head[i] <= last or head[i] == i
            if pos[i] not in ("PUNCT", "DET", "SPACE") and dep[i] not in ("det", "punct", "case", "cc")
        ]
        heads = [i for i in outside if dep[i] not in ("conj", "compound", "amod", "flat", "nmod:desc")]
        return (heads or outside or [last])[0]

    def left_edge(self, head: int) -> int:
        """First token of the noun phrase before its head."""
        first = head
        for child in self.s.children[head]:
            if child >= head:
                break
            if child in self.apart:
                continue
            if self.s.dep[child] in BEFORE and self.s.pos[child] != "ADP" and self.s.dep[child] not in ("case", "cc"):
                if self.s.dep[child] == "punct" or (self.s.dep[child] == "advmod" and self.s.pos[child] == "ADV"):
                    continue
                first = min(first, self.left_edge(child))
        return first

    def core_end(self, head: int) -> int:
        """Last token of the name or compound that begins at the head: "Vucic" in "President Aleksandar Vucic"."""
        end = head
        for child in self.s.children[head]:
            if child > head and self._is_close(head, child):
                end = max(end, self.core_end(child))
        return end

    def hyphenated_end(self, end: int) -> int:
        """The end of a name with what hyphens tie to it: "Tsai Ing-wen"."""
        s = self.s
        while end + 2 < len(self.words) and self.words[end + 1] == "-" and s.end[end] == s.start[end + 1]:
            if s.end[end + 1] != s.start[end + 2]:
                break
            end += 2
        return end

    def right_edge(self, head: int) -> int:
        """Last token of the phrase with its of-phrases: "the governor of Chihuahua"."""
        end = self.core_end(head)
        for child in self.s.children[head]:
            if child > end and self.s.dep[child] == "nmod" and self.s.preposition(child) == "of":
                end = max(end, self.right_edge(child))
        return end

    def _is_close(self, head: int, child: int) -> bool:
        """A part of the name, or a name beside a noun without a comma: "spokeswoman Agnes von der Muhll"."""
        pos, dep = self.s.pos, self.s.dep
        if dep[child] not in INSIDE and (dep[child] != "appos" or pos[child] != "PROPN"):
            return False
        apart = ("VERB", "AUX", "DET", "ADP", "CCONJ") if dep[child] == "appos" else ("VERB", "AUX", "CCONJ")
        return not any(pos[i] in apart or self.words[i] in (",", "(", "—", "–") for i in range(head + 1, child))

    def span(self, first: int, last: int) -> Span:
        while first < last and self.s.pos[first] == "SPACE":
            first += 1
        return Span(self.s.start[first], self.s.end[last])

    def text(self, first: int, last: int) -> str:
        """The words of a stretch on one line."""
        return " ".join(self.source[self.s.start[first] : self.s.end[last]].split())


def _sites_of(seen: NameSighting) -> frozenset[str]:
    return frozenset(s.country for s in seen.values if s.kind in _SITES and s.country)


def _is_region(seen: NameSighting) -> bool:
    return all(sense.type == "region" for sense in seen.values)


def _homes_of(seen: NameSighting) -> frozenset[str]:
    bodies = {sense.country for sense in seen.values if sense.kind == "organisation"}
    clear = len(bodies) == 1 and not any(sense.acronym for sense in seen.values)
    senses = (sense for sense in seen.values if sense.kind != "organisation" or clear)
    return frozenset(sense.country for sense in senses if sense.country)


def _by_token(forms: Forms[T], pieces: Pieces, count: int) -> list[Sighting[T] | None]:
    found: list[Sighting[T] | None] = [None] * count
    for seen in forms.sightings(pieces):
        if seen.tail:
            continue
        for i in range(seen.first, seen.last + 1):
            found[i] = seen
    return found
