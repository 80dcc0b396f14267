"""The pipeline of the packaged model, loaded once for the tests of this folder."""

from __future__ import annotations

import pytest
from spacy.language import Language

from demarche.language import load_language


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_language()
