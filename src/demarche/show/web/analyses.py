"""Pages of the analyses: disputes, silence, commitments …, each row with the sentences it stands on.

In:  /analyses/disputes?about=Kosovo. Out: "Serbia against Türkiye" with charges and answers, every sentence a link to
its place in the article; what the analysis is and is not stands at the top, in the words of its own SQL.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from demarche.analyse.asking import ANALYSES, COUNTS, sql_of
from demarche.analyse.reading import MOST_FOUND, Reader
from demarche.show.web.answers import Row
from demarche.show.web.analysis_rows import ROWS
from demarche.show.web.api import Answer, Wanted
from demarche.show.web.asking import Words
from demarche.show.web.description import PROBLEMS_OF_LISTS, files
from demarche.show.web.exporting import exported
from demarche.show.web.pages import NotFound
from demarche.show.web.rows import Items
from demarche.show.web.templating import Render

MOST_SHOWN = 100  # rows of a page; a file has all
SHOWN = (*ANALYSES, *COUNTS)


class AboutAsk(BaseModel):
    """Which rows: those in which these words stand, in whatever case."""

    about: Words = None


@dataclass(frozen=True, slots=True)
class Found:
    """A row for people: its plain values, and the sentences it stands on under the names of their columns."""

    values: dict[str, str]
    sentences: dict[str, list[Row]]


def analyses(reader: Reader, render: Render) -> APIRouter:
    """The pages, and the same under /api/v1."""
    router = APIRouter()

    def rows(name: str, ask: AboutAsk) -> list[Row]:
        if name not in SHOWN:
            raise NotFound
        with reader.open() as reading:
            found: list[Row] = reading.ask_view(name, about=ask.about or "").to_pylist()
        return found

    @router.get("/analyses", include_in_schema=False)
    def overview(request: Request) -> Response:
        return render("analyses.html.j2", request, described={name: _described(name) for name in SHOWN})

    @router.get("/analyses/{name}", include_in_schema=False)
    def analysis(request: Request, name: str, ask: Annotated[AboutAsk, Query()]) -> Response:
        found = rows(name, ask)
        shown = [_found(row) for row in found[:MOST_SHOWN]]
        return render("analysis.html.j2", request, name=name, names=SHOWN, about=ask.about, described=_described(name),
                      rows=shown, total=len(found), most=MOST_FOUND)  # fmt: skip

    for name in SHOWN:
        _serve(router, name, rows)
    return router


def _serve(router: APIRouter, name: str, rows: Callable[[str, AboutAsk], list[Row]]) -> None:
    """One analysis under /api/v1/analyses, with rows of its own form."""
    like = ROWS[name]

    def analysis_rows(ask: Annotated[AboutAsk, Query()], form: Wanted = "json") -> Answer:
        found = rows(name, ask)
        return {"items": found} if form == "json" else exported(found, form, name=name, like=like)

    router.get(
        f"/api/v1/analyses/{name}",
        name=name,
        description=f"{_described(name)} {MOST_FOUND:,} rows at most.",
        response_model=Items[like],  # type: ignore[valid-type]
        responses=PROBLEMS_OF_LISTS | files(),
    )(analysis_rows)


def _described(name: str) -> str:
    """What an analysis says of itself: the comment at the top of its SQL."""
    lines = sql_of(name).splitlines()
    top = next((n for n, line in enumerate(lines) if not line.startswith("--")), len(lines))
    return " ".join(line.removeprefix("--").strip() for line in lines[:top])


def _found(row: Row) -> Found:
    sentences = {k: v for k, v in row.items() if _cited(v)}
    if {"sentence", "article_key"} <= row.keys():
        sentences["sentence"] = [row]
    plain = {
        name: _plain(value)
        for name, value in row.items()
        if name not in sentences and value not in (None, []) and not _is_key(name)
    }
    told = {"sentence", "rule", "outlet"} if "sentence" in sentences else set()
    return Found({k: v for k, v in plain.items() if k not in told}, {k: v for k, v in sentences.items() if v})


def _cited(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict) and "sentence" in value[0]


def _is_key(name: str) -> bool:
    return name.endswith(("_key", "_id", "_ids")) or name == "story"


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(v) for v in value)
    if isinstance(value, dict):
        return "; ".join(f"{k} {_plain(v)}" for k, v in value.items() if v is not None and not _is_key(k))
    return f"{value:.2f}" if isinstance(value, float) else str(value)
