"""The network, its loss, and that the exported graph computes the same."""

import random

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

import numpy as np  # noqa: E402

from training.batches import Batch, Item, pad  # noqa: E402
from training.export import build_encoder, build_labeller, numpy_weights  # noqa: E402
from training.losses import loss  # noqa: E402
from training.network import Network, Sizes  # noqa: E402

SIZES = Sizes(upos=4, xpos=5, relations=6, names=7, layers=2)


@pytest.fixture
def network() -> Network:
    """A small untrained network."""
    torch.manual_seed(0)
    return Network(SIZES).eval()


def _item(words: int, seed: int) -> Item:
    rng = random.Random(seed)
    ids = [101, *(rng.randrange(1000, 30000) for _ in range(words)), 102]
    places = list(range(words + 1))
    labels = [rng.randrange(4) for _ in range(words)]
    heads = [rng.randrange(words + 1) for _ in range(words)]
    return Item(ids, [1] * len(ids), places, places, heads, labels, labels, labels, [1] + [0] * (words - 1), labels)


@pytest.fixture
def batch() -> Batch:
    """Two chunks of different length."""
    return pad([_item(5, 1), _item(9, 2)])


def test_loss_falls(batch: Batch) -> None:
    """A few steps on one batch lower the loss."""
    torch.manual_seed(0)
    network = Network(SIZES)
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3)
    losses = []
    for _ in range(8):
        total, _ = loss(network, batch)
        optimiser.zero_grad()
        total.backward()
        optimiser.step()
        losses.append(float(total.detach()))
    assert losses[-1] < losses[0]


def test_neighbours_in_a_batch_change_nothing(network: Network, batch: Batch) -> None:
    """A chunk alone has the vectors it has beside a longer one."""
    together = network.encode(batch.ids, batch.case, batch.lengths)
    alone = pad([_item(5, 1)])
    apart = network.encode(alone.ids, alone.case, alone.lengths)
    assert torch.allclose(together[0, : apart.shape[1]], apart[0], atol=1e-5)


def test_graph_equals_network(network: Network) -> None:
    """The single-precision export gives the network's scores."""
    item = pad([_item(9, 2)])
    weights = numpy_weights(network.state_dict())
    session = onnxruntime.InferenceSession(build_encoder(weights, None)[0].SerializeToString())
    flat = {name: getattr(item, name).numpy().ravel().astype(np.int32) for name in ("first", "last")}
    rows = {name: getattr(item, name).numpy().astype(np.int32) for name in ("ids", "case")}
    places = {"pos": np.arange(11, dtype=np.int32), "lens": np.array([11], np.int32), "bn": np.array([1, 10, -1])}
    arcs, names, ld, lh = session.run(["arcs", "ner", "ld", "lh"], flat | rows | places)
    with torch.no_grad():
        words = network.words(network.encode(item.ids, item.case, item.lengths), item.first, item.last)
        assert np.allclose(arcs[0, 1:], network.arcs(words)[0].numpy(), atol=1e-3)
        assert np.allclose(names[1:], network.tags(words)[3][0].numpy(), atol=1e-3)
        pairs = network.labels(*(v[0, :3] for v in network.label_vectors(words)))
    labeller = onnxruntime.InferenceSession(build_labeller(weights, None).SerializeToString())
    heads = np.concatenate([lh[:3], np.ones((3, 1), np.float32)], 1)[..., None]
    assert np.allclose(labeller.run(None, {"ld": ld[1:4], "lh1": heads})[0], pairs.numpy(), atol=1e-3)
