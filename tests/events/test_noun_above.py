"""Acts that hang on a noun: planned, attempted, permitted; and those whose doer the noun or a spokesman names."""

from __future__ import annotations

import pytest

from demarche import Article
from demarche.coder import Coder


def told(coder: Coder, text: str) -> list[str]:
    coding = coder.code(Article(text=text))
    names = {a.id: a.name for a in coding.actors}
    return [f"{e.type} {e.actuality} by {' and '.join(names[i] for i in e.actors)}".strip() for e in coding.events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad has plans to expel the Russian envoy.", "SANCTION future by Chad"),
        ("Chad's plans to expel the Russian envoy angered Moscow.", "SANCTION future by Chad"),
        ("Chad's attempt to expel the Russian envoy angered Moscow.", "SANCTION hypothetical by Chad"),
        ("Chad's decision to expel the Russian envoy angered Moscow.", "SANCTION actual by Chad"),
        ("Kenya was the first country to expel the Russian envoy.", "SANCTION actual by Kenya"),
        ("Kenya became the first country to expel the Russian envoy.", "SANCTION actual by Kenya"),
        ("The minister took the opportunity to condemn Russia.", "ACCUSE actual by minister"),
        ("The EU announced 60 million euros to help people in Somalia.", "AID actual by European Union"),
        ("Plans for the expulsion of the Russian envoy by Chad were leaked.", "SANCTION future by Chad"),
    ],
)
def test_what_the_noun_makes_of_it(coder: Coder, text: str, expected: str) -> None:
    """Plans lie ahead, attempts are open, decisions and firsts have happened."""
    assert expected in told(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad has the right to expel the Russian envoy.",
        "The army received orders to attack the town.",
        "The army has the power to arrest the governor.",
        "Chad lost the chance to arrest the rebel leader.",
        "Fears of an attack by Chad on Togo grew.",
    ],
)
def test_rights_orders_and_fears_are_no_acts(coder: Coder, text: str) -> None:
    """What somebody may, must or dreads was not done."""
    assert not told(coder, text)


def test_a_threat_in_a_noun_is_one_event(coder: Coder) -> None:
    """What is threatened is the threat's content."""
    events = told(coder, "Chad's threat to expel the Russian envoy angered Moscow.")
    assert events == ["THREATEN actual by Chad"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad to expel Russian envoy", "SANCTION future by Chad"),
        ("Germany, France to send troops to Mali", "MOBILIZE future by Germany and France"),
        ("It was Chad that recalled its envoy from Togo.", "SANCTION actual by Chad"),
        ("Kenya, officials said, granted Somalia's request.", "AGREE actual by Kenya"),
        ("The minister is said to have come under fire for the delay.", "ACCUSE actual by"),
        ("A ministry spokesman said it had summoned the Russian envoy.", "ACCUSE actual by ministry spokesman"),
        ("Protesters demanded free elections.", "REQUEST actual by Protesters"),
        ("The activist Amina Diallo was detained at the airport.", "COERCE actual by"),
    ],
)
def test_who_acts_stands_elsewhere(coder: Coder, text: str, expected: str) -> None:
    """Headlines, clefts, asides, spokesmen, crowds, a title before the name."""
    assert expected in told(coder, text)


def test_what_rains_is_nobodys_act(coder: Coder) -> None:
    """ "It" that stands for nothing gives the spokesman no deed."""
    assert not told(coder, "A spokesman for the rebels said it was raining in Gao.")
