"""What every answer carries and which requests are refused, whatever the page.

In:  a request. Out: the same with strict headers on its answer; 400 for a host that is not ours (a name rebound to
this computer), 403 for a request that another site's page made, 405 for anything but reading. Where writing is
allowed (the audit's labels), it is to pages of our own alone: a request that writes must say that it comes from one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_WRITING = {"referrer-policy": "same-origin"}  # with no-referrer, a browser says of a form's origin that it is null
_HOST = re.compile(r"(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d*)?", re.IGNORECASE)
_READING = ("GET", "HEAD")


class Guard:
    """Wraps the application; `hosts` are the names under which it may be asked for; writing: by POST."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], writing: bool = False) -> None:
        self._app, self._hosts = app, frozenset(h.lower() for h in (*LOOPBACK, *hosts))
        self._methods = (*_READING, "POST") if writing else _READING
        self._headers = {**HEADERS, **_WRITING} if writing else HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        refusal = _method_refusal(scope["method"], headers, self._methods) or _refusal(headers, self._hosts)
        answer = _refused(scope["path"], self._methods, *refusal) if refusal else self._app
        await answer(scope, receive, send_guarded)


def _refused(path: str, methods: Iterable[str], status: int, words: str) -> Response:
    """In words; in JSON where the API was asked."""
    headers = {"allow": ", ".join(methods)} if status == 405 else None
    if path.startswith("/api/"):
        return JSONResponse({"detail": words}, status_code=status, headers=headers)
    return PlainTextResponse(words, status_code=status, headers=headers)


def _method_refusal(method: str, headers: Headers, methods: Collection[str]) -> tuple[int, str] | None:
    if method not in methods:
        return 405, "only reading is allowed"
    if method not in _READING and "origin" not in headers:
        return 403, "what writes must come from a page of this server"
    return None


def _refusal(headers: Headers, hosts: Collection[str]) -> tuple[int, str] | None:
    if _name(headers.get("host", "")) not in hosts:
        return 400, "this host name is not served; name it with --allow-host"
    origin = headers.get("origin")
    if origin is not None and _place(origin) != headers["host"].lower():
        return 403, "requests of other sites are refused"
    if headers.get("sec-fetch-site") in ("cross-site", "same-site") and headers.get("sec-fetch-mode") != "navigate":
        return 403, "requests of other sites are refused"
    return None


def _place(origin: str) -> str:
    """Host and port of an origin; nothing of one that is no address, such as http://[."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _name(host: str) -> str:
    """The host's name or number without its port; of [::1]:8000, ::1. Nothing of what no browser sends, such as a@b."""
    found = _HOST.fullmatch(host)
    return (found[1] or found[2]).lower() if found else ""
