"""Tidy tables from a store's own tables: the very files that its codings give."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas
import pyarrow.parquet as pq
import pytest

from demarche.coder import Coder
from demarche.records import Article
from demarche.store import Store
from demarche.store.exports import FORMATS, export
from demarche.store.exports.catalogue import DataFile
from demarche.store.exports.lines import stretches
from tests.test_recoder import copy_of, first, recode, with_rules

__all__ = ["first"]  # the fixture


@pytest.fixture
def store(coder: Coder, first: Path, tmp_path: Path) -> Store:
    """A store with a history: recoded once, one article replaced, names with what separates values."""
    kept = copy_of(first, tmp_path, "s.duckdb")
    recode(kept, with_rules(coder, (r for r in coder.knowledge.events.rules.rules if r.type != "ACCUSE")))
    recode(kept, coder)
    text = "Mali; a state,\n\tand Niger met on 3 May. “Mali\u2003signed it,” the envoy said.\n\nChad shut a port."
    articles = [
        Article(text=text, id="5", title="=1+1"),
        Article(text="Peru met Chile.", id="7", published="2024-05-06"),
    ]
    run = kept.begin_run(coder.version, basis=coder.basis)
    with kept:
        for article, (coding, parse) in zip(articles, coder.pipe_parsed(articles), strict=True):
            kept.add(coding, article, run, parse=parse)
    return kept


def gdelt_files() -> Sequence[DataFile]:
    return FORMATS["gdelt"].files


@pytest.mark.parametrize("form", ["csv", "parquet", "stata"])
def test_the_files_that_codings_give(store: Store, tmp_path: Path, form: str) -> None:
    seen: list[tuple[int, int]] = []
    slow = export(store.coded, form, tmp_path / "slow")
    quick = export(store.coded, form, tmp_path / "quick", store=store, step=lambda *n: seen.append(n))
    read = {"csv": Path.read_bytes, "parquet": pq.read_table, "stata": pandas.read_stata}[form]
    for one, other in zip(slow, quick, strict=True):
        if form == "stata" and one.suffix == ".dta":
            pandas.testing.assert_frame_equal(read(one), read(other))
        else:
            assert (Path.read_bytes if one.suffix == ".md" else read)(one) == (
                Path.read_bytes if one.suffix == ".md" else read
            )(other)
    articles = store.summary()["articles"]
    assert [n for n, _ in seen] == [articles, articles]
    assert seen[0][1] == store.summary()["events"]


@pytest.mark.parametrize("form", ["plover", "polecat", "icews", "gdelt"])
def test_files_of_lines_are_those_of_one_reading(store: Store, tmp_path: Path, form: str) -> None:
    """Made with the store at hand, all files of a format at once, they are what its codings one by one give."""
    seen: list[tuple[int, int]] = []
    slow = export(store.coded, form, tmp_path / "slow")
    quick = export(store.coded, form, tmp_path / "quick", store=store, step=lambda *n: seen.append(n))
    assert [p.name for p in slow] == [p.name for p in quick]
    assert [p.read_bytes() for p in slow] == [p.read_bytes() for p in quick]
    counts, files = store.summary(), len(slow) - 1
    assert seen == [(files * counts["articles"], files * counts["events"])]


@pytest.mark.parametrize("processes", [1, 2])
def test_stretches_follow_one_another(store: Store, tmp_path: Path, processes: int) -> None:
    """However many processes make them, and however short they are, they make up the files; none is lost or doubled."""
    whole = export(store.coded, "gdelt", tmp_path)
    found = list(stretches(store, gdelt_files, processes=processes, articles=2))
    assert sum(part.articles for part in found) == store.summary()["articles"] > 2 * (len(found) - 1)
    assert len(found) > 2
    for number, path in enumerate(whole[:2]):
        assert b"".join(part.lines[number] for part in found) == path.read_bytes()


def test_an_older_store_is_exported_by_its_codings(store: Store, tmp_path: Path) -> None:
    """One that lacks numbers beside keys, and is opened for reading alone, gives the same."""
    whole = [p.read_bytes() for p in export(store.coded, "csv", tmp_path / "whole", store=store)]
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("DELETE FROM schema_version WHERE version > 2")
    assert not store.is_newest()
    assert [p.read_bytes() for p in export(store.coded, "csv", tmp_path / "older", store=store)] == whole
