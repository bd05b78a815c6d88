"""Which records of different sources are one disease: along exact mappings only, never by likeness."""
