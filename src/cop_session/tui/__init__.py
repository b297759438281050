"""The full-screen terminal app for the facilitator."""
