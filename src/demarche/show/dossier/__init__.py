"""The dossier: one self-contained page of what a store holds, every line a click from its words.

In:  a store, optionally what it should be about. Out: an HTML file without scripts from elsewhere: who stands how to
whom, what happened, what was only said and by whom, what lies ahead, and each article with its words marked.
"""

from demarche.show.dossier.choosing import MOST_ARTICLES
from demarche.show.dossier.page import render_dossier, write_dossier
from demarche.show.dossier.paper import Paper

__all__ = ["MOST_ARTICLES", "Paper", "render_dossier", "write_dossier"]
