"""Tests of the HPO importer."""
