"""Recoding after a change of rules: what a change can touch and no more, with the outcome of coding everything anew."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from msgspec import structs

from demarche.actors import ActorKnowledge
from demarche.attributions import ReportingLexicon
from demarche.circumstances import CircumstanceKnowledge
from demarche.coder import Coder
from demarche.events import EventRule
from demarche.ground import rests_on
from demarche.knowledge import ACTORS, AROUND, DATA, EVENTS, REPORTING, Knowledge, knowledge_files
from demarche.language.frames import Frames
from demarche.language.parses import behind, lemmas_of, syntax_of, unpack
from demarche.language.syntax import Syntax
from demarche.looking import UNKNOWN
from demarche.recoder import Recoder
from demarche.records import Article, content_hash, to_json
from demarche.rules import Classes, Condition, Index
from demarche.store import Store, open_store
from demarche.store.rows import CODED_TABLES

FOLDER = Path(__file__).parent.parent / "examples" / "articles"
PARAGRAPHS = [
    paragraph
    for path in sorted(FOLDER.glob("*.txt"))
    for paragraph in path.read_text("utf-8").split("\n\n")
    if len(paragraph) > 80
]
TYPES = ("ACCUSE", "SUPPORT", "SANCTION", "CONSULT", "ASSAULT")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, coder: Coder) -> Path:
    """A store of the examples' paragraphs, each an article; one article more is in no language that is coded."""
    path = tmp_path_factory.mktemp("store") / "first.duckdb"
    articles = [Article(text=text, id=str(n), published="2025-11-06") for n, text in enumerate(PARAGRAPHS)]
    articles.append(Article(text="Le président a accusé le Mali.", id="fr", language="fr"))
    with open_store(path) as store:
        run = store.begin_run(coder.version, basis=coder.basis)
        for article, (coding, parse) in zip(articles, coder.pipe_parsed(articles), strict=True):
            store.add(coding, article, run, parse=parse)
    return path


def with_rules(coder: Coder, rules: Iterable[EventRule], **other: object) -> Coder:
    """The coder with other event rules, or with other knowledge."""
    lexicon = coder.knowledge.events
    rules = tuple(rules)
    events = replace(lexicon, rules=Index(rules, lexicon.rules.classes), **other)
    version = content_hash(*(str(structs.asdict(r)) for r in rules), str(other))
    return known_by(coder, replace(coder.knowledge, events=events, version=version))


def known_by(coder: Coder, knowledge: Knowledge) -> Coder:
    return Coder(nlp=coder.nlp, knowledge=knowledge)


def copy_of(store: Path, folder: Path, name: str) -> Store:
    shutil.copy(store, folder / name)
    return open_store(folder / name)


def recode(store: Store, coder: Coder, *, most: int = 10**6) -> Recoder:
    """Recode; `most`: after so many new codings the recoding is broken off."""
    run = store.begin_run(coder.version, basis=coder.basis)
    recoder = Recoder(coder, store)
    with store:
        for coding in recoder.recode(run):
            most -= coding is not None
            if most < 0:
                break
    return recoder


def recode_all(store: Store, coder: Coder) -> None:
    run = store.begin_run(coder.version, basis=coder.basis)
    with store:
        for kept in store.parses(model=coder.version.model):
            store.add(
                coder.code_kept(kept.article, kept.parse)[0] if kept.parse else coder.code(kept.article),
                kept.article,
                run,
            )


def contents(store: Store) -> tuple[list[bytes], dict[str, list[dict[str, object]]]]:
    """Every coding as its bytes, and every row of every table of coded things.

    Numbers of events and quotations tell the order of addition, which is another where fewer are coded anew: what is
    compared in their place is that they lead where the keys lead.
    """
    rows = {table: store.sql(f"SELECT * FROM {table} ORDER BY ALL").to_pylist() for table in CODED_TABLES}
    rows = {table: [_without_order(row) for row in found] for table, found in rows.items()}
    rows["astray"] = store.sql(ASTRAY).to_pylist()
    return [to_json(coding) for coding in store.codings()], rows


def _without_order(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in ("event_no", "quotation_no")}


