"""Who speaks, to whom, inside whose words, and through what: documents, interviews, pronouns, cited sources."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from demarche import Article, Coder, load
from demarche.records import Attribution, Coding

Read = Callable[[str], tuple[Attribution, ...]]


def told(text: str, found: Attribution, role: str) -> str:
    return " … ".join(text[start:end] for start, end in getattr(found, role))


def lines(text: str, found: tuple[Attribution, ...]) -> list[tuple[str, str, str]]:
    return [(told(text, a, "source"), told(text, a, "content"), a.stance) for a in found]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load()


def names(coding: Coding, *, addressee: bool = False) -> list[str]:
    known = {a.id: a.name for a in coding.actors}
    return [known.get((a.addressee if addressee else a.speaker) or "", "") for a in coding.attributions]


def test_denial_inside_a_report_comes_out_beside_it(read: Read) -> None:
    """A said that B had denied: both are attributions."""
    text = "The minister said that Lagos had denied that troops crossed the border."
    assert lines(text, read(text)) == [
        ("The minister", "that Lagos had denied that troops crossed the border", "claim"),
        ("Lagos", "that troops crossed the border", "deny"),
    ]


def test_accusation_inside_a_report_comes_out_beside_it(read: Read) -> None:
    """Also where the accusation has no clause of its own."""
    text = "Reuters reported that Mali had accused Algeria of sheltering rebels."
    assert ("Mali", "Algeria of sheltering rebels", "allege") in lines(text, read(text))


def test_thoughts_and_showings_inside_a_report_do_not(read: Read) -> None:
    """Nobody else speaks in "said photographs show …", nor in "said voters want …"."""
    assert len(read("Mensah said photographs show that the camp was empty.")) == 1
    assert len(read("Mensah said voters want peace.")) == 1


def test_cited_sources_say_what_the_report_says(read: Read) -> None:
    """ "citing two officials"."""
    text = "The bridge has fallen, the agency reported, citing police."
    assert lines(text, read(text)) == [
        ("the agency", "The bridge has fallen", "report"),
        ("police", "The bridge has fallen", "report"),
    ]


def test_quoted_as_saying_is_the_word_of_the_quoted(read: Read) -> None:
    """Whoever quotes him."""
    text = "Mensah was quoted by the station as saying that the talks had failed."
    assert lines(text, read(text)) == [("Mensah", "that the talks had failed", "claim")]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Truce close - two officials", "two officials", "Truce close"),
        ("Police: two men killed in raid", "Police", "two men killed in raid"),
        ("Seoul: ship seized", "Seoul", "ship seized"),
        ('"MENSAH: We left at dawn and nobody saw us.\n\n"OWUSU: Who told you to leave?', "MENSAH", "We left at dawn"),
    ],
)
def test_labels_of_headlines_and_transcripts(read: Read, text: str, source: str, content: str) -> None:
    """Colon and dash, also behind a quotation mark left open."""
    first = read(text)[0]
    assert told(text, first, "source") == source
    assert told(text, first, "content").startswith(content)


def test_the_paper_at_the_end_of_a_headline_is_no_speaker(coder: Coder) -> None:
    """ "Xi visits Moscow - BBC News"."""
    assert coder.code(Article(text="Xi visits Moscow for talks on gas - BBC News")).attributions == ()


def test_answers_of_an_interview_are_the_interviewees(coder: Coder) -> None:
    """Whom the introduction names; the questions are nobody's that the cast knows."""
    text = "Ama Owusu was born in Accra. Owusu leads the union.\n\nQ: Will you run again?\n\nA: I have not decided yet."
    assert names(coder.code(Article(text=text)))[-2:] == ["", "Ama Owusu"]


def test_statement_is_of_who_made_it_before(coder: Coder) -> None:
    """ "The statement added" goes back to the ministry."""
    text = "Togo said in a statement that the bridge had fallen. The statement added that nobody was hurt."
    assert names(coder.code(Article(text=text))) == ["Togo", "Togo"]


def test_published_report_is_of_its_publisher(coder: Coder) -> None:
    """ "A study published by …"."""
    text = "A study published by Human Rights Watch found that soldiers burned the village."
    assert names(coder.code(Article(text=text))) == ["Human Rights Watch"]


