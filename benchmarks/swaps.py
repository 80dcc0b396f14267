"""Even hands, measured: `python -m benchmarks.swaps`; in `make bench`, too.

In:  articles of ours on a quarrel of two parties, told of fifty parties: each with its own adversary, and with two
others that it has no quarrel with. Out: the share of articles where, the parties' names exchanged, the codes are
exchanged and nothing else changes; and where nothing but the order does. `--misses` names those that differ.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.measured import Measured, share, tell
from demarche import Article, Coder, Coding, load

DAY = "2020-03-01"
APART = (9, 24)  # places in the list of parties: odd and even, so that both sides of a quarrel meet both


@dataclass(frozen=True)
class Party:
    code: str
    name: str
    adjective: str
    capital: str
    title: str
    leader: str
    surname: str
    article: str = ""

    @property
    def forms(self) -> dict[str, str]:
        return {
            "": f"{self.article} {self.name}".strip(), "adj": self.adjective, "cap": self.capital,
            "chief": f"{self.title} {self.leader}", "last": self.surname,
        }  # fmt: skip


SERBIA = Party("SRB", "Serbia", "Serbian", "Belgrade", "President", "Aleksandar Vucic", "Vucic")
KOSOVO = Party("XKX", "Kosovo", "Kosovar", "Pristina", "President", "Hashim Thaci", "Thaci")
INDIA = Party("IND", "India", "Indian", "New Delhi", "Prime Minister", "Narendra Modi", "Modi")
PAKISTAN = Party("PAK", "Pakistan", "Pakistani", "Islamabad", "Prime Minister", "Imran Khan", "Khan")
ISRAEL = Party("ISR", "Israel", "Israeli", "Jerusalem", "Prime Minister", "Benjamin Netanyahu", "Netanyahu")
PALESTINE = Party("PSE", "Palestine", "Palestinian", "Ramallah", "President", "Mahmoud Abbas", "Abbas")
CHINA = Party("CHN", "China", "Chinese", "Beijing", "President", "Xi Jinping", "Xi")
TAIWAN = Party("TWN", "Taiwan", "Taiwanese", "Taipei", "President", "Tsai Ing-wen", "Tsai")
ARMENIA = Party("ARM", "Armenia", "Armenian", "Yerevan", "Prime Minister", "Nikol Pashinyan", "Pashinyan")
AZERBAIJAN = Party("AZE", "Azerbaijan", "Azerbaijani", "Baku", "President", "Ilham Aliyev", "Aliyev")
RUSSIA = Party("RUS", "Russia", "Russian", "Moscow", "President", "Vladimir Putin", "Putin")
UKRAINE = Party("UKR", "Ukraine", "Ukrainian", "Kyiv", "President", "Volodymyr Zelensky", "Zelensky")
GREECE = Party("GRC", "Greece", "Greek", "Athens", "Prime Minister", "Kyriakos Mitsotakis", "Mitsotakis")
TURKEY = Party("TUR", "Turkey", "Turkish", "Ankara", "President", "Recep Tayyip Erdogan", "Erdogan")
NORTH = Party("PRK", "North Korea", "North Korean", "Pyongyang", "Leader", "Kim Jong Un", "Kim")
SOUTH = Party("KOR", "South Korea", "South Korean", "Seoul", "President", "Moon Jae-in", "Moon")
AMERICA = Party("USA", "United States", "American", "Washington", "President", "Donald Trump", "Trump", "the")
IRAN = Party("IRN", "Iran", "Iranian", "Tehran", "President", "Hassan Rouhani", "Rouhani")
ETHIOPIA = Party("ETH", "Ethiopia", "Ethiopian", "Addis Ababa", "Prime Minister", "Abiy Ahmed", "Abiy")
ERITREA = Party("ERI", "Eritrea", "Eritrean", "Asmara", "President", "Isaias Afwerki", "Isaias")
SUDAN = Party("SDN", "Sudan", "Sudanese", "Khartoum", "Prime Minister", "Abdalla Hamdok", "Hamdok")
SOUTH_SUDAN = Party("SSD", "South Sudan", "South Sudanese", "Juba", "President", "Salva Kiir", "Kiir")
CONGO = Party("COD", "Congo", "Congolese", "Kinshasa", "President", "Felix Tshisekedi", "Tshisekedi")
RWANDA = Party("RWA", "Rwanda", "Rwandan", "Kigali", "President", "Paul Kagame", "Kagame")
VENEZUELA = Party("VEN", "Venezuela", "Venezuelan", "Caracas", "President", "Nicolas Maduro", "Maduro")
COLOMBIA = Party("COL", "Colombia", "Colombian", "Bogota", "President", "Ivan Duque", "Duque")
MOROCCO = Party("MAR", "Morocco", "Moroccan", "Rabat", "Prime Minister", "Saadeddine Othmani", "Othmani")
ALGERIA = Party("DZA", "Algeria", "Algerian", "Algiers", "President", "Abdelmadjid Tebboune", "Tebboune")
THAILAND = Party("THA", "Thailand", "Thai", "Bangkok", "Prime Minister", "Prayut Chan-o-cha", "Prayut")
CAMBODIA = Party("KHM", "Cambodia", "Cambodian", "Phnom Penh", "Prime Minister", "Hun Sen", "Hun Sen")

SAUDI = Party("SAU", "Saudi Arabia", "Saudi", "Riyadh", "King", "Salman bin Abdulaziz", "Salman")
YEMEN = Party("YEM", "Yemen", "Yemeni", "Sanaa", "President", "Abdrabbuh Mansur Hadi", "Hadi")
JAPAN = Party("JPN", "Japan", "Japanese", "Tokyo", "Prime Minister", "Shinzo Abe", "Abe")
PHILIPPINES = Party("PHL", "Philippines", "Philippine", "Manila", "President", "Rodrigo Duterte", "Duterte", "the")
CHAD = Party("TCD", "Chad", "Chadian", "N'Djamena", "President", "Idriss Deby", "Deby")
LIBYA = Party("LBY", "Libya", "Libyan", "Tripoli", "Prime Minister", "Fayez al-Sarraj", "Sarraj")
UGANDA = Party("UGA", "Uganda", "Ugandan", "Kampala", "President", "Yoweri Museveni", "Museveni")
KENYA = Party("KEN", "Kenya", "Kenyan", "Nairobi", "President", "Uhuru Kenyatta", "Kenyatta")
BOLIVIA = Party("BOL", "Bolivia", "Bolivian", "La Paz", "President", "Jeanine Anez", "Anez")
CHILE = Party("CHL", "Chile", "Chilean", "Santiago", "President", "Sebastian Pinera", "Pinera")
KYRGYZSTAN = Party("KGZ", "Kyrgyzstan", "Kyrgyz", "Bishkek", "President", "Sooronbay Jeenbekov", "Jeenbekov")
TAJIKISTAN = Party("TJK", "Tajikistan", "Tajik", "Dushanbe", "President", "Emomali Rahmon", "Rahmon")
POLAND = Party("POL", "Poland", "Polish", "Warsaw", "President", "Andrzej Duda", "Duda")
BELARUS = Party("BLR", "Belarus", "Belarusian", "Minsk", "President", "Alexander Lukashenko", "Lukashenko")
BRITAIN = Party("GBR", "Britain", "British", "London", "Prime Minister", "Boris Johnson", "Johnson")
ARGENTINA = Party("ARG", "Argentina", "Argentine", "Buenos Aires", "President", "Alberto Fernandez", "Fernandez")
LEBANON = Party("LBN", "Lebanon", "Lebanese", "Beirut", "Prime Minister", "Hassan Diab", "Diab")
SYRIA = Party("SYR", "Syria", "Syrian", "Damascus", "President", "Bashar al-Assad", "Assad")
MYANMAR = Party("MMR", "Myanmar", "Burmese", "Naypyitaw", "President", "Win Myint", "Win Myint")
BANGLADESH = Party("BGD", "Bangladesh", "Bangladeshi", "Dhaka", "Prime Minister", "Sheikh Hasina", "Hasina")

PAIRS = [
    (SERBIA, KOSOVO), (INDIA, PAKISTAN), (ISRAEL, PALESTINE), (CHINA, TAIWAN), (ARMENIA, AZERBAIJAN),
    (RUSSIA, UKRAINE), (GREECE, TURKEY), (NORTH, SOUTH), (AMERICA, IRAN), (ETHIOPIA, ERITREA), (SUDAN, SOUTH_SUDAN),
    (CONGO, RWANDA), (VENEZUELA, COLOMBIA), (MOROCCO, ALGERIA), (THAILAND, CAMBODIA),
    (SAUDI, YEMEN), (JAPAN, PHILIPPINES), (CHAD, LIBYA), (UGANDA, KENYA), (BOLIVIA, CHILE), (KYRGYZSTAN, TAJIKISTAN),
    (POLAND, BELARUS), (BRITAIN, ARGENTINA), (LEBANON, SYRIA), (MYANMAR, BANGLADESH),
]  # fmt: skip
ARTICLES = (
    "{A_chief} accused {B} of shelling two villages near the border on Sunday. The {A_adj} army said that {B_adj} "
    "forces had fired first. {B_cap} denied the charge. {B_last} said that the {A_adj} military had moved tanks to "
    "the border. The {B_adj} foreign ministry summoned the {A_adj} ambassador and demanded an apology. In {A_cap}, "
    "hundreds of protesters burned {B_adj} flags. {A_last} called on {B} to withdraw its troops. He also praised "
    "the {A_adj} soldiers. Police in {B_cap} arrested two {A_adj} journalists.",
    "{B_chief} rejected a proposal by {A} to send observers to the border, {B_adj} officials said on Friday. "
    "{A_chief} had made it in a telephone call. {A_cap} will not recall its ambassador, the {A_adj} foreign ministry "
    "said. {B_adj} lawmakers condemned the killing of three {B_adj} fishermen by the {A_adj} navy. {A} and {B} have "
    "fought over the islands since 1990. {A_cap} threatened to impose sanctions on {B_adj} companies. {B_last} "
    "warned that {B} would retaliate.",
    "{A_chief} criticised a plan by {B} to annex the islands. {A} has welcomed the decision by {B} to free two "
    "journalists. A threat by {B} to cut off gas alarmed {A_adj} industry. Police in {A_cap} foiled a plot by {B} to "
    "kill a dissident. {B_chief} rejected a proposal by {A} to send doctors, {B_adj} officials said. A spokesman for "
    "the {B_adj} foreign ministry called the charge baseless. Lawmakers in {A_cap} voted to ban imports from {B}. {B} "
    "summoned the {A_adj} charge d'affaires to protest. {A} condemned the killing by {B} of four fishermen.",
)


def told(article: str, one: Party, other: Party) -> Article:
    words = {
        f"{side}_{what}".rstrip("_"): form
        for side, party in (("A", one), ("B", other))
        for what, form in party.forms.items()
    }
    text = article.format(**words)
    return Article(text=text[:1].upper() + text[1:], published=DAY)


def codes(coding: Coding, swapped: dict[str, str]) -> tuple[list[object], list[object]]:
    """All that a coding says but names and offsets, with the codes of two parties exchanged."""

    def country(code: str | None) -> str | None:
        return swapped.get(code or "", code)

    home = {actor.id: country(actor.country) for actor in coding.actors}
    actors = [(home[a.id], a.sector, a.kind, a.inferred, len(a.mentions)) for a in coding.actors]
    events = [
        (e.type, e.mode, [home[i] for i in e.actors], [home[i] for i in e.recipients], e.actuality,
         home.get(e.attributed_to or ""), e.mentions[0].rule)
        for e in coding.events
    ]  # fmt: skip
    return actors, events


def swaps() -> list[tuple[int, Party, Party]]:
    """Each article with each pair of adversaries, then with parties far apart in the list."""
    parties = [party for pair in PAIRS for party in pair]
    strangers = [(party, parties[(n + apart) % len(parties)]) for apart in APART for n, party in enumerate(parties)]
    return [(n, a, b) for a, b in (*PAIRS, *strangers) for n in range(len(ARTICLES))]


def compared(coder: Coder, chosen: Sequence[tuple[int, Party, Party]]) -> Iterator[tuple[bool, bool]]:
    """Of each swap, whether only the codes are exchanged, and whether that holds but for the order."""
    here = coder.pipe(told(ARTICLES[n], a, b) for n, a, b in chosen)
    there = coder.pipe(told(ARTICLES[n], b, a) for n, a, b in chosen)
    for (_, a, b), one, other in zip(chosen, here, there, strict=True):
        before, after = codes(one, {}), codes(other, {a.code: b.code, b.code: a.code})
        yield (
            before == after,
            all(sorted(map(repr, x)) == sorted(map(repr, y)) for x, y in zip(before, after, strict=True)),
        )


def measured(coder: Coder) -> Measured:
    """Both shares, in per cent."""

    def figures(found: Sequence[tuple[bool, bool]]) -> dict[str, float]:
        same, unordered = (share(sum(column), len(found)) for column in zip(*found, strict=True))
        return {"swaps.same": same, "swaps.same_but_for_order": unordered}

    return Measured("swaps", list(compared(coder, swaps())), figures, unit="swaps")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--misses", action="store_true", help="name those that differ")
    coder, chosen = load(), swaps()
    if not parser.parse_args().misses:
        tell([measured(coder)])
        return
    for (n, a, b), (same, unordered) in zip(chosen, compared(coder, chosen), strict=True):
        if not same:
            sys.stdout.write(f"article {n + 1}, {a.name} and {b.name}{', the order alone' * unordered}\n")


if __name__ == "__main__":
    main()