ASTRAY = """
WITH of_events AS (
    SELECT article_key, event_id, event_no FROM event_mentions
    UNION ALL SELECT article_key, event_id, event_no FROM event_actors
), twice AS (
    SELECT event_no AS number FROM events GROUP BY ALL HAVING count(*) > 1
    UNION ALL SELECT quotation_no FROM attributions GROUP BY ALL HAVING count(*) > 1
)
SELECT article_key, event_id, event_no FROM of_events ANTI JOIN events USING (article_key, event_id, event_no)
UNION ALL SELECT '', '', number FROM twice
"""


class RuleChange:
    """Draws changes of rules, mostly of rules that read something here and with words that stand here."""

    def __init__(self, coder: Coder, store: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.rules = {rule.id: rule for rule in coder.knowledge.events.rules.rules}
        kept = open_store(store, read_only=True)
        self.telling = sorted({m.rule for c in kept.codings() for e in c.events for m in e.mentions})
        parses = (p.parse for p in kept.parses(model=coder.version.model) if p.parse)
        self.words = sorted({word for parse in parses for word in lemmas_of(parse) if word.isalpha()})
        self.modes = coder.knowledge.events.ontology.types

    def drawn(self) -> list[EventRule]:
        """All rules, one to three of them changed."""
        rules = dict(self.rules)
        for _ in range(self.chance.randint(1, 3)):
            id = self.chance.choice(self.telling if self.chance.random() < 0.7 else sorted(rules))
            if id in rules:
                changed = self._changed(rules.pop(id))
                rules |= {changed.id: changed} if changed else {}
        return list(rules.values())

    def _changed(self, rule: EventRule) -> EventRule | None:
        kind = self.chance.choice(("drop", "type", "mode", "more", "less", "loose", "tight"))
        if kind == "type":
            return structs.replace(rule, type=self.chance.choice(TYPES), mode=None)
        if kind == "mode":
            return structs.replace(rule, mode=self.chance.choice([None, *self.modes[rule.type].modes]))
        if kind == "more":
            return structs.replace(rule, lemma=(*rule.lemma, *self.chance.sample(self.words, 3)))
        if kind == "less" and len(rule.lemma) > 1:
            return structs.replace(rule, lemma=rule.lemma[1:])
        if kind == "loose":
            return structs.replace(rule, unless={}, where=dict(list(rule.where.items())[1:]))
        if kind == "tight":
            return structs.replace(rule, unless={**rule.unless, "obj": Condition(actor=self.chance.random() < 0.5)})
        return None


@pytest.mark.parametrize("seed", range(4))
def test_the_same_as_coding_everything_anew(coder: Coder, first: Path, tmp_path: Path, seed: int) -> None:
    """Whatever rules change, twice in a row: codings and tables are those of a full recoding, byte for byte."""
    change = RuleChange(coder, first, seed)
    store, full = copy_of(first, tmp_path, "a.duckdb"), copy_of(first, tmp_path, "b.duckdb")
    for _ in range(2):
        newer = with_rules(coder, change.drawn())
        recode(store, newer)
        recode_all(full, newer)
        assert contents(store) == contents(full)
        assert contents(store)[1]["astray"] == []


def test_frames_are_told_from_the_kept_parse_alone(coder: Coder, first: Path) -> None:
    """What a change touches is told without a Doc: every frame of every article is the one that coding reads."""
    lexicon = coder.knowledge.frames
    for kept in open_store(first, read_only=True).parses(model=coder.version.model):
        if kept.parse:
            quick, slow = (
                Frames(syntax_of(kept.parse), lexicon),
                Frames(Syntax(unpack(kept.parse, coder.nlp.vocab)), lexicon),
            )
            assert [quick.at(i) for i in range(len(quick.syntax))] == [slow.at(i) for i in range(len(slow.syntax))]


def test_what_a_change_cannot_touch_is_left_alone(coder: Coder, first: Path, tmp_path: Path) -> None:
    """One rule less: articles in which it reads nothing are carried over, and the run before keeps its codings."""
    store = copy_of(first, tmp_path, "s.duckdb")
    before = contents(store)[0]
    telling = RuleChange(coder, first, 0).telling[0]
    newer = with_rules(coder, (r for r in coder.knowledge.events.rules.rules if r.id != telling))
    recoder = recode(store, newer)
    (reason,) = recoder.reasons
    assert reason == f"1 event rule has changed ({telling})"
    assert len(recoder.untouched) > len(before) * 0.7
    after = list(store.codings())
    assert {c.coder for c in after} == {newer.version}
    changed = [c for c in after if to_json(structs.replace(c, coder=coder.version)) not in before]
    assert changed
    assert len(changed) <= len(before) - len(recoder.untouched)
    old = [run for run in store.runs() if run.coder == coder.version]
    assert sorted(to_json(c) for c in store.codings(run=old[0].id)) == sorted(before)


def test_there_and_back(coder: Coder, first: Path, tmp_path: Path) -> None:
    """Going back to the former rules restores every byte; nothing is stored twice, and again changes nothing."""
    store = copy_of(first, tmp_path, "s.duckdb")
    before = contents(store)
    newer = with_rules(coder, RuleChange(coder, first, 1).drawn())
    for used in (newer, coder, newer, coder, coder):
        recode(store, used)
    assert contents(store) == before
    assert store.sql("SELECT count(*) AS n FROM codings").to_pylist() == [{"n": 2 * len(before[0])}]
    assert sum(coding is not None for coding in Recoder(coder, store).recode("unused")) == 0


def test_broken_off_it_goes_on(coder: Coder, first: Path, tmp_path: Path) -> None:
    """Stopped after some articles, the next recoding does the rest; the outcome is that of one that was not stopped."""
    store, whole = copy_of(first, tmp_path, "a.duckdb"), copy_of(first, tmp_path, "b.duckdb")
    newer = with_rules(coder, (r for r in coder.knowledge.events.rules.rules if r.type != "ACCUSE"))
    recode(store, newer, most=3)
    assert len({c.coder for c in store.codings()}) == 2
    recode(store, newer)
    recode(whole, newer)
    assert contents(store) == contents(whole)


def test_a_damaged_store_is_recoded_from_its_texts(coder: Coder, first: Path, tmp_path: Path) -> None:
    """Where a kept parse is damaged the article is parsed anew, where the rules of a run are, all of it is coded anew;
    the outcome is that of a sound store."""
    store, whole = copy_of(first, tmp_path, "a.duckdb"), copy_of(first, tmp_path, "b.duckdb")
    newer = with_rules(coder, (r for r in coder.knowledge.events.rules.rules if r.type != "ACCUSE"))
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("UPDATE parses SET parse = 'no parse'::BLOB WHERE rowid IN (2, 3)")
    recode(store, newer)
    recode(whole, newer)
    assert contents(store) == contents(whole)
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("UPDATE runs SET event_rules = 'none'::BLOB")
    recode(store, coder)
    recode(whole, coder)
    assert contents(store) == contents(whole)


def less(part: str, folder: Path, knowledge: Knowledge) -> Knowledge:
    """The knowledge without something that the examples tell of: a leader, words of denial, drones, word classes."""
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("model"))
    parts = {**knowledge.parts, part: "0123456789abcdef"}
    made = replace(knowledge, parts=parts, version=part)
    if part == ACTORS:
        leaders = folder / "actors" / "leaders.csv"
        leaders.write_text("".join(x for x in leaders.read_text().splitlines(keepends=True) if "Vu" not in x))
        return replace(made, actors=ActorKnowledge.load(folder / "actors"))
    if part == REPORTING:
        (folder / "reporting" / "denial.yaml").unlink()
        return replace(made, reporting=ReportingLexicon.load(folder / "reporting"))
    if part == AROUND:
        things = folder / "objects" / "categories.yaml"
        things.write_text(things.read_text().replace("[drone, ", "[zither, "))
        return replace(made, circumstances=CircumstanceKnowledge.load(folder))
    rules = knowledge.events.rules.rules
    return replace(made, events=replace(knowledge.events, rules=Index(rules, Classes({}))))


