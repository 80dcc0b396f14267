"""Pages of the analyses: disputes, silence, commitments …, each row with the sentences it stands on.

In:  /analyses/disputes?about=Kosovo. Out: "Serbia against Türkiye" with charges and answers side by side, every
sentence a link to its place in the article.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from demarche.analyse.asking import ANALYSES, COUNTS, sql_of
from demarche.analyse.reading import MOST_FOUND, Reader
from demarche.show.telling import gathering
from demarche.show.telling.analysis_words import TOLD
from demarche.show.web.analysis_rows import ROWS
from demarche.show.web.answers import NotFound, Row
from demarche.show.web.api import Answer, Wanted
from demarche.show.web.asking import Ask, Words
from demarche.show.web.description import PROBLEMS_OF_LISTS, files
from demarche.show.web.exporting import exported
from demarche.show.web.rows import Items
from demarche.show.web.templating import Render

SHOWN = (*ANALYSES, *COUNTS)
_GATHERED: dict[str, Callable[[list[Row]], list[Any]]] = {
    "disputes": gathering.disputes,
    "silence": gathering.silences,
    "commitments": gathering.by_outcome,
    "outlet_accounts": gathering.accounts,
}  # analyses whose rows a page shows together; the API has them one by one


class AboutAsk(BaseModel):
    """Which rows: those in which these words stand, in whatever case."""

    about: Words = None


class AnalysisAsk(Ask):
    """The same, a page of them."""

    about: Words = None


def analyses(reader: Reader, render: Render) -> APIRouter:
    """The pages, and the same under /api/v1."""
    router = APIRouter()

    def rows(name: str, about: str | None) -> list[Row]:
        if name not in SHOWN:
            raise NotFound
        with reader.open() as reading:
            found: list[Row] = reading.ask_view(name, about=about or "").to_pylist()
        return found

    @router.get("/analyses", include_in_schema=False)
    def overview(request: Request) -> Response:
        return render("analyses.html.j2", request, described={name: TOLD[name] for name in SHOWN})

    @router.get("/analyses/{name}", include_in_schema=False)
    def analysis(request: Request, name: str, ask: Annotated[AnalysisAsk, Query()]) -> Response:
        found = _GATHERED.get(name, list)(rows(name, ask.about))
        shown = found[ask.offset : ask.offset + ask.size]
        return render("analysis.html.j2", request, name=name, ask=ask, told=TOLD[name], rows=shown, total=len(found),
                      most=MOST_FOUND)  # fmt: skip

    for name in SHOWN:
        _serve(router, name, rows)
    return router


def _serve(router: APIRouter, name: str, rows: Callable[[str, str | None], list[Row]]) -> None:
    """One analysis under /api/v1/analyses, with rows of its own form."""
    like = ROWS[name]

    def analysis_rows(ask: Annotated[AboutAsk, Query()], form: Wanted = "json") -> Answer:
        found = rows(name, ask.about)
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
