"""Where: places named in a text, resolved against a gazetteer in the package, and the place of each event.

In:  a Doc with its cast. Out: `PlaceMention`s and `Location`s, e.g. the Strait of Hormuz (26.57, 56.25) for "seized a
tanker in the Strait of Hormuz".
"""

from __future__ import annotations

from demarche.circumstances.places.attach import Places, place_of
from demarche.circumstances.places.carry import carry_places
from demarche.circumstances.places.find import find_places
from demarche.circumstances.places.gazetteer import Gazetteer
from demarche.circumstances.places.mention import PlaceMention

__all__ = ["Gazetteer", "PlaceMention", "Places", "carry_places", "find_places", "place_of"]
