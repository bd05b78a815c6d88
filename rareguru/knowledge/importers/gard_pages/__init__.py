"""GARD pages in our own interchange format: dated sections and organizations."""
