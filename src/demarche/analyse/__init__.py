"""Analyse: questions to a store, as .sql files that anyone can read, and the little Python that asks them."""
