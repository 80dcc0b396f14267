"""The Equal Earth projection: where a place lies on the sheet of the world map.

In:  degrees, e.g. Pristina at 42.66 N, 21.17 E. Out: x and y on a sheet WIDTH wide; areas keep their proportions, so
that no country looks larger than it is. Formula: Šavrič, Patterson and Jenny (2018).
"""

from __future__ import annotations

import math

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2
_NORTH, _SOUTH = 84.0, -57.0  # degrees: the sheet ends where no country does
WIDTH = 1000.0


def projected(*, lat: float, lon: float) -> tuple[float, float]:
    """x from the left, y from the top."""
    x, y = _equal_earth(lat, lon)
    return (x / _HALF + 1) * WIDTH / 2, (_TOP - y) / _HALF * WIDTH / 2


def _equal_earth(lat: float, lon: float) -> tuple[float, float]:
    t = math.asin(_M * math.sin(math.radians(lat)))
    powers = (1, t**2, t**6, t**8)
    stretch = sum(factor * a * p for factor, a, p in zip((1, 3, 7, 9), _A, powers, strict=True))
    y = t * sum(a * p for a, p in zip(_A, powers, strict=True))
    return math.radians(lon) * math.cos(t) / (_M * stretch), y


_HALF = _equal_earth(0, 180)[0]
_TOP = _equal_earth(_NORTH, 0)[1]
HEIGHT = (_TOP - _equal_earth(_SOUTH, 0)[1]) / _HALF * WIDTH / 2
