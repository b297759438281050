"""The agenda: evaluations to hold, actions past their day, and both as calendar files."""
