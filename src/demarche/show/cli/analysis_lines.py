"""A row of an analysis in a reader's words: a line that says what is found, and what it stands on.

In:  a row of `silence`. Out: "Ankara has not answered Serbia: declined to comment, since 2025-10-09", and under "What
called for an answer" the sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from demarche.show.cli.counting import counted
from demarche.show.telling import gathering
from demarche.show.telling.wording import INVOKING_WORDS, QUAD_WORDS, country_name, deed_words, several

Row = Mapping[str, Any]
GATHERED: dict[str, Callable[[list[Row]], Sequence[Row]]] = {
    "disputes": gathering.disputes,
    "commitments": gathering.commitments,
}  # analyses whose rows are told together
EVIDENCE = {
    "charges": "Charged",
    "answers": "Answered",
    "words": "Said to be silent",
    "condemned": "What it condemns",
    "done": "What is reported of itself",
    "fulfilling": "Fulfilling",
    "breaking": "Breaking",
    "acts_before": "Twelve weeks before",
    "acts_after": "Four weeks from then",
    "acts": "In these words",
    "invocations": "Invoked",
    "accounts": "They say",
}  # field → what stands above its sentences
_OUTCOMES = {
    "fulfilled": "later reports fulfil it",
    "broken": "later reports break it",
    "both reported": "later reports both fulfil and break it",
    "open": "nothing later is reported",
}


def headline(name: str, row: Row) -> str:
    """What a row of this analysis says, in one line."""
    return _HEADLINES[name](row)


def evidence(row: Row) -> Iterator[tuple[str, list[Row]]]:
    """What it stands on: a heading, and rows with sentences."""
    for field, words in EVIDENCE.items():
        if row.get(field):
            yield words, list(row[field])
    for part in ("for the accuser", "for the accused"):
        found = [s for s in row.get("supporters") or () if s["part"] == part]
        if found:
            yield part.replace("for", "With"), found


def sentence(item: Row) -> str:
    """The words themselves, with what is held against whose deed, or who takes a side."""
    if "charge" in item:
        return " — of: ".join(_one_line(item[n]) for n in ("charge", "deed") if item.get(n))
    if "said" in item and "outlets" in item:
        return item["said"] or "nothing"
    words = _one_line(item.get("sentence") or item.get("deed"))
    if "stance" in item:
        of = f" (of {item['party']})" if item.get("party") else ""
        return f"{item['speaker'] or 'The article'} {INVOKING_WORDS.get(item['stance'], item['stance'])}{of}: {words}"
    return f"{item.get('name') or 'somebody'} ({item['kind']}): {words}" if item.get("kind") else words


def source(item: Row) -> str:
    """Where it stands: outlet, on whose word, rule."""
    said = f"on the word of {item['said_by']}" if item.get("said_by") else ""
    return " · ".join(filter(None, (item.get("outlet"), *(item.get("outlets") or ()), said, item.get("rule"))))


def _one_line(words: str | None) -> str:
    return " ".join((words or "").split())


def _since(row: Row) -> str:
    return f", since {row['since']}" if row["since"] else ""


def _dispute(row: Row) -> str:
    answered = counted(row["answered"], "answer") if row["answered"] else "no answer read"
    return f"{row['accuser']} against {row['accused']}: {counted(row['charged'], 'charge')}, {answered}{_since(row)}"


def _silence(row: Row) -> str:
    by = ", ".join(filter(None, row["addressed_by"])) or "somebody unnamed"
    how = "declined to comment, or is said to have said nothing" if row["declined"] else "no word of it was read"
    return f"{row['name']}, addressed by {by}: {how}{_since(row)}" + (f", up to {row['until']}" if row["until"] else "")


def _commitment(row: Row) -> str:
    to = ", each other" if row["mutual"] else f" → {row['recipient']}" if row["recipient"] else ""
    rest = ", ".join(filter(None, (str(row["day"] or ""), row["outlet"])))
    return f"{row['actor']}{to}: {_OUTCOMES[row['outcome']]} · “{_one_line(row['sentence'])}” ({rest})"


def _burst(row: Row) -> str:
    kind = QUAD_WORDS.get(row["quad"], row["quad"])
    usual = f"where {row['usual']:.1f} a week were usual"
    return f"{row['actor']} → {row['recipient']}, week of {row['week']}: {row['occurrences']} of {kind}, {usual}"


def _turn(row: Row) -> str:
    before, after = (f"{'cooperation' if row[n] > 0 else 'conflict'} ({row[n]:+.1f})" for n in ("before", "after"))
    return f"{row['actor']} → {row['recipient']}, week of {row['week']}: from {before} to {after}"


def _voice(row: Row) -> str:
    country = len(row["side"]) == 3
    whose = f"{country_name(row['side'])}, its government and forces" if country else row["speaker"]
    told = f"{counted(row['statements'], 'statement')}, {row['quoted']} quoted directly"
    return f"{row['outlet'] or 'unnamed outlet'}: {100 * row['share']:.0f} % {whose} ({told})"


def _account(row: Row) -> str:
    thing = "whether it happened" if row["thing"] == "happened" else row["thing"]
    return f"{_deed(row)}: {thing}, outlets {'agree' if row['agree'] else 'differ'}"


def _deed(row: Row) -> str:
    actors, recipients = _names(row["actors"]), _names(row["recipients"])
    words = deed_words(row["type"], row["mode"], towards=bool(recipients), several=several(actors))
    return " ".join(filter(None, (", ".join(actors) or "somebody", words, ", ".join(recipients))))


def _names(found: Sequence[str] | None) -> list[str]:
    return list(found or ())


_HEADLINES: dict[str, Callable[[Row], str]] = {
    "disputes": _dispute,
    "silence": _silence,
    "inconsistency": lambda row: f"{row['critic']} on “{deed_words(row['type'], row['mode'])}” by {row['other']}",
    "commitments": _commitment,
    "bursts": _burst,
    "turns": _turn,
    "outlet_voices": _voice,
    "outlet_accounts": _account,
    "invoked": lambda row: f"{row['name']} ({row['kind']})",
}
