"""What several do in one voice is told once; what only looks alike stays apart."""

from __future__ import annotations

from typing import Any

import pytest

from demarche.show.telling import gathering
from demarche.show.telling.wording import several


def cited(occurrence: str, **more: str) -> dict[str, Any]:
    return {"occurrence_id": occurrence, "article_key": "k", "event_id": occurrence, **more}


def dispute(accuser: str, *charges: str, accused: str = "SDN", supporters: tuple[str, ...] = ()) -> dict[str, Any]:
    taking = [cited(act, part="for the accuser", kind="accusation", name="Niger") for act in supporters]
    return {
        **{"story": "s", "accuser": accuser, "accuser_side": accuser, "accused": accused, "accused_side": accused},
        **{"since": None, "last_report": None, "charges": [cited(charge) for charge in charges], "answers": None},
        **{"supporters": taking, "for_the_accuser": ["MLI", "NER"], "for_the_accused": None},
    }


def test_accusers_who_share_a_charge_are_one() -> None:
    """Also where only a third joins them; a supporter by the words of a charge is none."""
    rows = [
        dispute("TCD", "a", supporters=("b", "z")),
        dispute("NGA", "c"),
        dispute("MLI", "b", "c"),
        dispute("X", "d"),
    ]
    rows.append(dispute("NER", "a", "b"))
    one, other = gathering.disputes(rows)
    assert (one["accuser"], other["accuser"]) == ("TCD, NGA, MLI, NER", "X")
    assert [c["occurrence_id"] for c in one["charges"]] == ["a", "c", "b"]
    assert [s["occurrence_id"] for s in one["supporters"]] == ["z"]
    assert one["for_the_accuser"] == []


def test_another_accused_is_another_dispute() -> None:
    """One sentence that charges two is two disputes."""
    assert len(gathering.disputes([dispute("TCD", "a"), dispute("TCD", "a", accused="LBY")])) == 2


def promise(actor: str, recipient: str | None, outcome: str = "open") -> dict[str, Any]:
    return {
        **cited("p"),
        "actor": actor,
        "recipient": recipient,
        "outcome": outcome,
        "fulfilling": None,
        "breaking": [],
    }


def test_a_promise_of_several_stands_once() -> None:
    """Who promises each other is told so; outcomes of parts add up."""
    (mutual,) = gathering.commitments([promise("Chad", "Mali"), promise("Mali", "Chad", "broken")])
    assert (mutual["actor"], mutual["mutual"], mutual["outcome"]) == ("Chad, Mali", True, "broken")
    (towards,) = gathering.commitments([promise("Chad", "Niger", "fulfilled"), promise("Mali", "Niger", "broken")])
    assert (towards["recipient"], towards["mutual"], towards["outcome"]) == ("Niger", False, "both reported")


@pytest.mark.parametrize(
    ("parties", "many"),
    [
        (["Chad", "Mali"], True),
        (["Chad"], False),
        (["US authorities"], True),
        (["Berlin police"], True),
        (["refugees"], True),
        (["Honduras"], False),
        (["United Nations"], False),
        (["press"], False),
        (["the chorus"], False),
        ([], False),
        ([{"name": "Governments", "key": "generic:1"}], True),
        ([{"name": "Philippines", "key": "state:PHL"}], False),
    ],
)
def test_verbs_agree_with_who_acts(parties: list[Any], many: bool) -> None:
    """One name of many takes a verb in the plural; a state whose name ends in s does not."""
    assert several(parties) is many
