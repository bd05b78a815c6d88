"""GARD pages of about 2016, as MedQuAD keeps them."""
