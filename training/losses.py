"""What the network is taught: the sum of the losses of its heads.

In: the network and a batch. Out: a scalar to minimise and the parts for the log: for "Iran freed the sailors." the
arc loss asks for "Iran" <- "freed", the label loss for nsubj, the name loss for B-LOC.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import IGNORED, Batch
from training.network import Network

TAG_WEIGHT, START_WEIGHT, NAME_WEIGHT = 0.3, 0.3, 0.6


def loss(network: Network, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """Weighted sum; a head without a single label in the batch adds nothing."""
    words = network.words(network.encode(batch.ids, batch.case, batch.lengths), batch.first, batch.last)
    upos, xpos, starts, names = network.tags(words)
    parts: dict[str, Tensor] = {}
    total = words.sum() * 0.0
    if bool((batch.names >= 0).any()):
        parts["names"] = _labels(names, batch.names)
        total = total + NAME_WEIGHT * parts["names"]
    if bool((batch.heads >= 0).any()):
        parts["arcs"], parts["labels"] = _tree(network, words, batch)
        parts["starts"] = _labels(starts, batch.starts)
        tags = _labels(upos, batch.upos) + _labels(xpos, batch.xpos)
        total = total + parts["arcs"] + parts["labels"] + TAG_WEIGHT * tags + START_WEIGHT * parts["starts"]
    return total, {name: float(part.detach()) for name, part in parts.items()}


def _labels(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().transpose(1, 2), gold, ignore_index=IGNORED)


def _tree(network: Network, words: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    scores = arc_scores(network, words, batch)
    taught = batch.heads >= 0
    dependents, heads = network.label_vectors(words)
    gold_heads = _gather(heads, batch.heads.clamp(min=0))
    labels = network.labels(dependents[taught], gold_heads[taught]).float()
    arcs = functional.cross_entropy(scores[taught], batch.heads[taught])
    return arcs, functional.cross_entropy(labels, batch.relations[taught], ignore_index=IGNORED)


def arc_scores(network: Network, words: Tensor, batch: Batch) -> Tensor:
    """Scores of dependent x head with the padding shut out."""
    scores = network.arcs(words).float()
    real = torch.arange(scores.shape[-1], device=scores.device)[None] <= batch.words[:, None]
    return scores.masked_fill(~real[:, None, :], -1e9)


def _gather(vectors: Tensor, index: Tensor) -> Tensor:
    return torch.gather(vectors, 1, index[..., None].expand(-1, -1, vectors.shape[-1]))


@torch.inference_mode()
def correct(network: Network, batch: Batch) -> dict[str, int]:
    """Counts on a held-out batch with gold words: right heads, right heads with labels, right UPOS, sentence starts."""
    words = network.words(network.encode(batch.ids, batch.case, batch.lengths), batch.first, batch.last)
    taught = batch.heads >= 0
    heads = arc_scores(network, words, batch).argmax(-1)
    left, right = network.label_vectors(words)
    labels = network.labels(left[taught], _gather(right, heads)[taught]).argmax(-1)
    upos, _, starts, _ = network.tags(words)
    hit = heads[taught] == batch.heads[taught]
    found, gold = starts.argmax(-1)[taught], batch.starts[taught]
    return {
        "words": int(taught.sum()),
        "heads": int(hit.sum()),
        "labelled": int((hit & (labels == batch.relations[taught])).sum()),
        "upos": int(((upos.argmax(-1) == batch.upos) & taught).sum()),
        "starts_right": int((found & gold).sum()),
        "starts_both": int(found.sum() + gold.sum()),
    }
