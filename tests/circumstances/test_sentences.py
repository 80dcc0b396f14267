"""Circumstances in sentences as agencies of all continents write them."""

from __future__ import annotations

import msgspec
import pytest

from demarche.cast import Cast
from demarche.circumstances.places import Gazetteer, Places, find_places
from demarche.circumstances.times import carry_dates
from demarche.records import EventDate, EventMention
from tests.circumstances.reading import Found
from tests.circumstances.test_magnitudes import bounds, mention, read

FACTS = [
    ("Iran-backed Hezbollah fired rockets at Haifa.", "Iran", "backs", "Hezbollah", ""),
    ("Russia considers Crimea part of its territory.", "Russia", "claims_territory", "Crimea", "Russia"),
    ("Israel says the Golan Heights belong to it.", "Israel", "claims_territory", "Golan", "Israel"),
    ("Japan and China both claim the Senkaku islands.", "China", "claims_territory", "Senkaku", "China"),
    ("Kuwait is one of OPEC's founding members.", "Kuwait", "member_of", "OPEC", ""),
    ("Hungary, a NATO and EU member, blocked the statement.", "Hungary", "member_of", "EU", ""),
    ("Ecuador's foreign minister, Gabriela Sommerfeld, resigned.", "Sommerfeld", "office_of", "Ecuador", ""),
    ("Antonio Guterres, the U.N. secretary-general, left.", "Guterres", "office_of", "United Nations", ""),
    ("The Tamba rebels are backed by Rwanda, the envoy said.", "Rwanda", "backs", "rebels", "envoy"),
    ("Paraguay, one of the few countries that recognise Taiwan, agreed.", "Paraguay", "recognises", "Taiwan", ""),
    ("Egypt's longtime ally Saudi Arabia sent fuel.", "Saudi", "ally_of", "Egypt", ""),
    ("The Moscow-backed rebels won.", "Moscow", "backs", "rebels", ""),
    ("Cologne Police Chief Wolfgang Albers left.", "Albers", "leads", "Cologne Police", ""),
    ("Ukraine is not a member of NATO.", "Ukraine", "not_member_of", "North Atlantic", ""),
    ("Transnistria, where Russia keeps 1,500 troops, voted.", "Russia", "has_troops_in", "Transnistria", ""),
    ("The Vienna-based Orbex Corporation closed.", "Orbex", "based_in", "Vienna", ""),
    (
        "Argentina's claim to the Falkland Islands was repeated.",
        "Argentina",
        "claims_territory",
        "Falkland",
        "Argentina",
    ),
]


@pytest.mark.parametrize(("text", "subject", "relation", "object_", "holder"), FACTS)
def test_facts_in_passing(text: str, subject: str, relation: str, object_: str, holder: str) -> None:
    """Who is what to whom, and on whose word."""
    found = Found(text)
    assert any(
        f.relation == relation
        and found.is_called(f.subject, subject)
        and found.is_called(f.object, object_)
        and found.is_called(f.holder, holder)
        for f in found.facts
    ), found.facts


@pytest.mark.parametrize(
    "text",
    [
        "Georgia wants to become a member of the EU.",
        "Bosnia hopes to join NATO.",
        "Joel Rua, Walsh's predecessor, left the town hall.",
        "They met in Cholsan County, North Phyongan province.",
    ],
)
def test_no_fact_is_stated(text: str) -> None:
    """Wishes, denials, predecessors and addresses state no standing relation."""
    assert Found(text).facts == ()


@pytest.mark.parametrize(
    ("text", "name", "stance"),
    [
        ("Rwanda and Congo signed a peace agreement.", "peace agreement between Rwanda and ", "signs"),
        ("Ships passed under Article 5 of the Montreux Convention.", "Montreux", "under"),
        ("The EU accused Georgia of breaching the Association Agreement.", "EU Association", "violates"),
        ("Armenia breached the ceasefire agreement, Azerbaijan said.", "ceasefire agreement", "violates"),
        ("Both armies violated the truce.", "truce", "violates"),
        ("The sides had agreed on oil under the Addis Ababa agreement.", "Addis Ababa agreement", "under"),
        ('Georgia passed a "foreign agents" law.', "foreign agents law", ""),
    ],
)
def test_instruments_by_what_is_said_of_them(text: str, name: str, stance: str) -> None:
    """Papers without a proper name, told by signers, subject, place or quotation."""
    found = [i for i in Found(text).instruments if i.name.startswith(name)]
    assert found, Found(text).instruments
    assert not stance or found[0].invocations[0].stance == stance


@pytest.mark.parametrize(
    "text",
    ["They signed a deal.", "The firm lost the contract.", "A truce is near.", "Less agreement among Kurds was seen."],
)
def test_any_paper_is_no_instrument(text: str) -> None:
    """What could be any is left out."""
    assert Found(text).instruments == ()


