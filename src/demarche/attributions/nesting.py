"""Speech inside speech: "A said that B had denied that …".

In:  all readings of an article. Out: those that stand by themselves, and of those told inside another's words the
speech of others: of "Mensah said Lome had denied that the rebels wanted to talk" that Mensah said and that Lome
denied; what the rebels wanted is for Lome to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from demarche.attributions.authorship import actor_at
from demarche.attributions.page import Page
from demarche.attributions.reading import Reading
from demarche.cast import Cast

UTTERED = frozenset(
    {
        "admit",
        "allege",
        "announce",
        "claim",
        "condemn",
        "confirm",
        "decree",
        "demand",
        "deny",
        "promise",
        "reject",
        "report",
        "threaten",
        "warn",
    }
)
SPOKEN_FRAMES = frozenset({"clause", "quote", "question", "absolute"})
ACTS = frozenset({"allege", "condemn", "demand", "deny", "promise", "threaten", "warn"})  # said by the verb alone
SILENCE = "no_comment"
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def told_once(page: Page, readings: Sequence[Reading], cast: Cast) -> list[Reading]:
    """Readings whose cue stands in nobody else's content, and the speech of another inside a speech.

    Where two hold each other's cue, the wider one stays.
    """
    by_cue: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.cue is not None:
            by_cue[reading.cue].append(reading)
    outer_of: dict[int, Reading] = {}
    for outer in readings:
        for cue in outer.content & by_cue.keys():
            for inner in by_cue[cue]:
                mutual = outer.cue in inner.content
                if inner is not outer and not (mutual and _weight(inner) >= _weight(outer)):
                    outer_of.setdefault(id(inner), outer)
    return [r for r in readings if id(r) not in outer_of or _is_speech_of_other(page, r, outer_of[id(r)], cast)]


def _is_speech_of_other(page: Page, inner: Reading, outer: Reading, cast: Cast) -> bool:
    """ "Reuters reported that *a Taliban spokesman said* …": a finite verb of speech whose source is somebody else.

    Silence counts whoever tells of it: "The ministry said it had no comment".
    """
    s = page.syntax
    cue, source, entry = inner.cue, inner.source, inner.entry
    if entry is not None and entry.stance == SILENCE:
        return source is not None
    if cue is None or source is None or entry is None or entry.stance not in UTTERED:
        return False
    spoken = inner.frame in SPOKEN_FRAMES or entry.stance in ACTS
    quoted = any(s.lower[m] == "as" for m in s.having(cue, "mark"))  # "quoted the envoy as saying"
    if not (spoken and (outer.spoken or quoted)) or (
        s.tag[cue] not in FINITE and inner.frame != "absolute" and not quoted
    ):
        return False
    if s.pos[source] == "NOUN" and not cast.at(source):
        return False  # "said photographs show …": nobody else speaks
    if s.pos[source] != "PRON":
        return True
    ours, theirs = actor_at(page, source, cast), actor_at(page, outer.source, cast)
    return ours is not None and theirs is not None and ours != theirs


def _weight(reading: Reading) -> tuple[bool, int]:
    """ "according to" reports its whole sentence, also a "said" in it."""
    return reading.frame == "absolute", len(reading.content)
