"""Whatever a parser makes of a text, nothing breaks, and every span quotes the text."""

from __future__ import annotations

import random

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from demarche.cast import Cast
from demarche.circumstances.facts import find_facts
from demarche.circumstances.instruments import find_instruments
from demarche.circumstances.numbers import find_numbers
from demarche.circumstances.objects import find_objects
from demarche.circumstances.tolls import find_tolls
from demarche.language.frames import find_frames
from demarche.records import Actor, ActorMention, Span, spans_in
from tests.circumstances.reading import fact_rules, frame_words, instruments, number_words, taxonomy, toll_lexicon

TEXT = """
Serbia said at least two dozen thousands of Turkish - made drones killed 12 soldiers , the UN Security Council
Resolution 1244 violates resolution contract with Baykar NATO member of ally commander as considers its part
$ 5 million € 3bn a few half death toll rose to 43 dead wounded more than “ ” ² １２ 99999999999999999999999
Act Treaty Bill and election 2016 summit which under arrested F - 16s deliveries sale loan . 's -- million
"""
RELATIONS = """
nsubj obj obl nmod compound amod nummod conj appos flat acl acl:relcl case advcl ccomp xcomp nmod:poss det cc
mark cop punct parataxis nsubj:pass
"""
WORDS, DEPS = TEXT.split(), RELATIONS.split()
POS = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "PUNCT", "ADP", "DET", "AUX", "CCONJ", "PRON", "SPACE")
TAGS = ("NN", "NNS", "NNP", "NNPS", "VBD", "VBN", "VBZ", "VBG", "JJ", "CD", "IN", "DT", "WDT", "PRP")
VOCAB = English().vocab


def odd_doc(seed: int) -> Doc:
    """A Doc of random words, with tags and a tree that fit nothing."""
    chance = random.Random(seed)
    n = chance.randint(1, 60)
    pick = lambda options: [chance.choice(options) for _ in range(n)]  # noqa: E731
    words = pick(WORDS)
    heads = [chance.randrange(i) if i and chance.random() > 0.1 else i for i in range(n)]
    deps = ["ROOT" if head == i else chance.choice(DEPS) for i, head in enumerate(heads)]
    return Doc(
        VOCAB, words=words, lemmas=[w.lower().rstrip("s") or w for w in words], pos=pick(POS),
        tags=pick(TAGS), heads=heads, deps=deps,
    )  # fmt: skip


def odd_cast(doc: Doc) -> Cast:
    """Every third word an actor, of all kinds."""
    kinds = ("person", "office", "state", "organisation", "group", "people")
    actors = [Actor(id=f"a{n}", name=f"N{n}", kind=kind, country="SRB", sector="GOV") for n, kind in enumerate(kinds)]
    mentions = [
        ActorMention(actor=f"a{t.i % 6}", span=Span(t.idx, t.idx + len(t)), head=t.i, form="name", rule="test")
        for t in doc
        if t.i % 3 == 0
    ]
    return Cast(actors, mentions)


@pytest.mark.parametrize("seed", range(150))
def test_nothing_breaks(seed: int) -> None:
    """All readers run over any tree; all spans lie in the text."""
    doc = odd_doc(seed)
    frames, cast = find_frames(doc, lexicon=frame_words()), odd_cast(doc)
    numbers = find_numbers(frames.syntax, words=number_words())
    found = (
        [t.count for t in find_tolls(frames, cast, (), numbers, lexicon=toll_lexicon())],
        [t.object for t in find_objects(frames, cast, numbers, taxonomy=taxonomy())],
        find_instruments(frames, cast, (), lexicon=instruments()),
        find_facts(frames, cast, (), rules=fact_rules()),
    )
    spans = [span for records in found for record in records for span in spans_in(record)]
    assert all(0 <= s.start < s.end <= len(doc.text) for s in [*spans, *(n.span for n in numbers)])