def test_pronoun_is_who_spoke_last_and_not_what_is_named_inside_the_words(coder: Coder) -> None:
    """ "Saturn" in his own words cannot be "he"."""
    text = (
        'Elon Musk said the rocket was ready. "It lifts more than any rocket since the Saturn," he said. '
        '"Nothing beats the Saturn," he added.'
    )
    assert set(names(coder.code(Article(text=text)))) == {"Elon Musk"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"The deal is dead," Kurti told Reuters in Pristina.', "Reuters"),
        ("Vucic said in an interview with the BBC that he would not resign.", "BBC"),
        ("NATO urged Serbia to show restraint.", "Serbia"),
        ("NATO called on Serbia to show restraint.", "Serbia"),
    ],
)
def test_addressees(coder: Coder, text: str, name: str) -> None:
    """By object, by occasion, by preposition."""
    assert names(coder.code(Article(text=text)), addressee=True) == [name]


def test_whom_somebody_condemns_is_no_addressee(coder: Coder) -> None:
    """He may not have been spoken to."""
    assert names(coder.code(Article(text="NATO condemned Serbia for the raid.")), addressee=True) == [""]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("There was no immediate word from Islamabad.", "Islamabad", "no immediate word"),
        ("The army said it had no comment.", "it", "no comment"),
        ("Israel has neither confirmed nor denied the strike.", "Israel", "the strike"),
        ("Tehran has yet to respond to the offer.", "Tehran", "to respond to the offer"),
        ("Requests for comment from the ministry were not returned.", "the ministry", "comment"),
        ("State media made no mention of the launch.", "State media", "the launch"),
        ("Ankara's silence on the delivery has been noted.", "Ankara", "the delivery"),
        ("The ministry did not deny the report.", "The ministry", "the report"),
    ],
)
def test_silence(read: Read, text: str, source: str, content: str) -> None:
    """Whose, and on what; where the matter is not named, the words for the comment that never came."""
    silent = [line for line in lines(text, read(text)) if line[2] == "no_comment"]
    assert silent == [(source, content, "no_comment")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Mensah denied taking the money.", "deny"),
        ("Mensah admitted taking the money.", "admit"),
        ("His denial that the vote was stolen fell flat.", "deny"),
        ("The bank warned against a rush to sell.", "warn"),
        ("Mensah does not support the strike.", "oppose"),
        ('"We will burn the bridge," the general threatened.', "threaten"),
        ("Ghana denied entry to the ship.", "reject"),
        ("The colonel pleaded guilty to theft.", "admit"),
        ("The rebels claimed responsibility for the raid.", "admit"),
        ("The rebels denied any role in the raid.", "deny"),
    ],
)
def test_stances(read: Read, text: str, stance: str) -> None:
    """By verb, noun, set phrase and negation."""
    assert [a.stance for a in read(text)] == [stance]


def test_standpoint(read: Read) -> None:
    """ "For Ghana, …" is Ghana's view, unless the author evaluates."""
    text = "For Ghana, the sale is a commercial matter."
    assert lines(text, read(text)) == [("Ghana", "the sale is a commercial matter", "believe")]
    assert read("For Ghana, the sale is a fig leaf.") == ()


def test_things_and_readers_are_no_sources(read: Read) -> None:
    """A technique identifies without a word; "you agree" is said to the reader."""
    assert read("The technique identified a planet.") == ()
    assert read("You agree to receive our letters.") == ()


def test_block_behind_a_colon(read: Read) -> None:
    """A paragraph without marks, of who writes before the colon; a list is none."""
    text = "The ministry wrote on Telegram:\n\nOur forces have left the town and hold the hills.\n\nThe town fell."
    assert lines(text, read(text)) == [("The ministry", "Our forces have left the town and hold the hills", "claim")]
    assert len(read("The agenda has three points, the envoy said:\n- Gas and grain for all\n- Peace")) == 1


def test_single_marks_left_open_over_paragraphs(read: Read) -> None:
    """A quotation in single marks goes on where the next paragraph opens with one."""
    text = (
        "'I do not know why the car came in so late. But safety comes first and so we all had to stop there.\n\n"
        "'Of course it is bad for all of us and for the whole team as well,' Mensah said."
    )
    (found,) = read(text)
    assert told(text, found, "source") == "Mensah"
    assert told(text, found, "content").startswith("I do not know")
