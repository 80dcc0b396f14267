"""Audit: how right a store is, judged by readers.

In:  a store. Out: events drawn at random, a reader's judgements of each field, precision with intervals, and how far
two readers agree: "actor 84 % (76–90, n = 97)".
"""

from demarche.audit.agreement import Agreement, Difference, agreement, differences
from demarche.audit.card import Card, card_of
from demarche.audit.figures import Figure, figures
from demarche.audit.labels import FIELDS, JUDGEMENTS, Label, read_labels, write_labels
from demarche.audit.sampling import Drawn, draw, shares
from demarche.audit.sitting import Sitting

__all__ = [
    "FIELDS",
    "JUDGEMENTS",
    "Agreement",
    "Card",
    "Difference",
    "Drawn",
    "Figure",
    "Label",
    "Sitting",
    "agreement",
    "card_of",
    "differences",
    "draw",
    "figures",
    "read_labels",
    "shares",
    "write_labels",
]
