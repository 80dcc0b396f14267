"""Trees put right by grammar and the habit of news."""

from __future__ import annotations

import pytest
from spacy.language import Language

from demarche.language.conformity import mend_trees
from demarche.language.trees import Trees, read_tree_words


def mended(rows: str) -> dict[str, tuple[str, str]]:
    """Form → (relation, head's form) after the rules, for lines of `form tag lemma head label`; heads count from 1."""
    cells = [row.split() for row in rows.strip().splitlines()]
    trees = Trees(
        forms=[cell[0] for cell in cells],
        tags=[cell[1] for cell in cells],
        lemmas=[cell[2] for cell in cells],
        heads=[int(cell[3]) - 1 if cell[3] != "0" else place for place, cell in enumerate(cells)],
        labels=[cell[4] for cell in cells],
        sentences=[(0, len(cells))],
    )
    mend_trees(trees, read_tree_words())
    assert sum(word == head for word, head in enumerate(trees.heads)) == 1
    return {
        form: (label, trees.forms[head])
        for form, head, label in zip(trees.forms, trees.heads, trees.labels, strict=True)
    }


def test_day_between_subject_and_verb_belongs_to_the_verb() -> None:
    """ "The ministry on Friday summoned the envoy": the day is the summons', not the ministry's."""
    found = mended("""
        The DT the 2 det
        ministry NN ministry 5 nsubj
        on IN on 4 case
        Friday NNP Friday 2 nmod
        summoned VBD summon 0 ROOT
        him PRP he 5 obj
    """)
    assert found["Friday"] == ("obl", "summoned")
    assert found["ministry"] == ("nsubj", "summoned")


def test_bare_day_is_no_second_subject() -> None:
    """ "Diallo Sunday night resigned": the name is the subject again."""
    found = mended("""
        Diallo NNP Diallo 3 compound
        Sunday NNP Sunday 3 compound
        night NN night 4 nsubj
        resigned VBD resign 0 ROOT
    """)
    assert found["Diallo"] == ("nsubj", "resigned")
    assert found["night"] == ("obl:unmarked", "resigned")


def test_day_of_a_noun_alone_stays() -> None:
    """ "the vote on Friday" as an object is left as it is."""
    found = mended("""
        They PRP they 2 nsubj
        lost VBD lose 0 ROOT
        the DT the 4 det
        vote NN vote 2 obj
        on IN on 6 case
        Friday NNP Friday 4 nmod
    """)
    assert found["Friday"] == ("nmod", "vote")


@pytest.mark.parametrize(
    ("verb", "first", "second"), [("call", "obj", "xcomp"), ("give", "iobj", "obj"), ("see", "obj", "obj")]
)
def test_two_objects(verb: str, first: str, second: str) -> None:
    """Naming verbs have a predicate, giving verbs a receiver; others are not touched."""
    found = mended(f"""
        They PRP they 2 nsubj
        did VBD {verb} 0 ROOT
        him PRP he 2 obj
        liar NN liar 2 obj
    """)
    assert (found["him"][0], found["liar"][0]) == (first, second)


def test_receiver_before_a_number() -> None:
    """ "gave Ukraine 18 tanks": Ukraine receives."""
    found = mended("""
        It PRP it 2 nsubj
        gave VBD give 0 ROOT
        Ukraine NNP Ukraine 5 compound
        18 CD 18 5 nummod
        tanks NNS tank 2 obj
    """)
    assert found["Ukraine"] == ("iobj", "gave")


def test_receiver_with_its_own_article() -> None:
    """ "gave the Pentagon leave": a noun with an article of its own is no compound."""
    found = mended("""
        They PRP they 2 nsubj
        gave VBD give 0 ROOT
        the DT the 4 det
        Pentagon NNP Pentagon 5 compound
        leave NN leave 2 obj
    """)
    assert found["Pentagon"] == ("iobj", "gave")


def test_name_around_a_hyphen() -> None:
    """ "Al-Qaeda fled": one subject, not two."""
    found = mended("""
        Al NNP Al 4 nsubj
        - HYPH - 3 punct
        Qaeda NNP Qaeda 4 nsubj
        fled VBD flee 0 ROOT
    """)
    assert found["Al"] == ("compound", "Qaeda")


def test_final_speaker_is_the_root() -> None:
    """ "Talks failed, officials said.": said is the root, what was said its clausal complement."""
    found = mended("""
        Talks NNS talk 2 nsubj
        failed VBD fail 0 ROOT
        , , , 5 punct
        officials NNS official 5 nsubj
        said VBD say 2 parataxis
        . . . 2 punct
    """)
    assert found["said"] == ("ROOT", "said")
    assert found["failed"] == ("ccomp", "said")
    assert found["."] == ("punct", "said")


def test_second_subject_is_the_speaker() -> None:
    """ "Talks failed, officials said": the officials do not fail."""
    found = mended("""
        Talks NNS talk 2 nsubj
        failed VBD fail 5 ccomp
        , , , 2 punct
        officials NNS official 2 nsubj
        said VBD say 0 ROOT
    """)
    assert found["officials"] == ("nsubj", "said")
    assert found["Talks"] == ("nsubj", "failed")


def test_speaker_in_the_middle_stays_beside() -> None:
    """ "Talks, he said, failed" keeps its parataxis, as UD has it; so does a clause with "so"."""
    found = mended("""
        Talks NNS talk 6 nsubj
        , , , 4 punct
        he PRP he 4 nsubj
        said VBD say 6 parataxis
        , , , 4 punct
        failed VBD fail 0 ROOT
    """)
    assert found["said"] == ("parataxis", "failed")


def test_days_in_the_whole_pipeline(nlp: Language) -> None:
    """A weekday is neither a subject nor a name."""
    for text in (
        "Trump Tuesday said it was over.",
        "Russia's ministry on Friday summoned him.",
        "Monday's indictment fell.",
    ):
        doc = nlp(text)
        assert not [t for t in doc if t.text.endswith("day") and t.dep_ in ("nsubj", "nmod")]
        assert not [name for name in doc.ents if name.text.endswith("day")]
