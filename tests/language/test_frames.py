"""Frames: who fills which deep role, from hand-built trees."""

from __future__ import annotations

import pytest

from demarche.language.frames import Frame, FrameLexicon, Frames, find_frames
from tests import parses


@pytest.fixture(scope="module")
def lexicon() -> FrameLexicon:
    return FrameLexicon.load()


def frame(lines: str, lemma: str, lexicon: FrameLexicon) -> tuple[Frame, Frames]:
    frames = find_frames(parses.parse(lines), lexicon=lexicon)
    token = frames.syntax.lemma.index(lemma)
    found = frames.at(token)
    assert found is not None
    return found, frames


def words(found: Frame, frames: Frames, role: str) -> list[str]:
    return [frames.syntax.doc[a.token].text for a in found.role(role)]


def test_passive_gives_deep_roles(lexicon: FrameLexicon) -> None:
    """The passive's subject is the object, its agent the subject."""
    found, frames = frame(parses.PASSIVE, "condemn", lexicon)
    assert words(found, frames, "subj") == ["Ghana"]
    assert words(found, frames, "obj") == ["drones"]


def test_relative_pronoun_gives_way_to_its_noun(lexicon: FrameLexicon) -> None:
    """ "The drones, which were delivered": the drones are delivered."""
    found, frames = frame(parses.PASSIVE, "deliver", lexicon)
    assert words(found, frames, "obj") == ["drones"]
    assert words(found, frames, "subj") == ["Togo"]


def test_act_noun_takes_its_light_verbs_subject(lexicon: FrameLexicon) -> None:
    """ "Mali launched an attack on Gao": Mali attacks."""
    found, frames = frame(parses.LIGHT, "attack", lexicon)
    assert words(found, frames, "subj") == ["Mali"]
    assert words(found, frames, "prep:on") == ["Gao"]
    assert found.light == 1


def test_subjects_are_handed_down_infinitives(lexicon: FrameLexicon) -> None:
    """ "Russia and China vowed to keep supporting Iran": both support."""
    found, frames = frame(parses.CONTROL, "support", lexicon)
    assert words(found, frames, "subj") == ["Russia", "China"]
    assert [above.lemma for above, _ in frames.chain(found)] == ["keep", "vow"]


def test_object_before_a_gerunds_mark_is_the_verbs(lexicon: FrameLexicon) -> None:
    """ "accused Togo of breaking": Togo is accused, even where it was read as the gerund's subject."""
    found, frames = frame(parses.RAISED, "accuse", lexicon)
    assert words(found, frames, "obj") == ["Togo"]


def test_negation_is_kept_with_its_word(lexicon: FrameLexicon) -> None:
    """A negated clause names the token that negates."""
    found, frames = frame(parses.NEGATED, "shell", lexicon)
    assert found.negation is not None
    assert frames.syntax.lower[found.negation] == "n't"


def test_clause_leaves_end_punctuation_out(lexicon: FrameLexicon) -> None:
    """The clause's characters quote the clause."""
    found, frames = frame(parses.NEGATED, "shell", lexicon)
    start, end = found.span
    assert frames.syntax.doc.text[start:end] == "The army didn't shell Gao"


def test_an_unparsed_doc_has_no_frames(lexicon: FrameLexicon) -> None:
    """Nothing in, nothing out."""
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    assert list(find_frames(Doc(Vocab()), lexicon=lexicon)) == []