@pytest.mark.parametrize(
    ("text", "event", "kind", "expected"),
    [
        ("Two people died and 11 were hurt as police clashed with miners.", ("clashed", "ASSAULT"), "dead", (2, 2)),
        ("Ten people died and 17 are missing after jets bombed a prison.", ("bombed", "ASSAULT"), "dead", (10, 10)),
        ("Gunmen killed a judge, his driver and two guards.", ("killed", "ASSAULT"), "dead", (4, 4)),
        ("Police fired tear gas at some 3,000 demonstrators.", ("fired", "ASSAULT"), "size", (3000, 3000)),
        ("The army killed 54 rebels and captured eight others.", ("killed", "ASSAULT"), "arrested", (8, 8)),
        ("The rebels killed 10 soldiers and injured eight more.", ("killed", "ASSAULT"), "injured", (8, 8)),
    ],
)
def test_tolls_and_crowds(
    text: str, event: tuple[str, str], kind: str, expected: tuple[int | None, int | None]
) -> None:
    """Figures reach the deed of which they are the toll, over coordination and clauses of time."""
    (magnitude,) = read(text, event)
    assert bounds(getattr(magnitude, kind)) == expected


@pytest.mark.parametrize(
    ("text", "item", "quantity", "taker"),
    [
        ("France handed over six Kestrel howitzers to Chad.", "howitzers", (6, 6), "Chad"),
        ("The EU pledged 35 million euros in aid to Egypt.", "35 million euros", (35_000_000, 35_000_000), "Egypt"),
    ],
)
def test_objects_with_quantity_and_taker(text: str, item: str, quantity: tuple[float, float], taker: str) -> None:
    """ "Handed over six" is no more than six; "in aid to" names the taker."""
    found = Found(text)
    (thing,) = [t.object for t in found.things if item in t.object.item]
    assert thing.quantity is not None
    assert (thing.quantity.min, thing.quantity.max) == quantity
    assert found.is_called(thing.recipient, taker)


def test_what_is_used_belongs_to_the_deed() -> None:
    """ "Used jets to shoot down five planes": the jets are objects of the shooting too."""
    found = Found("Mali used Kestrel drones to shell the camp.")
    (thing,) = found.things
    assert found.token("shell") in thing.links


def _places(text: str, gazetteer: Gazetteer) -> tuple[Found, Places]:
    found = Found(text)
    s = found.frames.syntax
    named = find_places(s.doc, cast=Cast(), gazetteer=gazetteer, syntax=s)
    return found, Places(named, s, found.frames, Cast(), words=gazetteer.words)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("A bomb exploded in the Kadhimiya neighborhood of Baghdad.", "exploded", "Kadhimiya"),
        ("He was killed in Mogadishu's Huriwaa district.", "killed", "Huriwaa"),
    ],
)
def test_a_part_of_a_city_has_the_citys_point(text: str, word: str, name: str, gazetteer: Gazetteer) -> None:
    """The finest name, the coordinates of what it lies in, no id."""
    found, places = _places(text, gazetteer)
    location = places.place_of(found.token(word))
    assert location is not None
    assert (location.name, location.precision, location.geonameid) == (name, "city", None)
    assert location.lat is not None


def test_words_are_placed_where_they_are_spoken(gazetteer: Gazetteer) -> None:
    """ "Condemned the attack in Kunduz" is not in Kunduz; the attack is."""
    found, places = _places("Chad condemned the attack in Kunduz.", gazetteer)
    assert places.place_of(found.token("condemned"), spoken=True) is None
    found, places = _places("In Kunduz, Chad condemned the attack.", gazetteer)
    location = places.place_of(found.token("condemned"), spoken=True)
    assert location is not None
    assert location.name == "Kunduz"


TOLD_ON = "The raid came on Friday. Soldiers burned two villages."


def _dated(found: Found, word: str, start: str | None) -> EventMention:
    precision = "day" if start else "unresolved"
    date = EventDate(start=start or "2025-10-09", end=start or "2025-10-09", precision=precision, span=None, reason="r")
    return msgspec.structs.replace(mention(found, word, "ASSAULT"), date=date)


@pytest.mark.parametrize(
    ("text", "word", "carried"),
    [
        (TOLD_ON, "burned", True),
        ("The raid came on Friday. Soldiers have burned two villages.", "burned", False),
        ("The raid came on Friday. Soldiers burn villages.", "burn", False),
    ],
)
def test_the_day_of_a_deed_is_carried_to_the_next(text: str, word: str, carried: bool) -> None:
    """In the simple past only."""
    found = Found(text)
    events = (_dated(found, "raid", "2025-10-03"), _dated(found, word, None))
    _, second = carry_dates(events, found.frames.syntax)
    assert second.date is not None
    assert (second.date.start == "2025-10-03") is carried
