"""Things that change hands come out whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from demarche import Article, Coder
from demarche.circumstances.objects import objects_of
from demarche.circumstances.taxonomy import Taxonomy
from demarche.errors import BrokenRule
from demarche.records import EventObject
from tests.circumstances.reading import DATA, Found
from tests.circumstances.test_magnitudes import mention


def only(text: str, word: str) -> tuple[Found, EventObject]:
    """The object whose item contains a word."""
    found = Found(text)
    (thing,) = {t.object for t in found.things if t.links and word in t.object.item}
    return found, thing


def test_a_delivery_comes_out_whole() -> None:
    """Item, category, quantity, origin, supplier and maker of goods inside containers."""
    found, thing = only(
        "Containers carrying hundreds of Polish-made Orlik mortars arrived in Chisinau on Monday "
        "under a contract with Huta Stal Corporation.",
        "Orlik",
    )
    assert (thing.item, thing.category, thing.origin) == ("Orlik mortars", "artillery", "POL")
    assert thing.quantity is not None
    assert (thing.quantity.min, thing.quantity.max, thing.quantity.text) == (200, None, "hundreds")
    assert found.is_called(thing.supplier, "Huta")
    assert found.words(thing.span) == "hundreds of Polish-made Orlik mortars"


def test_the_containers_are_no_object() -> None:
    """What carries the load stands for it."""
    found = Found("Trucks carrying wheat reached Bangui.")
    assert {t.object.category for t in found.things if t.links} == {"grain"}


@pytest.mark.parametrize(
    ("text", "word", "supplier", "taker", "maker"),
    [
        ("Japan granted Fiji $3 million to repair its ports.", "million", "Japan", "Fiji", ""),
        ("Morocco ordered 36 HIMARS launchers made by Lockheed Martin.", "HIMARS", "", "Morocco", "Lockheed"),
        ("The EU agreed a 50 billion euro aid package for Ukraine.", "aid package", "European", "Ukraine", ""),
        ("Spanish police intercepted a boat carrying three tonnes of hashish.", "hashish", "", "police", ""),
        ("Ghana's customs service seized gold worth $5 million at the airport.", "gold", "", "customs", ""),
        (
            "Under a contract concluded between the Lomza plant and the Chadian Ministry of Lands, 40 tractors "
            "are to be delivered by May.",
            "tractors",
            "Lomza",
            "Ministry",
            "",
        ),
    ],
)
def test_who_gives_who_gets_who_made(text: str, word: str, supplier: str, taker: str, maker: str) -> None:
    """A maker is no giver; a firm sells to the other side of its contract; a carrier's load is its taker's."""
    found, thing = only(text, word)
    assert found.is_called(thing.supplier, supplier)
    assert found.is_called(thing.recipient, taker)
    assert found.is_called(thing.maker, maker)


def test_a_currency_is_no_part_of_the_item() -> None:
    """ "A 1.5 billion euro credit line" is a credit line."""
    _, thing = only("France extended a 1.5 billion euro credit line to Chad.", "credit")
    assert thing.item == "credit line"


def test_what_is_due_is_told_to_change_hands() -> None:
    """ "Are to be delivered" is no wish."""
    (thing,) = Found("Ten tractors are to be delivered to Chad by May.").things
    assert thing.told


def test_a_mine_of_uranium_is_no_weapon() -> None:
    """Nor is it uranium."""
    assert not Found("The junta handed the firm a uranium mine.").things


def test_measures_are_part_of_the_quantity() -> None:
    """ "50,000 tonnes of wheat" is so much wheat."""
    _, thing = only("India donated 50,000 tonnes of wheat to Sudan.", "wheat")
    assert thing.quantity is not None
    assert (thing.category, thing.quantity.min, thing.quantity.text) == ("grain", 50_000, "50,000 tonnes")


def test_named_systems_are_known() -> None:
    """A name alone, and a plain noun behind a name."""
    _, jets = only("Denmark sent 19 F-16s to Kyiv.", "F-16s")
    _, batteries = only("Ankara bought S-400 systems from Moscow.", "S-400")
    assert (jets.category, batteries.category) == ("aircraft", "air_defence")


def test_a_number_before_a_named_model_counts() -> None:
    """ "180 K2 tanks" are 180."""
    _, tanks = only("Poland bought 180 K2 tanks from Seoul.", "tanks")
    assert tanks.quantity is not None
    assert (tanks.quantity.min, tanks.item) == (180, "K2 tanks")


def test_a_later_mention_is_the_same_thing() -> None:
    """ "The mortar delivery" has number and supplier of the mortars before it."""
    found = Found("Poland sent 200 mortars to Chad. Libya protested against the mortar delivery.")
    moved = [t.object for t in found.things if t.links]
    assert len(moved) == 2
    assert moved[0] == moved[1]


def test_the_buyer_is_told_by_an_acquisition() -> None:
    """A president who celebrates the acquisition speaks for the state that bought."""
    found = Found("Hundreds of rifles arrived on Monday. Kenyan President William Ruto celebrated the acquisition.")
    rifles = next(t.object for t in found.things if "rifles" in t.object.item)
    assert rifles.recipient is not None
    assert found.cast[rifles.recipient].country == "KEN"


def test_figures_of_speech_are_no_weapons() -> None:
    """A rhetorical grenade moves nobody's arsenal."""
    assert not [t for t in Found("The senator threw a rhetorical grenade.").things if t.links]


