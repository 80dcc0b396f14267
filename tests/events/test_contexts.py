"""Contexts by what the words around an event tell."""

import pytest

from demarche import Article, Coder


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("Soldiers shot nine voters at a polling station in Kano.", {"military", "election"}),
        ("Lima condemned Quito over a nuclear warhead.", {"cbrn"}),
        ("Athens accused Ankara of turning back asylum seekers.", {"asylum"}),
        ("Police in Nairobi arrested a minister over bribery.", {"corruption"}),
    ],
)
def test_a_telling_word_of_the_sentence_gives_the_context(coder: Coder, text: str, contexts: set[str]) -> None:
    """One telling word, or two that stand together, are enough."""
    events = coder.code(Article(text=text)).events
    assert contexts <= {context for event in events for context in event.contexts}


def test_a_hint_counts_only_with_another_word(coder: Coder) -> None:
    """A woman in the sentence is no gender context; a woman beside an abortion law is one."""
    alone = coder.code(Article(text="Chad accused a woman of treason.")).events
    borne_out = coder.code(Article(text="Chad accused a woman of treason. The abortion law had been her aim.")).events
    assert "gender" not in alone[0].contexts
    assert "gender" in borne_out[0].contexts


def test_what_the_whole_article_tells_holds_for_all_its_events(coder: Coder) -> None:
    """A speech in an article on an election is in its context, though its own sentence does not say so."""
    about = "The election is on Sunday. Voters queued at dawn. The ballot was long. The candidate waited. "
    first, *_ = coder.code(Article(text=about + "Togo praised Benin.")).events
    assert "election" in first.contexts


def test_words_of_a_name_that_are_no_context_give_none(coder: Coder) -> None:
    """An accusation in plain words has no context."""
    event = coder.code(Article(text="Togo accused Benin of deceit.")).events[0]
    assert event.contexts == ()
