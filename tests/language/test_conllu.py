"""CoNLL-U, out and in."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from demarche.errors import UnreadableSource
from demarche.language.conllu import conllu_text, read_conllu, write_conllu

TEXT = "  Serbia\tprotested.\r\n\n\"We won't,\" said  Kosovo's envoy | off \\ record.\u00a0\n"


def test_text_comes_back_to_the_character(nlp: Language) -> None:
    """Words and white space of the lines put together are the text."""
    assert conllu_text(read_conllu(write_conllu(nlp(TEXT)))) == TEXT


def test_columns(nlp: Language) -> None:
    """Ten columns, one root a sentence, heads within it, ids built on the article's."""
    lines = list(write_conllu(nlp("Serbia protested. Kosovo replied."), article_id="a 1"))
    assert lines[0] == "# newdoc id = a 1"
    assert [line for line in lines if line.startswith("# sent_id")] == ["# sent_id = a 1-1", "# sent_id = a 1-2"]
    assert "# text = Kosovo replied." in lines
    assert all(line.count("\t") == 9 for line in lines if line and not line.startswith("#"))
    for sentence in read_conllu(lines):
        assert [word.deprel for word in sentence].count("root") == 1
        assert all(0 <= word.head <= len(sentence) for word in sentence)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_comes_back(nlp: Language, text: str) -> None:
    """Any characters at all: the Doc has the text, and so have the lines unless it is blank."""
    doc = nlp(text)
    assert doc.text == text
    lines = list(write_conllu(doc))
    assert not any("\n" in line for line in lines)
    if text.strip() and any(not token.is_space for token in doc):
        assert conllu_text(read_conllu(lines)) == text


def test_broken_line_is_named() -> None:
    """A line with too few columns or a head that is no number is refused with its number."""
    with pytest.raises(UnreadableSource, match="line 2: 3 columns"):
        list(read_conllu(["# text = a", "1\ta\tb"]))
    with pytest.raises(UnreadableSource, match="line 1: head 'x'"):
        list(read_conllu(["1\ta\ta\tNOUN\tNN\t_\tx\troot\t_\t_"]))
