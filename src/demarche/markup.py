"""Small HTML tables for notebooks; every cell is words of others and is escaped.

In:  titles and rows. Out: `<table>…` as one string, which Jupyter shows for what has a `_repr_html_`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table(titles: Sequence[str], rows: Iterable[Sequence[object]], *, caption: str = "") -> str:
    """A table with a header; None is an empty cell."""
    head = "".join(f"<th style='text-align:left'>{escape(title)}</th>" for title in titles)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    told = f"<caption style='text-align:left'>{escape(caption)}</caption>" if caption else ""
    return f"<table>{told}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    return f"<td style='text-align:left'>{'' if value is None else escape(str(value))}</td>"
