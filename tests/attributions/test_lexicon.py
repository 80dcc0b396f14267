"""The reporting lexicon: every entry's examples are read as marked, its counter-examples are not read by it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from demarche.attributions import Entry, ReportingLexicon, VoiceEntry
from demarche.attributions.lexicon import make_lexicon
from demarche.attributions.opinion import points_of
from demarche.errors import BrokenRule
from demarche.language.frames import FrameLexicon, find_frames
from demarche.records import Attribution, Voice

LEXICON = ReportingLexicon.load()
MARKS = {"[": "source", "{": "cue", "<": "content"}
CLOSING = {"]": "[", "}": "{", ">": "<"}
KNOWN_FAILURES: dict[str, str] = {}
HELPERS = {"requested", "document", "authored", "addressee", "occasion", "label", "withheld"}  # help another's cue


def unmarked(example: str) -> tuple[str, dict[str, set[int]]]:
    """The plain sentence, and the characters marked as source, cue and content."""
    text, marked = "", {"source": set(), "cue": set(), "content": set()}
    open_marks: list[str] = []
    for sign in example:
        if sign in MARKS:
            open_marks.append(sign)
        elif sign in CLOSING:
            open_marks.remove(CLOSING[sign])
        else:
            for mark in open_marks:
                marked[MARKS[mark]].add(len(text))
            text += sign
    return text, marked


def letters(text: str, places: set[int]) -> set[int]:
    return {i for i in places if text[i].isalnum()}


def places(attribution: Attribution, role: str) -> set[int]:
    return {i for start, end in getattr(attribution, role) for i in range(start, end)}


@pytest.fixture(scope="session")
def parsed(nlp: Language) -> dict[str, Doc]:
    """All sentences of the lexicon, parsed at once."""
    texts = {unmarked(e)[0] for entry in LEXICON.entries for e in (*entry.examples, *entry.counter_examples)}
    return dict(zip(sorted(texts), nlp.pipe(sorted(texts)), strict=True))


def cases(kind: str) -> list[object]:
    out = []
    for entry in LEXICON.entries:
        for example in getattr(entry, kind):
            marks = (
                [pytest.mark.xfail(reason=KNOWN_FAILURES[example], strict=True)] if example in KNOWN_FAILURES else []
            )
            out.append(pytest.param(entry, example, id=f"{entry.id}: {example[:40]}", marks=marks))
    return out


@pytest.mark.parametrize(("entry", "example"), cases("examples"))
def test_example_is_read_as_marked(
    entry: Entry, example: str, parsed: dict[str, Doc], read_doc: Callable[[Doc], tuple[Attribution, ...]]
) -> None:
    """Source, cue and content of one attribution are the marked words, and its rule is the entry's."""
    text, marked = unmarked(example)
    helper = set(entry.frames) <= HELPERS
    quote = entry.frames == ("quote",)  # a parser that sees the clause has it read by the verb's other frame
    found = [
        a
        for a in read_doc(parsed[text])
        if a.rule.startswith(f"{entry.id}.") or helper or (quote and a.stance == entry.stance)
    ]
    read = [{role: letters(text, places(a, role)) for role in marked} for a in found]
    wanted = {role: letters(text, marked[role]) for role in marked}
    same = [r for r in read if r["content"] == wanted["content"] and r["source"] == wanted["source"]]
    assert any(not wanted["cue"] or r["cue"] & wanted["cue"] for r in same), [
        {role: "".join(text[i] if i in r[role] else "_" for i in range(len(text))) for role in r} for r in read
    ]


@pytest.mark.parametrize(("entry", "example"), cases("counter_examples"))
def test_counter_example_is_not_read(
    entry: Entry, example: str, parsed: dict[str, Doc], read_doc: Callable[[Doc], tuple[Attribution, ...]]
) -> None:
    """The entry reads nothing in its counter-example."""
    assert not [a for a in read_doc(parsed[example]) if a.rule.startswith(f"{entry.id}.")]


@pytest.mark.parametrize(
    ("voice", "example", "expected"),
    [
        *((v, e, True) for v in LEXICON.voices for e in v.examples),
        *((v, e, False) for v in LEXICON.voices for e in v.counter_examples),
    ],
    ids=lambda value: str(getattr(value, "id", value))[:40],
)
def test_voice_examples(
    voice: VoiceEntry, example: str, expected: bool, voices: Callable[..., tuple[Voice, ...]], nlp: Language
) -> None:
    """A voice entry marks its examples and not its counter-examples; those of a piece of opinion only there."""
    if voice.kind == "title":
        assert bool(voices("The price of silence is high.", title=example)) is expected
    elif voice.kind == "writer":
        syntax = find_frames(nlp(example), lexicon=FrameLexicon.load()).syntax
        alone = make_lexicon([], [voice])
        assert (points_of(syntax, [True] * len(syntax), alone) > 0) is expected
    else:
        title = "Opinion" if voice.where == "opinion" else ""
        assert (voice.id in {v.rule for v in voices(example, title=title)}) is expected
        assert voice.where == "anywhere" or voice.id not in {v.rule for v in voices(example)}


def test_every_entry_has_examples_both_ways() -> None:
    """No entry goes without an example and a counter-example."""
    assert not [e.id for e in (*LEXICON.entries, *LEXICON.voices) if not (e.examples and e.counter_examples)]


def test_lexicon_is_large_and_consistent() -> None:
    """Thousands of cues, each frame of a word in one entry alone (the loader refuses doubles)."""
    assert sum(len(e.words) * len(e.frames) for e in LEXICON.entries) > 4_000


ENTRY = """entries:
  - id: claim.say
    part: verb
    lemmas: {lemmas}
    frames: [{frames}]
    stance: {stance}
    examples: []
    counter_examples: []
"""


@pytest.mark.parametrize(
    ("lemmas", "frames", "stance", "complaint"),
    [
        ("say", "telepathy", "claim", "no frame 'telepathy'"),
        ("say", "clause", "mumble", "Invalid enum value 'mumble'"),
        ("', '", "clause", "claim", "no lemmas"),
    ],
)
def test_broken_entry_names_file_line_and_id(
    tmp_path: Path, lemmas: str, frames: str, stance: str, complaint: str
) -> None:
    """A broken entry stops the loading with its file, line and id."""
    (tmp_path / "broken.yaml").write_text(ENTRY.format(lemmas=lemmas, frames=frames, stance=stance), "utf-8")
    with pytest.raises(BrokenRule, match=re.escape("broken.yaml:2: entry 'claim.say'")) as error:
        ReportingLexicon.load(tmp_path)
    assert complaint in str(error.value)


def test_empty_folder_is_told(tmp_path: Path) -> None:
    """A folder without YAML files is no lexicon."""
    with pytest.raises(BrokenRule, match="no reporting lexicon here"):
        ReportingLexicon.load(tmp_path)
