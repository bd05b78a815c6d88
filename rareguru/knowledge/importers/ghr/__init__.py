"""Genetics Home Reference, as MedQuAD keeps it."""
