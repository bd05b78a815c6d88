"""Human Disease Ontology: definitions, names, hierarchy and cross-references of rare diseases."""
