"""Tests of the Human Disease Ontology importer."""
