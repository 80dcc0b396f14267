"""Audit: how right a store is, judged by readers.

In:  a store. Out: events drawn at random, a reader's judgements of each field, precision with intervals, and how far
two readers agree: "actor 84 % (76–90, n = 97)".
"""

from demarche.audit.agreement import Agreement, agreement
from demarche.audit.figures import Figure, figures
from demarche.audit.labels import FIELDS, Label, read_labels, write_labels
from demarche.audit.sampling import Drawn, draw, shares

__all__ = [
    "FIELDS",
    "Agreement",
    "Drawn",
    "Figure",
    "Label",
    "agreement",
    "draw",
    "figures",
    "read_labels",
    "shares",
    "write_labels",
]
