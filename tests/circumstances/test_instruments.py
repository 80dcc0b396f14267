"""Instruments are one for all spellings, with who invokes them for what."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from demarche.circumstances.instrument_lexicon import InstrumentLexicon
from demarche.circumstances.instruments import Invocations
from demarche.errors import BrokenRule
from tests.circumstances.reading import DATA, Found
from tests.circumstances.test_magnitudes import mention


@pytest.mark.parametrize(
    ("text", "kind", "name", "key"),
    [
        ("Tokyo cited U.N. Security Council Resolution 1718.", "resolution", "UN Security Council Resolution 1718",
         "unsc-resolution-1718"),
        ("Tokyo cited UNSCR 1718.", "resolution", "UN Security Council Resolution 1718", "unsc-resolution-1718"),
        ("Quito cited General Assembly resolution 68/262.", "resolution", "UN General Assembly Resolution 68/262",
         "unga-resolution-68/262"),
        ("Chad broke the U.N. Charter.", "charter", "UN Charter", "un-charter"),
        ("Chad broke the Charter of the United Nations.", "charter", "UN Charter", "un-charter"),
        ("Tehran left the 2015 nuclear deal.", "agreement", "Joint Comprehensive Plan of Action", "jcpoa"),
        ("Kenya signed the Basra Water Treaty in May.", "treaty", "Basra Water Treaty", "treaty:basra-water-treaty"),
        ("Gabon has an agreement with Orbex Marine.", "agreement", "agreement with Orbex Marine", ""),
        ("Poland's presidential election was close.", "election", "Poland presidential election",
         "election:POL:presidential"),
        ("The NATO summit ended on Friday.", "summit", "NATO summit", "summit:nato-summit"),
        ("The Supreme Court ruling was welcomed.", "ruling", "Supreme Court ruling", ""),
    ],
)  # fmt: skip
def test_names_and_keys(text: str, kind: str, name: str, key: str) -> None:
    """Every spelling gives the canonical name; what is unnamed is described."""
    (found,) = Found(text).instruments
    assert (found.kind, found.name) == (kind, name)
    assert not key or found.key == key


def test_spellings_and_anaphors_are_one_instrument() -> None:
    """Acronym, long form and "the resolution" are three mentions of one."""
    found = Found(
        "Tehran rejected U.N. Security Council Resolution 2231. Paris said UNSCR 2231 binds all. "
        "The resolution expires in May."
    )
    (one,) = found.instruments
    assert [found.words(s) for s in one.mentions] == [
        "U.N. Security Council Resolution 2231", "UNSCR 2231", "The resolution",
    ]  # fmt: skip


def test_several_numbers_are_several_resolutions() -> None:
    """ "Resolutions 1718 and 2270" are two."""
    found = Found("Seoul said the launch violated U.N. Security Council resolutions 1718 and 2270.")
    assert [i.key for i in found.instruments] == ["unsc-resolution-1718", "unsc-resolution-2270"]


def test_both_sides_invoke_one_resolution() -> None:
    """A force operates under it; a state claims that somebody violates it."""
    found = Found(
        "The mission operates under U.N. Security Council Resolution 1701. Lebanon said Israel violated the resolution."
    )
    (one,) = found.instruments
    told = [(v.stance, v.by, v.party) for v in one.invocations]
    assert [stance for stance, _, _ in told] == ["under", "violates"]
    assert found.is_called(told[1][1], "Lebanon")
    assert found.is_called(told[1][2], "Israel")


def test_the_accused_is_the_party() -> None:
    """ "Accused X of violating": by the accuser, X is the party."""
    found = Found("Sudan accused Chad of breaching the Basra Water Treaty.")
    (told,) = found.instruments[0].invocations
    assert found.is_called(told.by, "Sudan")
    assert found.is_called(told.party, "Chad")


def test_a_denied_violation_complies() -> None:
    """ "Does not violate" is no violation."""
    (told,) = Found("Russia does not violate the Open Skies Treaty.").instruments[0].invocations
    assert told.stance == "complies"


@pytest.mark.parametrize(
    "text",
    [
        "The general declared martial law.",
        "The Institute of Business and Law opened.",
        "He reached an agreement quickly.",
        "Law enforcement officers arrived.",
        "They act like children.",
    ],
)
def test_plain_words_are_no_instruments(text: str) -> None:
    """Heads of instruments that name none."""
    assert not Found(text).instruments


def test_an_event_has_the_instruments_of_its_clause() -> None:
    """Those its own words name."""
    found = Found("Armenia signed the Rome Statute.")
    assert Invocations(found.instruments).of(mention(found, "signed", "SUPPORT")) == ("i1",)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("x,pact,Pact of X,,1999", "instruments.csv:3: 'x'"),
        ("un-charter,charter,Other Charter,,1999", "instruments.csv:3: key 'un-charter' stands twice"),
        ("x,treaty,UN Charter,,1999", "'UN Charter' names both"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, row: str, said: str) -> None:
    """File, line and key stand in the error."""
    folder = tmp_path / "instruments"
    folder.mkdir()
    for name in ("kinds.yaml", "stances.yaml", "stance_words.yaml"):
        (folder / name).write_bytes((DATA / "instruments" / name).read_bytes())
    head = "key,kind,name,aliases,year\nun-charter,charter,UN Charter,,1945\n"
    (folder / "instruments.csv").write_text(f"{head}{row}\n", "utf-8")
    with pytest.raises(BrokenRule, match=re.escape(said)):
        InstrumentLexicon.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "name", "stance", "actuality"),
    [
        ("Lawmakers passed a bill banning foreign funding of charities.", "bill banning", "ratifies", "actual"),
        ("Serbia and Kosovo have failed to implement the Ohrid agreement.", "Ohrid", "violates", "actual"),
        ("Kenya will sign the Rome Statute next year.", "Rome Statute", "signs", "future"),
        ("Iran threatened to leave the NPT.", "Non-Proliferation", "leaves", "hypothetical"),
        ("In breach of the arms embargo imposed by Resolution 1591, planes landed.", "1591", "violates", "actual"),
    ],
)
def test_what_is_done_with_an_instrument_and_whether(text: str, name: str, stance: str, actuality: str) -> None:
    """Done, failed to be done, ahead, or only threatened."""
    (instrument,) = Found(text).instruments
    (invocation,) = instrument.invocations
    assert name in instrument.name
    assert (invocation.stance, invocation.actuality) == (stance, actuality)


def test_all_who_sign_are_parties() -> None:
    """ "Ethiopia and Somalia signed a security pact"."""
    (instrument,) = Found("Ethiopia and Somalia signed a security pact in Ankara.").instruments
    (invocation,) = instrument.invocations
    assert len(invocation.parties) == 2
    assert invocation.party == invocation.parties[0]


def test_a_law_of_another_country_is_its_own() -> None:
    """Georgia's law is not the Russian one of the list."""
    (instrument,) = Found("Georgia's foreign agents law has been condemned by the EU.").instruments
    assert "russia" not in instrument.key


def test_an_acronym_means_what_the_text_explains() -> None:
    """The Syrian Arab Army is no Stabilisation and Association Agreement."""
    assert not Found("The Syrian Arab Army (SAA) struck Idlib. The SAA lost four men.").instruments
    (treaty,) = Found("China has signed the Comprehensive Test Ban Treaty (CTBT).").instruments
    assert len(treaty.mentions) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lebanon signed a contract with Total and Eni to drill in block 9.", "Eni and Lebanon"),
        ("EU leaders met at a summit in Sofia.", "summit in Sofia"),
        ("At a summit of the African Union, Chad called for talks.", "summit of African Union"),
        ("Ghana's election was peaceful.", "Ghana election"),
        ("Georgia's parliament passed a law on foreign agents.", "law on foreign agents"),
    ],
)
def test_told_by_parties_places_and_matters(text: str, name: str) -> None:
    """Contracts by all their parties, summits by place or body, laws by what they are about."""
    (instrument,) = Found(text).instruments
    assert name in instrument.name.replace("the ", "")


def test_the_measure_is_the_law() -> None:
    """What was passed is taken up by other words."""
    (law,) = Found("Critics call the Citizenship Amendment Act unjust; the government defends the measure.").instruments
    assert len(law.mentions) == 2
