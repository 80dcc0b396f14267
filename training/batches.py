"""Turns chunks into padded arrays of about equal size.

In: chunks and the label inventory. Out: `Batch` records of tensors; places without a label hold -100, which the
losses skip: "Reuters" in a sentence without name labels teaches tags and tree, but no name.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from demarche.language.wordpieces import MASK, Wordpieces
from training.corpus import Chunk, Inventory
from training.surface import vary

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Item:
    """One chunk in numbers; heads count from 1, since 0 is the root."""

    ids: list[int]
    case: list[int]
    first: list[int]
    last: list[int]
    heads: list[int]
    relations: list[int]
    upos: list[int]
    xpos: list[int]
    starts: list[int]
    names: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of [chunks, longest]; `lengths` counts wordpieces, `words` counts words."""

    ids: Tensor
    case: Tensor
    first: Tensor
    last: Tensor
    heads: Tensor
    relations: Tensor
    upos: Tensor
    xpos: Tensor
    starts: Tensor
    names: Tensor
    lengths: Tensor
    words: Tensor

    def to(self, device: torch.device) -> Batch:
        """The batch on another device."""
        return Batch(**{name: getattr(self, name).to(device) for name in self.__slots__})


class ItemMaker:
    """Knows the numbers of the labels."""

    def __init__(self, encoder: Wordpieces, labels: Inventory) -> None:
        self._encoder = encoder
        self._upos, self._xpos = _numbers(labels.upos), _numbers(labels.xpos)
        self._relations, self._names = _numbers(labels.relations), _numbers(labels.names)

    def item(self, chunk: Chunk, rng: random.Random | None = None) -> Item:
        """With a random source, the surface is varied and 2 % of the wordpieces are masked."""
        words = chunk.words
        spaces = [w.space for w in words]
        forms = [w.form for w in words]
        if rng is not None:
            forms = vary(forms, spaces, [w.xpos for w in words], rng)
        pieces = self._encoder.encode(forms, spaces)
        ids = pieces.ids if rng is None else _masked(pieces.ids, rng)
        taught = [chunk.tree] * len(words)
        return Item(
            ids,
            pieces.shapes,
            pieces.first,
            pieces.last,
            [w.head + 1 if t else IGNORED for w, t in zip(words, taught, strict=True)],
            _look_up(self._relations, [w.deprel for w in words], chunk.tree),
            _look_up(self._upos, [w.upos for w in words], chunk.tree),
            _look_up(self._xpos, [w.xpos for w in words], chunk.tree),
            [int(s) if chunk.tree else IGNORED for s in chunk.starts],
            _look_up(self._names, [w.name for w in words], True),
        )


def _numbers(labels: Sequence[str]) -> dict[str, int]:
    return {label: i for i, label in enumerate(labels)}


def _look_up(numbers: dict[str, int], labels: Iterable[str], taught: bool) -> list[int]:
    return [numbers.get(label, IGNORED) if taught else IGNORED for label in labels]


def _masked(ids: list[int], rng: random.Random) -> list[int]:
    inner = len(ids) - 1
    return [MASK if 0 < i < inner and rng.random() < 0.02 else piece for i, piece in enumerate(ids)]


def group(items: Sequence[Item], pieces: int, rng: random.Random) -> list[list[Item]]:
    """Batches of items of about equal length, at most `pieces` padded wordpieces each, in random order."""
    ordered = sorted(items, key=lambda item: len(item.ids) + rng.random() * 6)
    batches: list[list[Item]] = [[]]
    longest = 0
    for item in ordered:
        longest = max(longest, len(item.ids))
        if batches[-1] and longest * (len(batches[-1]) + 1) > pieces:
            batches.append([])
            longest = len(item.ids)
        batches[-1].append(item)
    rng.shuffle(batches)
    return batches


def pad(items: Sequence[Item]) -> Batch:
    """Stacks items; inputs are padded with 0, labels with -100."""

    def stack(name: str, fill: int) -> Tensor:
        rows = [getattr(item, name) for item in items]
        table = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
        for i, row in enumerate(rows):
            table[i, : len(row)] = row
        return torch.from_numpy(table)

    fills = dict.fromkeys(("ids", "case", "first", "last"), 0)
    fills |= dict.fromkeys(("heads", "relations", "upos", "xpos", "starts", "names"), IGNORED)
    lengths = torch.tensor([len(item.ids) for item in items])
    words = torch.tensor([len(item.heads) for item in items])
    return Batch(**{name: stack(name, fill) for name, fill in fills.items()}, lengths=lengths, words=words)
