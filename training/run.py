"""Drives the whole training: `python -m training.run`.

In: treebanks and the starting weights. Out: checkpoints, the model's files and MODEL_CARD.md below --out. A run that
was stopped goes on from its last checkpoint; a finished one is only exported and measured again. The model in the
package, which reads "Ankara summoned the ambassador.", is replaced only with --install.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import torch

from training.batches import ItemMaker
from training.card import write_card
from training.corpus import Treebanks, chunk, cut, data_hashes, inventory, read_treebanks
from training.evaluate import evaluate
from training.fit import Plan, Trainer, new_network
from training.mixture import Mixture
from training.package import Origin, write_model
from training.starting_weights import WrongWeights, starting_weights, tokenizer_file
from training.wordpieces import WordpieceEncoder

PACKAGED = Path("src/demarche/data/model")


def options() -> argparse.Namespace:
    """The command line."""
    plan = Plan()
    parser = argparse.ArgumentParser(prog="python -m training.run", description=__doc__)
    parser.add_argument("--treebanks", type=Path, default=Path("../shared/data/treebanks"))
    parser.add_argument("--out", type=Path, default=Path("build/training"), help="checkpoints, model, measurements")
    parser.add_argument("--words", type=int, default=plan.words, help="words to read, all epochs together")
    parser.add_argument("--hours", type=float, default=float("inf"), help="end earlier than this")
    parser.add_argument("--seed", type=int, default=plan.seed)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--version", default="1", help="written into meta.json and the card")
    parser.add_argument("--all-names", action="store_true", help="learn the held-out half of EWT dev's names, too")
    parser.add_argument("--fit-only", action="store_true", help="stop before the export")
    parser.add_argument("--install", action="store_true", help=f"copy the model to {PACKAGED}")
    return parser.parse_args()


def fit(args: argparse.Namespace, banks: Treebanks) -> Path:
    """Trains, or goes on training, and returns the checkpoint."""
    labels = inventory(banks.train)
    plan = Plan(words=args.words, seconds=args.hours * 3600, seed=args.seed)
    network = new_network(labels, starting_weights(), args.seed)
    dev = {"EWT dev": banks.ewt_dev, "GUM dev": banks.gum_dev}
    held_out = {name: [chunk(g) for g in cut(sentences, random.Random(0))] for name, sentences in dev.items()}
    checkpoint: Path = args.out / f"seed{args.seed}.pt"
    trainer = Trainer(network, ItemMaker(WordpieceEncoder(tokenizer_file()), labels), labels, plan)
    trainer.run(Mixture(banks), checkpoint, held_out)
    return checkpoint


def export(args: argparse.Namespace, banks: Treebanks, checkpoint: Path) -> Path:
    """Writes and measures the model below --out."""
    folder: Path = args.out / "model"
    progress = torch.load(checkpoint, map_location="cpu", weights_only=True)["progress"]
    settings = {"words read": progress["words"], "steps": progress["step"], "seed": args.seed} | _rates(Plan())
    write_model(checkpoint, banks.train, folder, Origin(args.version, data_hashes(args.treebanks), settings))
    figures = evaluate(folder, args.treebanks)
    (args.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    write_card(folder, figures)
    return folder


def _rates(plan: Plan) -> dict[str, float]:
    return {k.replace("_", " "): v for k, v in asdict(plan).items() if k in ("encoder_rate", "head_rate")}


def main() -> None:
    """Reads, fits, exports, measures, installs."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    args = options()
    torch.set_num_threads(args.threads)
    try:
        banks = read_treebanks(args.treebanks, all_names=args.all_names)
        checkpoint = fit(args, banks)
    except (OSError, ValueError, WrongWeights) as error:
        sys.exit(f"training: {error}")
    if args.fit_only:
        return
    folder = export(args, banks, checkpoint)
    if args.install:
        shutil.copytree(folder, PACKAGED, dirs_exist_ok=True)


if __name__ == "__main__":
    main()
