"""Drives the whole training: `python -m training.run`.

In: treebanks and the starting weights. Out: checkpoints, the model's files and MODEL_CARD.md below --out. A run that
was stopped goes on from its last checkpoint; a finished one is only exported and measured again. The model in the
package, which reads "Ankara summoned the ambassador.", is replaced only with --install.

The main part keeps half of EWT dev's names apart and is measured on them; a last stretch learns all names.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import shutil
import sys
from dataclasses import asdict, replace
from pathlib import Path

import torch

from demarche.language.wordpieces import Wordpieces
from training.batches import ItemMaker
from training.card import Figures, write_card
from training.corpus import Treebanks, chunk, cut, data_hashes, inventory, read_treebanks
from training.evaluate import evaluate
from training.fit import Plan, Trainer, new_network
from training.mixture import Mixture
from training.package import FILES, Origin, write_model
from training.starting_weights import WrongWeights, starting_weights, tokenizer_file

PACKAGED = Path("src/demarche/data/model")
LAST_STRETCH = 0.3  # of the budget, on top of it; with 0.12 the rate was too low for the new names to be learned


def options() -> argparse.Namespace:
    """The command line."""
    plan = Plan()
    parser = argparse.ArgumentParser(prog="python -m training.run", description=__doc__)
    parser.add_argument("--treebanks", type=Path, default=Path("../shared/data/treebanks"))
    parser.add_argument("--out", type=Path, default=Path("build/training"), help="checkpoints, model, measurements")
    parser.add_argument("--words", type=int, default=plan.words, help="words to read, all epochs together")
    parser.add_argument("--hours", type=float, default=float("inf"), help="end the main part earlier than this")
    parser.add_argument("--seed", type=int, default=plan.seed)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--version", default="1", help="written into meta.json and the card")
    parser.add_argument("--install", action="store_true", help=f"copy the finished model to {PACKAGED}")
    return parser.parse_args()


def fit(args: argparse.Namespace, banks: Treebanks, plan: Plan) -> Path:
    """Trains, or goes on training, and returns the checkpoint."""
    labels = inventory(banks.train)
    network = new_network(labels, starting_weights(), plan.seed)
    dev = {"EWT dev": banks.ewt_dev, "GUM dev": banks.gum_dev}
    held_out = {name: [chunk(g) for g in cut(sentences, random.Random(0))] for name, sentences in dev.items()}
    checkpoint: Path = args.out / f"seed{plan.seed}.pt"
    trainer = Trainer(network, ItemMaker(Wordpieces(tokenizer_file()), labels), labels, plan)
    trainer.run(Mixture(banks), checkpoint, held_out)
    return checkpoint


def export(args: argparse.Namespace, banks: Treebanks, checkpoint: Path, folder: Path) -> Figures:
    """Writes a model and measures it."""
    progress = torch.load(checkpoint, map_location="cpu", weights_only=True)["progress"]
    settings = {"words read": progress["words"], "steps": progress["step"], "seed": args.seed} | _rates(Plan())
    write_model(checkpoint, banks.train, folder, Origin(args.version, data_hashes(args.treebanks), settings))
    figures = evaluate(folder, args.treebanks)
    (folder / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return figures


def _rates(plan: Plan) -> dict[str, float]:
    return {k.replace("_", " "): v for k, v in asdict(plan).items() if k in ("encoder_rate", "head_rate")}


def main_part(args: argparse.Namespace, plan: Plan) -> Figures:
    """Trains with half of EWT dev's names and measures on the other half; done once."""
    measured: Path = args.out / "measured"
    if not (measured / "figures.json").exists():
        banks = read_treebanks(args.treebanks)
        export(args, banks, fit(args, banks, plan), measured)
    figures: Figures = json.loads((measured / "figures.json").read_text(encoding="utf-8"))
    return figures


def last_stretch(args: argparse.Namespace, plan: Plan, before: Figures) -> Path:
    """Goes on a little with all names, and writes the model that is shipped and its card."""
    longer = replace(plan, words=round(plan.words * (1 + LAST_STRETCH)), seconds=plan.seconds * (1 + LAST_STRETCH))
    banks = read_treebanks(args.treebanks, all_names=True)
    folder: Path = args.out / "model"
    after = export(args, banks, fit(args, banks, longer), folder)
    write_card(folder, before, after)
    return folder


def main() -> None:
    """Reads, fits, exports, measures, installs."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    args = options()
    torch.set_num_threads(args.threads)
    plan = Plan(words=args.words, seconds=args.hours * 3600, seed=args.seed)
    try:
        folder = last_stretch(args, plan, main_part(args, plan))
    except (OSError, ValueError, WrongWeights) as error:
        sys.exit(f"training: {error}")
    if args.install:
        for name in (*FILES, "meta.json", "MODEL_CARD.md"):
            shutil.copyfile(folder / name, PACKAGED / name)


if __name__ == "__main__":
    main()
