"""Human Phenotype Ontology: terms, their names and parents, and translations."""
