"""Settings and languages."""
