"""Tests of the OBO reader and of the graph."""
