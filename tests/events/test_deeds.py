"""Deeds told without a doer, behind another deed, or as what somebody is charged with."""

from __future__ import annotations

import pytest

from demarche import Article, Coder, load
from demarche.records import Event


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load()


def coded(coder: Coder, text: str) -> list[Event]:
    return list(coder.code(Article(text=text, published="2024-02-01")).events)


def countries(coder: Coder, text: str) -> list[tuple[str, set[str | None]]]:
    """Type and countries of the recipients of every event."""
    coding = coder.code(Article(text=text, published="2024-02-01"))
    home = {a.id: a.country for a in coding.actors}
    return [(e.type, {home[i] for i in e.recipients}) for e in coding.events]


def test_harm_behind_a_deed_is_part_of_it(coder: Coder) -> None:
    """What a participle tells of a deed's victims is a second mention, though nobody is named who did it."""
    events = coded(coder, "Shells slammed into a market in the Sudanese city of El Obeid, killing nine traders.")
    assert [(e.type, len(e.mentions)) for e in events] == [("ASSAULT", 2)]


def test_fighting_is_directed_at_its_place(coder: Coder) -> None:
    """Unmistakable violence without parties befalls the country it happens in; a quarrel befalls nobody."""
    text = "Heavy fighting broke out in the hills above Goma at dawn."
    assert countries(coder, text) == [("ASSAULT", {"COD"})]
    assert not coded(coder, "A legal battle raged in Lima.")


def test_what_is_given_is_told_whatever_is_asked(coder: Coder) -> None:
    """Sanctions that are imposed already are imposed, though their end is called for; a force still wanted is none."""
    events = coded(coder, "Togo called for the lifting of the sanctions imposed on Mali by the United States.")
    assert ("COERCE", "actual") in [(e.type, e.actuality) for e in events]
    wanted = coded(coder, "Togo called for sanctions imposed by the United States.")
    assert "COERCE" not in [e.type for e in wanted]


def test_charges_are_no_deeds(coder: Coder) -> None:
    """What somebody was arrested for is alleged."""
    events = coded(coder, "Serbian police arrested three officers for collaborating with Croatian soldiers.")
    assert [e.type for e in events] == ["COERCE"]


def test_aid_that_is_cut_is_no_aid(coder: Coder) -> None:
    """The noun that a rule asks for as object is part of that act."""
    assert [e.type for e in coded(coder, "Germany cut its aid to Uganda.")] == ["SANCTION"]


def test_purchases_of_a_series_have_one_seller(coder: Coder) -> None:
    """A later purchase of arms goes to whom the first went; alone it stands without a recipient."""
    row = countries(coder, "Finland bought howitzers from South Korea. Poland has bought 212 of the same howitzers.")
    assert ("COOPERATE", {"KOR"}) in row[1:]
    assert countries(coder, "Estonia has bought 24 howitzers.") == [("COOPERATE", set())]


def test_nations_that_share_a_noun_share_its_preposition(coder: Coder) -> None:
    text = "Fighting between Chadian and Libyan forces over the Aouzou Strip killed dozens of people on Monday."
    coding = coder.code(Article(text=text, published="2024-02-01"))
    home = {a.id: a.country for a in coding.actors}
    assert [[home[i] for i in e.actors] for e in coding.events if e.type == "ASSAULT"] == [["TCD", "LBY"]]


def test_put_under_arrest_is_told_once(coder: Coder) -> None:
    """Who puts somebody under arrest is not arrested."""
    text = "Military officers in Gabon seized power and put President Marcel Oyane under house arrest."
    coding = coder.code(Article(text=text, published="2024-02-01"))
    name = {a.id: a.name for a in coding.actors}
    assert [[name[i] for i in e.recipients] for e in coding.events if e.mode == "arrest"] == [["Marcel Oyane"]]


def test_the_day_of_what_lies_ahead_is_its_own(coder: Coder) -> None:
    """ "On Oct. 26" dates the vote, not the demand made ahead of it."""
    text = "Teachers rallied on Wednesday to demand new judges ahead of a rerun of the presidential vote on Oct. 26."
    article = Article(text=text, published="2017-10-04")
    assert {e.date.start for e in coder.code(article).events if e.date} == {"2017-10-04"}


def test_a_plea_to_followers_is_to_nobody_else(coder: Coder) -> None:
    """Who has an addressee of his own is not taken to address whom he answered in the same breath."""
    text = "Rana accused Moussa Keita of inciting riots. Keita denied it and called on his followers to wait."
    coding = coder.code(Article(text=text, published="2024-02-01"))
    name = {a.id: a.name for a in coding.actors}
    assert "Rana" not in {name[i] for e in coding.events if e.type == "REQUEST" for i in e.recipients}
