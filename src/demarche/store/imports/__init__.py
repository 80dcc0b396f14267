"""Imports: events that other coders made, in one form, so that old and new data can be compared.

In:  files of POLECAT, ICEWS or GDELT as they are published. Out: CodedEvents: SANCTION, Chad (TCD, GOV) → Sudan, on
2025-05-11, from line 7 of events.2025.tab; rows that cannot be used are told with their line.
"""

from demarche.store.imports.coded_event import CodedEvent, Side, Unusable
from demarche.store.imports.formats import CODERS, coder_of, read_events
from demarche.store.imports.own import own_events
from demarche.store.imports.tables import ImportTables

__all__ = ["CODERS", "CodedEvent", "ImportTables", "Side", "Unusable", "coder_of", "own_events", "read_events"]
