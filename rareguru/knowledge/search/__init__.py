"""Names, synonyms, acronyms in every language: the index and its answers."""
