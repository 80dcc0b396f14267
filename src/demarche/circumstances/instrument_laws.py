"""Laws without a proper name: a country's, of a subject, in quotation marks, or told by what they do.

In:  a noun such as "law", "bill", "constitution". Out: a `Description` when its phrase tells which one: for "a bill
banning foreign funding" the name "bill banning foreign funding".
"""

from __future__ import annotations

from demarche.circumstances.instrument_phrases import Description, Phrases

_QUOTES = frozenset("\"“”‘’'`")
LONGEST_DEED = 9  # words of what a law does


class Laws(Phrases):
    """Reads the laws of one article."""

    def at(self, i: int) -> Description | None:
        """ "The Nigerian constitution", "China's national security law"; "martial law" and "a new law" are none."""
        s, modifiers = self.s, self._modifiers(i)
        words = [s.lower[m] for m in modifiers]
        if found := self._quoted_before(i) or self._by_deed(i) or self._constitution(i) or self._by_matter(i):
            return found
        if any(w in self.kinds.not_laws for w in words[-1:]):
            return None
        country = self._country(i, modifiers)
        subjects = [m for m in modifiers if s.lower[m] in self.kinds.law_subjects]
        is_constitution = s.lemma[i] == "constitution"
        is_one = s.tag[i] in ("NN", "NNP") and self._is_definite(i)
        if not (country or is_one) or not (subjects or (is_constitution and country)):
            return None
        if subjects and subjects[0] - 1 in modifiers and s.lower[subjects[0] - 1] in self.kinds.law_adjectives:
            subjects = [subjects[0] - 1, *subjects]  # "the *foreign* agents law"
        told = [s.lower[m] for m in modifiers if subjects and m >= subjects[0] and not self.cast.at(m)]
        told = [w for w in told if w.isalpha() and w not in self.kinds.not_laws]
        name = " ".join(filter(None, [country.name if country else "", *told, s.lower[i]]))
        key = f"law:{country.country or country.name}:{'-'.join([*told, s.lemma[i]])}" if country else ""
        return Description(self._start(i) if country else min([i, *subjects]), i, "law", key, name)

    def _quoted_before(self, i: int) -> Description | None:
        """ "The "foreign agents" law"."""
        s = self.s
        if i < 3 or s.words[i - 1] not in _QUOTES:
            return None
        opening = next((t for t in range(i - 2, max(-1, i - 8), -1) if s.words[t] in _QUOTES), None)
        if opening is None or i - opening < 3:
            return None
        words = self.text[s.start[opening + 1] : s.end[i - 2]]
        name = f"{words} {s.lower[i]}"
        return Description(opening, i, "law", f"law:{name.lower().replace(' ', '-')}", name)

    def _constitution(self, i: int) -> Description | None:
        """ "The constitution": there is but one where it is not said whose."""
        alone = self.s.lemma[i] == "constitution" and not self._modifiers(i) and not self._below(i, {"of", "for"})
        return Description(i, i, "law", "", "constitution") if alone and self._is_definite(i) else None

    def _by_matter(self, i: int) -> Description | None:
        """ "Passed a law *on foreign agents*": by what it is about, where a body makes it its own."""
        s = self.s
        adopted = s.dep[i] in ("obj", "nsubj:pass") and s.lemma[s.head[i]] in self.kinds.adopting
        matters = [c for c in self._below(i, self.kinds.about) if s.pos[c] == "NOUN"] if adopted else []
        if not matters:
            return None
        words = [t for t in s.subtree(matters[0]) if i < t <= matters[0]]
        name = f"{s.lower[i]} {self.text[s.start[min(words)] : s.end[matters[0]]]}"
        return Description(i, matters[0], "law", f"law:{name.lower().replace(' ', '-')}", name)

    def _by_deed(self, i: int) -> Description | None:
        """ "A bill *banning foreign funding of charities*", "a law *to ban* …"; not "a bill awaiting approval"."""
        s = self.s
        for c in s.having(i, "acl"):
            does = s.tag[c] == "VBG" or (s.tag[c] == "VB" and any(s.lower[m] == "to" for m in s.having(c, "mark")))
            done_to = s.having(c, "obj", "ccomp", "xcomp")
            if not does or not done_to or s.lemma[c] in self.kinds.not_deeds or s.head[c] != i:
                continue
            inside = set(s.subtree(c)) | {c}
            last = c
            while last + 1 in inside and last + 1 - i <= LONGEST_DEED and s.pos[last + 1] != "PUNCT":
                last += 1
            name = " ".join(self.text[s.start[i] : s.end[last]].split())
            first = self._start(i)
            return Description(first, last, "law", f"law:{name.lower().replace(' ', '-')}", name)
        return None
