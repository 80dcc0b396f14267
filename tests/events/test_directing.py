"""Parties that an act's own clause leaves open, found in what the article told before."""

from __future__ import annotations

import pytest

from demarche import Article
from demarche.coder import Coder

Read = tuple[str, tuple[str, ...], tuple[str, ...], str | None]


def read(coder: Coder, text: str) -> list[Read]:
    """(type, names of actors, names of recipients, rule of the party) of each event's first mention."""
    coding = coder.code(Article(text=text, published="2024-02-01"))
    names = {a.id: a.name for a in coding.actors}
    return [
        (e.type, tuple(names[a] for a in e.actors), tuple(names[r] for r in e.recipients), e.mentions[0].party_rule)
        for e in coding.events
    ]


def recipients(coder: Coder, text: str, kind: str) -> list[tuple[str, ...]]:
    return [found for type, _, found, _ in read(coder, text) if type == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya's army said Somali troops had crossed the border. Somalia's ambassador flatly denied it.",
            ("REJECT", ("Somalia's ambassador",), ("Kenya's army",), "taken-up.words"),
        ),
        (
            "Turkey proposed that its inspectors board Greek ships. Athens ruled out the idea.",
            ("REJECT", ("Greece",), ("Türkiye",), "taken-up.act"),
        ),
        (
            "Kazakhstan extradited an activist to Uzbekistan. Norway condemned the extradition.",
            ("ACCUSE", ("Norway",), ("Kazakhstan",), "taken-up.act"),
        ),
        (
            "Belarus jailed three journalists. Latvia demanded their immediate release.",
            ("REQUEST", ("Latvia",), ("Belarus",), "answer.undone"),
        ),
        (
            "Ugandan soldiers raided the offices of the opposition party in Gulu. Norway called for an investigation.",
            ("REQUEST", ("Norway",), ("Ugandan soldiers",), "answer.inquiry"),
        ),
        (
            "Turkmenistan cut gas supplies to Iran on Monday. Tehran threatened to sue.",
            ("THREATEN", ("Iran",), ("Turkmenistan",), "answer.retort"),
        ),
        (
            "Ethiopia has begun filling the reservoir. Egypt threatened to take the matter to the Security Council.",
            ("THREATEN", ("Egypt",), ("Ethiopia",), "answer.opposed"),
        ),
        (
            "Washington blamed Iran for the raid and promised to retaliate.",
            ("THREATEN", ("United States",), ("Iran",), "answer.same-breath"),
        ),
        (
            "The UN envoy urged both sides to respect the truce. The Houthis and the Saudi army had traded fire.",
            ("REQUEST", ("UN envoy",), ("Houthis", "Saudi army"), "sides.two"),
        ),
        (
            "An earthquake hit villages in Morocco. Spain pledged 3 million dollars in aid.",
            ("AGREE", ("Spain",), ("Morocco",), "home.stricken"),
        ),
        (
            "Tens of thousands of Georgians rallied in Tbilisi against the law on foreign agents.",
            ("PROTEST", ("Georgians",), ("Georgia",), "home.ruler"),
        ),
        (
            "Teachers demonstrated in Lome for higher pay. Togo has not answered.",
            ("PROTEST", ("Teachers",), ("Togo",), "home.ruler"),
        ),
        (
            "Venezuela massed tanks on the border with Guyana. Brazil appealed for restraint.",
            ("REQUEST", ("Brazil",), ("Venezuela", "Guyana"), "sides.at-strife"),
        ),
        (
            "Eritrea shelled Ethiopian positions. Kenya offered to mediate.",
            ("AGREE", ("Kenya",), ("Eritrea", "Ethiopia"), "sides.at-strife"),
        ),
        (
            "Miners blocked a railway in Zambia. Twenty-two were taken into custody.",
            ("COERCE", ("Zambia",), ("Miners",), "crowd.protest + agent.home"),
        ),
        (
            "Students occupied the square in Lome. Riot police fired rubber bullets.",
            ("ASSAULT", ("Riot police",), ("Students",), "crowd.protest"),
        ),
        (
            "Sudan signed a port deal with Russia. The United States criticised the agreement.",
            ("ACCUSE", ("United States",), ("Sudan", "Russia"), "taken-up.act"),
        ),
        (
            "Haiti's police shot two protesters. The prime minister of Haiti apologised for the shooting.",
            ("CONCEDE", ("Ariel Henry",), ("protesters",), "taken-up.amends"),
        ),
        (
            "Rwanda released four Burundian soldiers. Burundi welcomed it.",
            ("SUPPORT", ("Burundi",), ("Rwanda",), "taken-up.judged"),
        ),
        (
            "Mali expelled the French ambassador. Paris recalled its envoy.",
            ("SANCTION", ("France",), ("Mali",), "answer.retort"),
        ),
        (
            "Nurses marched to the health ministry in Lilongwe over unpaid pay. Malawi's government promised a rise.",
            ("AGREE", ("Malawi",), ("Nurses",), "answer.heeded"),
        ),
        (
            "Davit Sargsyan of Armenia ruled out any change to the constitution, as Azerbaijan has demanded.",
            ("REJECT", ("Davit Sargsyan",), ("Azerbaijan",), "answer.as-asked"),
        ),
        (
            "Kenya urged Chad and Togo to talk. It offered to send observers.",
            ("AGREE", ("Kenya",), ("Chad", "Togo"), "same.dealings"),
        ),
        (
            "The Security Council imposed sanctions on two Libyan bankers, freezing their assets.",
            ("COERCE", ("United Nations Security Council",), ("Libyan bankers",), "same.deed"),
        ),
    ],
)
def test_recipients_told_before(coder: Coder, text: str, expected: Read) -> None:
    """Each way of finding whom an act is directed at, with its name in the trail."""
    assert expected in read(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad closed the border. Ghana condemned the plan to build a port.",
        "Rebels shot two farmers in Mali. Norway called for an investigation.",
        "The president of Chad spoke in Lome. Togo called for calm.",
        "Chad's minister spoke of the harvest. A farmer in Ghana denied responsibility.",
    ],
)
def test_what_answers_nobody_stays_open(coder: Coder, text: str) -> None:
    """A matter told by its own words, an inquiry into what rebels did, a plea for calm: nobody told before is meant."""
    last = [(actors, to) for _, actors, to, _ in read(coder, text) if actors and actors[0] not in ("Chad", "Rebels")]
    assert all(not to for _, to in last)


