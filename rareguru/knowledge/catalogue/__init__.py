"""Diseases, names, terms, annotations, genes, cross-references, hierarchy."""
