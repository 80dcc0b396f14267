"""Text to analysed sentences: tokeniser, our language model, quotation marks, CoNLL-U.

In:  text, e.g. "Serbia accused Türkiye of violating international law, Osmani said."
Out: a spaCy Doc with UD tags and trees, sentences, names (PERSON, ORG, LOC) and lemmas.
"""

from demarche.language.component import load_language

__all__ = ["load_language"]
