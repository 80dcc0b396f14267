"""Writes the dossier: the view through a template, style and script inside, nothing from elsewhere.

In:  a store. Out: one HTML file. A strict content security policy names the hashes of the file's own style and script;
articles' words are escaped by the template engine and can never run.
"""

from __future__ import annotations

import base64
import hashlib
import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from demarche.show.dossier.marking import marked
from demarche.show.dossier.network import draw
from demarche.show.dossier.view import View, gather

if TYPE_CHECKING:
    from demarche.store import Store

TYPE_WORDS = {
    "AGREE": "agrees or offers",
    "CONSULT": "consults with",
    "SUPPORT": "supports",
    "CONCEDE": "concedes",
    "COOPERATE": "cooperates with",
    "AID": "aids",
    "RETREAT": "retreats or releases",
    "REQUEST": "asks or demands of",
    "ACCUSE": "accuses or criticises",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "sanctions",
    "MOBILIZE": "mobilises",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}
STANDING_SIGNS = {"happened": "●", "said": "❝", "planned": "▷", "possible": "?", "denied": "✕", "history": "◌"}


def write_dossier(
    store: Store, path: str | os.PathLike[str], *, about: str = "", since: str = "", until: str = "", title: str = ""
) -> Path:
    """Writes the store's dossier to `path`, whole or not at all, and returns the path.

    about: keep articles that name this; since, until: bounds of publication (ISO dates).
    """
    view = gather(store.coded(), about=about, since=since, until=until)
    html = render_dossier(view, title=title or (f"Dossier: {about}" if about else "Dossier"))
    target = Path(path)
    part = target.with_name(f"{target.name}.part")
    part.write_text(html, encoding="utf-8")
    part.replace(target)
    return target


def render_dossier(view: View, *, title: str = "Dossier") -> str:
    """The page as text."""
    style, script = _asset("dossier.css"), _asset("dossier.js")
    template = _environment().get_template("dossier.html.j2")
    return template.render(
        title=title,
        view=view,
        drawing=draw(view.parties, view.ties),
        marked=marked,
        type_words=TYPE_WORDS,
        signs=STANDING_SIGNS,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("demarche.show.dossier", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _asset(name: str) -> str:
    return files("demarche.show.dossier").joinpath("templates").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
