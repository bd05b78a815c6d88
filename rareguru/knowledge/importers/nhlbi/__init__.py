"""Health topics of the heart, lung and blood institute (NHLBI), as MedQuAD keeps them."""