def test_an_event_that_speaks_of_a_movement_has_the_thing() -> None:
    """ "Agreed to supply tanks" is about tanks; a meeting beside it is not."""
    found = Found("Poland agreed to supply 40 tanks to Chad.")
    assert [o.category for o in objects_of(mention(found, "agreed", "AGREE"), found.things)] == ["armour"]
    assert not objects_of(mention(found, "agreed", "CONSULT"), found.things)


def test_parties_swap_evenly() -> None:
    """Names swapped, parties swapped, nothing else."""
    one, first = only("Poland sold 40 tanks to Chad.", "tanks")
    two, second = only("Chad sold 40 tanks to Poland.", "tanks")
    assert one.is_called(first.supplier, "Poland")
    assert two.is_called(second.supplier, "Chad")
    assert (first.item, first.category, first.quantity) == (second.item, second.category, second.quantity)


@pytest.mark.parametrize(
    ("text", "amount", "payer"),
    [
        ("Chad bought six jets from Ankara for $90 million.", "$90 million", "Chad"),
        ("Romania signed a 700-million-euro contract with Hyundai for 298 tanks.", "700-million-euro", "Romania"),
    ],
)
def test_a_price_goes_the_other_way(text: str, amount: str, payer: str) -> None:
    """Who gets the thing pays for it."""
    found = Found(text)
    (price,) = [t.object for t in found.things if t.object.category == "money" and t.links]
    assert found.words(price.span).startswith(amount)
    assert found.is_called(price.supplier, payer)


def test_what_a_thing_is_worth_changes_no_hands() -> None:
    """ "Worth $5 million" is no second object."""
    assert {t.object.category for t in Found("Kenya sold six tractors worth $5 million to Egypt.").things} == {
        "vehicles"
    }


@pytest.mark.parametrize(
    ("text", "item", "category"),
    [
        ("Lithuania sent two NASAMS launchers to Kyiv.", "NASAMS launchers", "air_defence"),
        ("Berlin gave Kyiv 40 Marder vehicles.", "Marder vehicles", "armour"),
        ("Britain ceded the Chagos Islands to Mauritius.", "Chagos Islands", "territory"),
    ],
)
def test_a_name_tells_what_a_plain_noun_means(text: str, item: str, category: str) -> None:
    """Launchers and vehicles are what they are launchers and vehicles of; named islands are land."""
    assert (item, category) in {(t.object.item, t.object.category) for t in Found(text).things if t.links}


def test_handed_over_three_hundred() -> None:
    """The "over" of a verb says nothing of the number."""
    _, thing = only("Morocco handed over 300 migrants to Mauritania.", "migrants")
    assert thing.quantity is not None
    assert (thing.quantity.min, thing.quantity.max) == (300, 300)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Zorn 5,spoons,", "systems.csv:2: 'Zorn 5': no category 'spoons'"),
        ("Zorn 5", "systems.csv:2: 'Zorn 5'"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, row: str, said: str) -> None:
    """File, line and name stand in the error."""
    folder = tmp_path / "objects"
    folder.mkdir()
    for name in ("categories.yaml", "movements.yaml", "words.yaml"):
        (folder / name).write_bytes((DATA / "objects" / name).read_bytes())
    (folder / "systems.csv").write_text(f"name,category,ambiguous\n{row}\n", "utf-8")
    with pytest.raises(BrokenRule, match=re.escape(said)):
        Taxonomy.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "word", "supplier", "taker"),
    [
        ("Rheinmetall has won a contract with the Romanian army for 300 lorries.", "lorries", "Rheinmetall", "army"),
        ("Togo awarded Rheinmetall a contract for 30 lorries.", "lorries", "Rheinmetall", "Togo"),
        ("The Turkish firm Baykar signed a deal with Mali for six Akinci drones.", "drones", "Baykar", "Mali"),
    ],
)
def test_the_firm_of_a_contract_supplies(text: str, word: str, supplier: str, taker: str) -> None:
    """Whoever wins, awards or signs it."""
    found, thing = only(text, word)
    assert found.is_called(thing.supplier, supplier)
    assert found.is_called(thing.recipient, taker)


