"""What servers told of the pages that were read, so that next time only what has changed is sent.

In:  an address and the answer's headers, ETag: "v1". Out: what to ask with next time, If-None-Match: "v1". It counts
from the next reading on, and only when `keep` was called: when what was read is safe in a store.
"""

from __future__ import annotations

import json
from email.message import Message
from itertools import islice
from pathlib import Path

_ASKED_WITH = {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}
_MOST = 20_000  # addresses, those seen last; the rest is fetched once more


class Visits:
    """Of one reading. path: where it is remembered; nowhere, when None."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._before = _read(path)
        self._now: dict[str, dict[str, str]] = {}

    def asking(self, url: str) -> dict[str, str]:
        """Headers that ask for the page only if it is another than at the last visit."""
        return {name: value for name, value in self._before.get(url, {}).items() if name in _ASKED_WITH}

    def note(self, url: str, headers: Message) -> None:
        """The page was read."""
        self._now[url] = {name: headers[told] for name, told in _ASKED_WITH.items() if headers.get(told)}

    def unchanged(self, url: str) -> None:
        """The page is as it was."""
        self._now[url] = self._before[url]

    def forget(self, url: str) -> None:
        """Not all that the page leads to could be read: next time it is asked for again."""
        self._now.pop(url, None)
        self._before.pop(url, None)

    def keep(self) -> None:
        """Remember the reading; the file is replaced whole."""
        if self._path is None or not (self._now or self._path.exists()):
            return
        known = {url: told for url, told in self._before.items() if url not in self._now} | self._now
        newest = dict(islice(known.items(), max(0, len(known) - _MOST), None))
        part = self._path.with_name(self._path.name + ".part")
        part.write_text(json.dumps(newest, indent=1), encoding="utf-8")
        part.replace(self._path)


def _read(path: Path | None) -> dict[str, dict[str, str]]:
    """Nothing where the file is missing or broken: then everything is asked for once more."""
    try:
        known = json.loads(path.read_text(encoding="utf-8")) if path else {}
    except (FileNotFoundError, ValueError):
        return {}
    if not isinstance(known, dict):
        return {}
    return {url: told for url, told in known.items() if isinstance(told, dict)}
