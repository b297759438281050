"""Operating system, imports and start-up."""
