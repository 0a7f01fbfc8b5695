"""The portal while its catalogue is being edited: every page and file made when it is asked for, nothing written."""

from ndp.preview.catalogue import LiveCatalogue
from ndp.preview.preview import Answer, Preview

__all__ = ["Answer", "LiveCatalogue", "Preview"]
