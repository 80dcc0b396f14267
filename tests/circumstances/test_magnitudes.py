"""Tolls go to the events they belong to, with the one who gives the figure; contradictions stay."""

from __future__ import annotations

import pytest

from demarche.circumstances.magnitudes import magnitudes_of, merge_magnitudes
from demarche.records import Attribution, Count, EventMention, Magnitude, Span, Trail
from tests.circumstances.reading import Found


def mention(found: Found, word: str, type_: str) -> EventMention:
    """An event mention whose predicate is a word of the text."""
    i = found.token(word)
    s = found.frames.syntax
    span, whole = Span(s.start[i], s.end[i]), Span(0, len(found.text))
    return EventMention(
        predicate=i, type=type_, mode=None, contexts=(), cameo=None, actors=(), recipients=(), actuality="actual",
        hedged=False, attributed_to=None, attribution=None,
        trail=Trail(predicate=span, clause=whole, sentence=whole, rule="test"),
    )  # fmt: skip


def read(text: str, *events: tuple[str, str]) -> tuple[Magnitude, ...]:
    found = Found(text)
    return magnitudes_of([mention(found, *e) for e in events], found.tolls, found.frames.syntax)[0]


def bounds(count: Count | None) -> tuple[int | None, int | None] | None:
    return None if count is None else (count.min, count.max)


def test_a_consequence_belongs_to_its_cause() -> None:
    """ "Exploded, killing …" gives the dead to the explosion."""
    (magnitude,) = read("A bomb exploded in Kabul, killing at least 12 and wounding 30.", ("exploded", "ASSAULT"))
    assert (bounds(magnitude.dead), bounds(magnitude.injured)) == ((12, None), (30, 30))


def test_an_act_noun_takes_the_toll_of_its_clause() -> None:
    """ "The raid killed nine", "nine died in the raid"."""
    (one,) = read("The raid killed nine civilians.", ("raid", "ASSAULT"))
    (other,) = read("Nine civilians died in the raid.", ("raid", "ASSAULT"))
    assert bounds(one.dead) == bounds(other.dead) == (9, 9)


def test_a_condemnation_takes_no_dead() -> None:
    """The dead belong to the raid that is condemned."""
    found = Found("Chad condemned the raid that killed nine villagers.")
    events = [mention(found, "condemned", "ACCUSE"), mention(found, "raid", "ASSAULT")]
    condemned, raid = magnitudes_of(events, found.tolls, found.frames.syntax)[0]
    assert condemned.dead is None
    assert bounds(raid.dead) == (9, 9)


def test_a_toll_in_the_next_sentence_is_adopted() -> None:
    """A sentence that only counts the dead adds to the attack before it."""
    (magnitude,) = read("Rebels attacked the camp. The death toll rose to 43.", ("attacked", "ASSAULT"))
    assert bounds(magnitude.dead) == (43, 43)


def test_a_crowd_belongs_to_its_march() -> None:
    """Crowds are counted in figures."""
    (magnitude,) = read("Tens of thousands marched through Minsk.", ("marched", "PROTEST"))
    assert bounds(magnitude.size) == (20_000, None)


def test_everybody_in_a_row_is_counted() -> None:
    """A driver and two guards are three."""
    (magnitude,) = read("Gunmen killed a driver and two guards.", ("killed", "ASSAULT"))
    assert bounds(magnitude.dead) == (3, 3)


@pytest.mark.parametrize(
    "text", ["He did not kill two guards.", "Two guards nearly died.", "The senate killed two bills."]
)
def test_what_did_not_happen_gives_no_toll(text: str) -> None:
    """Denied, nearly happened, or no people."""
    assert not Found(text).tolls


def test_the_speaker_of_a_figure_is_kept() -> None:
    """The narrowest attribution around the figure names who gives it."""
    text = "Nine people died in the raid, police said."
    said = Attribution(
        id="q1", speaker="a1", source=(Span(31, 37),), cue=(Span(38, 42),), content=(Span(0, 28),), kind="indirect"
    )
    (toll,) = Found(text, (said,)).tolls
    assert toll.count.speaker == "a1"


def test_contradicting_tolls_of_one_attack_are_kept() -> None:
    """Two sentences, two figures: the attack has both."""
    text = "Rebels attacked the camp, killing 27 people. The governor put the death toll at 35."
    attacked, killing = read(text, ("attacked", "ASSAULT"), ("killing", "ASSAULT"))
    merged = attacked.joined(killing)
    assert bounds(merged.dead) == (27, 27)
    assert [bounds(count) for _, count in merged.conflicting] == [(35, 35)]


