"""The mentions of a page as they are found, by their tokens.

In:  a figure and the token that means it. Out: `Mentions`, which tells whom a token means: Osmani at "Osmani", "she".
"""

from __future__ import annotations

from demarche.actors.discourse import Discourse, Figure
from demarche.actors.page import Page
from demarche.actors.reading import Form
from demarche.records import Span


class Mentions:
    """Notes mentions in a Discourse; `at` has the figures by token."""

    def __init__(self, page: Page, discourse: Discourse) -> None:
        self.page = page
        self.discourse = discourse
        self.at: dict[int, tuple[Figure, ...]] = {}

    def put(self, token: int, figure: Figure) -> None:
        """A figure that is in the Discourse already."""
        self.at[token] = (*self.at.get(token, ()), figure)

    def note(self, token: int, figure: Figure, form: Form, rule: str) -> None:
        """One more mention of a figure."""
        self.put(token, figure)
        self.discourse.note(figure, token, self.span(token), form, rule)

    def span(self, token: int) -> Span:
        """The phrase that a token is the head of."""
        return self.page.span(self.page.left_edge(token), self.page.right_edge(token))
