"""Settings (one file, from the environment), root addresses, WSGI; nothing imports it."""
