"""Builds the two graphs of the model: the encoder with its heads, and the labeller of arcs.

In: the averaged weights of a checkpoint and the activation ranges (none for the single-precision model that is
calibrated). Out: ONNX models; for "Troops left." the encoder gives scores of heads for "Troops", "left" and ".".
"""

from __future__ import annotations

import numpy as np
import onnx
import torch

from training.graph import FLOAT, INT32, INT64, MICROSOFT, Graph, Ranges, Weights, input_info, matrix

ATTENTION_HEADS = 12


def numpy_weights(state: dict[str, torch.Tensor]) -> Weights:
    """Single-precision arrays."""
    return {name: tensor.float().numpy() for name, tensor in state.items()}


def build_encoder(weights: Weights, ranges: Ranges | None) -> tuple[onnx.ModelProto, dict[str, str]]:
    """The encoder graph, and the names of the inputs of its matrix products by tag."""
    graph = Graph(ranges)
    pieces = _mixed(graph, weights)
    words = _words(graph, pieces)
    outputs = _heads(graph, weights, words)
    graph.name_outputs(outputs)
    kinds = {name: INT64 if name in ("upos", "xpos") else FLOAT for name in outputs}
    kinds |= dict.fromkeys(graph.taps.values(), FLOAT) if ranges is None else {}
    inputs = [
        input_info("ids", INT32, ("B", "S")),
        input_info("case", INT32, ("B", "S")),
        input_info("pos", INT32, ("S",)),
        input_info("lens", INT32, ("B",)),
        input_info("first", INT32, ("T",)),
        input_info("last", INT32, ("T",)),
        input_info("bn", INT64, (3,)),
    ]
    return graph.model("encoder", inputs, kinds), graph.taps


def _mixed(graph: Graph, w: Weights) -> str:
    """All layers, mixed: [wordpieces of all chunks, width]."""
    width = w["n0.weight"].shape[0]
    x = _embedded(graph, w)
    states = [x]
    layers = sum(name.endswith(".qkv.weight") for name in w)
    for i in range(layers):
        prefix = f"layers.{i}."
        inner = {name.removeprefix(prefix): array for name, array in w.items() if name.startswith(prefix)}
        x = _layer(graph, inner, x, f"layer{i}")
        states.append(x)
    mix = np.exp(w["mix"].astype(np.float64) - w["mix"].max())
    mix = mix / mix.sum() * float(w["gamma"][0])
    parts = [graph.op("Mul", s, graph.constant(np.array(m, np.float32))) for s, m in zip(states, mix, strict=True)]
    return graph.op("Reshape", graph.op("Sum", *parts), graph.constant(np.array([-1, width], np.int64)))


def _embedded(graph: Graph, w: Weights) -> str:
    """Wordpieces are kept in 8 bits with a scale for each row: half of the model's size is this table."""
    table = w["emb.weight"]
    scales = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    whole = np.clip(np.round(table / scales), -127, 127).astype(np.int8)
    if graph.ranges is None:
        x = graph.op("Gather", graph.constant(table), "ids")
    else:
        x = graph.op("Cast", graph.op("Gather", graph.constant(whole), "ids"), to=FLOAT)
        x = graph.op("Mul", x, graph.op("Gather", graph.constant(scales.astype(np.float32)), "ids"))
    for table_name, places in (("pos", "pos"), ("case", "case")):
        x = graph.op("Add", x, graph.op("Gather", graph.constant(w[f"{table_name}.weight"]), places))
    return graph.op("LayerNormalization", x, graph.constant(w["n0.weight"]), graph.constant(w["n0.bias"]),
                    axis=-1, epsilon=1e-12)  # fmt: skip


def _layer(graph: Graph, w: Weights, x: str, tag: str) -> str:
    width = w["o.bias"].shape[0]
    joined = graph.product(x, w["qkv.weight"].T, w["qkv.bias"], f"{tag}.qkv")
    query, key, value = graph.ops("Split", [joined, graph.constant(np.array([width] * 3, np.int64))], 3, axis=-1)
    mixed = graph.op("MultiHeadAttention", query, key, value, "", "lens", domain=MICROSOFT, num_heads=ATTENTION_HEADS)
    x = graph.op("Add", x, graph.product(mixed, w["o.weight"].T, w["o.bias"], f"{tag}.o"))
    x = graph.norm(x, w["n1.weight"], w["n1.bias"])
    wide = graph.product(x, w["up.weight"].T, None, f"{tag}.up")
    wide = graph.op("BiasGelu", wide, graph.constant(w["up.bias"]), domain=MICROSOFT)
    x = graph.op("Add", x, graph.product(wide, w["down.weight"].T, w["down.bias"], f"{tag}.down"))
    return graph.norm(x, w["n2.weight"], w["n2.bias"])


def _words(graph: Graph, pieces: str) -> str:
    both = graph.op("Add", graph.op("Gather", pieces, "first"), graph.op("Gather", pieces, "last"))
    return graph.op("Mul", both, graph.constant(np.array(0.5, np.float32)))


def _heads(graph: Graph, w: Weights, words: str) -> dict[str, str]:
    """All heads of all words; products that share an input are one product."""
    arc, label, names = (w[f"{k}.bias"].shape[0] for k in ("ad", "ld", "n1"))
    hidden = graph.op("Relu", graph.product(words, *matrix(w, "ad", "ah", "ld", "lh", "n1"), "hidden"))
    widths = graph.constant(np.array([arc, arc, label, label, names], np.int64))
    dependents, heads, ld, lh, name_hidden = graph.ops("Split", [hidden, widths], 5, axis=-1)
    tags = graph.product(words, *matrix(w, "up", "xp", "se"), "tags")
    widths = graph.constant(np.array([w["up.bias"].shape[0], w["xp.bias"].shape[0], 2], np.int64))
    upos, xpos, starts = graph.ops("Split", [tags, widths], 3, axis=-1)
    name_scores = graph.op("MatMul", name_hidden, graph.constant(np.ascontiguousarray(w["n2.weight"].T)))
    bilinear = graph.product(dependents, w["U"][:arc], w["U"][arc], "bilinear")
    left, right = graph.op("Reshape", bilinear, "bn"), graph.op("Reshape", heads, "bn")
    return {
        "upos": graph.op("ArgMax", upos, axis=-1, keepdims=0),
        "xpos": graph.op("ArgMax", xpos, axis=-1, keepdims=0),
        "sent": starts,
        "ner": graph.op("Add", name_scores, graph.constant(w["n2.bias"])),
        "arcs": graph.op("MatMul", left, graph.op("Transpose", right, perm=[0, 2, 1])),
        "ld": ld,
        "lh": lh,
    }


def build_labeller(weights: Weights, ranges: Ranges | None) -> onnx.ModelProto:
    """ld [pairs, label], lh1 [pairs, label + 1, 1] (with a 1 at its end) -> lab [pairs, relations]."""
    graph = Graph(ranges)
    table = weights["V"]
    relations, side, _ = table.shape
    flat = table.transpose(1, 0, 2).reshape(side, -1)
    m = graph.product("ld", flat[:-1], flat[-1], "labels")
    m = graph.op("Reshape", m, graph.constant(np.array([-1, relations, side], np.int64)))
    scores = graph.op("Squeeze", graph.op("MatMul", m, "lh1"), graph.constant(np.array([-1], np.int64)))
    graph.name_outputs({"lab": scores})
    inputs = [input_info("ld", FLOAT, ("T", side - 1)), input_info("lh1", FLOAT, ("T", side, 1))]
    return graph.model("labels", inputs, {"lab": FLOAT})