def test_conflicting_tolls_stay_side_by_side() -> None:
    """The first figure leads; one that differs is kept with its speaker, an equal one is not kept twice."""
    first = Count(min=9, max=9, span=Span(0, 4), speaker="a1")
    second = Count(min=30, max=None, span=Span(9, 12), speaker="a2")
    merged = merge_magnitudes([Magnitude(dead=first), Magnitude(dead=second), Magnitude(dead=first)])
    assert merged.dead == first
    assert merged.conflicting == (("dead", second),)


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("A mother and her two sons were killed when a shell hit the house.", [("dead", 3, 3)]),
        ("Nine died, officials said; the opposition put the figure at 23.", [("dead", 9, 9), ("dead", 23, 23)]),
        ("Organisers claimed 150 had turned out. The police spoke of 30.", [("size", 150, 150), ("size", 30, 30)]),
        ("The army put the number of dead rebels at 60.", [("dead", 60, 60)]),
        ("The blast claimed the lives of nine policemen.", [("dead", 9, 9)]),
        ("A raid killed nine people. The minister spoke of four new roads.", [("dead", 9, 9)]),
    ],
)  # fmt: skip
def test_figures_of_one_toll(text: str, tolls: list[tuple[str, int, int]]) -> None:
    """Nobody is counted twice; a bare figure is of what was counted before it."""
    assert [(t.kind, t.count.min, t.count.max) for t in Found(text).tolls] == tolls


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Rescuers recovered 19 bodies from the rubble of the school.", [("dead", 19, 19)]),
        ("The bodies of eight villagers were found in a mass grave in Ituri.", [("dead", 8, 8)]),
        ("The rebels returned the bodies of four soldiers.", []),
        ("The two bodies signed a pact.", []),
        ("Between 30 and 40 militants were killed in the air strikes.", [("dead", 30, 40)]),
        ("Russian strikes on Odesa overnight injured five, among them a 12-year-old girl.", [("injured", 5, 5)]),
        ("Drones hit the airport but no casualties were reported.", [("dead", 0, 0)]),
        ("There could be no casualties in such a war.", []),
        ("The plan allows no casualties.", []),
        ("Somalia's military said it lost 11 troops in the battle for Adale.", [("dead", 11, 11)]),
        ("The club lost 11 players in the summer.", []),
        ("Cameroon: separatists kill nine, wound five in Bamenda", [("dead", 9, 9), ("injured", 5, 5)]),
        ("Nine crew members remain unaccounted for after the freighter was torpedoed.", [("missing", 9, 9)]),
    ],
)  # fmt: skip
def test_tolls_told_by_bodies_losses_and_none(text: str, tolls: list[tuple[str, int, int]]) -> None:
    """Bodies found are dead, bodies handed back no new dead; a part is no toll beside the whole; none is nought."""
    assert [(t.kind, t.count.min, t.count.max) for t in Found(text).tolls] == tolls


def test_who_fled_is_no_crowd_at_the_raid() -> None:
    """Displaced people are counted, and no other event takes them."""
    (raid,) = read("Soldiers raided the town, and 1,200 villagers fled.", ("raided", "ASSAULT"))
    assert raid.size is None
    assert [t.kind for t in Found("Soldiers raided the town, and 1,200 villagers fled.").tolls] == ["size"]


def test_a_march_over_a_death_has_no_dead() -> None:
    """What is marched over or after is another deed."""
    (magnitude,) = read("Students marched in Dhaka over the killing of two classmates.", ("marched", "PROTEST"))
    assert magnitude.dead is None


def test_what_others_did_before_has_no_share() -> None:
    """ "Killed 18 after the army withdrew": the army killed nobody; "died when police fired" are the police's."""
    text = "Militiamen killed 18 villagers after the army recaptured the town."
    killed, recaptured = read(text, ("killed", "ASSAULT"), ("recaptured", "ASSAULT"))
    assert (bounds(killed.dead), recaptured.dead) == ((18, 18), None)
    (fired,) = read("Ten people died when police fired on the crowd.", ("fired", "ASSAULT"))
    assert bounds(fired.dead) == (10, 10)


def test_losses_of_two_sides_do_not_contradict_each_other() -> None:
    """Two figures on one word in one sentence are of different people."""
    text = "At least 15 rebels were killed in the clash, while the army lost four of its soldiers."
    (magnitude,) = read(text, ("killed", "ASSAULT"))
    assert bounds(magnitude.dead) == (15, None)
    assert magnitude.conflicting == ()


def test_another_deed_keeps_its_own_dead() -> None:
    """ "A day after an attack left six dead": the six are not of the bomb told of first."""
    text = "A car bomb killed 14 people on Friday. On Thursday an attack on a hotel left six dead."
    (magnitude,) = read(text, ("killed", "ASSAULT"))
    assert bounds(magnitude.dead) == (14, 14)
    assert magnitude.conflicting == ()


def test_a_sum_over_years_is_no_toll_of_one_deed() -> None:
    """ "Bringing the number of journalists killed to 31" counts all of them."""
    (magnitude,) = read(
        "Rebels attacked the town. It brought the number of medics killed to 31.", ("attacked", "ASSAULT")
    )
    assert magnitude.dead is None


def test_one_arrest_is_no_crackdowns() -> None:
    """A person arrested in a sentence of his own is no toll of what was told before."""
    (magnitude,) = read("The state cracked down on critics. A pastor was detained in Izmir.", ("cracked", "COERCE"))
    assert magnitude.arrested is None


@pytest.mark.parametrize(
    ("text", "kind", "count", "speaker"),
    [
        ("The Red Cross estimated the dead at 70.", "dead", 70, "Red Cross"),
        ("Rebels put those killed at 15.", "dead", 15, "Rebels"),
        ("Officials said rebels had put the toll at 20.", "dead", 20, "rebels"),
        ("The government admits to 11 deaths.", "dead", 11, "government"),
        ("The militia claimed 30 lives.", "dead", 30, ""),
    ],
)
def test_who_gives_a_figure(text: str, kind: str, count: int, speaker: str) -> None:
    """Whoever puts, counts or admits it comes before whoever reports that; who takes lives gives no figure."""
    found = Found(text)
    (toll,) = found.tolls
    assert (toll.kind, toll.count.min) == (kind, count)
    assert found.is_called(toll.count.speaker, speaker)


def test_another_strike_has_its_own_dead() -> None:
    """What another one left is no second figure for the first."""
    found = Found("A rocket hit a school, killing a teacher. Another struck the market, where 12 died.")
    magnitudes, left = magnitudes_of([mention(found, "hit", "ASSAULT")], found.tolls, found.frames.syntax)
    assert bounds(magnitudes[0].dead) == (1, 1)
    assert not magnitudes[0].conflicting
    assert [toll.count.min for toll in left] == [12]
