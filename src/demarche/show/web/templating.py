"""The pages' templates, with the words and links that all pages share.

In:  a template's name and its values. Out: an HTML answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from demarche.show.telling.gathering import in_same_words
from demarche.show.telling.templating import environment
from demarche.show.telling.wording import days_in_words
from demarche.show.web.asking import HAPPENING
from demarche.version import __version__

Render = Callable[..., HTMLResponse]
VIEWS = (
    ("/", "Events"),
    ("/actors", "Actors"),
    ("/stories", "Stories"),
    ("/articles", "Articles"),
    ("/quotations", "Quotations"),
    ("/ahead", "Ahead"),
    ("/map", "Map"),
    ("/network", "Network"),
    ("/analyses", "Analyses"),
    ("/api", "API"),
)  # address → what it is called
_CONTEXT = 260  # characters shown before and after a sentence


def renderer(name: str, *, views: Sequence[tuple[str, str]] = VIEWS) -> Render:
    """The function that makes pages; `name` is what the store is called on them, `views` are the links at their top."""
    templates = environment("demarche.show.web")
    templates.globals["views"] = views
    templates.filters["key"] = lambda key: quote(str(key), safe=":")
    templates.globals.update(version=__version__, happening=HAPPENING, query=_query, days=_days)
    templates.globals.update(in_same_words=in_same_words, predicate_parts=_predicate_parts, around=_around)

    def render(template: str, request: Request, *, code: int = 200, **values: Any) -> HTMLResponse:
        page = templates.get_template(template)
        path, asked = request.url.path, request.url.query
        return HTMLResponse(page.render(store=name, path=path, asked=asked, code=code, **values), status_code=code)

    return render


def _query(**values: Any) -> str:
    """Values as the query of a link; lists give a field several times, nothing gives none."""
    pairs = [(k, v) for k, vs in values.items() for v in (vs if isinstance(vs, list | tuple) else [vs])]
    return urlencode([(k, v) for k, v in pairs if v not in (None, "")])


def _predicate_parts(row: dict[str, Any]) -> tuple[str, str, str]:
    """A sentence before, in and after the word that was read as the event."""
    sentence, at = row["sentence"] or "", row["predicate_at"] or 0
    end = at + (row["predicate_length"] or 0)
    return sentence[:at], sentence[at:end], sentence[end:]


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after some characters, cut between words."""
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = "… " + before.partition(" ")[2]
    if end + _CONTEXT < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, after


def _days(row: dict[str, Any]) -> str:
    """The days of an event or of something ahead, as precisely as the words tell."""
    start, end, precision = row["date_start"], row["date_end"], row["date_precision"]
    if start is None:
        return "no date"
    if precision == "unresolved":
        return f"reported {start}"
    return days_in_words(start, end, precision)
