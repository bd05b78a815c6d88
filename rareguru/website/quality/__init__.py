"""How good the finder is, as measured: the page that says so, and the figures it reads."""
