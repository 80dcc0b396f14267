"""Disputes, silence, inconsistency, commitments, bursts, turns, outlets: what is found, and what is not."""

from __future__ import annotations

import datetime as dt

from demarche.analyse.asking import ask
from tests.analyse.conftest import Publish, Told

CHARGE = Told("Chad accused Sudan of sheltering the attackers of Adré.", "ACCUSE", "Chad", "Sudan", "allege")
DENIAL = Told("Sudan rejected the accusation of sheltering attackers.", "REJECT", "Sudan", "Chad")


def test_a_dispute_with_both_sides(publish: Publish) -> None:
    """Charge, denial, counter-accusation, and who stands with whom; each with its sentence and keys."""
    counter = Told("Sudan accused Chad of shelling Tiné.", "ACCUSE", "Sudan", "Chad", "allege")
    backing = Told("Niger praised Chad for its patience.", "SUPPORT", "Niger", "Chad")
    store = publish("a", "2025-05-12", CHARGE, DENIAL, counter, backing)
    rows = {(r["accuser_side"], r["accused_side"]): r for r in ask(store, "disputes").to_pylist()}
    row = rows["TCD", "SDN"]
    assert [(a["kind"], a["name"]) for a in row["answers"]] == [("accusation", "Sudan"), ("denial", "Sudan")]
    assert (row["for_the_accuser"], row["for_the_accused"]) == (["NER"], None)
    assert rows["SDN", "TCD"]["for_the_accused"] == ["NER"]
    (charge,) = row["charges"]
    found = store.sql("SELECT sentence FROM event_mentions WHERE article_key = $a AND event_id = $e",
                      a=charge["article_key"], e=charge["event_id"]).to_pylist()  # fmt: skip
    assert found == [{"sentence": CHARGE.sentence}] == [{"sentence": charge["sentence"]}]


def test_who_speaks_for_a_side(publish: Publish) -> None:
    """The president answers for his state; the opposition is a side of its own."""
    charge = Told("Sudan accused Chad of shelling Tiné.", "ACCUSE", "Sudan", "Chad", "allege")
    president = Told("Deby rejected the accusation.", "REJECT", "Deby", "Sudan")
    union = Told("The Union accused Chad of lying about Tiné.", "ACCUSE", "Union", "Chad", "allege")
    rows = ask(publish("a", "2025-05-12", charge, president, union), "disputes").to_pylist()
    by_sides = {(r["accuser_side"], r["accused_side"]): r for r in rows}
    assert by_sides["SDN", "TCD"]["answers"][0]["name"] == "Deby"
    assert by_sides["SDN", "TCD"]["for_the_accuser"] == ["organisation:Union"]


def test_a_denial_that_is_only_reported_counts(publish: Publish) -> None:
    """A statement with the stance of denial answers, too."""
    words = Told("Sudan said it sheltered nobody.", actor="Sudan", stance="deny")
    (row,) = ask(publish("a", "2025-05-12", CHARGE, words), "disputes").to_pylist()
    assert [(a["kind"], a["attribution_id"]) for a in row["answers"]] == [("denial", "q1")]


def test_investigations_and_denied_charges_are_no_disputes(publish: Publish) -> None:
    """A probe accuses nobody yet, and what was not said needs no answer."""
    probe = Told("Chad investigated Sudan over the raid.", "ACCUSE", "Chad", "Sudan", "investigate")
    unsaid = Told("Chad did not accuse Sudan.", "ACCUSE", "Chad", "Sudan", "allege", actuality="negated")
    assert ask(publish("a", "2025-05-12", probe, unsaid), "disputes").num_rows == 0


def test_silence_until_somebody_speaks(publish: Publish) -> None:
    """Accused on Monday and silent since; an answer two days later ends the silence."""
    store = publish("a", "2025-05-12", CHARGE)
    (row,) = ask(store, "silence").to_pylist()
    assert (row["side"], row["addressed_by"], row["since"]) == ("SDN", ["Chad"], dt.date(2025, 5, 12))
    assert [a["sentence"] for a in row["acts"]] == [CHARGE.sentence]
    store = publish("b", "2025-05-14", DENIAL, CHARGE)
    assert ask(store, "silence").num_rows == 0


def test_declining_to_comment_is_silence(publish: Publish) -> None:
    """With the words that say so."""
    declined = Told("Sudan declined to comment on the attackers of Adré.", actor="Sudan", stance="no_comment")
    (row,) = ask(publish("a", "2025-05-12", CHARGE, declined), "silence").to_pylist()
    assert row["declined"]
    assert declined.sentence in row["words"][0]["sentence"]


def test_inconsistency_is_evidence_on_both_sides(publish: Publish) -> None:
    """Chad condemns a shelling and is reported to have shelled: both sentences stand side by side."""
    deed = Told("Sudan shelled Tiné on Saturday.", "ASSAULT", "Sudan", "Chad", "heavy-weapons", day="2025-05-10")
    charge = Told("Chad condemned the shelling by Sudan.", "ACCUSE", "Chad", "Sudan", "disapprove")
    own = Told("Chad shelled a village in Niger.", "ASSAULT", "Chad", "Niger", "heavy-weapons", day="2025-03-02")
    publish("a", "2025-05-12", deed, charge)
    (row,) = ask(publish("b", "2025-03-03", own), "inconsistency").to_pylist()
    assert (row["critic_side"], row["other_side"], row["mode"]) == ("TCD", "SDN", "heavy-weapons")
    assert row["condemned"][0]["charge"] == charge.sentence
    assert [d["deed"] for d in row["done"]] == [own.sentence]


