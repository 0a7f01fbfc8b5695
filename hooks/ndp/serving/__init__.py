"""How the built site is to be served: one list of headers, written for every kind of server, and packed copies."""
