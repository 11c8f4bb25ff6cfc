"""Finds lessons by what was meant: stems, safeguarding's own synonyms, slips of the keys; whatever the database."""

from heed.lessons.search.asked import Asked, Mended, read
from heed.lessons.search.index import Entry, Found, Index
from heed.lessons.search.marking import Piece, marked

__all__ = ["Asked", "Entry", "Found", "Index", "Mended", "Piece", "marked", "read"]
