"""Times on a parse: where they hang, what their clause makes of them, which predicate they date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from demarche.circumstances.times import TimeKnowledge, TimeMention, Times, find_times
from demarche.language.frames import Frames

PUBLISHED = dt.date(2025, 10, 9)
Parse = Callable[..., Frames]

WILL_VISIT = (
    "Marta/Marta/PROPN/NNP/nsubj/4 Ruiz/Ruiz/PROPN/NNP/flat/1 will/will/AUX/MD/aux/4 visit/visit/VERB/VB/root/0 "
    "Quito/Quito/PROPN/NNP/obj/4 on/on/ADP/IN/case/7 Friday/Friday/PROPN/NNP/obl/4 ././PUNCT/./punct/4"
)
SEIZED_AND_FREED = (
    "Two/two/NUM/CD/nummod/2 men/man/NOUN/NNS/nsubj:pass/4 were/be/AUX/VBD/aux:pass/4 seized/seize/VERB/VBN/root/0 "
    "on/on/ADP/IN/case/6 Oct./Oct./PROPN/NNP/obl/4 3/3/NUM/CD/nummod/6 and/and/CCONJ/CC/cc/9 "
    "freed/free/VERB/VBN/conj/4 "
    "three/three/NUM/CD/nummod/11 days/day/NOUN/NNS/obl:unmarked/12 later/late/ADV/RBR/advmod/9 ././PUNCT/./punct/4"
)
AGREED_TO_MEET = (
    "The/the/DET/DT/det/2 sides/side/NOUN/NNS/nsubj/3 agreed/agree/VERB/VBD/root/0 to/to/PART/TO/mark/5 "
    "meet/meet/VERB/VB/xcomp/3 in/in/ADP/IN/case/7 December/December/PROPN/NNP/obl/5 ././PUNCT/./punct/3"
)
MAY_RESIGN = (
    "The/the/DET/DT/det/2 premier/premier/NOUN/NN/nsubj/4 may/may/AUX/MD/aux/4 resign/resign/VERB/VB/root/0 "
    "././PUNCT/./punct/4"
)
ANNEXATION = (
    "Lima/Lima/PROPN/NNP/nsubj/2 condemned/condemn/VERB/VBD/root/0 the/the/DET/DT/det/5 2014/2014/NUM/CD/nummod/5 "
    "annexation/annexation/NOUN/NN/obj/2 on/on/ADP/IN/case/7 Monday/Monday/PROPN/NNP/obl/2 ././PUNCT/./punct/2"
)
STRUCK_KILLING = (
    "Rockets/rocket/NOUN/NNS/nsubj/2 struck/strike/VERB/VBD/root/0 the/the/DET/DT/det/4 port/port/NOUN/NN/obj/2 "
    "on/on/ADP/IN/case/6 Tuesday/Tuesday/PROPN/NNP/obl/2 ,/,/PUNCT/,/punct/8 killing/kill/VERB/VBG/advcl/2 "
    "two/two/NUM/CD/nummod/10 sailors/sailor/NOUN/NNS/obj/8 ././PUNCT/./punct/2"
)


def _read(frames: Frames, knowledge: TimeKnowledge) -> tuple[list[TimeMention], Times]:
    mentions = find_times(frames.syntax.doc, published=PUBLISHED, knowledge=knowledge, syntax=frames.syntax)
    return list(mentions), Times(mentions, frames.syntax, frames, published=PUBLISHED, knowledge=knowledge)


def _token(frames: Frames, form: str) -> int:
    return frames.syntax.lower.index(form)


def test_future_auxiliary(parse: Parse, times_known: TimeKnowledge) -> None:
    """ "will" makes a bare weekday the next one."""
    frames = parse(WILL_VISIT)
    mentions, times = _read(frames, times_known)
    assert [m.date.start for m in mentions] == ["2025-10-10"]
    assert times.date_of(_token(frames, "visit")).start == "2025-10-10"


def test_infinitive_under_agree(parse: Parse, times_known: TimeKnowledge) -> None:
    """An infinitive under a verb of intention lies ahead even when the verb is past."""
    mentions, times = _read(frames := parse(AGREED_TO_MEET), times_known)
    assert [(m.date.start, m.date.end) for m in mentions] == [("2025-12-01", "2025-12-31")]
    assert times.date_of(_token(frames, "meet")).precision == "month"


def test_later_counts_from_the_date_before(parse: Parse, times_known: TimeKnowledge) -> None:
    """ "three days later" counts from the day named before it, and dates its own verb only."""
    frames = parse(SEIZED_AND_FREED)
    mentions, times = _read(frames, times_known)
    assert [(m.kind, m.date.start) for m in mentions] == [("date", "2025-10-03"), ("refers-back", "2025-10-06")]
    assert times.date_of(_token(frames, "seized")).start == "2025-10-03"
    assert times.date_of(_token(frames, "freed")).start == "2025-10-06"


def test_modal_may_is_no_month(parse: Parse, times_known: TimeKnowledge) -> None:
    """A verb written like a month is no time, and an undated act falls back to publication, said so."""
    frames = parse(MAY_RESIGN)
    mentions, times = _read(frames, times_known)
    date = times.date_of(_token(frames, "resign"))
    assert mentions == []
    assert (date.start, date.precision) == ("2025-10-09", "unresolved")
    assert "publication" in date.reason


def test_year_in_a_name(parse: Parse, times_known: TimeKnowledge) -> None:
    """The year of "the 2014 annexation" dates the annexation, not its condemnation."""
    frames = parse(ANNEXATION)
    _, times = _read(frames, times_known)
    assert times.date_of(_token(frames, "condemned")).start == "2025-10-06"
    assert times.date_of(_token(frames, "annexation")).start == "2014-01-01"


def test_participle_shares_the_moment(parse: Parse, times_known: TimeKnowledge) -> None:
    """A participial clause happens when its main clause does."""
    frames = parse(STRUCK_KILLING)
    _, times = _read(frames, times_known)
    assert times.date_of(_token(frames, "killing")).start == "2025-10-07"


def test_dateline_sets_the_day_of_filing(times_known: TimeKnowledge) -> None:
    """Weekdays are counted from the dateline's day where there is one."""
    text = "LIMA, Oct. 8 (Reuters) - Miners blocked a highway on Thursday."
    mentions = find_times(text, published=PUBLISHED, knowledge=times_known)
    assert [(m.kind, m.date.start) for m in mentions] == [("dateline", "2025-10-08"), ("date", "2025-10-02")]


def test_offset_gives_both_days(times_known: TimeKnowledge) -> None:
    """ "days before the Oct. 12 vote" dates the vote; how many days before it is not said."""
    mentions = find_times("It came days before the Oct. 12 vote.", published=PUBLISHED, knowledge=times_known)
    assert [(m.kind, m.date.start) for m in mentions] == [("offset", None), ("date", "2025-10-12")]
