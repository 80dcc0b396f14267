"""The network: a small transformer encoder with heads for tags, sentence starts, tree and names (torch).

In: wordpiece ids and letter-case classes, padded. Out: scores. "Türkiye said on Monday..." becomes five vectors, one
for each word (mean of its first and last wordpiece), and a vector of [CLS] that stands for the root of the tree.
The encoder starts from a sentence encoder's weights; its token-type embedding, useless here, carries letter case,
which the uncased wordpieces have lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

CASE_CLASSES = 18
WORDPIECES = 30522
POSITIONS = 512


@dataclass(frozen=True, slots=True)
class Sizes:
    """Numbers of labels and widths of the layers."""

    upos: int
    xpos: int
    relations: int
    names: int
    layers: int = 6
    width: int = 384
    inner: int = 1536
    heads: int = 12
    arc: int = 256
    label: int = 128


class Dropout(nn.Module):
    """Dropout that cuts its masks out of one long random strip: drawing random numbers costs more than using them."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self._strips: dict[tuple[torch.dtype, torch.device], Tensor] = {}

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        key, needed = (x.dtype, x.device), x.numel()
        strip = self._strips.get(key)
        if strip is None or strip.numel() < needed * 1.5:
            length = max(2**22, needed * 2)
            strip = ((torch.rand(length, device=x.device) > self.rate).float() / (1 - self.rate)).to(x.dtype)
            self._strips[key] = strip
        start = int(torch.randint(0, strip.numel() - needed + 1, (1,)))
        return x * strip[start : start + needed].view(x.shape)


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, sizes: Sizes, drop: Dropout) -> None:
        super().__init__()
        width = sizes.width
        self.heads, self.drop = sizes.heads, drop
        self.qkv, self.o = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, sizes.inner), nn.Linear(sizes.inner, width)
        self.n1, self.n2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        share = width // self.heads
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, share).permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(torch.matmul(q * share**-0.5, k.transpose(-1, -2)) + mask, -1)
        mixed = torch.matmul(weights, v).transpose(1, 2).reshape(batch, length, width)
        x = self.n1(x + self.drop(self.o(mixed)))
        hidden: Tensor = self.n2(x + self.drop(self.down(functional.gelu(self.up(x)))))
        return hidden


