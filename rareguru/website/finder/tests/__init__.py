"""Tests of the finder pages."""
