"""What a connection to the server may cost: time to ask, time to take the answer, and its place among the others.

In:  bytes from anybody who reaches the port, e.g. a header a minute. Out: the application's answers; a connection that
asks nothing, or does not take its answer, is broken off, and where all places are taken the one silent longest makes
room for the next.
"""

from __future__ import annotations

import asyncio

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST = 100  # connections at a time
ASKING = 10.0  # seconds from the first word of a connection, or its last answer, to a whole request
ANSWERING = 60.0  # seconds for an answer and for taking it; a question to the store has a bound of its own
KEPT = 5  # seconds that a connection stays open in silence between two requests


class Connection(H11Protocol):
    """One connection, with a moment by which it must have come on."""

    _deadline: asyncio.TimerHandle | None = None
    _since = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._allow(ASKING)
        if len(self.connections) > MOST:
            self._make_room()

    def data_received(self, data: bytes) -> None:
        was_asking = self._asking
        super().data_received(data)
        if was_asking and not self._asking:
            self._allow(ANSWERING)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        left = self.transport.get_write_buffer_size()
        self._allow(ASKING if self._asking and not left else ANSWERING)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._deadline:
            self._deadline.cancel()
        super().connection_lost(exc)

    @property
    def _asking(self) -> bool:
        """Whether no request of it is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def _allow(self, seconds: float) -> None:
        if self._deadline:
            self._deadline.cancel()
        self._since = self.loop.time()
        self._deadline = self.loop.call_later(seconds, self._break_off)

    def _break_off(self) -> None:
        """At once: closing would wait until what is written was read."""
        self.connections.discard(self)
        self.transport.abort()

    def _make_room(self) -> None:
        silent = [c for c in self.connections if isinstance(c, Connection) and c is not self and c._asking]
        if silent:
            min(silent, key=lambda c: c._since)._break_off()


def server(app: ASGIApp) -> uvicorn.Server:
    """A server whose connections are bounded; `run(sockets=[…])` serves until interrupted."""
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST + 1,
        timeout_keep_alive=KEPT,
    )
    return uvicorn.Server(config)