def test_a_calibre_is_no_number_of_things() -> None:
    """155 mm is how wide the shells are, and makes a gun artillery."""
    _, shells = only("France sent 155 mm shells to Chad.", "shells")
    assert (shells.item, shells.quantity) == ("155 mm shells", None)
    _, guns = only("Romania handed two dozen 152 mm guns to Chad.", "guns")
    assert (guns.category, guns.quantity and guns.quantity.min) == ("artillery", 24)


def test_the_dollars_of_a_loan_are_the_loan() -> None:
    """One amount, one object."""
    found = Found("Chad received a loan of 51 million dollars from the World Bank.")
    assert [t.object.category for t in found.things if t.links] == ["loan"]


def test_arms_used_without_an_event_are_kept_beside_events_only(coder: Coder) -> None:
    """A hunter's rifle is nobody's materiel; shells in a report of a battle are."""
    fired = "Forty shells were fired from the hills."
    assert not coder.code(Article(text=fired)).objects
    battle = coder.code(Article(text=f"Rebels attacked Goma on Monday, killing nine soldiers. {fired}"))
    things = [*battle.objects, *(thing for event in battle.events for thing in event.objects)]
    assert "shells" in {thing.item for thing in things}


def test_who_is_armed_uses_it(coder: Coder) -> None:
    """ "Rebels armed with machetes attacked": used in the attack."""
    (event,) = coder.code(Article(text="Rebels armed with machetes attacked the village.")).events
    assert [thing.item for thing in event.objects] == ["machetes"]


@pytest.mark.parametrize(
    ("text", "item", "quantity", "supplier", "taker"),
    [
        ("Poland sent 14 tanks and Slovakia eight.", "tanks", 8, "Slovakia", ""),
        ("Chad bought six jets from France, and Niger four.", "jets", 4, "France", "Niger"),
        ("Norway pledged $50 million and Germany $120 million.", "$120 million", 120_000_000, "Germany", ""),
    ],
)
def test_numbers_behind_a_left_out_verb(text: str, item: str, quantity: int, supplier: str, taker: str) -> None:
    """Who is named before the second number gives or gets so many of the same thing."""
    found = Found(text)
    (thing,) = [t.object for t in found.things if t.object.quantity and t.object.quantity.min == quantity]
    assert thing.item == item
    assert found.is_called(thing.supplier, supplier)
    assert found.is_called(thing.recipient, taker)


def test_no_gap_behind_another_verb() -> None:
    """A number of a clause with a verb of its own is no number of the thing before."""
    found = Found("Poland sent 14 tanks and Slovakia closed eight schools.")
    assert [t.object.quantity.min for t in found.things if t.object.quantity] == [14]


@pytest.mark.parametrize(
    ("text", "item", "category", "quantity"),
    [
        ("Azerbaijan freed two Armenian soldiers.", "Armenian soldiers", "prisoners", 2),
        ("Gunmen freed 24 schoolgirls.", "schoolgirls", "hostages", 24),
        ("Seoul froze assets worth $68 million.", "assets", "money", 68_000_000),
        ("The regulator fined Google 2.4 billion euros in June.", "2.4 billion euros", "money", 2_400_000_000),
    ],
)
def test_people_fines_and_assets(text: str, item: str, category: str, quantity: int) -> None:
    """People freed by number, fines paid, assets by their worth."""
    objects = [t.object for t in Found(text).things]
    assert [(o.item, o.category, o.quantity and o.quantity.min) for o in objects] == [(item, category, quantity)]


def test_a_ship_has_its_flag_and_is_seized_with_its_load() -> None:
    """Whose flag a tanker flies is its origin; who seizes it gets it and what it carries."""
    found = Found("Iran seized a Greek-flagged tanker carrying 50,000 tonnes of fuel oil.")
    ship, oil = sorted({t.object for t in found.things if t.links}, key=lambda o: o.category, reverse=True)
    assert (ship.item, ship.origin, oil.item) == ("tanker", "GRC", "fuel oil")
    assert found.is_called(ship.recipient, "Iran")


def test_a_car_bombing_moves_no_car() -> None:
    """What a bombing is done with is a bomb, whatever carried it."""
    assert not Found("Two car bombings in Baghdad killed seven people.").things
