"""Writes the network as an ONNX graph by hand, in single precision or with whole-number matrices.

In: trained weights and, for int8, the ranges of the activations. Out: the graph that the run time feeds: ids, case,
pos, lens (wordpieces of padded chunks), first, last (places of words), bn (shape) -> upos, xpos, sent, ner, arcs, ld,
lh; and a second graph (ld, lh1 -> lab) for the labels of chosen arcs. "Kyiv denied it." gives 4 + 1 rows, the first for
the root.

Measured choices: scales are fixed beforehand ("static"), since scales computed while running make the analysis of a
sentence depend on its neighbours in the batch (1.7 % of words); weights use 7 bits, safe where the processor lacks
VNNI; layer norm is written out of primitive operations, whose kernels are vectorised where the fused one is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any]
Weights = Mapping[str, Array]
Ranges = Mapping[str, tuple[float, float]]
MICROSOFT = "com.microsoft"
SEVEN_BITS = 63
NORM_FLOOR = 1e-9


def quantised_columns(weights: Array) -> tuple[Array, Array]:
    """[in, out] floats as int8 of 7 bits, and one scale for each column."""
    scales = np.maximum(np.abs(weights).max(0), 1e-8) / SEVEN_BITS
    whole = np.clip(np.round(weights / scales), -SEVEN_BITS, SEVEN_BITS).astype(np.int8)
    return whole, scales.astype(np.float32)


class Graph:
    """Collects nodes and constants. With `ranges`, matrix products are int8; with `taps`, their inputs are outputs."""

    def __init__(self, ranges: Ranges | None = None) -> None:
        self.ranges = ranges
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self.taps: dict[str, str] = {}

    def constant(self, value: Array) -> str:
        """The name of a new constant."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def ops(self, kind: str, inputs: Sequence[str], outputs: int, domain: str = "", **attributes: Any) -> list[str]:
        """Adds a node and returns the names of its outputs."""
        names = [f"t{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names

    def op(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """Adds a node of one output."""
        return self.ops(kind, inputs, 1, domain, **attributes)[0]

    def product(self, x: str, weights: Array, bias: Array | None, tag: str) -> str:
        """x [.., in] times weights [in, out] plus bias; `tag` names the place for the calibration."""
        if self.ranges is None:
            self.taps[tag] = x
            y = self.op("MatMul", x, self.constant(weights))
            return y if bias is None else self.op("Add", y, self.constant(bias))
        low, high = min(self.ranges[tag][0], 0.0), max(self.ranges[tag][1], 0.0)
        step = np.float32(max(high - low, 1e-6) / 255)
        zero = np.uint8(np.clip(round(-low / float(step)), 0, 255))
        scale, shift = self.constant(np.array(step, np.float32)), self.constant(np.array(zero, np.uint8))
        whole, scales = quantised_columns(weights)
        x8 = self.op("QuantizeLinear", x, scale, shift)
        inputs = [x8, self.constant(whole), scale, self.constant(scales), shift]
        extra = [] if bias is None else ["", self.constant(bias)]
        return self.op("MatMulIntegerToFloat", *inputs, *extra, domain=MICROSOFT)

    def norm(self, x: str, weight: Array, bias: Array) -> str:
        """Layer norm of primitive operations."""
        axis = self.constant(np.array([-1], np.int64))
        centred = self.op("Sub", x, self.op("ReduceMean", x, axis, keepdims=1))
        squares = self.op("ReduceSumSquare", centred, axis, keepdims=1)
        floor = self.constant(np.array(NORM_FLOOR, np.float32))
        scale = self.op("Reciprocal", self.op("Sqrt", self.op("Add", squares, floor)))
        widened = self.constant(weight * np.float32(weight.shape[0] ** 0.5))
        return self.op("Add", self.op("Mul", self.op("Mul", centred, scale), widened), self.constant(bias))

    def name_outputs(self, outputs: Mapping[str, str]) -> None:
        """Gives the outputs their names."""
        for name, inner in outputs.items():
            self.nodes.append(helper.make_node("Identity", [inner], [name]))

    def model(self, name: str, inputs: Sequence[Any], outputs: Mapping[str, int]) -> onnx.ModelProto:
        """The finished model."""
        described = [helper.make_tensor_value_info(key, kind, None) for key, kind in outputs.items()]
        graph = helper.make_graph(self.nodes, name, list(inputs), described, self.constants)
        versions = [helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=10)


def matrix(weights: Weights, *layers: str) -> tuple[Array, Array]:
    """The layers of these names side by side: [in, out] and [out]."""
    joined = np.concatenate([weights[f"{name}.weight"] for name in layers]).T
    return joined, np.concatenate([weights[f"{name}.bias"] for name in layers])


def input_info(name: str, kind: int, shape: Sequence[int | str]) -> Any:
    """Describes an input."""
    return helper.make_tensor_value_info(name, kind, list(shape))


FLOAT, INT32, INT64 = TensorProto.FLOAT, TensorProto.INT32, TensorProto.INT64
