"""The table of lemmas."""

import gzip
import json
from collections import Counter
from pathlib import Path

from training.lemmas import by_ending, edit, exceptions, learn_endings, write_lemmas
from training.treebanks import Sentence


def _counts(pairs: dict[str, str]) -> dict[tuple[str, str], Counter[str]]:
    return {("VERB/VBD", form): Counter({lemma: 1}) for form, lemma in pairs.items()}


def test_edit_cuts_and_adds() -> None:
    """ "denied" and "deny" differ by their endings."""
    assert edit("denied", "deny") == (3, "y")


def test_unseen_words_follow_their_kind() -> None:
    """Endings learned on some verbs hold for others."""
    seen = {"denied": "deny", "replied": "reply", "talked": "talk", "killed": "kill", "joined": "join"}
    endings = learn_endings(_counts(seen))
    assert by_ending(endings, "VERB/VBD", "applied") == "apply"
    assert by_ending(endings, "VERB/VBD", "shelled") == "shell"


def test_irregular_forms_are_exceptions() -> None:
    """What the endings miss stands in the table; what they tell does not."""
    counts = _counts({"talked": "talk", "killed": "kill", "joined": "join", "went": "go"})
    assert exceptions(counts, learn_endings(counts)) == {"VERB/VBD": {"went": "go"}}


def test_same_trees_same_bytes(sentences: list[Sentence], tmp_path: Path) -> None:
    """The archive holds no time of writing."""
    for name in ("a", "b"):
        write_lemmas(sentences, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert set(json.loads(gzip.decompress((tmp_path / "a").read_bytes()))) == {"forms", "suffixes"}
