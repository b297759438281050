"""Lines as facilitators type them, in tables."""
