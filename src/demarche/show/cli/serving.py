"""`demarche serve`: the web application over a store, in a browser on this computer.

In:  a store. Out: pages at http://127.0.0.1:8321 until interrupted; nothing is written, nothing leaves the computer.
"""

from __future__ import annotations

import logging
import socket
import sys
import webbrowser
from typing import Annotated

import typer
from fastapi import FastAPI

from demarche.errors import DemarcheError
from demarche.show.cli.options import StoreFile
from demarche.show.web.app import make_app
from demarche.show.web.connections import server
from demarche.show.web.security import LOOPBACK

_HELD = 10.0  # seconds for which the file stays open after a page; a run that writes is let in at once
_WARNING = (
    "demarche: WARNING: {host} can be reached from other computers. Whoever reaches it can read the whole store, "
    "articles included; there is no password."
)


def serve(
    store: StoreFile,
    host: Annotated[
        str, typer.Option(help="Address to listen at; only this computer reaches 127.0.0.1.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at; 0 takes a free one.")] = 8321,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A further name under which it may be asked for.")
    ] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="The longest that one question to the store may take.")] = 10,
    browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = False,
) -> None:
    """Serve a store as web pages: search, actors, stories, map, quotations; a JSON API under /api.

    [dim]$[/dim] demarche serve news.duckdb
    [dim]$[/dim] demarche serve news.duckdb --port 9000 --open
    """
    app = make_app(store, hosts=(host, *(allow_host or ())), seconds=seconds, hold=_HELD)
    serve_pages(app, host=host, port=port, open_it=browser)


def serve_pages(app: FastAPI, *, host: str = "127.0.0.1", port: int, open_it: bool) -> None:
    """Serve until interrupted, the address on standard output first."""
    listening = _listening(host, port)
    if host not in LOOPBACK:
        typer.echo(_WARNING.format(host=host), err=True)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    typer.echo(address)
    sys.stdout.flush()
    if open_it:
        webbrowser.open(address)
    logging.basicConfig(stream=sys.stderr, format="demarche: %(message)s")
    server(app).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens, so that the address is known, and a taken port told, before anything is served."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise DemarcheError(f"cannot listen at {host}, port {port}: {error.strerror}; choose with --port") from None
