"""The site in a real browser: phone and desktop, with and without scripts, in both languages."""
