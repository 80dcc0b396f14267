"""Fits the network and keeps a running average of its weights; can be stopped and taken up again at any time.

In: a source of chunks ("Both sides blamed each other." with its tree), a budget of words. Out: a checkpoint with the
weights, their average and the label inventory. On a processor it computes in bfloat16, on a GPU likewise.
"""

from __future__ import annotations

import dataclasses
import logging
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch

from training.batches import Batch, Item, ItemMaker, group, pad
from training.corpus import LONGEST_CHUNK, Chunk, Inventory
from training.losses import correct, loss
from training.network import Network, Sizes
from training.self_label import label_unknown
from training.treebanks import Sentence

log = logging.getLogger("training")


class ChunkSource(Protocol):
    """What an epoch is made of."""

    @property
    def sentences(self) -> list[Sentence]:
        """The training sentences, some of them with unknown names."""

    def learn_names(self, sentences: list[Sentence]) -> None:
        """Takes over the same sentences with more names."""

    def __call__(self, rng: random.Random) -> Sequence[Chunk]:
        """The chunks of an epoch."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. `words` is the whole budget; the learning rate falls linearly to nearly nothing at its end."""

    words: int = 5_500_000
    seconds: float = float("inf")  # a second budget: whichever is nearer its end sets the learning rate
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.2e-3
    warm_up: float = 0.06
    batch_pieces: int = 1250  # padded wordpieces: about 980 words
    average_every: int = 4  # steps between two updates of the average
    average_span: float = 0.995
    save_seconds: float = 240.0
    measure_seconds: float = 900.0
    self_label_share: float = 0.35  # from here on the average labels names that were unknown
    seed: int = 1


@dataclass(slots=True)
class Progress:
    """Where the run stands."""

    step: int = 0
    words: int = 0
    seconds: float = 0.0

    def share(self, plan: Plan) -> float:
        """0 at the start, 1 when a budget is spent."""
        return max(self.words / plan.words, self.seconds / plan.seconds)


