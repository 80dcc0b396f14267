"""Who is meant where the words next to each other mislead: names of two states, parted names, namesakes, sides.

In:  sentences of our own, e.g. "Israel armed Sunni rebels in Syria." Out: nothing; each test says what must be read.
"""

from __future__ import annotations

from demarche.cast import Cast
from tests.actors.conftest import Read


def homes(cast: Cast) -> dict[str, str | None]:
    """Country by name."""
    return {actor.name: actor.country for actor in cast}


def meant(cast: Cast, text: str, words: str) -> set[str]:
    """Names of the actors that some words are a mention of."""
    return {cast[m.actor].name for m in cast.mentions if text[m.span.start : m.span.end] == words}


def test_one_name_for_several_states(read: Read) -> None:
    """ "The two Koreas" are both Koreas; as a place they are no party."""
    assert {a.key for a in read("The two Koreas held talks.")} == {"state:PRK", "state:KOR"}
    assert {a.country for a in read("Finland praised the Baltic states.")} == {"FIN", "EST", "LVA", "LTU"}
    assert "EST" not in homes(read("NATO held a drill in the Baltics.")).values()


def test_a_state_is_no_part_of_what_it_armed(read: Read) -> None:
    """A bare state's name before "armed" did the arming."""
    text = "Israel armed Sunni rebels in southern Syria."
    cast = read(text)
    assert meant(cast, text, "Israel") == {"Israel"}
    rebels = next(a for a in cast if a.sector == "REB")
    assert rebels.country != "ISR"


def test_namesakes_with_one_title(read: Read) -> None:
    """A title that the person named in full never bore is another's."""
    text = "President Bush signed it. Jeb Bush, his brother, praised the law."
    cast = read(text, day="2005-05-05")
    assert meant(cast, text, "President Bush") == {"George W. Bush"}
    assert meant(cast, text, "Jeb Bush") == {"Jeb Bush"}


def test_spelling_of_the_text(read: Read) -> None:
    """Who is introduced in one spelling is found by it, whatever the table's."""
    text = "Prime Minister Prayut Chan-o-cha spoke. Prayut warned his rivals."
    assert meant(read(text, day="2020-03-01"), text, "Prayut") == {"Prayuth Chan-ocha"}


def test_house_of_representatives(read: Read) -> None:
    """Alone it is the American one; in a story on one other country that has one, that country's."""
    assert homes(read("The House of Representatives passed the bill.")) == {
        "United States House of Representatives": "USA"
    }
    text = "Nigeria will vote in May. The House of Representatives in Abuja passed the bill."
    assert "NGA" in {a.country for a in read(text) if a.sector == "LEG"}


def test_two_states_before_one_ending(read: Read) -> None:
    """ "Russia and Turkey's foreign ministers" are two groups."""
    groups = {a.country for a in read("Russia and Turkey's foreign ministers met.") if a.kind == "group"}
    assert groups == {"RUS", "TUR"}


def test_loyal_forces(read: Read) -> None:
    """Forces loyal to a commander are of his country."""
    cast = read("Forces loyal to Libyan commander Khalifa Haftar shelled the port.")
    assert {a.country for a in cast if a.kind == "group"} == {"LBY"}


def test_members_of_an_inferred_body(read: Read) -> None:
    """Members take the country that their body came to have, marked as inferred."""
    text = "Gunmen shot at the Jordanian security forces. Four members of the security forces died."
    members = next(a for a in read(text) if a.name.startswith("members"))
    assert (members.country, members.inferred) == ("JOR", True)


def test_officers_of_the_force_named_last(read: Read) -> None:
    """Officers alone are policemen where the police came before."""
    cast = read("Police raided a house in Nairobi. The officers found rifles.")
    assert {a.sector for a in cast if a.name == "officers"} == {"COP"}
    assert {a.sector for a in read("FSB officers left.")} == {"SPY"}


def test_names_in_capitals(read: Read) -> None:
    """A shouted headline names the same states; a dateline stays a dateline."""
    assert {a.country for a in read("RUSSIA ACCUSED UKRAINE OF SHELLING DONETSK.")} == {"RUS", "UKR"}
    assert "USA" not in homes(read("WASHINGTON Russia expelled a diplomat.")).values()


def test_languages_and_continents(read: Read) -> None:
    """ "Spoke German" names no German, "South American" no American."""
    assert not read("He spoke German.").actors
    assert "USA" not in homes(read("South American countries agreed.")).values()


def test_both_sides_are_alike(read: Read) -> None:
    """ "Both parties" are no party and a person."""
    text = "Republicans criticised Barack Obama. Both parties want a deal."
    assert "Barack Obama" not in meant(read(text), text, "Both parties")


def test_possessor_beside_a_pronoun(read: Read) -> None:
    """ "him and his wife": one man."""
    text = "Iran praised Saad Hariri. It invited him and his wife to Tehran."
    cast = read(text)
    assert meant(cast, text, "him") == meant(cast, text, "his") == {"Saad Hariri"}


def test_government_of_the_stretch(read: Read) -> None:
    """After sentences on one other country "the government" is its."""
    text = (
        "Kenya votes in May. Kenya and Nairobi are calm, Kenya said. In Kenya few were hurt. Nairobi slept. "
        "Uganda held a vote too. Uganda and Kampala saw riots, a diplomat said. The government blamed the opposition."
    )
    assert meant(read(text), text, "The government") == {"Uganda"}
