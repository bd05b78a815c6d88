"""Tests of finding, ranking and exchanging."""
