"""Groups that are told by their members: "neighbours such as Togo and Benin", "its rivals, namely Chad".

In:  a finished Discourse. Out: the same, in which the group's noun is one more mention of each member named. Where
     the list is said to be open ("six states, including Togo") the group stays beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.actors.discourse import Discourse, Figure, Noted
from demarche.actors.page import Page
from demarche.actors.sites import behind_place_word

RULE = "coref.example"


def open_examples(page: Page, discourse: Discourse) -> None:
    """Let every nameless group without a country stand for those named as its examples."""
    figures: dict[int, list[Figure]] = {}
    for noted in discourse.mentions:
        figures.setdefault(noted.token, []).append(noted.figure)
    opened: list[Noted] = []
    for noted in discourse.mentions:
        members = _members(page, noted.token, figures) if _is_open(page, noted) else []
        partial = bool(members) and _is_partial(page, noted.token)
        if partial:
            members = [m for m in members if m.reading.kind == "state"]  # "70 people, including the mayor"
        if partial or not members:
            opened.append(noted)
        opened += [Noted(member, noted.token, noted.span, "nominal", RULE) for member in members]
    discourse.mentions[:] = [*opened, *_unnoted(page, figures)]


def _is_open(page: Page, noted: Noted) -> bool:
    reading = noted.figure.reading
    nameless = noted.form == "nominal" and not reading.named and reading.country is None
    return nameless and not behind_place_word(page, noted.token)


def _unnoted(page: Page, figures: dict[int, list[Figure]]) -> list[Noted]:
    """ "a small country like Togo": a noun for states that is nobody by itself."""
    anaphors = page.know.cues.anaphors
    nouns = (i for i, word in enumerate(page.s.lower) if i not in figures and word in anaphors)
    return [
        Noted(member, token, page.span(page.left_edge(token), page.right_edge(token)), "nominal", RULE)
        for token in nouns
        if "state" in anaphors[page.s.lower[token]].refers and not behind_place_word(page, token)
        for member in _members(page, token, figures)
        if member.reading.kind == "state"
    ]


def _members(page: Page, token: int, figures: dict[int, list[Figure]]) -> list[Figure]:
    """Those named after "such as", "like", "including", "namely", a colon, or side by side: "rivals Chad and Niger"."""
    s = page.s
    for c in _examples(page, token):
        named = [f for t in (c, *s.conjuncts(c)) for f in figures.get(t, ()) if f.reading.named]
        if len(named) > 1 or (named and s.dep[c] != "appos") or (named and _cue(page, c)):
            return list(dict.fromkeys(named))
    return []


def _examples(page: Page, token: int) -> Iterator[int]:
    """Heads of the lists that tell of a group; "ties with states at odds with Chad — namely, Togo": one hung higher."""
    s = page.s
    above = s.head[token]
    for c in s.children[token]:
        if c > token and (s.dep[c] == "appos" or _cue(page, c)):
            yield c
    yield from (c for c in s.children[above] if c > token > above and s.dep[c] == "nmod" and _adverb(page, c))


def _cue(page: Page, child: int) -> str:
    """The words before an example that say that it is one, or ""."""
    preposition = page.s.preposition(child)
    if page.s.dep[child] == "nmod" and page.know.cues.has("example", preposition):
        return preposition
    return _adverb(page, child)


def _adverb(page: Page, child: int) -> str:
    """ "namely", "especially" …, or ""."""
    words = (page.s.lower[c] for c in page.s.having(child, "advmod") if c < child)
    return next((w for w in words if page.know.cues.has("example", w)), "")


def _is_partial(page: Page, token: int) -> bool:
    """Whether others belong to the group as well: "including", "especially"."""
    cues = (_cue(page, c) for c in _examples(page, token))
    return any(page.know.cues.values.get(("example", cue)) == "partial" for cue in cues)
