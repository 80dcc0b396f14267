"""Connections that do not leave the public net: a page or feed of others must not send us into the user's own network.

In:  an address, or a redirect to one, e.g. http://169.254.169.254/latest/meta-data. Out: an opener for urllib that asks
it only where private addresses are allowed. The very address that is connected to is checked, not an earlier look-up of
its name; redirects go to http and https alone.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import urllib.error
import urllib.request
from http.client import HTTPConnection, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

_WEB = ("http", "https")


class PrivateAddress(OSError):
    """A host of this machine or of a private network, which nobody named."""


def opener(*, private: bool) -> urllib.request.OpenerDirector:
    """An opener that follows redirects on the web; unless `private`, to public addresses only."""
    if private:
        return urllib.request.build_opener(_WebRedirects())
    return urllib.request.build_opener(_WebRedirects(), _PublicHttp(), _PublicHttps())


def leads_inside(url: str) -> bool:
    """Whether an address that a user names lies on this machine or in a private network; False where it is unknown."""
    host = urlsplit(url).hostname
    try:
        return bool(host) and not all(is_public(ip) for ip in _addresses(str(host), 0))
    except (OSError, UnicodeError):
        return False


def is_public(ip: str) -> bool:
    """Whether an IP address can be anybody's on the net: not loopback, private, link-local, reserved or multicast."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    address = mapped or address
    return address.is_global and not address.is_multicast


def _addresses(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _connect(address: tuple[str, int], *options: Any, **named: Any) -> socket.socket:
    """Like socket.create_connection, with the addresses of the host looked up once and all of them checked."""
    host, port = address
    found = _addresses(host, port)
    inside = next((ip for ip in found if not is_public(ip)), None)
    if inside is not None:
        raise PrivateAddress(f"{host} is {inside}, in a private network; name it yourself if it is meant")
    return socket.create_connection((found[0], port), *options, **named)


def _public(kind: type[HTTPConnection]) -> Any:
    """Makes connections of a kind that connect to public addresses only."""

    def make(*arguments: Any, **options: Any) -> HTTPConnection:
        connection = kind(*arguments, **options)
        connection._create_connection = _connect  # type: ignore[attr-defined]
        return connection

    return make


class _PublicHttp(urllib.request.HTTPHandler):
    def http_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(HTTPConnection if _by_proxy(request) else _public(HTTPConnection), request)


class _PublicHttps(urllib.request.HTTPSHandler):
    def https_open(self, request: urllib.request.Request) -> Any:
        kind = HTTPSConnection if _by_proxy(request) else _public(HTTPSConnection)
        return self.do_open(kind, request, context=ssl.create_default_context())


def _by_proxy(request: urllib.request.Request) -> bool:
    """Whether a proxy connects for us. It looks names up itself; only a plain private address can be refused here."""
    host = urlsplit(request.full_url).hostname or ""
    if not request.has_proxy() and not getattr(request, "_tunnel_host", None):
        return False
    try:
        inside = not is_public(host)
    except ValueError:
        inside = host == "localhost" or host.endswith(".localhost")
    if inside:
        raise PrivateAddress(f"{host} is in a private network; name it yourself if it is meant")
    return True


class _WebRedirects(urllib.request.HTTPRedirectHandler):
    """Redirects to http and https; urllib itself would follow one to ftp."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urlsplit(newurl).scheme not in _WEB:
            raise urllib.error.URLError(f"redirect to {newurl[:60]}, which is not on the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
