"""Tests of the name index."""
