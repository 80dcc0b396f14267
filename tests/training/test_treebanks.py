"""Reading CoNLL-U and name layers."""

from pathlib import Path

from training.treebanks import ROOT, Sentence, read_name_layer, with_names


def test_text_is_rebuilt_from_words(sentences: list[Sentence]) -> None:
    """Contractions stand without a blank, as printed."""
    assert sentences[1].text == "Minister Achieng Mwangi didn't resign."


def test_root_has_no_head(sentences: list[Sentence]) -> None:
    """The root is -1 and has spaCy's relation."""
    roots = [w.form for s in sentences for w in s.words if w.head < 0 and w.deprel == ROOT]
    assert roots == ["failed", "resign", "said"]


def test_paragraphs_and_documents_are_told_apart(sentences: list[Sentence]) -> None:
    """Sentences of one paragraph share its name; another document begins another one."""
    first, second, third = sentences
    assert first.paragraph == second.paragraph != third.paragraph
    assert (first.document, third.document) == ("wire-1", "wire-2")


def test_name_layer_is_put_on_words(sentences: list[Sentence], tmp_path: Path) -> None:
    """PER becomes PERSON; other kinds are no names of ours."""
    rows = [
        "1\tHe\tB-PER",
        "2\tsaid\tB-MISC",
        *(f"{i}\t{f}\tO" for i, f in enumerate([":", '"', "We", "agreed", ".", '"'], 3)),
    ]
    path = tmp_path / "layer.iob2"
    path.write_text("# sent_id = wire-2-1\n" + "\n".join(rows) + "\n\n", encoding="utf-8")
    named = with_names(sentences[2], read_name_layer(path))
    assert named is not None
    assert [w.name for w in named.words][:3] == ["B-PERSON", "O", "O"]


def test_layer_of_other_words_is_refused(sentences: list[Sentence]) -> None:
    """A layer that cuts the text differently gives None, not shifted labels."""
    assert with_names(sentences[0], {"wire-1-1": [("Something", "O")]}) is None
