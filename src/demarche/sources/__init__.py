"""Sources: whatever holds news to Articles.

In:  files, folders, globs, standard input; feeds and addresses where the user names them; web archives.
Out: `read_articles(["wire/"])` yields Articles, and an Unread for everything that gave none:
"wire/0412.jsonl:3: no JSON (…)". Nothing is dropped in silence and nothing stops the batch.
"""

from demarche.sources.characters import readable
from demarche.sources.counting import count_articles
from demarche.sources.fetching import Manners
from demarche.sources.fields import Defaults
from demarche.sources.files import read_articles
from demarche.sources.lines import parse_json
from demarche.sources.reading import Limits, Unread
from demarche.sources.visits import Visits

__all__ = [
    "Defaults",
    "Limits",
    "Manners",
    "Unread",
    "Visits",
    "count_articles",
    "parse_json",
    "read_articles",
    "readable",
]
