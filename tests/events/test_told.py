"""Judgements, warnings and refusals that lie in what somebody says, by who says it."""

from __future__ import annotations

import pytest

from demarche import Article, Coder


def acts(coder: Coder, text: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, who and whom of every event."""
    coding = coder.code(Article(text=text, id="told"))
    name = {a.id: a.name for a in coding.actors}
    return [(e.type, [name[i] for i in e.actors], [name[i] for i in e.recipients]) for e in coding.events]


@pytest.mark.parametrize(
    "text",
    [
        "Serbia's foreign minister said that Turkey had torn up its word.",
        "“Turkey has torn up its word,” Serbia's foreign minister said.",
        "Turkey has torn up its word, according to Serbia's foreign minister.",
    ],
)
def test_who_states_a_misdeed_accuses(coder: Coder, text: str) -> None:
    """The verb or the quotation that tells it makes no difference; the deed itself is no event."""
    assert acts(coder, text) == [("ACCUSE", ["Serbia's foreign minister"], ["Türkiye"])]


def test_swapped_names_swap_the_parties(coder: Coder) -> None:
    """Accuser and accused change places, nothing else."""
    assert acts(coder, "Chad said that Niger was blackmailing the bloc.") == [("ACCUSE", ["Chad"], ["Niger"])]
    assert acts(coder, "Niger said that Chad was blackmailing the bloc.") == [("ACCUSE", ["Niger"], ["Chad"])]


@pytest.mark.parametrize(
    "text",
    [
        "Chad's foreign minister said that Chad had neglected its coast.",  # his own side
        "Chad's foreign minister said that his country had neglected its coast.",
        "Chad's foreign minister said that Niger might sabotage the vote.",  # a guess
        "Chad's foreign minister asked whether Niger had sabotaged the vote.",
        "Chad's foreign minister denied that Niger had sabotaged the vote.",
        "Niger sabotaged the vote.",  # nobody says so
    ],
)
def test_what_nobody_blames_another_for_is_no_accusation(coder: Coder, text: str) -> None:
    """The speaker's own side, guesses, questions, denials and the reporter's own account."""
    assert "ACCUSE" not in [type for type, _, _ in acts(coder, text)]


def test_an_accusation_in_words_happened_though_its_matter_is_told(coder: Coder) -> None:
    """It rests on the reporter's word, or on that of whoever says that it was said; not on the accuser's own."""
    text = "Radio Togo reported that Chad's foreign minister had said that Niger was blackmailing the bloc."
    coding = coder.code(Article(text=text, id="told"))
    (event,) = coding.events
    names = {a.id: a.name for a in coding.actors}
    assert (event.type, event.actuality) == ("ACCUSE", "actual")
    assert event.attributed_to is None or names[event.attributed_to] != "Chad's foreign minister"
    plain = coder.code(Article(text="Chad said that Niger was blackmailing the bloc.", id="plain"))
    assert [e.attributed_to for e in plain.events] == [None]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("The Danish prime minister said that her country will not take part in the American operation.", "REJECT"),
        ("“There will be no talks with the rebels,” the Malian colonel said.", "REJECT"),
        ("Tehran warned that any American base would be treated as hostile.", "THREATEN"),
        ("Mexico said it would answer any American tariff in kind.", "THREATEN"),
    ],
)
def test_refusals_and_warnings_by_their_content(coder: Coder, text: str, type: str) -> None:
    """What an official says of his own side's will, and of what awaits others."""
    assert [found for found, _, _ in acts(coder, text)] == [type]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Norway condemned the coup, calling for the release of the president of Niger.", {"ACCUSE", "REQUEST"}),
        ("Norway accused Niger of breaking the pact.", {"ACCUSE"}),
        ("After meeting the emir of Qatar, Norway urged Israel to open the road.", {"CONSULT", "REQUEST"}),
    ],
)
def test_a_participle_behind_a_comma_stands_beside_the_act(coder: Coder, text: str, types: set[str]) -> None:
    """ "…, calling for" tells a second act; "accused of breaking" tells the matter of the first."""
    assert {type for type, _, _ in acts(coder, text)} == types


def test_a_particle_behind_the_object_belongs_to_the_verb(coder: Coder) -> None:
    """ "Brushed the warning aside" is to brush aside."""
    assert acts(coder, "Romania's foreign ministry brushed the warning by Russia aside.") == [
        ("REJECT", ["Romania's foreign ministry"], ["Russia"])
    ]


def test_the_bare_verb_of_a_demand(coder: Coder) -> None:
    """ "Insisted that Berlin pay" asks for it, "insisted that Berlin had paid" states it."""
    assert acts(coder, "Warsaw insisted that Berlin pay reparations.") == [("REQUEST", ["Poland"], ["Germany"])]
    assert "REQUEST" not in [type for type, _, _ in acts(coder, "Warsaw insisted that Berlin had paid reparations.")]
