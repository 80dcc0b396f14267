"""Full names in a headline.

In:  a title, e.g. "Achieng Wanjala quits parliament", "Serbia's Vucic Meets Albin Kurti in Brussels".
Out: the full names it certainly has: those of the leader table, and a known given name with the word behind it.
     Where a headline capitalises everything, two capitalised words alone are no name.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from demarche.actors.forms import Pieces
from demarche.actors.knowledge import ActorKnowledge


def names_in(title: str, knowledge: ActorKnowledge) -> Iterator[str]:
    """Names as printed."""
    words = [word.strip(".,:;!?\"'“”‘’()") for word in title.split()]
    for seen in knowledge.names.sightings(Pieces(words)):
        if seen.first < seen.last and any(sense.leader for sense in seen.values):
            yield " ".join(words[seen.first : seen.last + 1])
    plain = _is_plain(words)
    for given, surname in itertools.pairwise(words):
        capitals = given[:1].isupper() and surname[:1].isupper() and not surname.isupper()
        if capitals and (given in knowledge.cues.genders or (plain and _is_unknown(given, surname, knowledge))):
            yield f"{given} {surname}"


def _is_plain(words: list[str]) -> bool:
    """Whether the headline is written like a sentence: most of its longer words are lower-case."""
    long = [word for word in words if len(word) > 3]
    return sum(word.islower() for word in long) * 2 >= len(long)


def _is_unknown(given: str, surname: str, knowledge: ActorKnowledge) -> bool:
    """Whether neither word is a country's, a body's or a role's."""
    known = (knowledge.names.get(w) or knowledge.roles.get(w.lower()) for w in (given, surname, f"{given} {surname}"))
    return not any(known)