def test_who_made_an_arrest(coder: Coder) -> None:
    """The soldiers of the sentence before arrested whom a passive tells to have been arrested."""
    text = "Soldiers raided the party's office in Bamako before dawn. Eleven activists were arrested."
    assert ("COERCE", ("Soldiers",), ("activists",), "agent.forces") in read(coder, text)


def test_an_arrest_without_forces_is_the_states(coder: Coder) -> None:
    """Nobody who could have made it was told of: in a story on one country it is that state's."""
    found = read(coder, "Thousands marched against the president in Lome. Ninety people were detained.")
    assert ("COERCE", ("Togo",), ("people",), "agent.home") in found


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "The rebels in Mali handed over nine captured soldiers to the Red Cross.",
            "RETREAT",
            ("captured soldiers", "International Committee of the Red Cross"),
        ),
        ("Mali's army bombed a village in Kidal, killing eleven civilians.", "ASSAULT", ("village", "civilians")),
        ("Norway is hosting peace talks between Colombia and Venezuela.", "CONSULT", ()),
        ("Japan lodged a complaint with the UN over Norway's whaling.", "ACCUSE", ("Norway",)),
        ("Amnesty International called for the release of a Chadian blogger.", "REQUEST", ()),
        ("Chad and Togo agreed to set up a court in Benin's capital.", "AGREE", ("Benin",)),
        ("Gambia has denied Western accusations that it supplies Hamas with weapons.", "REJECT", ()),
    ],
)
def test_recipients_in_the_clause(coder: Coder, text: str, kind: str, expected: tuple[str, ...]) -> None:
    """Several recipients stand together; hosts of talks, and those told of in denied words, are none."""
    found = recipients(coder, text, kind)
    assert found
    assert all({*to} == {*expected} for to in found)


def test_a_recall_that_answers_nothing(coder: Coder) -> None:
    """A sanction needs somebody it is directed at: none is made up."""
    assert [kind for kind, *_ in read(coder, "Togo's minister visited Benin. Chad recalled its ambassador.")] == [
        "CONSULT"
    ]


def test_a_number_without_a_crowd(coder: Coder) -> None:
    """Of whom nothing is told, an arrest of a bare number is no event."""
    assert read(coder, "Togo's port reopened in May. Eleven were arrested.") == []


def test_brokers_do_not_walk_out(coder: Coder) -> None:
    """Those between whom the talks went on broke them off."""
    text = "Talks brokered by Kenya and Uganda between South Sudan's army and the rebels of Thomas Cirillo collapsed."
    found = [actors for kind, actors, _, _ in read(coder, text) if kind == "REJECT"]
    assert found == [("South Sudan's army", "rebels of Thomas Cirillo")]


