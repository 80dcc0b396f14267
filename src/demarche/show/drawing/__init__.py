"""Drawings that dossier and web application share: the network of actors and the map of the world, as SVG.

In:  counts, e.g. of Chad and Sudan one conflictual event. Out: positions and sizes for the templates beside.
"""

from jinja2 import PackageLoader

TEMPLATES = PackageLoader("demarche.show.drawing", "templates")
