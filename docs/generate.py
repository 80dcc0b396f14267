"""Writes the pages made from the code: `python -m docs.generate`; `--check` only sees that they are up to date.

In:  records, event rules, the command line. Out: coding.schema.json, rules.md, commands.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import typer
from typer.main import get_command

from demarche.events import EventLexicon
from demarche.records import json_schema
from demarche.show.cli.app import app
from docs import licences

HERE = Path(__file__).parent
MARKUP = re.compile(r"\[/?[a-z ]+\]")


def pages() -> dict[str, str]:
    return {
        "coding.schema.json": json.dumps(json_schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n",
        "rules.md": "\n".join(rules()) + "\n",
        "commands.md": "\n".join(commands()) + "\n",
        "licences.md": licences.page(),
    }


def rules() -> Iterator[str]:
    lexicon = EventLexicon.load(Path(str(files("demarche").joinpath("data"))))
    yield "# Event rules\n\nMade from `src/demarche/data/events/` by `make docs`. Each rule with its first example.\n"
    kind = ""
    for rule in sorted(lexicon.rules.rules, key=lambda r: (r.type, r.id)):
        if rule.type != kind:
            kind = rule.type
            yield f"\n## {kind}\n\n| rule | predicates | mode | CAMEO | example |\n|---|---|---|---|---|"
        words = ", ".join(rule.lemma[:6]) + (f" and {len(rule.lemma) - 6} more" if len(rule.lemma) > 6 else "")
        example = rule.examples[0].text if rule.examples else ""
        yield f"| `{rule.id}` | {words} | {rule.mode or ''} | {rule.cameo or ''} | {example} |"


def commands() -> Iterator[str]:
    yield "# Commands\n\nMade from the command line itself by `make docs`."
    group = get_command(app)
    context = typer.Context(group, info_name="demarche")
    for name in sorted(group.list_commands(context)):  # type: ignore[attr-defined]
        command = group.get_command(context, name)  # type: ignore[attr-defined]
        yield f"\n## demarche {name}\n\n{MARKUP.sub('', command.help or '').strip()}\n"
        for option in command.params:
            flags = ", ".join(f"`{flag}`" for flag in (*option.opts, *option.secondary_opts))
            yield f"- {flags}: {MARKUP.sub('', getattr(option, 'help', None) or 'argument')}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is out of date")
    check = parser.parse_args().check
    stale = []
    for name, text in pages().items():
        path = HERE / name
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if not check:
                path.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{'stale' if check else 'written'}: {', '.join(stale) or 'none'}\n")
    sys.exit(1 if check and stale else 0)


if __name__ == "__main__":
    main()
