"""Speed of the parse on one core: `python -m benchmarks.parse_speed [--words N]`.

In:  news articles of ../shared where they are at hand, else a text of our own, repeated.
Out: a table: words per second of tokenising and of the whole parse, and the seconds that loading takes.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language

from benchmarks import shared
from demarche.language import load_language

FLOOR = 5_500
OWN_TEXT = """MONTEVERDE - Ministers of the two coastal states met on Monday to settle a quarrel over fishing rights.

"We have no wish to close the strait," Foreign Minister Ana Duarte told reporters after the talks. "But the treaty of
1974 has to be kept by both sides, and it was not kept last week." Her counterpart, Tomas Iversen, denied that patrol
boats had fired on trawlers, and accused the port authority of holding back the records which a court ordered it to
publish in July. Analysts said the dispute, now in its third year, might go to arbitration unless a deal is reached
before the election on Oct. 12.
"""


@dataclass(frozen=True, slots=True)
class Speed:
    """Words per second by part, on one core, and seconds of loading."""

    words: int
    tokenising: float
    parsing: float
    loading: float

    @property
    def share(self) -> float:
        """Share of the tokeniser in the time of the parse."""
        return self.parsing / self.tokenising


def articles(words: int) -> list[str]:
    """Texts of about `words` words: of the story set, or our own repeated in articles of six paragraphs."""
    chosen, count = [], 0
    for text in _source():
        if count >= words:
            break
        chosen.append(text)
        count += len(text.split())
    return chosen


def measure(nlp: Language, texts: list[str], *, loading: float = 0.0) -> Speed:
    """Time tokenising alone and the whole parse, in processor time (other processes do not count)."""
    began = time.process_time()
    words = sum(1 for text in texts for token in nlp.make_doc(text) if not token.is_space)
    tokenised = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return Speed(words, words / (tokenised - began), words / (time.process_time() - tokenised), loading)


def _source() -> Iterator[str]:
    if shared.present():
        yield from (row["text"] for row in shared.stories() if row["text"])
    yield from itertools.repeat(OWN_TEXT * 6)


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 when the parse is slower than the floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--words", type=int, default=100_000)
    wanted = parser.parse_args(arguments).words
    began = time.perf_counter()
    nlp = load_language()
    loading = time.perf_counter() - began
    nlp("Warm up.")
    speed = measure(nlp, articles(wanted), loading=loading)
    for name, value in (
        ("words", f"{speed.words:,}"),
        ("loading", f"{speed.loading:.2f} s"),
        ("tokenising", f"{speed.tokenising:,.0f} words/s"),
        ("parsing, tokenising included", f"{speed.parsing:,.0f} words/s (floor {FLOOR:,})"),
        ("share of the tokeniser", f"{speed.share:.0%}"),
    ):
        sys.stdout.write(f"{name:<30}{value}\n")
    return 0 if speed.parsing >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
