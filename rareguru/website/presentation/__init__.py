"""Words, figures and dates as a reader sees them, made ready for the templates."""
