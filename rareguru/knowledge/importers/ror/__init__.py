"""Research Organization Registry: candidates for the directory of organizations."""
