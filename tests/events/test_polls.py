"""Answers in polls: who says so is a share of those asked."""

from __future__ import annotations

import pytest

from demarche import Article, Coder


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A poll found that 47 percent of Cuban Americans say they will support Senator Ann Lee.", "poll"),
        ("Nearly 60% of Canadians support the government's ban on the party.", "poll"),
        ("Ten percent of the senators of Chad opposed the bill of the president.", ""),
        ("Farmers' unions criticised the Chinese government for the 20 percent tariff on grain.", ""),
    ],
)
def test_a_share_of_people_answers_and_does_not_act(coder: Coder, text: str, reason: str) -> None:
    """A share of a people is refused; a share of parliament acts, and other percentages count nobody."""
    coding = coder.code(Article(text=text, id="poll"))
    assert [u.reason for u in coding.uncoded] == ([reason] if reason else [])
    assert bool(coding.events) == (not reason)
