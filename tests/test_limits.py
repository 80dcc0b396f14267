"""The limits on docs/limits.md, each shown by its example: what is mended must come off the page, and off this list.

In:  sentences of ours that stand on the page. Out: what is wrongly read of them, or not at all, is so still.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.coder import Coder
from demarche.records import Article, Coding

PAGE = Path(__file__).parents[1] / "docs" / "limits.md"


def read(coding: Coding) -> list[str]:
    """A line for each event: "ACCUSE Chad → Sudan, actual"."""
    name = {a.id: a.name for a in coding.actors}
    sides = [(", ".join(name[a] for a in e.actors), ", ".join(name[r] for r in e.recipients)) for e in coding.events]
    return [
        f"{e.type} {doer or '?'} → {other or '?'}, {e.actuality}"
        for e, (doer, other) in zip(coding.events, sides, strict=True)
    ]


READ_WRONGLY = {
    "Police arrested a man who shot his neighbour.": "COERCE Police → man, actual",
    "The novel tells of a rebel who attacks a fort.": "ASSAULT rebel → ?, actual",
    "Chad condemned the killing of two poets. The move drew anger.": "ACCUSE Chad → ?, actual",
    "Ward was trying to oust the senator.": "SANCTION Ward → senator, hypothetical",
}
NOT_READ = (
    "Chad has not signed.",
    "The agency banned the fund.",
    "stones were thrown in return",
    "The coup left one guard dead.",
    "the sides signed a package of documents",
)
SAID_BY_NOBODY = {"The council issued a permit.": "issued", "Boys shared their bread.": "shared"}


@pytest.mark.parametrize("text", READ_WRONGLY)
def test_what_is_read_wrongly(coder: Coder, text: str) -> None:
    """Events that a careful reader would not code, or would code otherwise."""
    assert READ_WRONGLY[text] in read(coder.code(Article(text=text))), "mended: take it off docs/limits.md"


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_not_read(coder: Coder, text: str) -> None:
    """Events that a careful reader would code."""
    sentence = f"{text[0].upper()}{text[1:].rstrip('.')}."
    assert read(coder.code(Article(text=sentence))) == [], "mended: take it off docs/limits.md"


@pytest.mark.parametrize("text", SAID_BY_NOBODY)
def test_deeds_in_the_words_of_speech(coder: Coder, text: str) -> None:
    """Attributions of what nobody said."""
    coding = coder.code(Article(text=text))
    assert [text[s.start : s.end] for a in coding.attributions for s in a.cue] == [SAID_BY_NOBODY[text]]


def test_a_decision_is_coded_as_what_was_decided(coder: Coder) -> None:
    """Though the decision itself may be the act."""
    assert read(coder.code(Article(text="Chad decided to expel the envoy."))) == ["SANCTION Chad → envoy, future"]


def test_one_telling_word_gives_a_context(coder: Coder) -> None:
    """Of a militia, a land grab is no matter of human security."""
    coding = coder.code(Article(text="The militia denied a land grab."))
    assert "human_security" in coding.events[0].contexts


def test_the_surname_goes_to_the_one_named_last(coder: Coder) -> None:
    """Of two brothers, whatever the story tells."""
    text = "George Bush and Jeb Bush met voters in Texas. Jeb Bush spoke first. Mr. Bush accused Iran of lying."
    assert "ACCUSE Jeb Bush → Iran, actual" in read(coder.code(Article(text=text)))


def test_a_charge_behind_a_comma_counts_as_said(coder: Coder) -> None:
    """Though it is the reporter's word."""
    text = "The envoy said the port was shut, a charge Lome denies."
    contents = [text[s.start : s.end] for a in coder.code(Article(text=text)).attributions for s in a.content]
    assert "the port was shut, a charge Lome denies" in contents


def test_a_part_of_a_toll_is_left_out(coder: Coder) -> None:
    """The children are among the dead, and are not kept for themselves."""
    coding = coder.code(Article(text="A raid in Mali left 61 dead, among them 17 children."))
    tolls = [e.magnitude.dead for e in coding.events]
    assert [(t.min, t.max) for t in tolls if t] == [(61, 61)]


def test_a_paper_told_by_its_price_is_no_instrument(coder: Coder) -> None:
    """It has neither a name nor parties."""
    assert coder.code(Article(text="Chad signed a contract worth $2 billion.")).instruments == ()


def test_evaluation_without_its_words_is_no_opinion(coder: Coder) -> None:
    """Where no “we must” and no word of evaluation stands."""
    text = "Nobody in Lome believes the plan will work. The rest is theatre."
    assert coder.code(Article(text=text)).voices == ()


@pytest.mark.parametrize(
    "words",
    [
        *READ_WRONGLY,
        *NOT_READ,
        *SAID_BY_NOBODY,
        "decided to expel the envoy",
        "land grab",
        "an article on both brothers",
        "a charge Lome denies",
        "61 dead, among them 17 children",
        "signed a contract worth $2 billion",
        "By the rebels' count 12 soldiers died.",  # these two are read in tests/circumstances/test_givers.py
        "Monitors counted 23 civilians killed.",
    ],
)
def test_each_stands_on_the_page(words: str) -> None:
    """Its example, word for word."""
    assert words in " ".join(PAGE.read_text("utf-8").split())
