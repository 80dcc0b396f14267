"""The templates of pages and dossier: escaping everywhere, undefined names refused, the words that both share.

In:  the package whose folder `templates` has the pages. Out: a Jinja environment that also finds the shared templates:
the drawings, and the text of an article with its words marked. No template is made from data.
"""

from __future__ import annotations

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from demarche.show.drawing import TEMPLATES
from demarche.show.drawing.disputed import disputed_areas, disputed_at
from demarche.show.telling.marking import REASONS
from demarche.show.telling.wording import (
    ACTUALITY_WORDS,
    INVOKING_WORDS,
    PRECISION_WORDS,
    QUAD_WORDS,
    STANDING_SIGNS,
    STANDING_WORDS,
    country_name,
    deed_words,
    several,
    shortened,
)


def environment(package: str) -> Environment:
    made = Environment(
        loader=ChoiceLoader(
            [PackageLoader(package, "templates"), PackageLoader("demarche.show.telling", "templates"), TEMPLATES]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["thousands"] = lambda n: f"{n:,}"
    made.filters["country"] = country_name
    made.filters["short"] = shortened
    made.globals.update(disputed_areas=disputed_areas, disputed_at=disputed_at)
    made.globals.update(
        deed_words=deed_words,
        several=several,
        actuality_words=ACTUALITY_WORDS,
        invoking_words=INVOKING_WORDS,
        signs=STANDING_SIGNS,
        standing_words=STANDING_WORDS,
        quad_words=QUAD_WORDS,
        precision_words=PRECISION_WORDS,
        reasons=REASONS,
    )
    return made
