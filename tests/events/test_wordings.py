"""How wires, ministries and world bodies word accusations, refusals, threats, consent and talks."""

from __future__ import annotations

import pytest

from demarche import Article, Coder


def acts(coder: Coder, text: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, who and whom of every event."""
    coding = coder.code(Article(text=text, id="wordings", published="2024-06-01"))
    name = {a.id: a.name for a in coding.actors}
    return [(e.type, [name[i] for i in e.actors], [name[i] for i in e.recipients]) for e in coding.events]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Pyongyang called the South Korean drills irrational.", ("ACCUSE", ["North Korea"], ["South Korea"])),
        ("Ghana sees the Togolese move as a hostile act.", ("ACCUSE", ["Ghana"], ["Togo"])),
        ("Mali said it could not accept Niger's conditions.", ("REJECT", ["Mali"], ["Niger"])),
        ("Chad did not agree to the Sudanese survey.", ("REJECT", ["Chad"], ["Sudan"])),
        ("Kenya said it would close the crossing if Somalia sent more soldiers.", ("THREATEN", ["Kenya"], ["Somalia"])),
        ("Malawi expects Zambia to respect the ruling.", ("REQUEST", ["Malawi"], ["Zambia"])),
        ("Peru gave the green light to the Chilean bid.", ("AGREE", ["Peru"], ["Chile"])),
        ("Cuba closed ranks with Venezuela.", ("SUPPORT", ["Cuba"], ["Venezuela"])),
    ],
)
def test_who_words_an_act_and_at_whom(coder: Coder, text: str, act: tuple[str, list[str], list[str]]) -> None:
    """The deed judged, refused or threatened stands for its doer."""
    assert acts(coder, text) == [act]


def test_swapped_names_swap_the_parties(coder: Coder) -> None:
    """Judge and judged change places, nothing else."""
    assert acts(coder, "Chad called the Nigerien drills irrational.") == [("ACCUSE", ["Chad"], ["Niger"])]
    assert acts(coder, "Niger called the Chadian drills irrational.") == [("ACCUSE", ["Niger"], ["Chad"])]


def test_one_world_body_meets(coder: Coder) -> None:
    """It needs nobody to meet with; what it will do is an agreement to meet."""
    (met,) = acts(coder, "The Security Council met behind closed doors on Sudan.")
    assert met == ("CONSULT", ["United Nations Security Council"], [])
    (planned,) = acts(coder, "The Security Council will meet on Friday.")
    assert planned == ("AGREE", ["United Nations Security Council"], [])


@pytest.mark.parametrize(
    ("formula", "type"),
    [
        ("It was agreed that the crossing would reopen.", "AGREE"),
        ("An accord was reached on the border.", "SUPPORT"),
        ("A package of agreements was signed.", "SUPPORT"),
    ],
)
def test_a_formula_has_the_parties_of_the_talks_before(coder: Coder, formula: str, type: str) -> None:
    """Told without anybody, it is what those who met did; where nobody met it is left out."""
    told = acts(coder, f"Chad and Sudan held talks on Sunday. {formula}")
    assert told == [("CONSULT", ["Chad", "Sudan"], []), (type, ["Chad", "Sudan"], [])]
    assert acts(coder, f"Chad has two rivers. {formula}") == []
    assert type not in [t for t, _, _ in acts(coder, f"Chad and Sudan will hold talks on Sunday. {formula}")[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "The minister stopped short of blaming Iran.",
        "Norway took note of the report by the Kenyan auditors.",
        "A poll showed that voters worry about the president's age.",
        "Xi called for China to become a power in space.",
        "France expects Germany to win the match.",
        "The minister said she would walk out of the cinema if the film was dull.",
        "The painter likes women as opposed to Mexicans.",
        "The minister said he was ready to answer questions.",
    ],
)
def test_what_is_worded_alike_and_is_no_act(coder: Coder, text: str) -> None:
    """Notes taken, wishes for one's own country, worries in polls, contrasts."""
    assert acts(coder, text) == []


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        ("Chad and Sudan held talks in Abeche on Monday. An accord was reached.", "SUPPORT", "formula.talks"),
        ("The World Bank lifted a freeze on loans to Mali and granted 90 million dollars.", "AID", "series.transfer"),
    ],
)
def test_parties_told_before_name_their_rule(coder: Coder, text: str, kind: str, rule: str) -> None:
    coding = coder.code(Article(text=text, published="2024-02-01"))
    assert [e.mentions[0].party_rule for e in coding.events if e.type == kind] == [rule]
