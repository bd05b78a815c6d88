"""From statements to rows: check, compare with what is published, write in one transaction."""
