"""ACLED's types, derived from PLOVER's readings: every sub-event type is read, and the trail names both rules."""

from __future__ import annotations

from collections import Counter

import pytest

from demarche.checking import check_examples, find_clashes, find_gaps, run_examples
from demarche.coder import Coder
from demarche.events import rules_folder
from demarche.knowledge import DATA, Knowledge
from demarche.records import Article
from demarche.store.exports.codes import Codes


@pytest.fixture(scope="module")
def acled(coder: Coder) -> Coder:
    folder = rules_folder(DATA, "acled")
    return Coder(nlp=coder.nlp, knowledge=Knowledge.load(folder), rules=folder)


def test_every_example_is_read_and_nothing_is_missing(acled: Coder) -> None:
    """Examples, counter-examples, overlaps, contradictions, scores, classes: `demarche check acled --strict`."""
    trials = list(run_examples(acled))
    found = [*check_examples(acled, trials), *find_clashes(acled, trials), *find_gaps(acled)]
    assert [str(f) for f in found] == []
    read = Counter((t.rule.type, t.rule.mode) for t in trials if t.example)
    refused = Counter((t.rule.type, t.rule.mode) for t in trials if not t.example)
    types = acled.knowledge.events.ontology
    modes = [(name, mode) for name in types.own for mode in types.types[name].modes]
    assert len(types.own) == 6
    assert len(modes) == 25
    assert [m for m in modes if read[m] < 2 or refused[m] < 1] == []


def test_the_export_knows_the_same_types(acled: Coder) -> None:
    """The table of the export and the ontology name the same 25 sub-event types."""
    ontology = acled.knowledge.events.ontology
    ours = {(name, mode) for name in ontology.own for mode in ontology.types[name].modes}
    assert ours == set(Codes.load().acled_types)


def test_parties_decide_the_type(acled: Coder) -> None:
    """One verb, four types: by who stands on either side."""
    told = {
        "Gunmen shot two soldiers near Gao.": "Battles",
        "Soldiers shot two farmers in Masisi.": "Violence against civilians",
        "Police shot two protesters in Lagos.": "Protests",
        "Protesters stoned policemen in Lagos.": "Riots",
    }
    codings = acled.pipe(Article(text=text) for text in told)
    assert [[e.type for e in c.events] for c in codings] == [[type] for type in told.values()]


def test_the_trail_names_both_rules_and_the_rest_is_told(acled: Coder) -> None:
    """What has no place in ACLED is no event of it, and the sentence says so."""
    text = "Soldiers shot two farmers in Masisi. The premier of Congo praised the president of Rwanda."
    coding = acled.code(Article(text=text))
    assert [m.rule for e in coding.events for m in e.mentions] == ["assault.verb.shoot > acled.attack"]
    assert [e.id for e in coding.events] == ["e1"]
    assert [u.reason for u in coding.uncoded] == ["not-in-ontology"]


def test_keys_are_those_of_no_event_of_plover(coder: Coder, acled: Coder) -> None:
    """The same clause under two ontologies is two events to a store."""
    article = Article(text="Soldiers shot two farmers in Masisi.")
    assert coder.code(article).events[0].key != acled.code(article).events[0].key


def test_swapped_sides_swap_with_the_codes(acled: Coder) -> None:
    """Even hands: who takes a town from whom follows the names alone."""
    one, other = acled.pipe(
        Article(text=f"{a} attacked {b} on Monday.") for a, b in (("Russia", "Ukraine"), ("Ukraine", "Russia"))
    )
    codes = [[(e.type, e.mode, e.score) for e in c.events] for c in (one, other)]
    assert codes[0] == codes[1] != []
    assert one.actor(one.events[0].actors[0]).country == other.actor(other.events[0].recipients[0]).country
