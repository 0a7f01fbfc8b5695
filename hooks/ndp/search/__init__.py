"""Search for Vietnamese: what files the browser fetches, and how what was typed is understood, found and ranked.

Pure: knows items, not pages or records. `find` is the reference of what `docs/assets/js/search/` does in the browser.
"""

from ndp.search.build import IndexFiles, build_index
from ndp.search.find import Forgiveness, Hit, find
from ndp.search.index import Bodies, SearchIndex
from ndp.search.items import Item, ItemKind

__all__ = ["Bodies", "Forgiveness", "Hit", "IndexFiles", "Item", "ItemKind", "SearchIndex", "build_index", "find"]
