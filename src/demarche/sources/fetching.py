"""Fetching single pages politely: only what the user named, what robots.txt allows, not faster than asked.

In:  an address. Out: its bytes, type and final address; RefusedFetch with one line for a refusal, a time-out, a page
too large, or nothing new since the last visit.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from demarche.errors import UnreadableSource
from demarche.sources.addresses import check_written, netloc, opener
from demarche.sources.visits import Visits
from demarche.version import __version__

AGENT = f"demarche/{__version__} (news reader for research)"
_CHUNK = 2**16
_FOR_GOOD = (401, 402, 403, 404, 410, 451)


class RefusedFetch(UnreadableSource):
    """An address gave no page; the message says why."""


class RefusedForGood(RefusedFetch):
    """The page is not to be read, or not there; asking again later is of no use."""


class NothingNew(RefusedFetch):
    """The server says that the page has not changed since the last visit."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How to behave: seconds between two requests to a host, seconds to wait, bytes to take.

    longest_delay: a site that asks for more seconds between two requests is not read; one line could stop a run for
    days.
    """

    delay: float = 1.0
    timeout: float = 20.0
    total_time: float = 60.0
    page_bytes: int = 8 * 2**20
    feed_entries: int = 200
    longest_delay: float = 60.0


@dataclass(frozen=True, slots=True)
class Fetched:
    data: bytes
    kind: str
    url: str


@dataclass(slots=True)
class Fetcher:
    """Fetches for one reading; remembers robots.txt and the last request by host."""

    manners: Manners = field(default_factory=Manners)
    visits: Visits = field(default_factory=Visits)
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)
    _named: set[str] = field(default_factory=set)

    def fetch(self, url: str, *, named: bool = False) -> Fetched:
        """The page at an address; NothingNew where it is as at the last visit.

        named: the user gave this address; others (of feeds, of redirects) are fetched from its host or from the public
        network only.
        """
        if named:
            self._named.add(netloc(url))
        host = _root(url)
        robots = self._robots_of(host)
        if robots is not None and not robots.can_fetch(AGENT, url):
            raise RefusedForGood("robots.txt of the site forbids it")
        wanted = float((robots.crawl_delay(AGENT) if robots is not None else None) or 0)
        if wanted > self.manners.longest_delay:
            raise RefusedFetch(f"robots.txt of the site asks for {wanted:.0f} s between two requests")
        try:
            data, response = self._get(url, self.visits.asking(url), delay=max(self.manners.delay, wanted))
        except NothingNew:
            self.visits.unchanged(url)
            raise
        self.visits.note(url, response.headers)
        return Fetched(data, response.headers.get_content_type(), response.geturl())

    def _get(self, url: str, headers: dict[str, str], *, delay: float) -> tuple[bytes, HTTPResponse]:
        self._wait(_root(url), delay)
        request = urllib.request.Request(url, headers={"User-Agent": AGENT, "Accept-Encoding": "identity", **headers})
        try:
            check_written(url, self._named)
            with opener(self._named).open(request, timeout=self.manners.timeout) as response:
                return self._body(response), response
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == 304 and headers:
                raise NothingNew("nothing new since the last visit") from None
            refused = RefusedForGood if error.code in _FOR_GOOD else RefusedFetch
            raise refused(f"server answers {error.code} {error.reason}") from None
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise RefusedFetch(f"cannot be fetched ({reason})") from None

    def _body(self, response: HTTPResponse) -> bytes:
        """The bytes, unless there are too many or they trickle for too long."""
        deadline, data = time.monotonic() + self.manners.total_time, bytearray()
        while chunk := response.read1(_CHUNK):
            data += chunk
            if len(data) > self.manners.page_bytes:
                raise RefusedFetch(f"page is larger than {self.manners.page_bytes:,} bytes")
            if time.monotonic() > deadline:
                raise RefusedFetch(f"page took longer than {self.manners.total_time:.0f} s")
        return bytes(data)

    def _wait(self, host: str, delay: float) -> None:
        due = self._last.get(host, -delay) + delay
        if host in self._last and (pause := due - time.monotonic()) > 0:
            time.sleep(pause)
        self._last[host] = time.monotonic()

    def _robots_of(self, host: str) -> RobotFileParser | None:
        """The site's rules; None (all allowed) where it has none. A site that fails to answer is asked no further."""
        if host not in self._robots:
            try:
                data, _ = self._get(f"{host}/robots.txt", {}, delay=0.0)
            except RefusedFetch as error:
                if "server answers 4" not in str(error):
                    raise
                self._robots[host] = None
            else:
                rules = RobotFileParser()
                rules.parse(data.decode("utf-8", "replace").splitlines())
                self._robots[host] = rules
        return self._robots[host]


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