class Trainer:
    """Holds the network, its average, the optimiser and the progress."""

    def __init__(self, network: Network, items: ItemMaker, labels: Inventory, plan: Plan) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.network, self.items, self.labels, self.plan = network.to(self.device), items, labels, plan
        groups = network.parameter_groups(plan.encoder_rate, plan.head_rate)
        self.optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
        self.average = {k: v.detach().clone() for k, v in network.state_dict().items()}
        self.progress = Progress()
        self.recent: dict[str, float] = {}

    def run(self, chunks: ChunkSource, checkpoint: Path, held_out: dict[str, list[Chunk]]) -> None:
        """Trains until the budget is spent; saves and measures now and then and at the end."""
        if checkpoint.exists():
            self.resume(checkpoint)
        saved = measured = self.progress.seconds
        clock, before = time.monotonic(), self.progress.seconds
        for batch, words in self._batches(chunks):
            self._step(batch.to(self.device), words)
            self.progress.seconds = before + time.monotonic() - clock
            if self.progress.seconds - saved > self.plan.save_seconds:
                saved = self.progress.seconds
                self.save(checkpoint)
            if self.progress.seconds - measured > self.plan.measure_seconds:
                measured = self.progress.seconds
                self.measure(held_out)
        self.save(checkpoint)
        self.measure(held_out)

    def _batches(self, chunks: ChunkSource) -> Iterator[tuple[Batch, int]]:
        """Batches, epoch after epoch, until the budget is spent."""
        labelled = False
        while True:
            if self.progress.share(self.plan) > self.plan.self_label_share and not labelled:
                chunks.learn_names(label_unknown(self._averaged(), self.items, chunks.sentences))
                labelled = True
            rng = random.Random(self.plan.seed * 1_000_003 + self.progress.step)
            usable = [self.items.item(c, rng) for c in chunks(rng) if len(c.words) <= LONGEST_CHUNK]
            log.info("new epoch: %d chunks, %d words", len(usable), sum(len(i.heads) for i in usable))
            for items in group(usable, self.plan.batch_pieces, rng):
                if self.progress.share(self.plan) >= 1:
                    return
                yield pad(items), sum(len(item.heads) for item in items)

    def _step(self, batch: Batch, words: int) -> None:
        rate = self._rate()
        for settings in self.optimiser.param_groups:
            settings["lr"] = settings["base"] * rate
        self.network.train()
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            total, parts = loss(self.network, batch)
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.progress.step += 1
        self.progress.words += words
        self._note(parts)

    def _rate(self) -> float:
        share, warm = self.progress.share(self.plan), self.plan.warm_up
        return share / warm + 1e-3 if share < warm else max(0.01, (1 - share) / (1 - warm))

    def _note(self, parts: dict[str, float]) -> None:
        for name, value in parts.items():
            self.recent[name] = 0.98 * self.recent.get(name, value) + 0.02 * value
        if self.progress.step % self.plan.average_every == 0:
            self._average()
        if self.progress.step % 100 == 0:
            p = self.progress
            losses = " ".join(f"{name} {value:.3f}" for name, value in sorted(self.recent.items()))
            log.info(
                "step %d words %d share %.3f words/s %.0f %s",
                p.step,
                p.words,
                p.share(self.plan),
                p.words / max(p.seconds, 1),
                losses,
            )

    def _average(self) -> None:
        """Exponential average; early on its span is shorter, so that the start is forgotten."""
        updates = self.progress.step / self.plan.average_every
        keep = min(self.plan.average_span, (1 + updates) / (10 + updates))
        with torch.no_grad():
            state = self.network.state_dict()
            torch._foreach_lerp_([self.average[k] for k in state], list(state.values()), 1 - keep)

    def save(self, checkpoint: Path) -> None:
        """Writes a checkpoint; the old one stays whole until the new one is."""
        content = {
            "weights": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "progress": dataclasses.asdict(self.progress),
            "labels": dataclasses.asdict(self.labels),
            "sizes": dataclasses.asdict(self.network.sizes),
            "plan": dataclasses.asdict(self.plan),
        }
        checkpoint.parent.mkdir(parents=True, exist_ok=True)
        part = checkpoint.with_suffix(".part")
        torch.save(content, part)
        part.replace(checkpoint)

    def resume(self, checkpoint: Path) -> None:
        """Takes up a run; the labels must be the same."""
        content: dict[str, Any] = torch.load(checkpoint, map_location=self.device, weights_only=True)
        if Inventory(**{k: tuple(v) for k, v in content["labels"].items()}) != self.labels:
            raise ValueError(f"{checkpoint}: has other labels than the treebanks; train anew with another --out")
        self.network.load_state_dict(content["weights"])
        self.average = content["average"]
        self.optimiser.load_state_dict(content["optimiser"])
        self.progress = Progress(**content["progress"])
        log.info("resumed at step %d, %d words", self.progress.step, self.progress.words)

    def _averaged(self) -> Network:
        network = Network(self.network.sizes).to(self.device)
        network.load_state_dict(self.average)
        return network.eval()

    def measure(self, held_out: dict[str, list[Chunk]]) -> None:
        """Logs scores of the averaged weights on gold words."""
        judge = self._averaged()
        for name, chunks in held_out.items():
            counts = Counter[str]()
            for items in group([self.items.item(c) for c in chunks], 4000, random.Random(0)):
                with torch.autocast(self.device.type, dtype=torch.bfloat16):
                    counts.update(correct(judge, pad(items).to(self.device)))
            words, both = counts["words"], max(counts["starts_both"], 1)
            log.info(
                "measured %s (gold words): UAS %.2f LAS %.2f UPOS %.2f sentence starts F %.2f",
                name,
                100 * counts["heads"] / words,
                100 * counts["labelled"] / words,
                100 * counts["upos"] / words,
                200 * counts["starts_right"] / both,
            )


def new_network(labels: Inventory, weights: dict[str, torch.Tensor], seed: int) -> Network:
    """A network on pretrained weights; the heads are random by the seed."""
    torch.manual_seed(seed)
    network = Network(Sizes(len(labels.upos), len(labels.xpos), len(labels.relations), len(labels.names)))
    network.load_encoder(weights)
    return network


def load_average(checkpoint: Path) -> tuple[dict[str, torch.Tensor], Inventory, Sizes]:
    """The averaged weights of a finished (or unfinished) run."""
    content: dict[str, Any] = torch.load(checkpoint, map_location="cpu", weights_only=True)
    labels = Inventory(**{k: tuple(v) for k, v in content["labels"].items()})
    return content["average"], labels, Sizes(**content["sizes"])


__all__ = ["Item", "Plan", "Trainer", "load_average", "new_network"]
