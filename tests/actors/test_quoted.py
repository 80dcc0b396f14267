"""`resolve_quoted`: "I" is the speaker, "we" the speaker's side, "you" the addressee."""

from __future__ import annotations

import pytest
from spacy.language import Language

from demarche.actors import ActorKnowledge, find_actors, resolve_quoted
from demarche.cast import Cast
from demarche.records import Attribution, Span


def quoted(text: str, source: str, nlp: Language, knowledge: ActorKnowledge, *, addressee: str = "") -> Cast:
    """The cast of a text with one quotation in double marks, spoken by `source`."""
    doc = nlp(text)
    cast = find_actors(doc, knowledge=knowledge)
    start = text.index(source)
    content = Span(text.index('"') + 1, text.rindex('"'))
    speaker = next(m.actor for m in cast.mentions if m.span.start <= start < m.span.end)
    heard = next((a.id for a in cast if a.name == addressee), None)
    attribution = Attribution(
        id="q1", speaker=speaker, source=(Span(start, start + len(source)),), cue=(), content=(content,),
        kind="direct", addressee=heard,
    )  # fmt: skip
    return resolve_quoted(doc, cast, (attribution,), knowledge=knowledge)


def meant(cast: Cast, text: str, pronoun: str) -> list[str]:
    return [cast[m.actor].name for m in cast.mentions if text[m.span.start : m.span.end] == pronoun]


def test_speaker(nlp: Language, knowledge: ActorKnowledge) -> None:
    """ "I" and "my" are the speaker."""
    text = '"I will never forget my village," Achieng Wanjala said.'
    cast = quoted(text, "Achieng Wanjala", nlp, knowledge)
    assert meant(cast, text, "I") == meant(cast, text, "my") == ["Achieng Wanjala"]


def test_official_speaks_for_the_state(nlp: Language, knowledge: ActorKnowledge) -> None:
    """An official's "we" is the state."""
    text = '"We will answer this attack," Kenyan Foreign Minister Achieng Wanjala said.'
    cast = quoted(text, "Kenyan Foreign Minister Achieng Wanjala", nlp, knowledge)
    assert [cast[m.actor].key for m in cast.mentions if m.rule == "quoted.side"] == ["state:KEN"]


def test_private_we_stays_open(nlp: Language, knowledge: ActorKnowledge) -> None:
    """Nobody knows for whom a bystander says "we"."""
    text = '"We heard a blast," Achieng Wanjala said.'
    assert meant(quoted(text, "Achieng Wanjala", nlp, knowledge), text, "We") == []


def test_addressee(nlp: Language, knowledge: ActorKnowledge) -> None:
    """ "you" is whom the words are said to."""
    text = '"You broke your word," Achieng Wanjala told Serbia.'
    assert meant(quoted(text, "Achieng Wanjala", nlp, knowledge, addressee="Serbia"), text, "You") == ["Serbia"]


@pytest.mark.parametrize("text", ['"He lied to us," David Mutua said of Robert Okello.'])
def test_he_is_not_the_speaker(text: str, nlp: Language, knowledge: ActorKnowledge) -> None:
    """Inside a quotation "he" is never its speaker."""
    assert "David Mutua" not in meant(quoted(text, "David Mutua", nlp, knowledge), text, "He")
