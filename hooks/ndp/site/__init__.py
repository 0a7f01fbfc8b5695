"""The portal's pages: from the catalogue to HTML, without knowing what surrounds a page (see `ndp.site.shell`)."""
