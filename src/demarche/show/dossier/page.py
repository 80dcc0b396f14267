"""Writes the dossier: the view through a template, style and script inside, nothing from elsewhere.

In:  a store. Out: one HTML file. A strict content security policy names the hashes of the file's own style and script;
articles' words are escaped by the template engine and can never run.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.records import Actor, Span, Trail
from demarche.show.dossier.choosing import MOST_ARTICLES, MOST_CHARACTERS, Wanted, excerpt_of
from demarche.show.dossier.courses import OUTCOMES
from demarche.show.dossier.glance import course, glances_of
from demarche.show.dossier.occurrences import by_event
from demarche.show.dossier.paper import WORDS as PAPER_WORDS
from demarche.show.dossier.paper import Paper, paper_for
from demarche.show.dossier.people import network
from demarche.show.dossier.places import homes_of, world
from demarche.show.dossier.view import View, gather
from demarche.show.drawing.network import PHONE, Line, Node
from demarche.show.drawing.worldmap import Area, Dot
from demarche.show.telling import asset
from demarche.show.telling.lines import EventLine, Source
from demarche.show.telling.marking import LONGEST, Links, Stretch, marked, notes_of
from demarche.show.telling.templating import environment

if TYPE_CHECKING:
    from demarche.store import Store

MOST_PARTIES, MOST_BONDS, MOST_PLACES = 80, 80, 80  # rows of a table
MOST_OPEN = 10  # rows of a table before those behind their number
MOST_AT_A_GLANCE = 5  # of each kind at the top
MOST_ACCOUNTS, MOST_LINKS = 12, 40  # of one occurrence; behind one number
_LIMITS = {
    "parties": MOST_PARTIES, "bonds": MOST_BONDS, "places": MOST_PLACES, "accounts": MOST_ACCOUNTS, "links": MOST_LINKS,
    "rows": MOST_OPEN, "glance": MOST_AT_A_GLANCE, "characters": MOST_CHARACTERS, "article": LONGEST,
}  # fmt: skip
_NEAR = 90  # characters shown before and after that word in a list
_AROUND = 400  # characters of a sentence shown before and after the word that was read


def write_dossier(
    store: Store,
    path: str | os.PathLike[str],
    *,
    about: str = "",
    since: str = "",
    until: str = "",
    title: str = "",
    most: int = MOST_ARTICLES,
    paper: Paper | None = None,
    step: Callable[[int], None] = lambda _: None,
) -> Path:
    """Writes the store's dossier to `path`, whole or not at all, and returns the path.

    about: keep articles that name this; since, until: bounds of publication (ISO dates); most: at most so many
    articles, the latest ones. paper: how much of it prints, by default less the more articles there are. step: told the
    events of each article.
    """
    with excerpt_of(store, Wanted(about, since, until, most)) as excerpt:
        named = title or (f"Dossier: {about}" if about else "Dossier")
        html = render_dossier(gather(excerpt, step=step), title=named, paper=paper)
    target = Path(path)
    part = target.with_name(f"{target.name}.part")
    part.write_text(html, encoding="utf-8")
    part.replace(target)
    return target


def render_dossier(view: View, *, title: str = "Dossier", paper: Paper | None = None) -> str:
    """The page as text."""
    style = asset("page.css") + _own("dossier.css")
    script = asset("trail.js") + _own("dossier.js")
    templates = environment("demarche.show.dossier")
    templates.globals.update(notes_of=notes_of, cut=_cut, shortly=_shortly, around=_around, outcomes=OUTCOMES)
    template = templates.get_template("dossier.html.j2")
    glances = glances_of(view.occurrences)
    return template.render(
        paper=paper_for(len(view.sources), asked=paper),
        papers=PAPER_WORDS,
        weighty={o.anchor for glance in glances for o in glance.weightiest},
        title=title,
        view=view,
        glances=glances,
        course=course(view.occurrences),
        network=network(view.parties, view.bonds),
        narrow_network=network(view.parties, view.bonds, sheet=PHONE),
        world=world(view.countries, view.places, homes_of(view.parties)),
        limits=_LIMITS,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        **_links(view),
    )


def _links(view: View) -> dict[str, object]:
    """Functions that say where names, areas, dots and marks lead on this page."""
    people = {p.actor.key: f"#p{p.n}" for p in view.parties[:MOST_PARTIES]}
    countries = {c.country: f"#c{c.n}" for c in view.countries}
    bonds = {(b.one.key, b.other.key): f"#b{n}" for n, b in enumerate(view.bonds[:MOST_BONDS], 1)}
    places = {(p.name, p.country): f"#s{p.n}" for p in view.places[:MOST_PLACES]}
    told = by_event(view.occurrences)

    def event(line: EventLine) -> str:
        return f"#{told[line.source.key, line.event.id].anchor}" if line.event.mentions else ""

    def person(actor: Actor) -> str:
        return people.get(actor.key, "")

    def area(area: Area) -> str:
        return countries.get(area.code, "#where")

    def dot(dot: Dot) -> str:
        return places.get((dot.name, dot.country), countries.get(dot.country, "#where"))

    def node(node: Node) -> str:
        return people.get(node.key, "#who")

    def tie(line: Line) -> str:
        return bonds.get((line.one, line.other), "#ties")

    def paragraphs(source: Source) -> list[list[Stretch]]:
        return marked(source, Links(event, person, person, prefix=f"a{source.n}-"))

    return {
        "area_href": area,
        "dot_href": dot,
        "node_href": node,
        "tie_href": tie,
        "event_href": event,
        "paragraphs": paragraphs,
    }


def _cut(line: EventLine, trail: Trail) -> tuple[str, str, str]:
    """A sentence before, in and after the word that was read as the event."""
    return _around(line.source, trail.predicate, trail.sentence)


def _shortly(line: EventLine, trail: Trail) -> tuple[str, str, str]:
    """The same in one or two lines of a list, cut between words."""
    before, words, after = _cut(line, trail)
    if len(before) > _NEAR:
        before = "… " + before[-_NEAR:].partition(" ")[2]
    if len(after) > _NEAR:
        after = after[:_NEAR].rpartition(" ")[0] + " …"
    return before, words, after


def _around(source: Source, span: Span, sentence: Span | None = None) -> tuple[str, str, str]:
    """The sentence before, in and after some words; of very long ones what is near."""
    text, (first, last) = source.article.text, sentence or source.sentence(span)
    start, end = max(first, span.start - _AROUND), min(max(last, span.end), span.end + _AROUND)
    before, words, after = text[start : span.start], source.words(span), text[span.end : end]
    if len(words) > 2 * _AROUND:
        return before, f"{words[: 2 * _AROUND]} …", ""
    return f"… {before}" if start > first else before, words, f"{after} …" if end < last else after


def _own(name: str) -> str:
    return files("demarche.show.dossier").joinpath("templates").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