def test_another_kind_of_deed_is_no_inconsistency(publish: Publish) -> None:
    """A blockade is no shelling."""
    deed = Told("Sudan shelled Tiné on Saturday.", "ASSAULT", "Sudan", "Chad", "heavy-weapons", day="2025-05-10")
    charge = Told("Chad condemned the shelling by Sudan.", "ACCUSE", "Chad", "Sudan", "disapprove")
    own = Told("Chad arrested traders from Niger.", "COERCE", "Chad", "Niger", "arrest")
    assert ask(publish("a", "2025-05-12", deed, charge, own), "inconsistency").num_rows == 0


def test_commitments_and_what_became_of_them(publish: Publish) -> None:
    """Promised aid that came, a promise that was broken, one that is open."""
    promise = Told("Chad will give flour to Sudan.", "AGREE", "Chad", "Sudan", actuality="future", rule="aid.verb.give")
    truce = Told("Niger promised peace to Chad.", "AGREE", "Niger", "Chad")
    pending = Told("Sudan promised talks to Niger.", "AGREE", "Sudan", "Niger")
    publish("a", "2025-05-12", promise, truce, pending)
    came = Told("Trucks of flour from Chad reached Sudan.", "AID", "Chad", "Sudan", day="2025-06-01")
    raid = Told("Niger bombed a post in Chad.", "ASSAULT", "Niger", "Chad", "aerial", day="2025-06-02")
    rows = ask(publish("b", "2025-06-03", came, raid), "commitments").to_pylist()
    outcomes = {r["actor_side"]: (r["promised"], r["outcome"]) for r in rows}
    assert outcomes == {"TCD": ("AID", "fulfilled"), "NER": ("AGREE", "broken"), "SDN": ("AGREE", "open")}
    assert next(r for r in rows if r["actor_side"] == "TCD")["fulfilling"][0]["sentence"] == came.sentence


def test_a_burst_and_a_change_of_course(publish: Publish) -> None:
    """After quiet weeks of aid, four raids in one week."""
    for week in range(5):
        day = (dt.date(2025, 3, 3) + dt.timedelta(weeks=week)).isoformat()
        publish(f"q{week}", day, Told(f"Chad sent convoy {week} to Sudan.", "AID", "Chad", "Sudan", day=day))
    raids = [
        Told(f"Chad bombed town {n} in Sudan.", "ASSAULT", "Chad", "Sudan", "aerial", day=f"2025-04-{15 + n}")
        for n in range(4)
    ]
    store = publish("z", "2025-04-20", *raids)
    (burst,) = ask(store, "bursts").to_pylist()
    assert (burst["actor_side"], burst["recipient_side"], burst["quad"], burst["occurrences"]) == ("TCD", "SDN", 4, 4)
    assert burst["week"] == dt.date(2025, 4, 14)
    (turn,) = ask(store, "turns").to_pylist()
    assert turn["week"] == dt.date(2025, 4, 14)
    assert (turn["before"] > 0, turn["after"] < 0, len(turn["after_ids"])) == (True, True, 4)


def test_whose_words_an_outlet_reports(publish: Publish) -> None:
    """Shares of an outlet's statements by side."""
    words = [Told(f"Chad said this {n}.", actor="Chad", stance="claim") for n in range(3)]
    store = publish("a", "2025-05-12", *words, Told("Sudan said that.", actor="Sudan", stance="claim"))
    rows = {r["side"]: r for r in ask(store, "outlet_voices").to_pylist()}
    assert (rows["TCD"]["share"], rows["SDN"]["share"]) == (0.75, 0.25)
    assert len(rows["TCD"]["keys"]) == 3


def test_where_outlets_differ_on_one_occurrence(publish: Publish) -> None:
    """Seventeen dead in one paper, twenty-three in another; they agree on the day."""
    for id, source, dead in (("a", "Gazette", 17), ("b", "Herald", 23)):
        raid = Told(f"Sudan killed {dead} soldiers of Chad in a raid at Adré.", "ASSAULT", "Sudan", "Chad", "firearms",
                    day="2025-05-10", dead=dead)  # fmt: skip
        store = publish(id, "2025-05-12", raid, source=source)
    rows = {r["thing"]: r for r in ask(store, "outlet_accounts").to_pylist()}
    assert (rows["dead"]["agree"], rows["day"]["agree"]) == (False, True)
    assert {a["said"]: a["outlets"] for a in rows["dead"]["accounts"]} == {"17": ["Gazette"], "23": ["Herald"]}


def test_silent_since_the_news_and_not_since_its_background(publish: Publish) -> None:
    """A charge of years before, told as background, is none of the days that silence is counted from."""
    old = Told("In 2019 Sudan had accused Chad.", "ACCUSE", "Sudan", "Chad", day="2019-03-01")
    new = Told("Sudan accused Chad of shelling Tiné.", "ACCUSE", "Sudan", "Chad")
    (row,) = ask(publish("a", "2025-05-12", old, new), "silence").to_pylist()
    assert (row["name"], str(row["since"])) == ("Chad", "2025-05-12")
