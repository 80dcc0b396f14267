"""The errors Démarche raises, named for the situation; messages say what was found, what is allowed, what to do."""

from __future__ import annotations


class DemarcheError(Exception):
    """Base of all errors a user can cause or mend; the command line prints its message on one line."""


class BadArticle(DemarcheError):
    """An article cannot be coded as it is given."""


class SpanOutsideText(DemarcheError):
    """A record quotes characters its article does not have: a defect of ours, stopped before it is written."""


class BrokenRule(DemarcheError):
    """A rule or lexicon file cannot be used. The message names file, line and id; what it quotes of the file stays on
    one line and steers no terminal."""

    def __init__(self, told: str) -> None:
        super().__init__("".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in told))


class BrokenModel(DemarcheError):
    """The language model's files are missing or do not belong together."""


class UnreadableSource(DemarcheError):
    """A file, feed or archive cannot be read."""


class BrokenStore(DemarcheError):
    """A store cannot be opened, or was written by a newer version."""


class UnknownAnalysis(DemarcheError):
    """An analysis that there is not; the message names those there are."""


class WorkersDied(DemarcheError):
    """Worker processes died again and again; what was written before is kept."""


class HeldStore(BrokenStore):
    """Another program holds the store for longer than one waits; nothing is wrong with it."""


class UnreadableRules(DemarcheError):
    """The event rules that a run kept in a store are damaged; what it coded is coded anew as if they were unknown."""


class UnreadableParse(DemarcheError):
    """A kept parse is not one, or was written by another version of spaCy."""


class MissingExtra(DemarcheError):
    """A part of the program needs a package that is installed only on request; the message says how."""


class UnreadableEvents(DemarcheError):
    """A file of other coders' events cannot be read: unknown format, or none of its rows can be used."""


class SlowQuestion(DemarcheError):
    """A question to a store took longer, or more memory, than it may."""


class WrongOntology(DemarcheError):
    """Events coded with an ontology other than the one that is asked for."""
