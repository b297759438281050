"""Questions that interrupt for a moment and return a value."""
