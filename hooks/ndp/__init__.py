"""The library behind the national digital platforms portal.

Reads the catalogue, judges it, derives what follows from it and renders the portal. Knows nothing of MkDocs.
"""
