"""Even hands: the names of the parties swapped, the codes swap with them and nothing else changes."""

from __future__ import annotations

import pytest

from demarche.cast import Cast
from tests.actors.conftest import Read

# code, name, adjective, people, capital
A = {
    "SRB": ("Serbia", "Serbian", "Serbs", "Belgrade"),
    "XKX": ("Kosovo", "Kosovar", "Kosovars", "Pristina"),
    "IND": ("India", "Indian", "Indians", "New Delhi"),
    "PAK": ("Pakistan", "Pakistani", "Pakistanis", "Islamabad"),
    "ISR": ("Israel", "Israeli", "Israelis", "Jerusalem"),
    "PSE": ("Palestine", "Palestinian", "Palestinians", "Ramallah"),
    "CHN": ("China", "Chinese", "Chinese", "Beijing"),
    "TWN": ("Taiwan", "Taiwanese", "Taiwanese", "Taipei"),
    "ARM": ("Armenia", "Armenian", "Armenians", "Yerevan"),
    "AZE": ("Azerbaijan", "Azerbaijani", "Azerbaijanis", "Baku"),
    "RUS": ("Russia", "Russian", "Russians", "Moscow"),
    "UKR": ("Ukraine", "Ukrainian", "Ukrainians", "Kyiv"),
    "GRC": ("Greece", "Greek", "Greeks", "Athens"),
    "TUR": ("Turkey", "Turkish", "Turks", "Ankara"),
    "PRK": ("North Korea", "North Korean", "North Koreans", "Pyongyang"),
    "KOR": ("South Korea", "South Korean", "South Koreans", "Seoul"),
    "USA": ("the United States", "American", "Americans", "Washington"),
    "IRN": ("Iran", "Iranian", "Iranians", "Tehran"),
    "ETH": ("Ethiopia", "Ethiopian", "Ethiopians", "Addis Ababa"),
    "ERI": ("Eritrea", "Eritrean", "Eritreans", "Asmara"),
    "SDN": ("Sudan", "Sudanese", "Sudanese", "Khartoum"),
    "SSD": ("South Sudan", "South Sudanese", "South Sudanese", "Juba"),
    "COD": ("the Democratic Republic of Congo", "Congolese", "Congolese", "Kinshasa"),
    "RWA": ("Rwanda", "Rwandan", "Rwandans", "Kigali"),
    "VEN": ("Venezuela", "Venezuelan", "Venezuelans", "Caracas"),
    "COL": ("Colombia", "Colombian", "Colombians", "Bogota"),
    "MAR": ("Morocco", "Moroccan", "Moroccans", "Rabat"),
    "DZA": ("Algeria", "Algerian", "Algerians", "Algiers"),
    "THA": ("Thailand", "Thai", "Thais", "Bangkok"),
    "KHM": ("Cambodia", "Cambodian", "Cambodians", "Phnom Penh"),
    "SAU": ("Saudi Arabia", "Saudi", "Saudis", "Riyadh"),
    "YEM": ("Yemen", "Yemeni", "Yemenis", "Sanaa"),
    "JPN": ("Japan", "Japanese", "Japanese", "Tokyo"),
    "PHL": ("the Philippines", "Philippine", "Filipinos", "Manila"),
    "TCD": ("Chad", "Chadian", "Chadians", "N'Djamena"),
    "LBY": ("Libya", "Libyan", "Libyans", "Tripoli"),
    "UGA": ("Uganda", "Ugandan", "Ugandans", "Kampala"),
    "KEN": ("Kenya", "Kenyan", "Kenyans", "Nairobi"),
    "BOL": ("Bolivia", "Bolivian", "Bolivians", "La Paz"),
    "CHL": ("Chile", "Chilean", "Chileans", "Santiago"),
    "KGZ": ("Kyrgyzstan", "Kyrgyz", "Kyrgyz", "Bishkek"),
    "TJK": ("Tajikistan", "Tajik", "Tajiks", "Dushanbe"),
    "POL": ("Poland", "Polish", "Poles", "Warsaw"),
    "BLR": ("Belarus", "Belarusian", "Belarusians", "Minsk"),
    "GBR": ("Britain", "British", "Britons", "London"),
    "ARG": ("Argentina", "Argentine", "Argentines", "Buenos Aires"),
    "LBN": ("Lebanon", "Lebanese", "Lebanese", "Beirut"),
    "SYR": ("Syria", "Syrian", "Syrians", "Damascus"),
    "MMR": ("Myanmar", "Burmese", "Burmese", "Naypyitaw"),
    "BGD": ("Bangladesh", "Bangladeshi", "Bangladeshis", "Dhaka"),
}
CODES = list(A)
PAIRS = [*zip(CODES[::2], CODES[1::2], strict=True)]
SENTENCES = (
    "{A} accused {B} of shelling a village near the border.",
    "{a} soldiers shot dead two {b} farmers on Monday.",
    "The {a} foreign ministry summoned the {b} ambassador.",
    "{b} officials said {ca} had broken its promise.",
    "A {b} court sentenced a {a} journalist to five years in prison.",
    "{A}'s defence minister met his {b} counterpart in Geneva.",
    "Thousands of {bs} rallied against {A} outside parliament.",
    "{a} and {b} negotiators met in Vienna, and both countries praised the talks.",
    "{A} closed the border. It blamed {B}'s police.",
    "{T}-backed rebels attacked {b} troops.",
    "{a}-{b} talks collapsed on Monday.",
)


def _fill(sentence: str, one: str, other: str) -> str:
    a, b = A[one], A[other]
    words = {"A": a[0], "T": a[0].removeprefix("the "), "a": a[1], "ca": a[3], "B": b[0], "b": b[1], "bs": b[2]}
    return sentence.format(**words).strip().replace("A A", "An A")


def _codes(cast: Cast) -> list[tuple[str | None, str | None, str, str, tuple[str, ...]]]:
    """Everything but names and offsets."""
    return [
        (a.country, a.sector, a.kind, a.rule, tuple(m.rule for m in cast.mentions if m.actor == a.id)) for a in cast
    ]


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=[f"{a}-{b}" for a, b in PAIRS])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_swap(sentence: str, one: str, other: str, read: Read) -> None:
    """Codes swap; sectors, kinds, rules and the number of mentions stay."""
    swapped = {one: other, other: one}
    before = _codes(read(_fill(sentence, one, other)))
    after = _codes(read(_fill(sentence, other, one)))
    assert [(swapped.get(c or "", c), *rest) for c, *rest in before] == [(c, *rest) for c, *rest in after]
    assert {c for c, *_ in before} >= {one, other}
