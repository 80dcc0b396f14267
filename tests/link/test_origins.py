"""Origins: which articles are copies of one text."""

from __future__ import annotations

from demarche.link import OriginOptions, find_origins
from demarche.records import Article

WIRE = (
    "Peru recalled its envoy from Lisbon on Monday after a quarrel over fishing rights, the foreign ministry said. "
    "The envoy will stay at home until talks on quotas begin again, a spokesman told reporters in the capital. "
    "Portugal called the step regrettable and said that its trawlers had kept to the agreement of last autumn."
)
OWN = (
    "Lisbon awoke without a Peruvian ambassador yesterday. Fishermen in the port shrugged: the dispute over hake, they "
    "say, has been going on for longer than most of them have been at sea, and nobody expects an end to it this year."
)


def origins(*texts: str, options: OriginOptions | None = None) -> list[str]:
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    return [origin for _, origin in find_origins(articles, options=options)]


def test_copies_have_the_origin_of_the_first() -> None:
    """Dateline and cuts at the end differ; the text is the agency's."""
    longer = WIRE + " Trade between the two countries is small. Both are members of the fisheries body of the region."
    assert origins("LIMA (Reuters) - " + WIRE, WIRE, "LIMA — " + longer) == ["0", "0", "0"]


def test_another_text_on_the_same_matter_is_an_origin_of_its_own() -> None:
    """Same quarrel, own words: a second witness."""
    assert origins(WIRE, OWN) == ["0", "1"]


def test_a_copy_of_a_copy_has_the_first_origin() -> None:
    """Origin is passed on."""
    assert origins(WIRE, "By our staff. " + WIRE, "Lima. By our staff. " + WIRE)[2] == "0"


def test_short_texts_are_copies_of_nothing() -> None:
    """A line that every outlet prints tells nothing about where it is from."""
    assert origins("More to follow.", "More to follow.", "") == ["0", "1", "2"]


def test_old_texts_are_forgotten() -> None:
    """Memory is bounded: with room for one text the one before is gone."""
    assert origins(WIRE, OWN, WIRE, options=OriginOptions(capacity=1)) == ["0", "1", "2"]
