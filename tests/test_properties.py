"""What holds for every article: the same bytes however it is coded, spans that quote, and codes that follow names."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche.coder import Coder
from demarche.records import Article, Coding, Span, spans_in, to_json
from tests.effort import ANEW, times
from tests.soundness import check

FOLDER = Path(__file__).parent.parent / "examples" / "articles"
EXAMPLES = [path.read_text("utf-8").partition("\n\n")[2] for path in sorted(FOLDER.glob("*.txt"))]
PARAGRAPHS = [paragraph for text in EXAMPLES for paragraph in text.split("\n\n") if paragraph.strip()]
few = settings(max_examples=times(8), deadline=None, derandomize=not ANEW, suppress_health_check=list(HealthCheck))
texts = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=3, unique=True).map("\n\n".join)


def article(text: str, id: str = "a") -> Article:
    return Article(text=text, id=id, published="2025-11-06")


def codes(coding: Coding) -> tuple[list[object], list[object]]:
    """What was coded, without where it stands: events and attributions with the names of those in them."""
    name = {a.id: (a.name, a.country, a.sector) for a in coding.actors} | {None: None}
    events: list[object] = []
    for e in coding.events:
        parties = [name[a] for a in e.actors], [name[r] for r in e.recipients], name[e.attributed_to]
        when, where = e.date and (e.date.start, e.date.end), e.location and e.location.name
        events.append((e.type, e.mode, e.contexts, e.actuality, e.hedged, parties, when, where))
    return events, [(name[a.speaker], a.stance, a.rule) for a in coding.attributions]


# ------------------------------------------------------------ spans, and the same bytes


@few
@given(texts)
def test_spans_quote(coder: Coder, text: str) -> None:
    """Every span lies in the text and quotes words of it, and every reference has its record."""
    check(text, coder.code(article(text)))


@few
@given(st.lists(texts, min_size=2, max_size=3))
def test_alone_or_in_a_batch_in_any_order(coder: Coder, chosen: list[str]) -> None:
    """An article gives the same bytes alone, again, in a batch, and in the batch turned round."""
    articles = [article(text, f"a{n}") for n, text in enumerate(chosen)]
    alone = [to_json(coder.code(a)) for a in articles]
    assert [to_json(c) for c in coder.pipe(articles)] == alone
    assert [to_json(c) for c in coder.pipe(articles[::-1])] == alone[::-1]


def test_in_processes(coder: Coder) -> None:
    """Two processes give the bytes of one, in the order of the articles."""
    articles = [article(text, f"a{n}") for n, text in enumerate([*PARAGRAPHS[:12], "", "\ud800 Chad"])]
    here = [to_json(c) for c in coder.pipe(articles)]
    assert [to_json(c) for c in coder.pipe(articles, processes=2)] == here


@pytest.mark.parametrize(("at_once", "characters"), [(1, 10**9), (3, 10**9), (32, 1)])
def test_batches_of_any_size(coder: Coder, monkeypatch: pytest.MonkeyPatch, at_once: int, characters: int) -> None:
    """How many articles are parsed together changes no byte."""
    articles = [article(text, f"a{n}") for n, text in enumerate(PARAGRAPHS[12:24])]
    usual = [to_json(c) for c in coder.pipe(articles)]
    monkeypatch.setattr("demarche.coder.BATCH", at_once)
    monkeypatch.setattr("demarche.coder.BATCH_CHARACTERS", characters)
    assert [to_json(c) for c in coder.pipe(articles)] == usual


def test_in_another_run(coder: Coder) -> None:
    """Another process with other hash seeds gives the same bytes: no order of a set finds its way out."""
    program = (
        "import sys, demarche; from demarche.records import to_json; "
        "texts = sys.stdin.read().split('\\f'); coder = demarche.load(); "
        "[print(to_json(coder.code(demarche.Article(text=t, id='a', published='2025-11-06'))).decode()) for t in texts]"
    )
    chosen = EXAMPLES[:4]
    done = subprocess.run(
        [sys.executable, "-c", program],
        input="\f".join(chosen),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": "4711", "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout.splitlines() == [to_json(coder.code(article(text))).decode() for text in chosen]


# ------------------------------------------------------------ two articles in one


def shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def read_at(coding: Coding, by: int = 0) -> dict[str, list[object]]:
    """What was read where, without who it turned out to be."""
    return {
        "events": sorted((shifted(t.predicate, by), e.type, t.rule) for e in coding.events for t in e.mentions),
        "said": sorted((shifted(s, by), a.rule, a.stance) for a in coding.attributions for s in a.cue),
        "voices": sorted((shifted(v.sentence, by), v.rule) for v in coding.voices),
    }


PAIRED = list(zip(EXAMPLES, EXAMPLES[3:] + EXAMPLES[:3], strict=True))


@pytest.mark.parametrize(("one", "other"), PAIRED, ids=range(len(PAIRED)))
def test_two_articles_in_one(coder: Coder, one: str, other: str) -> None:
    """Paragraphs of an unrelated article behind it change who words refer to at most: the same predicates are read by
    the same rules, and the same words attribute."""
    one, other = one.strip(), other.strip()
    gap = len(one) + 2
    both = read_at(coder.code(article(f"{one}\n\n{other}")))
    first, second = read_at(coder.code(article(one))), read_at(coder.code(article(other)), gap)
    for kind in ("events", "said", "voices"):
        assert both[kind] == sorted([*first[kind], *second[kind]]), kind


# ------------------------------------------------------------ how it is written


def curled(text: str) -> str:
    text = re.sub(r'(?<![^\s(—])"(?=\S)', "“", text).replace('"', "”")
    return text.replace("'", "’")


def straight(text: str) -> str:
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", text))


def plain(record: object) -> object:
    """A record with straight marks, without keys, which are hashes of the words."""
    if isinstance(record, str):
        return straight(record)
    if isinstance(record, tuple):
        return [plain(item) for item in record]
    if isinstance(record, msgspec.Struct):
        return {f: plain(getattr(record, f)) for f in record.__struct_fields__ if f != "key"}
    return record


@pytest.mark.parametrize("text", EXAMPLES, ids=range(len(EXAMPLES)))
def test_straight_and_curly_marks(coder: Coder, text: str) -> None:
    """The shape of quotation marks and apostrophes changes no event and no attribution: spans included."""
    text = straight(text)
    one, other = coder.code(article(text)), coder.code(article(curled(text)))
    assert plain(one.attributions) == plain(other.attributions)
    assert plain(one.events) == plain(other.events)
    assert plain(one.actors) == plain(other.actors)


@pytest.mark.parametrize("blank", ["  ", "   ", " \u00a0", "\t"])
def test_white_space_between_sentences(coder: Coder, blank: str) -> None:
    """More white space between sentences, before and after the text and between its paragraphs changes no code."""
    for text in EXAMPLES[:3]:
        wide = re.sub(r'(?<=[a-z][.?!]) (?=["A-Z])', blank, text).replace("\n\n", "\n\n\n")
        assert codes(coder.code(article(f"\n{wide}\n "))) == codes(coder.code(article(text)))


# ------------------------------------------------------------ even hands


@dataclass(frozen=True)
class Country:
    name: str
    adjective: str
    code: str


PAIRS = [
    (Country("Serbia", "Serbian", "SRB"), Country("Kosovo", "Kosovar", "XKX")),
    (Country("India", "Indian", "IND"), Country("Pakistan", "Pakistani", "PAK")),
    (Country("Israel", "Israeli", "ISR"), Country("Palestine", "Palestinian", "PSE")),
    (Country("Russia", "Russian", "RUS"), Country("Ukraine", "Ukrainian", "UKR")),
    (Country("Armenia", "Armenian", "ARM"), Country("Azerbaijan", "Azerbaijani", "AZE")),
    (Country("China", "Chinese", "CHN"), Country("Taiwan", "Taiwanese", "TWN")),
    (Country("Ethiopia", "Ethiopian", "ETH"), Country("Eritrea", "Eritrean", "ERI")),
    (Country("Greece", "Greek", "GRC"), Country("Turkey", "Turkish", "TUR")),
    (Country("Iran", "Iranian", "IRN"), Country("Iraq", "Iraqi", "IRQ")),
    (Country("Morocco", "Moroccan", "MAR"), Country("Algeria", "Algerian", "DZA")),
    (Country("Colombia", "Colombian", "COL"), Country("Venezuela", "Venezuelan", "VEN")),
    (Country("Rwanda", "Rwandan", "RWA"), Country("Uganda", "Ugandan", "UGA")),
    (Country("Egypt", "Egyptian", "EGY"), Country("Sudan", "Sudanese", "SDN")),
    (Country("Poland", "Polish", "POL"), Country("Belarus", "Belarusian", "BLR")),
    (Country("Thailand", "Thai", "THA"), Country("Cambodia", "Cambodian", "KHM")),
]
SENTENCES = [
    "{a} accused {b} of violating the ceasefire.",
    "{a} recalled its ambassador from {b} on Monday.",
    "{A} forces shelled a village in {b}, killing three people.",
    "{A} officials denied the charge, and {b} protested.",
    "The foreign minister of {a} said that {b} would withdraw its troops.",
    "{a} imposed sanctions on {b} after {B} police had arrested two {A} journalists.",
    "{A} and {B} negotiators met in Geneva and signed an agreement.",
    '"We will answer," the {A} president warned {b}.',
    "{b} was condemned by {a} for the attack.",
    "{a} has not threatened {b}.",
]


def told(one: Country, other: Country) -> str:
    return "\n\n".join(s.format(a=one.name, A=one.adjective, b=other.name, B=other.adjective) for s in SENTENCES)


def by_country(coding: Coding, swap: dict[str | None, str | None]) -> Iterator[object]:
    """Events and attributions with countries for parties."""
    country = {a.id: (swap.get(a.country, a.country), a.sector, a.office) for a in coding.actors} | {None: None}
    for e in coding.events:
        parties = [sorted(map(repr, (country[i] for i in ids))) for ids in (e.actors, e.recipients)]
        yield e.type, e.mode, e.contexts, e.actuality, e.hedged, parties, country[e.attributed_to], len(e.mentions)
        yield [t.rule for t in e.mentions], e.magnitude.dead and e.magnitude.dead.min, e.date and e.date.start
    for a in coding.attributions:
        yield country[a.speaker], a.stance, a.rule, a.kind


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda c: c.name)
def test_names_swapped(coder: Coder, one: Country, other: Country) -> None:
    """Whose names stand in a report decides the codes of its parties and nothing else."""
    here, there = coder.code(article(told(one, other))), coder.code(article(told(other, one)))
    swap: dict[str | None, str | None] = {one.code: other.code, other.code: one.code}
    assert list(by_country(here, {})) == list(by_country(there, swap))
    assert {e.type for e in here.events} >= {"ACCUSE", "SANCTION", "ASSAULT", "REJECT"}
    assert Span(0, len(one.name)) in spans_in(here.actors)
