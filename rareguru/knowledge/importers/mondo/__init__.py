"""Mondo Disease Ontology: the hub that says which records of other sources are one disease."""