class Network(nn.Module):
    """Encoder, scalar mix of its layers, and the heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width, arc, label = sizes.width, sizes.arc, sizes.label
        self.sizes = sizes
        self.drop, self.drop_tags, self.drop_arcs = Dropout(0.1), Dropout(0.2), Dropout(0.25)
        self.emb, self.pos = nn.Embedding(WORDPIECES, width), nn.Embedding(POSITIONS, width)
        self.case, self.n0 = nn.Embedding(CASE_CLASSES, width), nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes, self.drop) for _ in range(sizes.layers))
        self.mix, self.gamma = nn.Parameter(torch.zeros(sizes.layers + 1)), nn.Parameter(torch.ones(1))
        self.ad, self.ah = nn.Linear(width, arc), nn.Linear(width, arc)
        self.ld, self.lh = nn.Linear(width, label), nn.Linear(width, label)
        self.U = nn.Parameter(torch.randn(arc + 1, arc) / arc)
        self.V = nn.Parameter(torch.randn(sizes.relations, label + 1, label + 1) * 0.01)
        self.up, self.xp = nn.Linear(width, sizes.upos), nn.Linear(width, sizes.xpos)
        self.se = nn.Linear(width, 2)
        self.n1, self.n2 = nn.Linear(width, 128), nn.Linear(128, sizes.names)

    def encode(self, ids: Tensor, case: Tensor, lengths: Tensor) -> Tensor:
        """[batch, pieces, width] vectors of wordpieces."""
        length = ids.shape[1]
        real = torch.arange(length, device=ids.device)[None] < lengths[:, None]
        x = self.drop(self.n0(self.emb(ids) + self.pos.weight[:length] + self.case(case)))
        kind = torch.get_autocast_dtype(ids.device.type) if torch.is_autocast_enabled(ids.device.type) else x.dtype
        mask = torch.where(real, 0.0, -30000.0)[:, None, None, :].to(kind)
        states = [x]
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        weights = torch.softmax(self.mix.float(), 0) * self.gamma
        mixed = weights[0] * states[0]
        for i, state in enumerate(states[1:], start=1):
            mixed = mixed + weights[i] * state
        result: Tensor = mixed
        return result

    @staticmethod
    def words(pieces: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """[batch, 1 + words, width]; place 0 is [CLS], the root."""
        width = pieces.shape[-1]
        ends = [torch.gather(pieces, 1, index[..., None].expand(-1, -1, width)) for index in (first, last)]
        return (ends[0] + ends[1]) * 0.5

    def arcs(self, words: Tensor) -> Tensor:
        """[batch, words, 1 + words] scores of dependent x head."""
        dependents = self.drop_arcs(functional.relu(self.ad(words[:, 1:])))
        heads = self.drop_arcs(functional.relu(self.ah(words)))
        scores: Tensor = (_with_one(dependents) @ self.U) @ heads.transpose(1, 2)
        return scores

    def label_vectors(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors of words as dependents (without the root) and as heads (with it)."""
        return self.drop_arcs(functional.relu(self.ld(words[:, 1:]))), self.drop_arcs(functional.relu(self.lh(words)))

    def labels(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """[pairs, relations] scores of dependents with their heads, pair by pair."""
        left, right = _with_one(dependents), _with_one(heads)
        relations, side, _ = self.V.shape
        table = (left @ self.V.permute(1, 0, 2).reshape(side, -1)).view(-1, relations, side)
        return torch.bmm(table, right[..., None])[..., 0]

    def tags(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of UPOS, XPOS, sentence starts and names."""
        x = self.drop_tags(words[:, 1:])
        return self.up(x), self.xp(x), self.se(x), self.n2(self.drop_tags(functional.relu(self.n1(x))))

    def load_encoder(self, weights: Mapping[str, Tensor]) -> None:
        """Starts from BERT-shaped weights; every case class begins as the old token type 0."""
        w = {name.removeprefix("bert."): tensor for name, tensor in weights.items()}
        state = {
            "emb.weight": w["embeddings.word_embeddings.weight"],
            "pos.weight": w["embeddings.position_embeddings.weight"],
            "case.weight": w["embeddings.token_type_embeddings.weight"][:1].expand(CASE_CLASSES, -1),
        }
        for end in ("weight", "bias"):
            state[f"n0.{end}"] = w[f"embeddings.LayerNorm.{end}"]
            for i in range(self.sizes.layers):
                state.update(_layer_state(w, i, end))
        self.load_state_dict(state, strict=False)

    def parameter_groups(self, encoder_rate: float, head_rate: float) -> list[dict[str, object]]:
        """Two groups for the optimiser: the pretrained encoder learns slowly, the new heads fast."""
        pretrained = ("emb", "pos", "case", "n0", "layers")
        groups: dict[bool, list[nn.Parameter]] = {True: [], False: []}
        for name, parameter in self.named_parameters():
            # The case embedding is new in meaning, so it learns with the heads' rate.
            groups[name.split(".")[0] in pretrained and not name.startswith("case")].append(parameter)
        return [
            {"params": groups[True], "lr": encoder_rate, "base": encoder_rate, "weight_decay": 0.01},
            {"params": groups[False], "lr": head_rate, "base": head_rate, "weight_decay": 1e-3},
        ]


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def _layer_state(w: Mapping[str, Tensor], i: int, end: str) -> dict[str, Tensor]:
    source, target = f"encoder.layer.{i}.", f"layers.{i}."
    parts = [w[f"{source}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
    return {
        f"{target}qkv.{end}": torch.cat(parts),
        f"{target}o.{end}": w[f"{source}attention.output.dense.{end}"],
        f"{target}n1.{end}": w[f"{source}attention.output.LayerNorm.{end}"],
        f"{target}up.{end}": w[f"{source}intermediate.dense.{end}"],
        f"{target}down.{end}": w[f"{source}output.dense.{end}"],
        f"{target}n2.{end}": w[f"{source}output.LayerNorm.{end}"],
    }
