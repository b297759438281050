"""The interim evaluation: how the plan went, how the needs moved, and what happens now."""
