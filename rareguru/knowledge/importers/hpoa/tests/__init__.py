"""Tests of the HPO annotation importer."""
