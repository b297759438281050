"""Word lists for name recognition."""