@pytest.mark.parametrize("part", [ACTORS, REPORTING, AROUND, EVENTS])
def test_other_knowledge_runs_the_stages_that_look_at_it(
    coder: Coder, first: Path, tmp_path: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a change of tables, and back: the outcome of coding everything anew, and nothing is coded whole."""
    store, full = copy_of(first, tmp_path, "a.duckdb"), copy_of(first, tmp_path, "b.duckdb")
    other = known_by(coder, less(part, tmp_path / "data", coder.knowledge))
    for used in (other, coder):
        recode_all(full, used)
        with monkeypatch.context() as patched:
            patched.setattr(Coder, "code_kept", lambda *_: pytest.fail("coded whole"))
            recoder = recode(store, used)
        assert contents(store) == contents(full)
        assert 0 < len(recoder.untouched) < len(PARAGRAPHS)
        (reason,) = recoder.reasons
        assert reason.endswith("changed")


def test_after_a_change_of_tables_rules_are_looked_at_alone_again(coder: Coder, first: Path, tmp_path: Path) -> None:
    """What stages made before events is kept anew, so that the next change of rules finds it as it needs it."""
    store, full = copy_of(first, tmp_path, "a.duckdb"), copy_of(first, tmp_path, "b.duckdb")
    other = known_by(coder, less(ACTORS, tmp_path / "data", coder.knowledge))
    recode(store, other)
    marks = {kept.key: rests_on(behind(kept.parse)) for kept in store.parses(model=coder.version.model) if kept.parse}
    assert {found[ACTORS] for found in marks.values()} == {other.parts[ACTORS]}
    newer = with_rules(other, (r for r in coder.knowledge.events.rules.rules if r.type != "ACCUSE"))
    recode(store, newer)
    recode_all(full, newer)
    assert contents(store) == contents(full)


def test_a_ground_that_is_forged_or_of_another_text_is_left(coder: Coder, first: Path, tmp_path: Path) -> None:
    """A stranger's store may hold anything behind a parse: what does not fit is coded from the parse."""
    store, full = copy_of(first, tmp_path, "a.duckdb"), copy_of(first, tmp_path, "b.duckdb")
    parses = [k for k in store.parses(model=coder.version.model) if k.parse]
    longest, shortest = (choose(parses, key=lambda k: len(k.article.text)) for choose in (max, min))
    bare = shortest.parse[: len(shortest.parse) - len(behind(shortest.parse))]
    forged = {shortest.key: bare + behind(longest.parse), longest.key: longest.parse[:-9], parses[1].key: bare}
    with duckdb.connect(str(store.path)) as connection:
        for key, parse in forged.items():
            if key == parses[1].key:
                parse = parses[1].parse[: len(parses[1].parse) - len(behind(parses[1].parse))] + b"0" * 80
            connection.execute("UPDATE parses SET parse = ? WHERE article_key = ?", [parse, key])
    newer = with_rules(coder, (r for r in coder.knowledge.events.rules.rules if r.type != "ACCUSE"))
    newer = known_by(newer, replace(newer.knowledge, parts={**newer.knowledge.parts, EVENTS: "other"}))
    recode(store, newer)
    recode_all(full, newer)
    assert contents(store) == contents(full)


def test_processes_side_by_side(coder: Coder, first: Path, tmp_path: Path) -> None:
    """Two processes, of this coder's rules, give what one gives."""
    one, two = copy_of(first, tmp_path, "a.duckdb"), copy_of(first, tmp_path, "b.duckdb")
    for store, processes in ((one, 1), (two, 2)):
        with duckdb.connect(str(store.path)) as connection:
            connection.execute("UPDATE runs SET run_id = 'old', rest = '{}', rules = 'old'")
            connection.execute("UPDATE codings SET run_id = 'old'")
            connection.execute("DELETE FROM events WHERE type = 'ACCUSE'")
        run = store.begin_run(coder.version, basis=coder.basis)
        with store:
            assert len(list(Recoder(coder, store).recode(run, processes=processes))) == len(PARAGRAPHS) + 1
    assert contents(one) == contents(two)


def test_a_run_whose_rules_are_not_known(coder: Coder, first: Path, tmp_path: Path) -> None:
    """All is coded anew; what comes out as it was is carried over all the same."""
    store = copy_of(first, tmp_path, "s.duckdb")
    newer = with_rules(coder, (r for r in coder.knowledge.events.rules.rules if r.type != "ACCUSE"))
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("UPDATE runs SET rest = NULL")
    assert list(recode(store, newer).reasons) == [UNKNOWN]


def test_knowledge_tells_its_parts_apart(tmp_path: Path) -> None:
    """Other event rules leave the rest the same; word classes, tables, ontology and derivations are of the rest.

    What cleans web pages or writes exports decides nothing about a text: a change of it recodes no article.
    """
    data = tmp_path / "data"
    names = ("events/accuse.yaml", "ontology/plover.yaml", "ontology/classes/arms.yaml", "actors/states.csv")
    own = ("own.yaml", "ontology.yaml", "derived.yaml", "classes/traps.yaml")
    apart = ("sources/boilerplate.csv", "exports/cameo.csv", "imports/cameo.csv")
    for name in (*names, *apart, "model/meta.json", "ontologies/other/more.yaml", *(f"../own/{n}" for n in own)):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text("extends: PLOVER\n")
    entries, others = knowledge_files(data, None)
    assert [p.name for p in entries] == ["accuse.yaml"]
    assert {p.name for p in others} == {"plover.yaml", "arms.yaml", "states.csv"}
    entries, others = knowledge_files(data, tmp_path / "own")
    assert [p.name for p in entries] == ["accuse.yaml", "own.yaml"]
    more = {"ontology.yaml", "derived.yaml", "traps.yaml"}
    assert {p.name for p in others} == {"plover.yaml", "arms.yaml", "states.csv"} | more


def test_a_word_that_gets_rules_changes_the_reason_for_no_event(coder: Coder, tmp_path: Path) -> None:
    """A rule that reads nothing here makes of "no rule" a "no frame", also of a word that heads no clause."""
    texts = ("Dogs licked bowls.", "Rain in Gao!", "Dogs licked bowls and police met.", "Dogs slept.")
    store, full = open_store(tmp_path / "a.duckdb"), open_store(tmp_path / "b.duckdb")
    articles = [Article(text=text, id=str(n)) for n, text in enumerate(texts)]
    for kept in (store, full):
        run = kept.begin_run(coder.version, basis=coder.basis)
        for article, (coding, parse) in zip(articles, coder.pipe_parsed(articles), strict=True):
            kept.add(coding, article, run, parse=parse)
        kept.flush()
    rules = coder.knowledge.events.rules.rules
    never = {"obj": Condition(lemma=("zebra",))}
    new = [
        EventRule(id=f"x.{pos}", lemma=("lick", "rain"), pos=pos, type="ACCUSE", where=never)
        for pos in ("verb", "noun")
    ]
    newer = with_rules(coder, [*rules, *new])
    before = [[u.reason for u in c.uncoded] for c in store.codings()]
    recoder = recode(store, newer)
    recode_all(full, newer)
    assert contents(store) == contents(full)
    after = [[u.reason for u in c.uncoded] for c in store.codings()]
    assert [b != a for b, a in zip(before, after, strict=True)] == [True, True, False, False]
    assert recoder.untouched == [store.key(a) for a in articles[2:]]


def test_a_noun_is_read_by_the_changed_rules_of_its_verb(coder: Coder, tmp_path: Path) -> None:
    """ "The demolition of" is read by the rules of "demolish": where they go, so does its event."""
    store, full = open_store(tmp_path / "a.duckdb"), open_store(tmp_path / "b.duckdb")
    article = Article(text="The demolition of Palestinian houses by Israel drew protests.", id="a")
    for kept in (store, full):
        run = kept.begin_run(coder.version, basis=coder.basis)
        for coding, parse in coder.pipe_parsed([article]):
            kept.add(coding, article, run, parse=parse)
        kept.flush()
    assert [e.type for c in store.codings() for e in c.events] == ["ASSAULT"]
    rules = [
        structs.replace(r, lemma=tuple(lemma for lemma in r.lemma if lemma != "demolish"))
        for r in coder.knowledge.events.rules.rules
    ]
    newer = with_rules(coder, [r for r in rules if r.lemma])
    recode(store, newer)
    recode_all(full, newer)
    assert contents(store) == contents(full)
    assert [e for c in store.codings() for e in c.events] == []


def test_what_could_not_be_coded(coder: Coder, first: Path, tmp_path: Path) -> None:
    """A defect is tried again when a rule changes; an article that killed its worker is not."""
    store = copy_of(first, tmp_path, "s.duckdb")
    keys = [kept.key for kept in store.parses(model=coder.version.model)][:2]
    with duckdb.connect(str(store.path)) as connection:
        for key, reason in zip(keys, ("defect", "worker-died"), strict=True):
            connection.execute("UPDATE uncoded SET reason = ? WHERE article_key = ?", [reason, key])
            connection.execute("INSERT INTO uncoded SELECT ?, ?, '', 0, 0, 'r'", [key, reason])
    recoder = Recoder(with_rules(coder, coder.knowledge.events.rules.rules, modes=()), store)
    seen = {kept.key: recoder.look(kept) for kept in store.parses(model=coder.version.model)}
    assert keys[1] in recoder.untouched
    assert seen[keys[1]] is None
    assert keys[0] in recoder.untouched or seen[keys[0]] is not None
