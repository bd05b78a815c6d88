"""Pages of the neurological institute (NINDS), as MedQuAD keeps them."""
