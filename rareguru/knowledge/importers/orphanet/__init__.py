"""Orphanet: one packet per entry with names, onset, inheritance, prevalence, findings, genes and hierarchy."""
