"""The country a story plays in.

In:  a Page and the headline. Out: the country that the article's places and names point to, e.g. AFG for a report from
     Kabul that speaks of "the police"; None when two are named alike or none often enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from demarche.actors.clues import pick
from demarche.actors.forms import Pieces
from demarche.actors.page import NameSighting, Page
from demarche.actors.senses import Sense, SenseKind
from demarche.actors.sites import PLACES, behind_place_word, datelines

_NAMING: tuple[SenseKind, ...] = (
    "state", "capital", "metonym", "adjective", "people", "native", "unit", "city", "organisation", "leader",
)  # fmt: skip
_HALF = frozenset({"organisation", "leader"})
_EVERYWHERE = frozenset({"BUS", "JRN"})  # Google and Reuters are named in stories of any country
LEAD = 5  # sentences whose names count double
CLEAR_LEAD = 1.5  # how far the first must be ahead of the second
SHORT, SHORT_LEAD = 10, 2.5  # sentences; in so few words one more name of the other side tells little
ENOUGH = 16  # weight that any story's country has; less in texts under thirty sentences
FEW, FAR = 6, 3.0  # weight that is enough where the next has not a third of it
WEIGHT = 2  # of a name; those of an organisation and a leader count half
DATELINE = 6  # weight of the place that a report is written from, once


def story_country(page: Page, title: str = "") -> str | None:
    """The country whose places are named most; failing that, the most named country. Either must lead clearly.

    Places of a country that is hardly named beside another are where the other's affair reaches: Rotterdam, where
    Indonesian ore was impounded.
    """
    places, names = _weights(page)
    names.update(_in_headline(page, title))
    names.update(dict.fromkeys(_written_from(page), DATELINE))
    sentences = page.s.sentence[-1] + 1 if page.s.sentence else 0
    place = _leader(places, 2 * WEIGHT, 2.0)
    if place is not None and FAR * names[place] > max(names.values()):
        return place
    lead = CLEAR_LEAD if sentences >= SHORT else SHORT_LEAD
    return _leader(names, min(ENOUGH, sentences // 2), lead) or _leader(names, FEW, FAR)


def _leader(counts: Counter[str], enough: int, lead: float) -> str | None:
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < enough or (len(ranked) == 2 and ranked[0][1] < lead * ranked[1][1]):
        return None
    return ranked[0][0]


def _is_shared(seen: NameSighting, sense: Sense) -> bool:
    """Whether bodies of several countries have this name: "the House of Representatives" names none."""
    return sense.kind == "organisation" and len({s.country for s in seen.values if s.kind == "organisation"}) > 1


def _in_headline(page: Page, title: str) -> Counter[str]:
    """Countries named in the headline, each name with the weight of the first sentences."""
    words = (word.strip(".,:;!?\"'“”‘’()") for word in title.split())
    senses = _senses(page, [word.removesuffix("'s").removesuffix("’s") for word in words], *_NAMING)
    named = Counter(sense.country for sense in senses if sense.kind not in _HALF)
    return Counter({country: count * 2 * WEIGHT for country, count in named.items() if country})


def _written_from(page: Page) -> set[str]:
    """The countries of the places in datelines, which are mostly in capitals."""
    words = [page.words[i].title() if page.words[i].isupper() else page.words[i] for i in sorted(datelines(page))]
    return {sense.country for sense in _senses(page, words, *PLACES) if sense.country}


def _senses(page: Page, words: list[str], *kinds: SenseKind) -> Iterator[Sense]:
    """What words name that stand outside the text, where it is of a country."""
    picked = (pick(seen, *kinds) for seen in page.know.names.sightings(Pieces(words)))
    return (sense for sense in picked if sense is not None and sense.country in page.know.governed)


def _weights(page: Page) -> tuple[Counter[str], Counter[str]]:
    """How often each country is where something happens, and how often it is named at all."""
    places: Counter[str] = Counter()
    names: Counter[str] = Counter()
    last = -1
    for i, seen in enumerate(page.name):
        if seen is None or i <= last:
            continue
        last = seen.last
        sense = pick(seen, *_NAMING)
        if sense is None or sense.country not in page.know.governed or _is_shared(seen, sense):
            continue
        token = page.head_of(seen.first, seen.last)
        if page.know.cues.has("foreign-preposition", page.s.preposition(token)):
            continue  # "Dehghan spoke of the ties with Russia"
        if sense.sector in _EVERYWHERE:
            continue
        weight = (1 if sense.kind in _HALF else WEIGHT) * (2 if page.s.sentence[i] < LEAD else 1)
        names[sense.country] += weight
        here = behind_place_word(page, token)
        if sense.kind in ("unit", "city") or (sense.kind in PLACES and here):
            places[sense.country] += weight
    return places, names
