"""The actors of an article.

In:  a Doc, e.g. of "Serbian President Aleksandar Vucic accused Türkiye … Vucic wrote on social media. He added …".
Out: a Cast: Vucic (SRB, GOV, president) with four mentions, Türkiye (TUR, GOV) with one.
"""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Doc

from demarche.actors.casting import Casting
from demarche.actors.examples import open_examples
from demarche.actors.headlines import names_in
from demarche.actors.knowledge import ActorKnowledge
from demarche.actors.page import Page
from demarche.actors.records_out import cast_of
from demarche.actors.story import story_country
from demarche.cast import Cast
from demarche.language.syntax import Syntax


def find_actors(
    doc: Doc,
    *,
    knowledge: ActorKnowledge,
    published: dt.date | None = None,
    title: str = "",
    syntax: Syntax | None = None,
) -> Cast:
    """Everybody who acts, is acted on or speaks. "I", "you" and "we" wait for `resolve_quoted`.

    syntax: the Doc's tree, where it has been read already.
    """
    page = Page(doc, knowledge, syntax=syntax)
    story = story_country(page, title)
    casting = Casting(page, day=published, story=story, expected=names_in(title, knowledge))
    discourse = casting.run()
    open_examples(page, discourse)
    return cast_of(discourse, page.source, story=story)
