"""Connections of anybody who reaches the port: silence, dribble and floods end, and those who ask are answered."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from demarche.show.web import connections
from demarche.show.web.app import make_app

ASK = b"GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\n\r\n"
SOON = 0.4  # seconds, for the tests, that a connection may stay silent
LARGE = 40_000_000  # bytes: more than the buffers of two sockets hold


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bounds, so small that they are reached."""
    monkeypatch.setattr(connections, "ASKING", SOON)
    monkeypatch.setattr(connections, "ANSWERING", 3 * SOON)
    monkeypatch.setattr(connections, "MOST", 20)


@contextmanager
def served(app: object) -> Iterator[int]:
    """The port at which the application is served."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = connections.server(app)  # type: ignore[arg-type]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listening.getsockname()[1]
    server.should_exit = server.force_exit = True
    thread.join()


@pytest.fixture
def port(filled: Path) -> Iterator[int]:
    with served(make_app(filled)) as port:
        yield port


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def answer(asking: socket.socket) -> bytes:
    """The first line of what comes back; nothing where the connection was broken off."""
    try:
        return asking.recv(65_536).partition(b"\r\n")[0]
    except ConnectionResetError:
        return b""


def lasted(asking: socket.socket, dribble: bytes = b"") -> float:
    """Seconds until the other side ends the connection, while a byte goes out every now and then."""
    began = time.monotonic()
    asking.settimeout(SOON / 8)
    for byte in dribble or bytes(1_000):
        try:
            if dribble:
                asking.sendall(bytes([byte]))
            if not asking.recv(1):
                break
        except TimeoutError:
            continue
        except OSError:
            break
    return time.monotonic() - began


@pytest.mark.parametrize("dribble", [b"", ASK[:-2] + b"X: " + b"y" * 1_000], ids=["silence", "a byte at a time"])
def test_who_does_not_ask_is_broken_off(port: int, dribble: bytes) -> None:
    """Neither silence nor headers that never end hold a connection beyond its time."""
    with connected(port) as asking:
        assert SOON * 0.5 < lasted(asking, dribble) < SOON * 6


def test_a_second_request_has_the_same_time(port: int) -> None:
    """Who was answered once and then sends half a request is broken off, too."""
    with connected(port) as asking:
        asking.sendall(ASK)
        assert answer(asking) == b"HTTP/1.1 200 OK"
        assert lasted(asking, ASK[:-2] + b"X: " + b"y" * 1_000) < SOON * 6


def test_silence_makes_room_for_who_asks(port: int) -> None:
    """Beside three times as many silent connections as there are places, each question is answered."""
    with ExitStack() as open_ones:
        silent = [open_ones.enter_context(connected(port)) for _ in range(60)]
        for _ in range(30):
            with connected(port) as asking:
                asking.sendall(ASK)
                assert answer(asking) == b"HTTP/1.1 200 OK"
        assert sum(answer(one) == b"" for one in silent) == 60


def test_what_is_asked_while_all_places_are_at_work_gets_503(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody who is being answered is broken off for another; the other hears when to come back."""
    monkeypatch.setattr(connections.Connection, "_asking", property(lambda _: False))
    with ExitStack() as open_ones:
        for _ in range(20):
            open_ones.enter_context(connected(port))
        asking = open_ones.enter_context(connected(port))
        asking.sendall(ASK)
        assert answer(asking) == b"HTTP/1.1 503 Service Unavailable"


async def large(_scope: object, _receive: object, send) -> None:  # type: ignore[no-untyped-def]
    """An application with one answer that fills every buffer."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(LARGE // 1_000_000):
        await send({"type": "http.response.body", "body": bytes(1_000_000), "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def test_who_does_not_take_the_answer_is_broken_off() -> None:
    """A reader who stops reading holds neither connection nor memory; one who reads has all of it."""
    with served(large) as port:
        with connected(port) as stopped:
            stopped.sendall(ASK)
            time.sleep(SOON * 6)
            taken = 0
            try:
                while part := stopped.recv(1_000_000):
                    taken += len(part)
            except ConnectionResetError:
                pass
            assert taken < LARGE
        with connected(port) as reading:
            reading.sendall(ASK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
            assert sum(iter(lambda: len(reading.recv(1_000_000)), 0)) > LARGE


def test_headers_too_long_and_no_http_are_refused(port: int) -> None:
    """A megabyte of header and bytes that are no request get 400 or the end, and the next is answered."""
    for odd in (b"GET / HTTP/1.1\r\nX: " + b"y" * 1_000_000, b"\x16\x03\x01" * 100, b"\0" * 100_000):
        with connected(port) as asking:
            try:
                asking.sendall(odd)
            except OSError:
                continue
            assert answer(asking) in (b"HTTP/1.1 400 Bad Request", b"")
    with connected(port) as asking:
        asking.sendall(ASK.replace(b"\r\n\r\n", b"\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"))
        assert answer(asking) == b"HTTP/1.1 200 OK"
