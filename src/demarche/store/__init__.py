"""The store: articles, codings and parses in one DuckDB file; idempotent, resumable, open to anyone's SQL.

In:  `store.add(coding, article, run)`. Out: `store.codings()`, `store.query("summary")`, and tables such as
`events`, where "Chad closed its border with Sudan" is a row with its rule, its words and its run.
"""

from demarche.store.excerpt import is_linked, write_excerpt
from demarche.store.links import Links, table_of
from demarche.store.opening import open_newest, open_store
from demarche.store.reading import KeptParse, StoredRun, Unlinked
from demarche.store.store import Store
from demarche.store.unpacking import unpack_coding

__all__ = [
    "KeptParse",
    "Links",
    "Store",
    "StoredRun",
    "Unlinked",
    "is_linked",
    "open_newest",
    "open_store",
    "table_of",
    "unpack_coding",
    "write_excerpt",
]
