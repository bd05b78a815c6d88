"""GARD, the Genetic and Rare Diseases Information Center: its list, cross-references, genes, hierarchy, summaries."""
