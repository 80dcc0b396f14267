"""What hangs on what does not depend on the names that stand there."""

from __future__ import annotations

import pytest

from tests.language.test_conformity import mended

DECISION = """
    Chad NNP Chad 2 nsubj
    welcomed VBD welcome 0 ROOT
    the DT the 4 det
    decision NN decision 2 obj
    by IN by 6 case
    Mali NNP Mali {agent}
    to TO to 8 mark
    free VB free {infinitive}
    men NNS man 8 obj
"""


@pytest.mark.parametrize("agent", ["2 obl", "4 nmod", "2 nsubj"])
@pytest.mark.parametrize("infinitive", ["2 advcl", "4 acl", "2 xcomp"])
def test_agent_and_content_belong_to_the_noun(agent: str, infinitive: str) -> None:
    """ "the decision by Mali to free men" is one phrase, however the model cut it."""
    found = mended(DECISION.format(agent=agent, infinitive=infinitive))
    assert found["Mali"] == ("nmod", "decision")
    assert found["free"] == ("acl", "decision")


def test_a_day_is_no_agent() -> None:
    """ "will publish the plan by Friday": the day stays with the verb."""
    found = mended("""
        Chad NNP Chad 3 nsubj
        will MD will 3 aux
        publish VB publish 0 ROOT
        the DT the 5 det
        plan NN plan 3 obj
        by IN by 7 case
        Friday NNP Friday 3 obl
    """)
    assert found["Friday"] == ("obl", "publish")


def test_adjective_behind_the_object_of_naming() -> None:
    """ "called the charge baseless" says what the charge is called; "bought the goods available" does not."""
    rows = """
        Mali NNP Mali 2 nsubj
        {verb} 0 ROOT
        the DT the 4 det
        charge NN charge 2 obj
        baseless JJ baseless 4 amod
    """
    assert mended(rows.format(verb="called VBD call"))["baseless"] == ("xcomp", "called")
    assert mended(rows.format(verb="heard VBD hear"))["baseless"] == ("amod", "charge")


def test_what_is_voted() -> None:
    """ "voted to ban" is a vote on a ban; "met to protest" a meeting for a purpose."""
    rows = """
        Lawmakers NNS lawmaker 2 nsubj
        {verb} 0 ROOT
        to TO to 4 mark
        act VB act 2 advcl
    """
    assert mended(rows.format(verb="voted VBD vote"))["act"] == ("xcomp", "voted")
    assert mended(rows.format(verb="met VBD meet"))["act"] == ("advcl", "met")


def test_names_side_by_side_are_one() -> None:
    """Two subjects that stand side by side are one name, two such objects too."""
    found = mended("""
        Alberto NNP Alberto 3 nsubj
        Fernandez NNP Fernandez 3 nsubj
        summoned VBD summon 0 ROOT
        the DT the 5 det
        charge NN charge 3 obj
        d'affaires NNS d'affaires 3 obj
    """)
    assert found["Fernandez"] == ("flat", "Alberto")
    assert found["d'affaires"] == ("flat", "charge")


def test_no_object_beyond_the_root() -> None:
    """ "The threat to cut gas alarmed industry": who was alarmed is not what is cut."""
    found = mended("""
        The DT the 2 det
        threat NN threat 6 nsubj
        to TO to 4 mark
        cut VB cut 2 acl
        gas NN gas 4 obj
        alarmed VBD alarm 0 ROOT
        industry NN industry 4 obj
    """)
    assert found["industry"] == ("obj", "alarmed")


def test_subject_of_what_officials_said() -> None:
    """ "Phuc rejected it, officials said": the first name is not who said it."""
    found = mended("""
        Phuc NNP Phuc 6 nsubj
        rejected VBD reject 6 ccomp
        it PRP it 2 obj
        , , , 2 punct
        officials NNS official 6 nsubj
        said VBD say 0 ROOT
    """)
    assert found["Phuc"] == ("nsubj", "rejected")
    assert found["officials"] == ("nsubj", "said")


def test_speaker_behind_a_comma() -> None:
    """ "Hanoi summoned the envoy, its spokeswoman, Lien, told reporters": she is no envoy."""
    found = mended("""
        Hanoi NNP Hanoi 2 nsubj
        summoned VBD summon 10 ccomp
        the DT the 4 det
        envoy NN envoy 2 obj
        , , , 8 punct
        its PRP$ its 7 nmod:poss
        spokeswoman NN spokeswoman 8 nmod:desc
        Lien NNP Lien 4 appos
        , , , 8 punct
        told VBD tell 0 ROOT
        reporters NNS reporter 10 iobj
    """)
    assert found["Lien"] == ("nsubj", "told")


def test_what_stands_behind_a_direction_hangs_on_the_verb() -> None:
    """ "Walked away from the deal": not "away from the deal"; "spoke longer than" stays."""
    found = mended("""
        Chad NNP Chad 2 nsubj
        walked VBD walk 0 ROOT
        away RB away 2 advmod
        from IN from 6 case
        the DT the 6 det
        deal NN deal 3 obl
    """)
    assert found["deal"] == ("obl", "walked")
    found = mended("""
        Chad NNP Chad 2 nsubj
        spoke VBD speak 0 ROOT
        longer RBR long 2 advmod
        than IN than 5 case
        Mali NNP Mali 3 obl
    """)
    assert found["Mali"] == ("obl", "longer")
