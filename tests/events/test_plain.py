"""Acts told in the plainest verbs are read by who does them to whom; the same verbs of daily life are none."""

from __future__ import annotations

import pytest

from demarche import Article, Coder


def acts(coder: Coder, text: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, who and whom of every event."""
    coding = coder.code(Article(text=text, id="plain", published="2024-06-01"))
    name = {a.id: a.name for a in coding.actors}
    return [(e.type, [name[i] for i in e.actors], [name[i] for i in e.recipients]) for e in coding.events]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Bolivia summoned home its ambassador to Chile.", ("SANCTION", ["Bolivia"], ["Chile"])),
        ("Suriname turned to the Netherlands for vaccines.", ("REQUEST", ["Suriname"], ["Netherlands"])),
        ("Peru received the Chilean offer with satisfaction.", ("SUPPORT", ["Peru"], ["Chile"])),
        ("Armenia detects the hand of Moscow in the plot.", ("ACCUSE", ["Armenia"], ["Russia"])),
        ("Jordan resumed deliveries of medicine to Egypt.", ("AID", ["Jordan"], ["Egypt"])),
        ("India is building a port with Iran.", ("COOPERATE", ["India"], ["Iran"])),
        ("Slovakia dragged its heels over the Ukrainian bid.", ("REJECT", ["Slovakia"], ["Ukraine"])),
    ],
)
def test_states_act_in_plain_verbs(coder: Coder, text: str, act: tuple[str, list[str], list[str]]) -> None:
    """What a state calls home, turns to, drags its heels over."""
    assert acts(coder, text) == [act]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Security police led away two columnists in Astana.", "COERCE"),
        ("Algeria drove 90 Guineans back across the frontier.", "COERCE"),
        ("Laos would not allow the reporters in.", "REJECT"),
        ("Georgian police handed back the passports of two activists.", "RETREAT"),
        ("Turkish police freed twelve Syrians from smugglers.", "AID"),
        ("Bandits seized the skipper of a Filipino trawler.", "ASSAULT"),
        ("Widows knelt before the ministry in Antananarivo.", "PROTEST"),
    ],
)
def test_police_crowds_and_bandits(coder: Coder, text: str, type: str) -> None:
    """The same verbs are arrests, rescues, protests by who does them."""
    assert [act[0] for act in acts(coder, text)] == [type]


@pytest.mark.parametrize(
    "text",
    [
        "A tourist was taken away by ambulance.",
        "The school turned back a bus of pupils.",
        "Doctors drove the fever out of the child.",
        "The choir sat with the conductor for two hours.",
        "The museum opened its archives to students.",
        "The striker dragged his feet over the transfer.",
    ],
)
def test_daily_life_is_no_politics(coder: Coder, text: str) -> None:
    """Nobody political takes part."""
    assert acts(coder, text) == []
