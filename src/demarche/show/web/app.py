"""The application: pages, API and static files over one store, and what becomes of errors.

In:  a store's path. Out: an ASGI application to serve; unknown keys give a page 404, what cannot be understood 422,
a question too large, a store that is being written or cannot be read 503. No answer shows a path of this computer.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import partial
from importlib import resources
from pathlib import Path

import duckdb
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from demarche.analyse.reading import Reader
from demarche.errors import BrokenStore, HeldStore, SlowQuestion
from demarche.show.telling import STATIC as SHARED
from demarche.show.web.analyses import analyses
from demarche.show.web.answers import NotFound
from demarche.show.web.api import api
from demarche.show.web.description import described
from demarche.show.web.drawings import drawings
from demarche.show.web.dyads import dyads
from demarche.show.web.pages import pages
from demarche.show.web.security import HEADERS, Guard
from demarche.show.web.templating import Render, renderer
from demarche.version import __version__

_log = logging.getLogger("demarche.web")
_STATIC = Path(str(resources.files("demarche.show.web"))) / "static"
_BUSY = "The store is being written just now. Try again in a moment."
_BROKEN = "The store cannot be read: it is damaged, or was moved or replaced. The program that serves it says more."
_DEFECT = "This could not be answered: a defect of the program. What it printed says more; please report it."
_MISSING = "Nothing in this store has that address. It may belong to another store, or to an article since replaced."


def make_app(
    store: Path, *, hosts: Iterable[str] = (), seconds: float = 10.0, patience: float = 10.0, hold: float = 0.0
) -> FastAPI:
    """The application over a store.

    hosts: names under which it may be asked for besides those of this computer. seconds: the longest a question takes.
    patience: seconds to wait for a writer. hold: seconds for which the file stays open after a page.
    """
    reader = Reader(store, seconds=seconds, patience=patience, hold=hold)
    render = renderer(store.stem)

    @asynccontextmanager
    async def serving(_: FastAPI) -> AsyncIterator[None]:
        yield
        reader.lent.close()

    app = FastAPI(
        title="Démarche",
        lifespan=serving,
        version=__version__,
        summary="Political events, each with its words and the rule that read them.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
    )
    app.add_middleware(Guard, hosts=tuple(hosts))
    app.include_router(api(reader))
    app.include_router(pages(reader, render))
    app.include_router(dyads(reader, render))
    app.include_router(drawings(reader, render))
    app.include_router(analyses(reader, render))
    app.openapi = partial(described, app)  # type: ignore[method-assign]
    _describe(app, render)
    mount_static(app)
    handle_errors(app, render)
    return app


def mount_static(app: FastAPI) -> None:
    """What pages and dossier share, and what is the pages' own, under /static."""
    app.mount("/static", StaticFiles(directory=_STATIC, packages=[(SHARED, "static")]), name="static")


def _describe(app: FastAPI, render: Render) -> None:
    @app.get("/api", include_in_schema=False)
    def description(request: Request) -> Response:
        """The API on one page, from its OpenAPI description."""
        return render("api.html.j2", request, described=app.openapi())


def handle_errors(app: FastAPI, render: Render) -> None:
    """Answer in words whatever goes wrong, and never with a path of this computer."""

    def answer(request: Request, status: int, words: str) -> Response:
        headers = {"retry-after": "2"} if status == 503 else None
        if request.url.path.startswith("/api/"):
            return JSONResponse({"detail": words}, status_code=status, headers=headers)
        page = render("error.html.j2", request, code=status, words=words)
        page.headers.update(headers or {})
        return page

    @app.exception_handler(NotFound)
    async def missing(request: Request, _: Exception) -> Response:
        return answer(request, 404, _MISSING)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        words = _MISSING if error.status_code == 404 and error.detail == "Not Found" else str(error.detail)
        return answer(request, error.status_code, words)

    @app.exception_handler(RequestValidationError)
    async def misunderstood(request: Request, error: RequestValidationError) -> Response:
        faults = [
            f"{'.'.join(str(p) for p in e['loc'][1:])}: {e['msg'].removeprefix('Value error, ')}"
            for e in error.errors()
        ]
        return answer(request, 422, "; ".join(faults))

    @app.exception_handler(SlowQuestion)
    async def slow(request: Request, error: SlowQuestion) -> Response:
        return answer(request, 503, f"{error}.".capitalize())

    @app.exception_handler(BrokenStore)
    @app.exception_handler(duckdb.Error)  # the file was replaced by another that lacks what is asked
    @app.exception_handler(OverflowError)  # a forged date that no calendar has
    async def broken(request: Request, error: Exception) -> Response:
        _log.warning("%s", str(error).splitlines()[0])
        return answer(request, 503, _BUSY if isinstance(error, HeldStore) else _BROKEN)

    @app.exception_handler(Exception)  # a defect of ours: answered outside the Guard, so with its headers from here
    async def defect(_: Request, __: Exception) -> Response:
        return PlainTextResponse(_DEFECT, status_code=500, headers=HEADERS)
