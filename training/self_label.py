"""Lets the half-trained network name the proper nouns that lists could not.

In: the averaged weights and EWT's trees with their unknown name tags. Out: the same trees with more tags. The tree says
how far a name reaches ("Jan Smutney-Jones"), so the network decides only between person, organisation, place and none,
and only where it is sure; the rest stays unknown and teaches nothing.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch

from training.batches import ItemMaker, group, pad
from training.corpus import NAME_TAGS, chunk, cut
from training.graph import Array
from training.network import Network
from training.silver import proper_spans
from training.treebanks import UNKNOWN, Sentence

SURE = 0.85
_KINDS = ("PERSON", "ORG", "LOC")
_PLACE = {tag: i for i, tag in enumerate(NAME_TAGS)}


def label_unknown(network: Network, maker: ItemMaker, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Sentences in the same order; those without unknown words come back as they are."""
    groups = cut(sentences, random.Random(0))
    scores = _name_scores(network, maker, groups)
    done: list[Sentence] = []
    for members, table in zip(groups, scores, strict=True):
        start = 0
        for sentence in members:
            end = start + len(sentence.words)
            done.append(_labelled(sentence, table[start:end]))
            start = end
    return done


@torch.inference_mode()
def _name_scores(network: Network, maker: ItemMaker, groups: Sequence[Sequence[Sentence]]) -> list[Array]:
    """Log-probabilities [words, tags] of each group."""
    network.eval()
    device = next(network.parameters()).device
    items = [maker.item(chunk(members)) for members in groups]
    number = {id(item): i for i, item in enumerate(items)}
    tables: list[Array] = [np.empty((0, 0))] * len(items)
    for part in group(items, 3000, random.Random(0)):
        batch = pad(part).to(device)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            words = network.words(network.encode(batch.ids, batch.case, batch.lengths), batch.first, batch.last)
            names = network.tags(words)[3]
        logs = torch.log_softmax(names.float(), -1).cpu().numpy()
        for row, item in enumerate(part):
            tables[number[id(item)]] = logs[row, : len(item.heads)]
    return tables


def _labelled(sentence: Sentence, logs: Array) -> Sentence:
    tags = [word.name for word in sentence.words]
    for start, end in proper_spans(sentence.words):
        if all(tag == UNKNOWN for tag in tags[start:end]):
            tags[start:end] = _decided(logs[start:end])
    if tags == [word.name for word in sentence.words]:
        return sentence
    return replace(sentence, words=tuple(replace(w, name=t) for w, t in zip(sentence.words, tags, strict=True)))


def _decided(logs: Array) -> list[str]:
    """The tags of the span if one reading of it is sure among the four, else unknown."""
    length = len(logs)
    readings = [["O"] * length] + [[f"B-{kind}"] + [f"I-{kind}"] * (length - 1) for kind in _KINDS]
    means = np.array([np.mean([logs[i, _PLACE[tag]] for i, tag in enumerate(tags)]) for tags in readings])
    best = int(means.argmax())
    return readings[best] if float(np.exp(means[best])) > SURE else [UNKNOWN] * length
