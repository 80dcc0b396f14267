"""Pages of the analyses: disputes, silence, commitments …, each row with the sentences it stands on.

In:  /analyses/disputes?about=Kosovo. Out: "Serbia against Türkiye" with charges and answers side by side, every sentence
a link to its place in the article.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from demarche.analyse.asking import ANALYSES, COUNTS, sql_of
from demarche.analyse.reading import MOST_FOUND, Reader
from demarche.show.web.analysis_rows import ROWS
from demarche.show.web.answers import Row
from demarche.show.web.api import Answer, Wanted
from demarche.show.web.asking import Ask, Words
from demarche.show.web.description import PROBLEMS_OF_LISTS, files
from demarche.show.web.exporting import exported
from demarche.show.web.pages import NotFound
from demarche.show.web.rows import Items
from demarche.show.web.templating import Render

SHOWN = (*ANALYSES, *COUNTS)
_NOBODY = "Nothing of the kind was read in this store."
# Heading, what it is, what is said where there is none.
_TOLD = {
    "disputes": (
        "Disputes",
        "Who accuses whom in one story, what the accused answers, and who stands with whom. Whether a charge is true is "
        "not said here: each stands with its speaker and its words.",
        "Nobody known accuses anybody known in this store.",
    ),
    "silence": (
        "Silence",
        "Who was accused, asked or threatened in a story and has said nothing in it since, or declined to comment. Silence "
        "in the reports of this store is meant: who answered elsewhere answered all the same.",
        "Everybody who was addressed has answered.",
    ),
    "inconsistency": (
        "Condemned in another, reported of itself",
        "Who accuses another over a deed, while deeds of the same kind are reported of itself. Sentences side by side and "
        "no verdict: whether the cases are alike is the reader's to judge.",
        "Nobody is reported to do what it condemns in another.",
    ),
    "commitments": (
        "Commitments",
        "What was promised, agreed or announced, and later reports that fulfil or break it. A later act of the kind that "
        "was announced, by the same side towards the same, fulfils; a refusal or a hostile deed within a year breaks.",
        "No promise or agreement was read in this store.",
    ),
    "bursts": (
        "Bursts",
        "Weeks in which one side did far more of one kind to another than in the eight weeks before: at least three acts, "
        "and more than the mean of those weeks by three times its root.",
        "No week stands out.",
    ),
    "turns": (
        "Changes of course",
        "Weeks from which one side treats another otherwise: the mean score of four weeks differs from that of the twelve "
        "before by four points or more and has the other sign.",
        "No change of course stands out.",
    ),
    "outlet_voices": (
        "Whose words the outlets report",
        "For each outlet, how much of what it gives to somebody known comes from each side, and how much of it word for word.",
        _NOBODY,
    ),
    "outlet_accounts": (
        "Where outlets agree and differ",
        "What two outlets or more tell of one occurrence: the day, the place, the dead, whether it happened, on whose word.",
        "No occurrence is told by two outlets, or the store is not linked yet: demarche link STORE.",
    ),
    "invoked": (
        "Treaties, resolutions and laws invoked",
        "Who invokes which instrument in a story, and for what; those that several sides invoke first.",
        "None was read in this store.",
    ),
    "country_month": (
        "Countries by month",
        "What the actors of each country did each month, by type. An occurrence counts once, however many articles tell "
        "it; plans and denials stand beside what happened.",
        _NOBODY,
    ),
    "dyad_month": (
        "Pairs of countries by month",
        "What the actors of one country did to those of another each month, by type and sector.",
        _NOBODY,
    ),
}  # fmt: skip


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
        return render("analyses.html.j2", request, described={name: _TOLD[name] for name in SHOWN})

    @router.get("/analyses/{name}", include_in_schema=False)
    def analysis(request: Request, name: str, ask: Annotated[AnalysisAsk, Query()]) -> Response:
        found = rows(name, ask.about)
        shown = found[ask.offset : ask.offset + ask.size]
        return render("analysis.html.j2", request, name=name, ask=ask, told=_TOLD[name], rows=shown, total=len(found),
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
