"""Tests of the name search over a small catalogue."""
