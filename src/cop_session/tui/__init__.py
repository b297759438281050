"""The full-screen app: what the facilitator sees and types into."""
