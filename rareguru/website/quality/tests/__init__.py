"""Tests of the page on the quality of the finder."""
