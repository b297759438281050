"""Word documents of a plan."""
