"""The whole coder, loaded once for the tests that need all of it."""

from __future__ import annotations

import pytest

import demarche
from demarche.coder import Coder


@pytest.fixture(scope="session")
def coder() -> Coder:
    return demarche.load()
