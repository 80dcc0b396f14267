"""Démarche reads news and writes political event data that a reader can check.

    import demarche
    coder = demarche.load()
    article = demarche.Article(text="Serbia accused Türkiye of violating the charter.", published="2025-10-09")
    coding = coder.code(article)
    coding.events[0].type  # "ACCUSE"

The stages, in order: `demarche.sources` → `demarche.language` → `demarche.actors` → `demarche.attributions` →
`demarche.events` → `demarche.circumstances` → `demarche.link` → `demarche.store` → `demarche.analyse` →
`demarche.show`.
"""

from typing import TYPE_CHECKING, Any

from demarche.errors import DemarcheError
from demarche.records import Article, Coding, Event
from demarche.version import __version__

if TYPE_CHECKING:
    from demarche.analyse.asking import ask
    from demarche.coder import Coder, load
    from demarche.show.notebook import render
    from demarche.store import open_store
    from demarche.store.exports import events_table

__all__ = [
    "Article",
    "Coder",
    "Coding",
    "DemarcheError",
    "Event",
    "__version__",
    "ask",
    "events_table",
    "load",
    "open_store",
    "render",
]


def __getattr__(name: str) -> Any:
    """The heavy names on first use: `import demarche` loads neither spaCy nor DuckDB (PEP 562)."""
    if name in ("Coder", "load"):
        from demarche import coder

        return getattr(coder, name)
    if name == "open_store":
        from demarche.store import open_store

        return open_store
    if name == "ask":
        from demarche.analyse.asking import ask

        return ask
    if name == "events_table":
        from demarche.store.exports import events_table

        return events_table
    if name == "render":
        from demarche.show.notebook import render

        return render
    raise AttributeError(f"module 'demarche' has no attribute {name!r}")
