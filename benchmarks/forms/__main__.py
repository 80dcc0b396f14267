"""`python -m benchmarks.forms [EXAMPLES]`: the table by form; `-v` writes what is not read as its plain sentence."""

from __future__ import annotations

import sys
from collections import Counter

from benchmarks.forms.measuring import read_forms
from benchmarks.measured import share
from demarche import load


def main(arguments: list[str]) -> None:
    each = next((int(a) for a in arguments if a.isdigit()), 20)
    all_, type_, parties, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for r in read_forms(load(), each):
        all_[r.form] += 1
        type_[r.form] += r.type
        parties[r.form] += r.parties
        right[r.form] += r.actuality
        if "-v" in arguments and not r.actuality:
            sys.stdout.write(f"{r.form:16} {r.rule}\n    {r.text}\n    {r.read}\n")
    sys.stdout.write(f"{'form':18}{'sentences':>10}{'type':>8}{'parties':>9}{'actuality':>11}\n")
    for form in (*all_, None):
        n, *found = (c.total() if form is None else c[form] for c in (all_, type_, parties, right))
        columns = "".join(f"{share(f, n):{width}.1f}" for f, width in zip(found, (8, 9, 11), strict=True))
        sys.stdout.write(f"{form or 'all':18}{n:10}{columns}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
