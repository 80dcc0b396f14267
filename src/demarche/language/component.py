"""The language model as a spaCy component, and the pipeline made of it.

In:  texts, or spaCy Docs of words, e.g. of "Kosovar President Vjosa Osmani was quick to defend Ankara."
Out: the same Docs with `pos_`, `tag_`, `dep_`, heads, sentences, `ents` (PERSON, ORG, LOC) and `lemma_`.

`load_language()` gives the whole pipeline. `nlp.add_pipe("demarche_parser")` puts the parser into a pipeline of
one's own; it expects words as the treebanks cut them (`"tokenizer": {"@tokenizers": "demarche.UdTokenizer.v1"}`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from demarche.language import tokenizer as _registered  # noqa: F401  the configuration below names it
from demarche.language.analysis import Analyser
from demarche.language.model_files import PACKAGED_MODEL

WORDS_AT_ONCE = 8_000  # of a stream: enough to fill the batches of every length, some 100 MB
LONGEST_TEXT = 1 << 30  # spaCy's limit of a million characters is for parsers that take memory by the text


class DemarcheParser:
    """The component: sets every annotation of the model on Docs. Pickles by the folder of its model."""

    def __init__(self, nlp: Language, name: str, *, model: Path = PACKAGED_MODEL) -> None:
        self.name = name
        self.model = model
        self.vocab = nlp.vocab
        self.analyser = Analyser(nlp.vocab, model)

    def __call__(self, doc: Doc) -> Doc:
        self.analyser.annotate([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 1000) -> Iterator[Doc]:
        """Annotate a stream, many Docs a batch: at most `batch_size` of them, or about WORDS_AT_ONCE words."""
        held: list[Doc] = []
        words = 0
        for doc in docs:
            held.append(doc)
            words += len(doc)
            if words >= WORDS_AT_ONCE or len(held) >= batch_size:
                self.analyser.annotate(held)
                yield from held
                held, words = [], 0
        self.analyser.annotate(held)
        yield from held

    def __reduce__(self) -> tuple[Any, ...]:
        return (_reopen, (self.vocab, self.name, self.model))


class _VocabOnly:
    """What `DemarcheParser` needs of a pipeline, for unpickling without one."""

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab


def _reopen(vocab: Any, name: str, model: Path) -> DemarcheParser:
    return DemarcheParser(_VocabOnly(vocab), name, model=model)  # type: ignore[arg-type]


@Language.factory(
    "demarche_parser",
    assigns=["token.pos", "token.tag", "token.dep", "token.head", "token.lemma", "doc.sents", "doc.ents"],
    default_config={"model": None},
)
def make_parser(nlp: Language, name: str, model: str | None) -> DemarcheParser:
    """spaCy's way in. model: a folder with a model of one's own; None for the one in the package."""
    return DemarcheParser(nlp, name, model=Path(model) if model else PACKAGED_MODEL)


def load_language(*, model: Path | None = None) -> Language:
    """Load the pipeline: UD tokeniser and Démarche's parser.

    model: a folder of model files; None for the one in the package. Raises BrokenModel.
    """
    nlp = English.from_config({"nlp": {"tokenizer": {"@tokenizers": "demarche.UdTokenizer.v1"}}})
    nlp.max_length = LONGEST_TEXT
    nlp.add_pipe("demarche_parser", config={"model": str(model) if model else None})
    return nlp
