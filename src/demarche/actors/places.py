"""Countries, capitals, palaces and regions as parties.

In:  the sense of a place's name, e.g. of "Ankara" in "Ankara rejected the charge".
Out: a Reading: the state (TUR, GOV), or the body that the place stands for (the Pentagon: USA, MIL).
"""

from __future__ import annotations

from demarche.actors.reading import Form, Reading, slug, with_sector
from demarche.actors.senses import Sense

# The seat of an international organisation stands for it under this code in the tables.
INTERNATIONAL = "IGO"


def place_reading(sense: Sense, country: str) -> Reading:
    """A place where it acts: its government. `country` is the state's name."""
    form: Form = "metonym" if sense.kind in ("capital", "metonym") else "name"
    governs = sense.kind in ("state", "capital") or (sense.kind == "metonym" and sense.sector in ("GOV", None))
    if governs and country:
        return state_reading(sense.country or "", country, f"{form}.{sense.kind}", form=form, extra=sense.sectors)
    name = sense.name.removeprefix("the ")
    sector = sense.sector or "GOV"
    return Reading(
        name, "organisation", form, f"{form}.{sense.kind}", sense.country, sector,
        with_sector(sector, *sense.sectors), key=f"org:{slug(name)}", named=True, own=True,
    )  # fmt: skip


def state_reading(code: str, country: str, rule: str, *, form: Form = "name", extra: tuple[str, ...] = ()) -> Reading:
    """A state as its government."""
    return Reading(
        country or code, "state", form, rule, code, "GOV", with_sector("GOV", *extra), key=f"state:{code}",
        lemma="government", role="state", named=True, own=True,
    )  # fmt: skip
