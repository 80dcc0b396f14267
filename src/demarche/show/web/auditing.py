"""The audit in the browser: an event a page, a key for each field, the labels written at every answer.

In:  a sitting. Out: pages under /events/1 …, the figures so far under /figures, the file under /labels.csv. Only a page
of this server may write, and only labels are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from demarche.audit import FIELDS, JUDGEMENTS, Label, Sitting, agreement, differences, figures
from demarche.show.web.app import handle_errors, mount_static
from demarche.show.web.security import Guard
from demarche.show.web.templating import Render, renderer

_VIEWS = (("/", "Next event"), ("/figures", "Figures so far"))
_LONGEST = 4096  # bytes of a form


class Question(NamedTuple):
    """How a field is asked about: the key that judges it, its name on the page, what is asked."""

    key: str
    name: str
    asks: str


QUESTIONS = dict(
    zip(
        FIELDS,
        (
            Question("t", "Type", "Is this what was done?"),
            Question("a", "Actor", "Did these do it, and nobody else?"),
            Question("r", "Recipient", "Was it done to these, and nobody else?"),
            Question("d", "Date", "Is this when, as far as the words tell?"),
            Question("p", "Place", "Is this where, as far as the words tell?"),
            Question("h", "Happened?", "Actual, historical, future, hypothetical or negated; on whose word?"),
        ),
        strict=True,
    )
)  # field → its question


def make_audit_app(
    sitting: Sitting, *, name: str, weights: dict[str, float] | None = None, beside: Sequence[Label] | None = None
) -> FastAPI:
    """The pages of a sitting over a store called `name`.

    weights: of a sample drawn by type, each type's share of the store. beside: another auditor's labels.
    """
    render = renderer(name, views=_VIEWS)
    app = FastAPI(title="Démarche audit", openapi_url=None, docs_url=None, redoc_url=None)
    app.add_middleware(Guard, hosts=(), writing=True)
    _serve_events(app, sitting, render)
    _serve_figures(app, sitting, render, weights, beside)
    mount_static(app)
    handle_errors(app, render)
    return app


def _serve_events(app: FastAPI, sitting: Sitting, render: Render) -> None:
    @app.get("/")
    def begin() -> Response:
        return RedirectResponse(_page(sitting.next_open()), status_code=303)

    @app.get("/events/{n}", response_class=HTMLResponse)
    def ask(request: Request, n: int) -> Response:
        at = _index(sitting, n)
        values = {"n": n, "card": sitting.card(at), "judged": sitting.label(at).judged, "questions": QUESTIONS}
        return render("audit.html.j2", request, sitting=sitting, judgements=JUDGEMENTS, **values)

    @app.post("/events/{n}")
    async def judge(request: Request, n: int) -> Response:
        at, form = _index(sitting, n), await _form(request)
        judged = {name: form[name] for name in FIELDS if form.get(name) in JUDGEMENTS}
        if form.get("then") == "rest":
            judged = dict.fromkeys(FIELDS, "right") | sitting.label(at).judged | judged
        await run_in_threadpool(sitting.judge, at, judged)
        if form.get("then") == "stay":
            return Response(status_code=204)
        return RedirectResponse(_page(sitting.next_open(n)), status_code=303)


def _serve_figures(
    app: FastAPI,
    sitting: Sitting,
    render: Render,
    weights: dict[str, float] | None,
    beside: Sequence[Label] | None,
) -> None:
    @app.get("/figures", response_class=HTMLResponse)
    def shown(request: Request) -> Response:
        labels = sitting.labels()
        at = {(d.article_key, d.event_key): n for n, d in enumerate(sitting.drawn, 1)}
        done = sitting.next_open() is None
        values = {
            "figures": figures(labels, weights=weights),
            "weighted": weights is not None,
            "agreed": agreement(labels, beside) if beside is not None else [],
            "differing": [(at[d.label.identity], d) for d in differences(labels, beside or ()) if done],
            "questions": QUESTIONS,
        }
        return render("audited.html.j2", request, sitting=sitting, done=done, beside=beside, **values)

    @app.get("/labels.csv")
    def file() -> Response:
        if not sitting.output.exists():
            raise HTTPException(404, "Nothing is judged yet, so there is no file of labels.")
        return FileResponse(sitting.output, media_type="text/csv", filename=sitting.output.name)


def _page(at: int | None) -> str:
    return "/figures" if at is None else f"/events/{at + 1}"


def _index(sitting: Sitting, n: int) -> int:
    if not 1 <= n <= len(sitting):
        raise HTTPException(404, f"{len(sitting)} events were drawn; there is no number {n}.")
    return n - 1


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form, each once; a form that no page of ours sends is refused."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            raise HTTPException(413, "This is longer than any form of these pages.")
    try:
        return {name: values[-1] for name, values in parse_qs(body.decode(), max_num_fields=50).items()}
    except ValueError:
        raise HTTPException(422, "This is no form of these pages.") from None
