"""One module per kind of page: each says what its page shows, the templates say how."""