def test_who_made_what_is_blamed(coder: Coder) -> None:
    """Rules are blamed on who published them; a kindness told in one breath with another goes to the same."""
    text = "China last month published rules that worry its neighbours. Vietnam has protested against the rules."
    assert recipients(coder, text, "ACCUSE") == [("China",)]
    text = "The World Bank lifted a freeze on loans to Mali last week and granted 90 million dollars for roads."
    assert recipients(coder, text, "AID") == [("Mali",)]


def test_a_launch_told_without_doer_is_passed_over(coder: Coder) -> None:
    """Who launched it stands before "the rocket, launched at dawn"."""
    text = (
        "North Korea launched a satellite on Sunday. State television showed a crowd in the rain. "
        "The rocket, launched at dawn, reached its orbit, the defence ministry of South Korea said. "
        "Japan condemned the launch."
    )
    assert recipients(coder, text, "ACCUSE") == [("North Korea",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two Polish activists were arrested in Minsk on Sunday.",
            ("COERCE", ("Belarus",), ("Polish activists",), "agent.place"),
        ),
        (
            "Canada called for the release of Ana Brandt, a Canadian diplomat who was detained in Caracas in May.",
            ("REQUEST", ("Canada",), ("Venezuela",), "home.holder"),
        ),
        (
            "Two South Korean soldiers were maimed by mine explosions blamed on Pyongyang.",
            ("ASSAULT", ("North Korea",), ("South Korean soldiers",), "agent.laid-on"),
        ),
        (
            "Gunmen carried out attacks in central Jordan on Sunday. Four policemen were killed in the attacks.",
            ("ASSAULT", ("Gunmen",), ("policemen",), "agent.attack"),
        ),
        (
            "The Russian embassy in Bucharest called the transfer a step towards war.",
            ("ACCUSE", ("Russian embassy",), ("Romania",), "home.host"),
        ),
        (
            "North Korea fired a missile on Sunday. The United Nations said it was banned and imposed sanctions.",
            ("COERCE", ("United Nations",), ("North Korea",), "answer.retort"),
        ),
        (
            "North Korea fired a missile on Sunday. Japan's premier said the launch was a flagrant violation of law.",
            ("ACCUSE", ("Fumio Kishida",), ("North Korea",), "taken-up.act"),
        ),
    ],
)
def test_parties_by_where_and_whose(coder: Coder, text: str, expected: Read) -> None:
    """Courts and police by the place, hosts of envoys, whose attack it was, whose launch is judged."""
    assert expected in read(coder, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police said that two students were abducted in Abuja.", ("ASSAULT", (), ("students",), None)),
        (
            "The rebels said they kill no women. Egypt condemned the attack.",
            ("ACCUSE", ("Egypt",), (), None),
        ),
        (
            "The UN mission in Libya condemned the bombing of the academy.",
            ("ACCUSE", ("UN mission",), (), None),
        ),
    ],
)
def test_no_state_where_it_need_not_be(coder: Coder, text: str, found: Read) -> None:
    """Abductions are not the state's, what is denied is no attack, world bodies speak to nobody's host."""
    told = [x for x in read(coder, text) if x[0] == found[0]]
    assert not told or all(x[3] == found[3] for x in told)


def test_whom_a_complaint_means(coder: Coder) -> None:
    """A complaint that stops short of naming somebody means him."""
    text = "The European Union voiced disappointment at the vote but stopped short of naming Russia."
    assert recipients(coder, text, "ACCUSE") == [("Russia",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The United Nations said 900 people had fled and asked the army of Myanmar to let convoys through.",
            ("REQUEST", ("United Nations",), ("army of Myanmar",), "agent.speaker"),
        ),
        (
            "Poland imposed sanctions on Belarus on Monday. Latvia and Estonia announced similar measures.",
            ("COERCE", ("Latvia", "Estonia"), ("Belarus",), "same.measures"),
        ),
        (
            "Ghana threatened to sue over Togo's new port tax.",
            ("THREATEN", ("Ghana",), ("Togo",), None),
        ),
        (
            "Ethiopia's government said it was concerned about the arrest of two monks in Eritrea.",
            ("ACCUSE", ("Ethiopia",), ("Eritrea",), None),
        ),
    ],
)
def test_parties_by_what_goes_on(coder: Coder, text: str, expected: Read) -> None:
    """Who goes on speaking, whom like measures hit, over whose doing a threat is made, where monks are held."""
    assert expected in read(coder, text)


def test_a_release_answers_no_freeze(coder: Coder) -> None:
    """Who froze aid holds nobody, and is not asked to set anybody free."""
    text = "France froze military aid to Niger on Monday. Nigeria called for the release of the president of Niger."
    assert ("France",) not in recipients(coder, text, "REQUEST")
