"""What people write about their health, as findings of the ontology."""
