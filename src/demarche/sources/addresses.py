"""Where on the network a request may go: to what the user named, and to public addresses.

In:  an address that a feed or a redirect names, e.g. "http://169.254.169.254/latest". Out: an opener that refuses it,
"leads to 169.254.169.254, which is not public"; the check is of the address that is connected to, so that no name
can point elsewhere after it was looked up.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import urllib.request
from collections.abc import Container
from typing import Any
from urllib.parse import urlsplit


class PrivateAddress(OSError):
    """A name that the user did not give leads into the user's own network."""


def opener(named: Container[str]) -> urllib.request.OpenerDirector:
    """Opens http and https alone, and connects to addresses that are not public only for `named` hosts (host:port).

    Through a proxy, which looks names up itself, the address as written is all that can be checked.
    """
    made = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        _Http(named),
        _Https(named),
        urllib.request.HTTPDefaultErrorHandler(),
        _Redirects(named),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        made.add_handler(handler)
    return made


def netloc(url: str) -> str:
    """Host and port of an address, the port always written: `example.org:443`."""
    parts = urlsplit(url)
    return f"{parts.hostname or ''}:{parts.port or (443 if parts.scheme == 'https' else 80)}".lower()


def check_written(url: str, named: Container[str]) -> None:
    """PrivateAddress for an address whose host is written as a number that is not public."""
    host = urlsplit(url).hostname or ""
    if netloc(url) not in named and (host == "localhost" or is_private(host)):
        raise PrivateAddress(f"leads to {host}, which is not public; name it yourself to have it read")


def is_private(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    reached = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    return not reached.is_global or reached.is_multicast


class _Http(urllib.request.HTTPHandler):
    def __init__(self, named: Container[str]) -> None:
        super().__init__()
        self._named = named

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        check = None if req.has_proxy() or netloc(req.full_url) in self._named else _check_peer
        return self.do_open(_checked(http.client.HTTPConnection, check), req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, named: Container[str]) -> None:
        super().__init__()
        self._named = named

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        check = None if req.has_proxy() or netloc(req.full_url) in self._named else _check_peer
        return self.do_open(_checked(http.client.HTTPSConnection, check), req)


def _checked(kind: type[http.client.HTTPConnection], check: Any) -> Any:
    """A maker of connections that look at whom they reached before a word is sent."""

    def make(host: str, **options: Any) -> http.client.HTTPConnection:
        connection = kind(host, **options)
        if check is not None:
            connect = connection._create_connection  # type: ignore[attr-defined]

            def checked(*arguments: Any, **more: Any) -> socket.socket:
                reached: socket.socket = connect(*arguments, **more)
                check(reached)
                return reached

            connection._create_connection = checked  # type: ignore[attr-defined]
        return connection

    return make


def _check_peer(reached: socket.socket) -> None:
    address = str(reached.getpeername()[0])
    if is_private(address):
        reached.close()
        raise PrivateAddress(f"leads to {address}, which is not public; name it yourself to have it read")


class _Redirects(urllib.request.HTTPRedirectHandler):
    def __init__(self, named: Container[str]) -> None:
        super().__init__()
        self._named = named

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if not newurl.startswith(("http://", "https://")):
            raise PrivateAddress(f"redirects to {newurl[:40]!r}; only http and https are followed")
        check_written(newurl, self._named)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
