"""Reading MedQuAD: its XML documents, their wording, and what became of lost letters."""
