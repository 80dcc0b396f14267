"""Places on a parse: which words name them, which place is meant, which event they place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from demarche.cast import Cast
from demarche.circumstances.places import Gazetteer, PlaceMention, Places, find_places
from demarche.language.frames import Frames

Parse = Callable[..., Frames]

KILLED_IN_CITY = (
    "Gunmen/gunman/NOUN/NNS/nsubj/2 killed/kill/VERB/VBD/root/0 a/a/DET/DT/det/4 judge/judge/NOUN/NN/obj/2 "
    "in/in/ADP/IN/case/8 the/the/DET/DT/det/8 northern/northern/ADJ/JJ/amod/8 city/city/NOUN/NN/obl/2 "
    "of/of/ADP/IN/case/10 "
    "Mosul/Mosul/PROPN/NNP/nmod/8 ,/,/PUNCT/,/punct/13 officials/official/NOUN/NNS/nsubj/13 "
    "said/say/VERB/VBD/parataxis/2 "
    "in/in/ADP/IN/case/15 Baghdad/Baghdad/PROPN/NNP/obl/13 ././PUNCT/./punct/2"
)
MOSCOW_SAID = (
    "Moscow/Moscow/PROPN/NNP/nsubj/2 condemned/condemn/VERB/VBD/root/0 the/the/DET/DT/det/4 raid/raid/NOUN/NN/obj/2 "
    "././PUNCT/./punct/2"
)
PARIS_TEXAS = (
    "A/a/DET/DT/det/2 plant/plant/NOUN/NN/nsubj/7 in/in/ADP/IN/case/4 Paris/Paris/PROPN/NNP/nmod/2 ,/,/PUNCT/,/punct/6 "
    "Texas/Texas/PROPN/NNP/nmod/4 burned/burn/VERB/VBD/root/0 ././PUNCT/./punct/7"
)
CAPTURED = (
    "Rebels/rebel/NOUN/NNS/nsubj/2 captured/capture/VERB/VBD/root/0 Goma/Goma/PROPN/NNP/obj/2 "
    "after/after/SCONJ/IN/mark/6 "
    "troops/troops/NOUN/NNS/nsubj/6 withdrew/withdraw/VERB/VBD/advcl/2 to/to/ADP/IN/case/8 "
    "Bukavu/Bukavu/PROPN/NNP/obl/6 "
    "././PUNCT/./punct/2"
)
PRESIDENT_OF = (
    "The/the/DET/DT/det/2 president/president/NOUN/NN/nsubj/5 of/of/ADP/IN/case/4 Syria/Syria/PROPN/NNP/nmod/2 "
    "resigned/resign/VERB/VBD/root/0 ././PUNCT/./punct/5"
)
NORTHERN_IRAQ = (
    "Jets/jet/NOUN/NNS/nsubj/2 struck/strike/VERB/VBD/root/0 camps/camp/NOUN/NNS/obj/2 in/in/ADP/IN/case/6 "
    "northern/northern/ADJ/JJ/amod/6 Iraq/Iraq/PROPN/NNP/nmod/3 ././PUNCT/./punct/2"
)
PROVINCE = (
    "Air/air/NOUN/NN/compound/2 strikes/strike/NOUN/NNS/nsubj/6 in/in/ADP/IN/case/5 Kunduz/Kunduz/PROPN/NNP/compound/5 "
    "province/province/NOUN/NN/nmod/2 killed/kill/VERB/VBD/root/0 four/four/NUM/CD/nummod/8 "
    "farmers/farmer/NOUN/NNS/obj/6 "
    "././PUNCT/./punct/6"
)
UNKNOWN_VILLAGE = (
    "Shells/shell/NOUN/NNS/nsubj/2 hit/hit/VERB/VBD/root/0 the/the/DET/DT/det/4 village/village/NOUN/NN/obj/2 "
    "of/of/ADP/IN/case/6 "
    "Zarkhanabad/Zarkhanabad/PROPN/NNP/nmod/4 in/in/ADP/IN/case/8 Syria/Syria/PROPN/NNP/nmod/6 ././PUNCT/./punct/2"
)
LAUNCHED = (
    "Troops/troops/NOUN/NNS/nsubj/2 launched/launch/VERB/VBD/root/0 an/a/DET/DT/det/4 assault/assault/NOUN/NN/obj/2 "
    "near/near/ADP/IN/case/6 Kharkiv/Kharkiv/PROPN/NNP/obl/2 ,/,/PUNCT/,/punct/8 killing/kill/VERB/VBG/advcl/2 "
    "two/two/NUM/CD/nummod/10 soldiers/soldier/NOUN/NNS/obj/8 ././PUNCT/./punct/2"
)


def _read(frames: Frames, gazetteer: Gazetteer) -> tuple[dict[str, PlaceMention], Places]:
    mentions = find_places(frames.syntax.doc, cast=Cast(), gazetteer=gazetteer, syntax=frames.syntax)
    text = frames.syntax.doc.text
    places = Places(mentions, frames.syntax, frames, Cast(), words=gazetteer.words)
    return {text[m.span.start : m.span.end]: m for m in mentions}, places


def _place(frames: Frames, gazetteer: Gazetteer, predicate: str) -> str | None:
    _, places = _read(frames, gazetteer)
    location = places.place_of(frames.syntax.lower.index(predicate))
    return location.name if location else None


def test_place_of_the_event_not_of_the_report(parse: Parse, gazetteer: Gazetteer) -> None:
    """ "officials said in Baghdad" places the saying, not the killing in Mosul."""
    frames = parse(KILLED_IN_CITY, names={"Mosul": "LOC", "Baghdad": "LOC"})
    assert _place(frames, gazetteer, "killed") == "Mosul"
    assert _place(frames, gazetteer, "said") == "Baghdad"


def test_city_that_acts_is_no_place(parse: Parse, gazetteer: Gazetteer) -> None:
    """A capital that condemns is a government."""
    frames = parse(MOSCOW_SAID, names={"Moscow": "LOC"})
    assert _place(frames, gazetteer, "condemned") is None


def test_unit_beside_tells_which(parse: Parse, gazetteer: Gazetteer) -> None:
    """Paris, Texas is in the United States, and Texas only says so."""
    frames = parse(PARIS_TEXAS, names={"Paris": "LOC", "Texas": "LOC"})
    mentions, places = _read(frames, gazetteer)
    assert (mentions["Paris"].location.country, mentions["Paris"].location.admin1) == ("USA", "Texas")
    assert mentions["Texas"].container
    burned = places.place_of(frames.syntax.lower.index("burned"))
    assert burned is not None
    assert burned.name == "Paris"


def test_town_taken_is_the_place(parse: Parse, gazetteer: Gazetteer) -> None:
    """The object of "capture" is where it happened; the town withdrawn to belongs to the withdrawal."""
    frames = parse(CAPTURED, names={"Goma": "LOC", "Bukavu": "LOC"})
    assert _place(frames, gazetteer, "captured") == "Goma"
    assert _place(frames, gazetteer, "withdrew") == "Bukavu"


def test_whose_is_not_where(parse: Parse, gazetteer: Gazetteer) -> None:
    """The president of Syria need not resign in Syria."""
    assert _place(parse(PRESIDENT_OF, names={"Syria": "LOC"}), gazetteer, "resigned") is None


def test_part_of_a_country_is_no_finer(parse: Parse, gazetteer: Gazetteer) -> None:
    """ "northern Iraq" is Iraq with the precision of a country."""
    mentions, _ = _read(parse(NORTHERN_IRAQ, names={"Iraq": "LOC"}), gazetteer)
    location = mentions["Iraq"].location
    assert (location.country, location.precision) == ("IRQ", "country")


def test_type_word_tells_the_unit(parse: Parse, gazetteer: Gazetteer) -> None:
    """ "Kunduz province" is the province, not the city, and places the act noun and its verb."""
    frames = parse(PROVINCE, names={"Kunduz": "LOC"})
    mentions, _ = _read(frames, gazetteer)
    assert mentions["Kunduz province"].location.precision == "admin1"
    assert _place(frames, gazetteer, "killed") == "Kunduz"


def test_unknown_name_is_kept_without_a_point(parse: Parse, gazetteer: Gazetteer) -> None:
    """A village the gazetteer lacks is still the place, without coordinates."""
    frames = parse(UNKNOWN_VILLAGE, names={"Zarkhanabad": "LOC", "Syria": "LOC"})
    _, places = _read(frames, gazetteer)
    location = places.place_of(frames.syntax.lower.index("hit"))
    assert location is not None
    assert (location.name, location.country, location.lat, location.precision) == ("Zarkhanabad", "SYR", None, "none")


def test_participle_shares_the_place(parse: Parse, gazetteer: Gazetteer) -> None:
    """ "killing two soldiers" happens where the assault did."""
    frames = parse(LAUNCHED, names={"Kharkiv": "LOC"})
    assert _place(frames, gazetteer, "killing") == "Kharkiv"
    assert _place(frames, gazetteer, "launched") == "Kharkiv"


@pytest.mark.parametrize(("here", "there"), [("Mosul", "Basra"), ("Mosul", "Kirkuk")])
def test_even_hands(parse: Parse, gazetteer: Gazetteer, here: str, there: str) -> None:
    """Another town in the same words is the place in the same way."""
    frames = parse(KILLED_IN_CITY.replace(here, there), names={there: "LOC", "Baghdad": "LOC"})
    assert _place(frames, gazetteer, "killed") == there
