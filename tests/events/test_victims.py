"""Whom a deed befell: the doer's own man; and the mode that words of another time do not give it."""

from __future__ import annotations

import pytest

from demarche import Article
from demarche.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The president of Peru removed his interior minister.", ("SANCTION", "expel", "minister")),
        ("The Ethiopian premier sacked his army chief.", ("SANCTION", "expel", "chief")),
        ("King Mohammed arrested his brother.", ("COERCE", "arrest", "brother")),
    ],
)
def test_a_deed_may_befall_the_doers_own_man(coder: Coder, text: str, expected: tuple[str, str, str]) -> None:
    """Whoever is sacked or arrested is the recipient, even where he belongs to the one who does it."""
    coding = coder.code(Article(text=text))
    (event,) = coding.events
    names = {a.id: a.name for a in coding.actors}
    kind, mode, word = expected
    assert (event.type, event.mode) == (kind, mode)
    assert [names[i] for i in event.recipients if word in names[i]]
    assert not set(event.actors) & set(event.recipients)


def test_withdrawn_troops_are_nobody_whom_it_befalls(coder: Coder) -> None:
    """A state's own soldiers and envoys are what it withdraws."""
    (event,) = coder.code(Article(text="Chad withdrew its troops from Mali.")).events
    assert len(event.recipients) == 1


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("A bomb went off in New York before the senator left his plane.", "explosives"),
        ("Nine civilians were killed as Syrian forces launched air strikes against Ghouta.", "aerial"),
        ("The village of Gorom came under aerial bombardment by the Sudanese military.", "aerial"),
        ("Ukrainian gunners shelled the station in Donetsk.", "heavy-weapons"),
    ],
)
def test_a_weapon_of_another_time_gives_no_mode(coder: Coder, text: str, mode: str) -> None:
    """What stands behind "before" or "after" was used, or boarded, at another time; what stands behind "as" was not."""
    assert mode in [e.mode for e in coder.code(Article(text=text)).events]
