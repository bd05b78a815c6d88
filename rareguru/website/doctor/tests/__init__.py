"""Tests of the sheet for the doctor."""
