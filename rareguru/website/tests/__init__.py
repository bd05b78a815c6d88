"""What a visitor sees, and what the site does with odd addresses."""
