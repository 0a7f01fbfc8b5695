"""Facts and verdict → texts for people (Markdown, plain text) and programs (JSON)."""

from ndp.review.words.document import render

__all__ = ["render"]
