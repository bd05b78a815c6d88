"""What is known about diseases, and how we know it."""
