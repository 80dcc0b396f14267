"""The fuzzing targets, driven over their corpus for some seconds; `make fuzz` goes on for longer, with atheris."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzzing.targets import TARGETS, corpus

SECONDS = 4.0  # for each target
PIECES = [
    b'"',
    b"<",
    b">",
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"\n",
    b"&",
    b"{",
    b"[",
    b"]",
    b"'",
    b": ",
    b"- ",
    b"\x80" * 9,
]


@st.composite
def mutated(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """One of the corpus, cut, doubled, overwritten or spliced with another in a few places."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        to = draw(st.integers(at, min(len(data), at + 40)))
        other = draw(st.sampled_from(seeds))
        new = draw(
            st.sampled_from(PIECES) | st.binary(max_size=12) | st.just(data[at:to] * 3) | st.just(other[at : at + 60])
        )
        data = data[:at] + new + data[to:]
    return data


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_is_sound(name: str) -> None:
    """What was found once, or could have been, stays mended."""
    for data in corpus(name):
        TARGETS[name](data)


@pytest.mark.parametrize("name", TARGETS)
def test_mutated(name: str) -> None:
    """For some seconds, whatever comes of the corpus does no harm."""
    target, deadline = TARGETS[name], time.monotonic() + SECONDS

    @settings(max_examples=400, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(mutated(corpus(name)))
    def run(data: bytes) -> None:
        if time.monotonic() < deadline:
            target(data)

    run()
