"""Tests of the recognition of findings."""
