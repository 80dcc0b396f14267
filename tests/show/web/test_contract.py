"""The API answers as its OpenAPI description says, whatever it is asked: cases are made from the description."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection

from demarche.analyse.asking import ANALYSES, COUNTS
from demarche.show.web.app import make_app
from tests.effort import ANEW, times

SOUND, BROKEN = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
LOCAL = {"host": "localhost"}
many = settings(
    max_examples=times(12), deadline=None, derandomize=not ANEW, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def described(filled: Path) -> schemathesis.BaseSchema:
    """The description, as the application over the filled store gives it."""
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", make_app(filled), headers=LOCAL)


def test_every_answer_is_as_described(described: schemathesis.BaseSchema, subtests: pytest.Subtests) -> None:
    """Status, type, headers and rows of each answer are those that the description allows, for questions that keep to
    it and for others; nothing is a server error. An empty field counts as not asked, so what is broken by being empty
    is answered."""
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 10
    for operation in operations:
        with subtests.test(operation.label):

            @many
            @given(operation.as_strategy(generation_mode=SOUND) | operation.as_strategy(generation_mode=BROKEN))
            def answered(case: schemathesis.Case) -> None:
                case.call_and_validate(headers=LOCAL, excluded_checks=[negative_data_rejection])

            answered()


@pytest.mark.parametrize(
    ("path", "name", "key"),
    [
        *((f"/api/v1/{name}", "", "") for name in ("events", "actors", "quotations", "articles", "stories", "ahead")),
        *((f"/api/v1/{name}", "", "") for name in ("status", "over-time", "countries", "places", "ties")),
        ("/api/v1/events/{key}", "key", "a1-k1"),
        ("/api/v1/actors/{key}", "key", "TCD"),
        *((f"/api/v1/analyses/{name}", "", "") for name in (*ANALYSES, *COUNTS)),
    ],
)
def test_rows_are_as_described(described: schemathesis.BaseSchema, path: str, name: str, key: str) -> None:
    """What the store holds, asked for without a filter or by its key, comes in the form that is described."""
    case = described[path]["GET"].Case(path_parameters={name: key} if name else {})
    assert case.call_and_validate(headers=LOCAL).status_code == 200
