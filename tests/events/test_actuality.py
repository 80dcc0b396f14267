"""Actuality: what the words in the frame and above it make of an act, on hand-built trees."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from demarche import Article
from demarche.coder import Coder
from demarche.events.actuality import read_actuality
from demarche.events.actuality_words import ActualityLexicon
from demarche.events.own_mood import Reading
from demarche.language.frames import FrameLexicon, find_frames
from tests import parses

DATA = Path(str(files("demarche").joinpath("data")))


def reading(lines: str, lemma: str) -> tuple[Reading, list[str]]:
    frames = find_frames(parses.parse(lines), lexicon=FrameLexicon.load())
    found = frames.at(frames.syntax.lemma.index(lemma))
    assert found is not None
    return read_actuality(
        found, frames, ActualityLexicon.load(DATA / "ontology" / "actuality.yaml")
    ), frames.syntax.lower


@pytest.mark.parametrize(
    ("lines", "lemma", "actuality", "cue"),
    [
        (parses.LIGHT, "attack", "actual", None),
        (parses.NEGATED, "shell", "negated", "n't"),
        (parses.PLANNED, "visit", "future", "plans"),
        (parses.REFUSED, "visit", "negated", "refused"),
        (parses.CONDITIONAL, "attack", "hypothetical", "if"),
        (parses.CONDITIONAL, "retaliate", "future", "will"),
    ],
)
def test_actuality_and_its_cue(lines: str, lemma: str, actuality: str, cue: str | None) -> None:
    """Each decision names the word it rests on."""
    found, words = reading(lines, lemma)
    assert found.actuality == actuality
    assert (words[found.cue] if found.cue is not None else None) == cue


def test_a_hedge_leaves_the_act_actual() -> None:
    """ "reportedly met" happened, hedged."""
    found, words = reading(parses.HEDGED, "meet")
    assert found.actuality == "actual"
    assert found.hedge is not None
    assert words[found.hedge] == "reportedly"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Niger will close the camp or expel the refugees.", "COERCE future"),
        ("Niger did not arrest the general or expel the envoy.", "SANCTION negated"),
        ("The army is to attack the rebels.", "ASSAULT future"),
        ("The envoy was to be expelled by Ghana on Monday.", "SANCTION future"),
        ("Chad is to start withdrawing its troops from Mali on Friday.", "CONCEDE future"),
        ("Niger did not arrest the general but expelled the envoy.", "SANCTION actual"),
        ("Niger has no plans to close the camp or to expel the refugees.", "COERCE negated"),
        ("Chad is unable to arrest the general.", "COERCE negated"),
        ("The general took the stage to denounce the minister.", "ACCUSE actual"),
        ("The general will use the speech to denounce the minister.", "ACCUSE future"),
        ("The premier went on to endorse the governor.", "SUPPORT actual"),
        ("The party decided to back the premier.", "SUPPORT actual"),
        ("Lawmakers voted to condemn Chad.", "ACCUSE actual"),
        ("Oman decided to expel the envoy.", "SANCTION future"),
        ("At times President Sesay would meet with the rebels.", "CONSULT actual"),
        ("Diplomats noted the announcement that Kenya would meet the rebels.", "AGREE future"),
        ("Egypt may visit the general arrested by Togo.", "COERCE actual"),
        ("Republicans have no intention of dialing back their criticism of the minister.", "ACCUSE actual"),
        ("UN resolutions ban Chad from firing missiles.", None),
        ("Chad has not apologised for the raid.", "CONCEDE negated"),
        ("Chad has yet to apologise for the raid.", "CONCEDE negated"),
        ("Kenya not only condemned Chad but closed the border with it.", "ACCUSE actual"),
        ("Police launched an operation to detain forty soldiers.", "COERCE actual"),
        ("Ethiopia let free two rebels.", "RETREAT actual"),
        ("Chad telephoned Oman to thank it.", "SUPPORT actual"),
        ("Chad may expel the envoy of Oman.", "SANCTION hypothetical"),
        ("Chad is considering recognising Kosovo.", "SUPPORT hypothetical"),
        ("The minister has never been charged with a crime.", "ACCUSE negated"),
    ],
)
def test_what_the_sentence_makes_of_it(coder: Coder, text: str, expected: str | None) -> None:
    """Auxiliaries are shared by what is coordinated; words are spoken when one decides or stands up to speak them."""
    found = [f"{e.type} {e.actuality}" for e in coder.code(Article(text=text)).events]
    assert expected in found if expected is not None else not any("MOBILIZE" in event for event in found)


@pytest.mark.parametrize(
    "text",
    [
        "If Ghana were to start bombing the rebels, the harvest would be lost.",
        "Oman is free to expel the envoy.",
        "The officers waited to arrest the general.",
        "Chad wants to expel the envoy of Oman.",
        "Bombing hospitals is prohibited, the bishop said.",
        "It is a crime to bomb hospitals.",
        "The law forbids soldiers from shelling hospitals.",
        "The minister used to meet the rebels in Cairo.",
        "Chad would have expelled the envoy of Oman.",
        "Chad may not have signed the treaty with Oman.",
        "Suppose Chad attacked Togo tomorrow.",
        "Say Chad had invaded Togo.",
        "Chad's president said: “We will have to withdraw our troops.”",
    ],
)
def test_what_is_only_possible_is_no_event(coder: Coder, text: str) -> None:
    """Conditions, purposes, wishes, norms, duties, habits, suppositions and what did not come up."""
    assert not coder.code(Article(text=text)).events


def test_a_sentence_says_that_its_act_is_only_possible(coder: Coder) -> None:
    """The reason stands in `uncoded`."""
    assert [u.reason for u in coder.code(Article(text="It is a crime to bomb hospitals.")).uncoded] == ["possible"]


@pytest.mark.parametrize(
    "text",
    [
        "Had Serbia sent its army, NATO would have bombed Belgrade.",
        "Should Mali arrest the general, the markets would fall.",
        "The talks are aimed at preventing Turkey from attacking the Kurds.",
        "Leaders met in Accra to prevent Burkina Faso from attacking Benin.",
        "The union fears that the junta may ban it.",
    ],
)
def test_what_is_feared_supposed_or_to_be_prevented_is_no_act(coder: Coder, text: str) -> None:
    """Conditions without "if", what is only meant to be hindered, what may happen in somebody's fears."""
    material = {"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"}
    assert not [e for e in coder.code(Article(text=text)).events if e.type in material]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The deal kept Rwanda from invading Congo.", "negated"),
        ("Police were prevented from arresting the Turkish mayor.", "negated"),
        ("Authorities announced on Friday the arrest of a general by the army.", "actual"),
        ("The junta may ban the union, its leader said.", "hypothetical"),
        ("Chad had to withdraw its troops from Mali.", "actual"),
    ],
)
def test_what_was_hindered_announced_as_done_or_brought_about(coder: Coder, text: str, expected: str) -> None:
    """A verb with "from" hinders the act; an arrest that is announced has been made."""
    assert [e.actuality for e in coder.code(Article(text=text)).events] == [expected]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Moscow claimed without evidence that Ukraine had shelled the dam.", "without"),
        ("Moscow said, without offering any proof, that Ukraine had shelled the town of Belgorod.", "without"),
        ("Moscow claimed that Ukraine had shelled the town of Belgorod.", None),
    ],
)
def test_a_claim_without_evidence_is_hedged(coder: Coder, text: str, cue: str | None) -> None:
    """The cue is what says that nothing was shown."""
    (event,) = coder.code(Article(text=text)).events
    span = event.mentions[0].hedge_cue
    assert event.hedged is (cue is not None)
    assert (text[span.start : span.end] if span else None) == cue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Italy announced that it would supply four patrol boats.", ["AGREE"]),
        ("Italy supplied four patrol boats.", []),
    ],
)
def test_promised_aid_needs_no_recipient(coder: Coder, text: str, expected: list[str]) -> None:
    """What is promised is an AGREE; what is given is AID, which is nothing without whom it is given to."""
    assert [e.type for e in coder.code(Article(text=text)).events] == expected
